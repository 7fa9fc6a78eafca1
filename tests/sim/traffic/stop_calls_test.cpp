// What the engine promises to whoever says how long vehicles dwell.
#include "sim/traffic/stop_calls.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "tests/sim/traffic/bus_town.hpp"
#include "tests/sim/traffic/stopped_roads.hpp"

namespace tanvan {
namespace {

struct Asked {
  std::uint32_t trip, call;
  TrafficTime arrival;
};

TEST(StopCalls, AtEachStopTheyAreAskedAboutInTheOrderOfArrival) {
  BusTown const b(10, 8'000, 1200);
  StoppedRoads const stopped(b.town, b.stops, b.visits, {});
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, 1};
  for (std::size_t const parts : {1U, 6U}) {
    std::vector<std::vector<TrafficTime>> at(b.stops.size());
    stopped.run(
        [&](std::uint32_t trip, std::uint32_t call, TrafficTime arrival) {
          at[b.visits[trip][call]].push_back(arrival);
          return arrival + traffic_time((trip * 7 + call * 13) % 40);
        },
        {}, parts);
    std::size_t busy = 0;
    for (auto const& arrivals : at) {
      EXPECT_TRUE(std::ranges::is_sorted(arrivals));
      busy += arrivals.size() > 10 ? 1 : 0;
    }
    EXPECT_GT(busy, 0U);
  }
}

TEST(StopCalls, AlongATripEachIsAskedAboutOnceAndNoneBeforeTheOneBeforeItHasEnded) {
  SmallRoads town;
  town.link(0, 1, 3000);
  town.trip(100, {LinkId{0}}, VehicleClass::bus);
  StoppedRoads const stopped(town, {{LinkId{0}, 1000}, {LinkId{0}, 2000}}, {{0, 0, 1}});
  std::vector<Asked> asked;
  stopped.run([&](std::uint32_t trip, std::uint32_t call, TrafficTime arrival) {
    asked.push_back({trip, call, arrival});
    return arrival + traffic_time(30);
  });
  ASSERT_EQ(asked.size(), 3U);
  for (std::uint32_t call = 0; call < 3; ++call) EXPECT_EQ(asked[call].call, call);
  EXPECT_EQ(asked[1].arrival, asked[0].arrival + traffic_time(30));                // the same stop
  EXPECT_GE(asked[2].arrival, asked[1].arrival + traffic_time(30 + 1000 / 23.0));  // at the bus's 80 km/h
}

TEST(StopCalls, ThePlaceOfACallIsHowManyLinksOfTheWayLieBehind) {
  SmallRoads town;
  town.link(0, 1, 1000), town.link(1, 2, 1000);
  town.trip(0, {LinkId{0}, LinkId{1}}, VehicleClass::bus);
  StoppedRoads const stopped(town, {{LinkId{0}, 500}, {LinkId{1}, 500}}, {{0, 1, 1}});
  EXPECT_EQ(stopped.calls.offset, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(stopped.calls.link, (std::vector<std::uint32_t>{0, 2, 2}));  // of four stretches
  ASSERT_EQ(stopped.calls.places.size(), 2U);
  for (auto const& place : stopped.calls.places) {
    EXPECT_EQ(place.kind, StopKind::bay);
    EXPECT_EQ(place.berths, 1U);
  }
}

TEST(StopCalls, TripsThatCallNowhereNeedNobodyWhoSaysHowLong) {
  SmallRoads town;
  town.link(0, 1, 1000);
  town.trip(100, {LinkId{0}});
  StoppedRoads const stopped(town, {{LinkId{0}, 500}}, {{}});
  EXPECT_EQ(stopped.run({}).arrived, 1U);
}

}  // namespace
}  // namespace tanvan
