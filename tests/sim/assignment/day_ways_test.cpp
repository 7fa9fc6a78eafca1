#include "sim/assignment/day_ways.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/queue_day.hpp"

namespace tanvan::small {
namespace {

TrafficRoads three_ways() {
  return streets(2, {{0, 1, 100}, {0, 1, 200}, {0, 1, 300}});
}

WayTable table_of(Town const& town, std::vector<std::uint32_t> const& links) {
  WayTable table;
  for (auto a : links) {
    LinkId const way[] = {LinkId{a}};
    table.add(way, town.network.numbers);
  }
  return table;
}

std::vector<std::uint32_t> ways_of(DayWaySets const& sets, std::uint32_t pair) {
  std::vector<std::uint32_t> ways;
  sets.for_each(pair, [&](std::uint32_t way) { ways.push_back(sets.ways().first[way].value); });
  return ways;
}

TEST(DayWaySets, TripsOfAClassBetweenTwoNodesShareAPair) {
  DayTrips trips;
  add_trip(trips, 0, 1, 5);
  add_trip(trips, 1, 0, 5);
  add_trip(trips, 0, 1, 9);
  add_trip(trips, 0, 1, 5, VehicleClass::truck);
  DayWaySets const sets(trips, 2);
  EXPECT_EQ(sets.pairs(), 3U);
  EXPECT_EQ(sets.pair_of(0), sets.pair_of(2));
  EXPECT_NE(sets.pair_of(0), sets.pair_of(3));
}

TEST(DayWaySets, AWayIsKeptOnce) {
  Town const town(three_ways());
  DayWaySets sets(stream_of_cars(0, 1, 1, 0, 3), 4);
  auto const table = table_of(town, {0, 1, 0});
  EXPECT_EQ(sets.add(0, table, 0), sets.add(0, table, 2));
  EXPECT_NE(sets.add(0, table, 0), sets.add(0, table, 1));
  EXPECT_EQ(ways_of(sets, 0), (std::vector<std::uint32_t>{0, 1}));
}

TEST(DayWaySets, WaysInUseStayAndOthersMakeRoom) {
  Town const town(three_ways());
  DayWaySets sets(stream_of_cars(0, 1, 1, 0, 3), 2);
  auto const table = table_of(town, {0, 1, 2});
  sets.use(sets.add(0, table, 0));
  sets.add(0, table, 1);
  sets.add(0, table, 2);
  EXPECT_EQ(ways_of(sets, 0), (std::vector<std::uint32_t>{0, 2}));
}

TEST(UsedWays, AreThoseThatTripsHave) {
  Town const town(three_ways());
  auto const table = table_of(town, {0, 1, 2});
  std::vector<std::uint32_t> way = {2, kNoWay, 0, 2};
  auto const used = used_ways(table, way);
  EXPECT_EQ(used.size(), 2U);
  EXPECT_EQ(way, (std::vector<std::uint32_t>{0, kNoWay, 1, 0}));
  EXPECT_TRUE(same_way(used, 0, table, 2));
}

}  // namespace
}  // namespace tanvan::small
