#include "sim/assignment/first_loading.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/queue_day.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan::small {
namespace {

/// A short way and one that takes 100 s longer, each for 1,440 vehicles/h.
TrafficRoads two_ways() {
  return streets(4, {{0, 1, 1000, 1440}, {1, 3, 1000, 1440}, {0, 2, 2000, 1440}, {2, 3, 2000, 1440}});
}

std::size_t on_the_longer(Town const& town, DayWays const& found) {
  std::size_t n = 0;
  for (auto const way : found.way) n += town.network.roads->to[found.ways.first[way]] == NodeId{2};
  return n;
}

TEST(FirstLoading, LeavesCalmRoadsAsTheyAre) {
  Town const town(two_ways());
  auto const trips = stream_of_cars(0, 3, 0.35, 0, 3600);
  auto const found = loaded_ways(town.network, trips), free = free_flow_ways(town.network, trips);
  EXPECT_EQ(found.way, free.way);
  EXPECT_EQ(found.ways.turn, free.ways.turn);
}

/// 0.6/s on ways for 0.4/s each: by the time that a queue of 100 s stands, the rest goes round.
TEST(FirstLoading, SendsRoundWhoWouldWaitLongerInTheQueue) {
  Town const town(two_ways());
  auto const trips = stream_of_cars(0, 3, 0.6, 0, 3600);
  auto const longer = on_the_longer(town, loaded_ways(town.network, trips));
  EXPECT_GT(longer, trips.size() / 6);
  EXPECT_LT(longer, trips.size() / 2);
  EXPECT_EQ(on_the_longer(town, loaded_ways(town.network, trips, {}, 0)), 0U);
}

TEST(FirstLoading, KeepsTheWaysThatAreGivenAndCountsWhoDrivesThem) {
  Town const town(two_ways());
  auto const trips = stream_of_cars(0, 3, 0.8, 0, 3600);
  auto const free = free_flow_ways(town.network, trips);
  DayWays given{free.ways, free.way};
  for (std::size_t i = 0; i < trips.size(); i += 2) given.way[i] = kNoWay;
  auto const found = loaded_ways(town.network, trips, given);
  std::size_t longer = 0;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    bool const round = town.network.roads->to[found.ways.first[found.way[i]]] == NodeId{2};
    EXPECT_FALSE(i % 2 == 1 && round) << i;
    longer += round;
  }
  EXPECT_GT(longer, trips.size() / 3);
}

TEST(FirstLoading, HeedsCapacitiesOfTheHour) {
  auto roads = two_ways();
  roads.changes = {{.at_s = 1800, .link = LinkId{1}, .capacity_pcu_h = 144, .lanes = 1}};
  Town const town(std::move(roads));
  auto const trips = stream_of_cars(0, 3, 0.3, 0, 3600);
  auto const found = loaded_ways(town.network, trips);
  std::size_t before = 0, after = 0;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    bool const round = town.network.roads->to[found.ways.first[found.way[i]]] == NodeId{2};
    (seconds_of_time(trips.depart[i]) < 1500 ? before : after) += round;
  }
  EXPECT_EQ(before, 0U);
  EXPECT_GT(after, 200U);
}

/// A fifth of the trips are trucks, which may not enter the short way before they would all be late: they go round.
TEST(FirstLoading, HeedsWhoMayNotEnter) {
  auto roads = two_ways();
  roads.closures = {{LinkId{1}, 1U << static_cast<unsigned>(VehicleClass::truck), 0, 7200}};
  Town const town(std::move(roads));
  auto trips = stream_of_cars(0, 3, 0.5, 0, 3600);
  for (std::size_t i = 0; i < trips.size(); i += 5) trips.vehicle[i] = VehicleClass::truck;
  auto const found = loaded_ways(town.network, trips);
  for (std::size_t i = 0; i < trips.size(); i += 5)
    EXPECT_EQ(town.network.roads->to[found.ways.first[found.way[i]]], NodeId{2}) << i;
}

TEST(FirstLoading, SameBitsOnOneTwoAndSevenThreads) {
  Town const town(square(8, 150, 600));
  DayTrips trips;
  for (std::uint32_t i = 0; i < 4000; ++i)
    add_trip(trips, i * 7 % 64, i * 13 % 61, i % 1200, static_cast<VehicleClass>(i % 4));
  auto const found = on_one_two_and_seven_threads([&] { return loaded_ways(town.network, trips); });
  for (int i : {1, 2}) {
    EXPECT_EQ(found[0].way, found[i].way);
    EXPECT_EQ(found[0].ways.turn, found[i].ways.turn);
  }
}

TEST(FirstLoading, OfNobodyIsNothing) {
  Town const town(two_ways());
  EXPECT_TRUE(loaded_ways(town.network, {}).way.empty());
}

}  // namespace
}  // namespace tanvan::small
