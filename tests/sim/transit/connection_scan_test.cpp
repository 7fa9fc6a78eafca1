#include "sim/transit/connection_scan.hpp"

#include <gtest/gtest.h>

#include "tests/sim/transit/slow_search.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kMinute = 60, kHour = 3600;

std::int32_t clock(int hours, int minutes) {
  return hours * kHour + minutes * kMinute;
}

/// Earliest arrival from one stop at another.
std::optional<std::int32_t> arrival(Timetable const& t, std::uint32_t from, std::uint32_t to, std::int32_t time,
                                    ScanOptions const& options = {}) {
  auto const connections = connections_of(t, SearchDirection::depart_at);
  ConnectionScan scan(connections, options);
  scan.search_stops(time, std::vector{StopId{from}}, {}, options.rides);
  return scan.by_any_means(options.rides, StopId{to});
}

TEST(ConnectionScan, AccessRideAndEgressAddUp) {  // OpenTripPlanner's module test A01
  auto const t = timetable_with(2, {{{0, 60, 60}, {1, 300, 300}}});
  auto const connections = connections_of(t, SearchDirection::depart_at);
  ConnectionScan scan(connections, {});
  scan.search(0, std::vector<Reach>{{StopId{0}, 30}});
  auto const journey = scan.journey(std::vector<Reach>{{StopId{1}, 20}});
  ASSERT_TRUE(journey);
  EXPECT_EQ(journey->departure, 30);
  EXPECT_EQ(journey->arrival, 320);
  EXPECT_EQ(journey->arrival - journey->departure, 4 * kMinute + 50);
  EXPECT_EQ(journey->rides, 1);
  ASSERT_EQ(journey->legs.size(), 3U);
  EXPECT_TRUE(journey->legs[0].is_walk());
  EXPECT_EQ(journey->legs[0].arrival, 60);
  EXPECT_EQ(journey->legs[1].board, 0U);
  EXPECT_EQ(journey->legs[1].alight, 1U);
  EXPECT_EQ(journey->legs[2].departure, 300);
}

TEST(ConnectionScan, BackwardAccessRideAndEgressAddUp) {
  auto const t = timetable_with(2, {{{0, 60, 60}, {1, 300, 300}}});
  auto const connections = connections_of(t, SearchDirection::arrive_by);
  ConnectionScan scan(connections, {});
  std::vector<Reach> const egress{{StopId{1}, 20}}, access{{StopId{0}, 30}};
  scan.search(400, egress);
  auto const journey = scan.journey(access);
  ASSERT_TRUE(journey);
  EXPECT_EQ(journey->departure, 30);
  EXPECT_EQ(journey->arrival, 320) << "the walk begins when the ride ends";
  scan.search(319, egress);
  EXPECT_FALSE(scan.journey(access)) << "a second too early";
}

/// Sixty blocks of 30 s; A leaves at 07:10 and takes ten minutes for each of the hops from 20 to 22, B leaves at 07:20.
Timetable overtaking(bool with_b) {
  std::vector<TestCall> a, b;
  auto time_a = clock(7, 10), time_b = clock(7, 20);
  for (std::uint32_t stop = 0; stop < 60; ++stop) {
    a.push_back({stop, time_a, time_a});
    b.push_back({stop, time_b, time_b});
    time_a += stop == 20 || stop == 21 ? 10 * kMinute : 30;
    time_b += 30;
  }
  return with_b ? timetable_with(60, {a, b}) : timetable_with(60, {a});
}

TEST(ConnectionScan, TheRunThatOvertakesIsTaken) {  // conveyal/r5, SimpsonDesertTests; there a minute more for binning
  auto const both = overtaking(true), alone = overtaking(false);
  EXPECT_EQ(arrival(alone, 10, 42, clock(7, 0)), clock(7, 50)) << "what boarding the first that comes gives";
  for (int minute = 0; minute <= 5; ++minute) {
    EXPECT_EQ(arrival(both, 30, 42, clock(7, minute)), clock(7, 41));
    EXPECT_EQ(arrival(both, 10, 42, clock(7, minute)), clock(7, 41));
    EXPECT_EQ(arrival(both, 10, 42, clock(7, 13 + minute)), clock(7, 41));
  }
}

TEST(ConnectionScan, WalksAreNotChained) {
  auto const t = timetable_with(4, {{{0, 0, 0}, {1, 10, 10}}}, {{StopId{1}, StopId{2}, 5}, {StopId{2}, StopId{3}, 5}});
  EXPECT_EQ(arrival(t, 0, 2, 0), 15);
  EXPECT_EQ(arrival(t, 0, 3, 0), std::nullopt);
  EXPECT_EQ(arrival(t, 1, 3, 0), std::nullopt) << "nor at the beginning";
}

TEST(ConnectionScan, OneWalksOnFromAVehicleThatComesAfterAWalk) {
  // A walk reaches stop 2 at 12, a vehicle at 14; only from the vehicle one may walk on to stop 3.
  auto const t = timetable_with(4, {{{0, 0, 0}, {1, 10, 10}, {2, 14, 14}}},
                                {{StopId{1}, StopId{2}, 2}, {StopId{2}, StopId{3}, 1}});
  EXPECT_EQ(arrival(t, 0, 2, 0), 12);
  EXPECT_EQ(arrival(t, 0, 3, 0), 15);
}

TEST(ConnectionScan, HopsThatTakeNoTimeAreRiddenInTheirOrder) {
  auto const t = timetable_with(
      4, {{{2, 5, 5}, {3, 5, 5}}, {{0, 5, 5}, {1, 5, 5}, {2, 5, 5}}});  // the second ride first in the timetable
  EXPECT_EQ(arrival(t, 0, 3, 5), 5);
  EXPECT_EQ(arrival(t, 0, 3, 5, {.rides = 1}), std::nullopt);
}

TEST(ConnectionScan, SlackIsNeededBeforeEachRideAndNotAfterTheLast) {
  auto const t = timetable_with(3, {{{0, 60, 60}, {1, 100, 100}}, {{1, 130, 130}, {2, 200, 200}}});
  EXPECT_EQ(arrival(t, 0, 2, 30, {.slack_s = 30}), 200);
  EXPECT_EQ(arrival(t, 0, 2, 31, {.slack_s = 30}), std::nullopt) << "at the first ride";
  EXPECT_EQ(arrival(t, 0, 2, 0, {.slack_s = 31}), std::nullopt) << "at the change";
}

TEST(ConnectionScan, RightsToBoardAndAlightAreKept) {
  auto const t =
      timetable_with(3, {{{0, 0, 0}, {1, 10, 10, 0, 1}, {2, 20, 20}}, {{0, 0, 0}, {1, 5, 5, 1, 0}, {2, 30, 30}}});
  EXPECT_EQ(arrival(t, 1, 2, 0), 30) << "the first run may not be boarded there";
  EXPECT_EQ(arrival(t, 0, 1, 0), 10) << "the second may not be left there";
}

void expect_same(ConnectionScan const& scan, SlowSearch const& slow, Timetable const& t, int rides, char const* what) {
  for (int k = 0; k <= rides; ++k)
    for (std::uint32_t s = 0; s < t.stops; ++s) {
      EXPECT_EQ(scan.by_vehicle(k, StopId{s}), slow.vehicle[static_cast<std::size_t>(k)][s]) << what << k << ' ' << s;
      EXPECT_EQ(scan.by_any_means(k, StopId{s}), slow.any[static_cast<std::size_t>(k)][s]) << what << k << ' ' << s;
    }
}

std::vector<Reach> drawn_access(TestDraws& draw, std::size_t stops) {
  std::vector<Reach> access;
  for (int n = 1 + draw.below(2); n > 0; --n)
    access.push_back({StopId{static_cast<std::uint32_t>(draw.below(static_cast<int>(stops)))}, draw.below(5)});
  return access;
}

TEST(ConnectionScan, EveryLabelIsThatOfTheSlowSearch) {
  TestDraws draw(7);
  constexpr int kRides = 4;
  for (int n = 0; n < 1500 && !testing::Test::HasFailure(); ++n) {
    auto const t = drawn_timetable(draw);
    auto const slack = draw.below(3);
    auto const access = drawn_access(draw, t.stops);
    auto const forward = connections_of(t, SearchDirection::depart_at),
               backward = connections_of(t, SearchDirection::arrive_by);
    ConnectionScan onward(forward, {kRides, slack}), homeward(backward, {kRides, slack});
    for (int again = 0; again < 3; ++again) {
      auto const time = draw.below(100) - 10;
      onward.search(time, access);
      expect_same(onward, slow_departures(t, time, access, false, kRides, slack), t, kRides, "from ");
      homeward.search(time, access);
      expect_same(homeward, slow_arrivals(t, time, access, false, kRides, slack), t, kRides, "by ");
      StopId const stop = access.front().stop;
      onward.search_stops(time, std::vector{stop}, {}, kRides);
      expect_same(onward, slow_departures(t, time, {{stop, 0}}, true, kRides, slack), t, kRides, "from stop ");
      homeward.search_stops(time, std::vector{stop}, {}, kRides);
      expect_same(homeward, slow_arrivals(t, time, {{stop, 0}}, true, kRides, slack), t, kRides, "by stop ");
    }
  }
}

TEST(ConnectionScan, ALaterDepartureThatIsInTimeIsTheBackwardLabel) {
  TestDraws draw(8);
  for (int n = 0; n < 300; ++n) {
    auto const t = drawn_timetable(draw);
    StopId const from{0}, to{static_cast<std::uint32_t>(t.stops - 1)};
    auto const backward = connections_of(t, SearchDirection::arrive_by);
    ConnectionScan homeward(backward, {});
    auto const time = draw.below(80);
    homeward.search_stops(time, std::vector{to}, {}, 8);
    auto const leave = homeward.by_any_means(8, from);
    std::optional<std::int32_t> latest;
    for (int at = -20; at <= 100; ++at)
      if (auto const there = arrival(t, from.value, to.value, at); there && *there <= time) latest = at;
    EXPECT_EQ(leave, latest);
  }
}

TEST(ConnectionScan, AnotherRunMakesNoLabelLater) {
  TestDraws draw(9);
  for (int n = 0; n < 500; ++n) {
    auto const t = drawn_timetable(draw);
    auto more = t;
    add_run(more, drawn_run(draw, static_cast<int>(t.stops)));
    auto const few = connections_of(t, SearchDirection::depart_at),
               many = connections_of(more, SearchDirection::depart_at);
    ConnectionScan before(few, {}), after(many, {});
    before.search_stops(0, std::vector{StopId{0}}, {}, 8);
    after.search_stops(0, std::vector{StopId{0}}, {}, 8);
    for (int k = 0; k <= 8; ++k)
      for (std::uint32_t s = 0; s < t.stops; ++s) {
        auto const old = before.by_any_means(k, StopId{s}), now = after.by_any_means(k, StopId{s});
        EXPECT_TRUE(!old || (now && *now <= *old));
      }
  }
}

TEST(ConnectionScan, AGoalChangesNothingAtTheGoal) {
  TestDraws draw(10);
  for (int n = 0; n < 500; ++n) {
    auto const t = drawn_timetable(draw);
    auto const access = drawn_access(draw, t.stops), goal = drawn_access(draw, t.stops);
    auto const connections = connections_of(t, SearchDirection::depart_at);
    ConnectionScan all(connections, {}), one(connections, {});
    all.search(0, access);
    one.search(0, access, goal, 8);
    EXPECT_EQ(all.time_at(goal), one.time_at(goal));
    auto const a = all.journey(goal), b = one.journey(goal);
    ASSERT_EQ(a.has_value(), b.has_value());
    if (a) {
      EXPECT_EQ(a->rides, b->rides);
    }
  }
}

}  // namespace
}  // namespace tanvan
