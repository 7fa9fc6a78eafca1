// Ways and departures where links close to a class for hours.
#include "sim/assignment/class_hours.hpp"

#include <gtest/gtest.h>

#include "sim/assignment/ban_departures.hpp"
#include "sim/core/check.hpp"
#include "tests/sim/assignment/queue_day.hpp"

namespace tanvan {
namespace {

using enum VehicleClass;

constexpr std::uint8_t kTrucks = 1U << static_cast<unsigned>(truck);
constexpr double kBegin_s = 7200, kEnd_s = 10'800;
constexpr LinkId kFirst{0}, kBarred{1}, kAround{2}, kBack{3}, kBehind{4};
std::vector<LinkId> const kShort = {kFirst, kBarred}, kLong = {kAround, kBack};

/// From 0 to 2 in 50 + 50 s over the barred link, or in 75 + 75 s around; 4 lies behind a barred link of its own.
TrafficRoads roads(double begin_s = kBegin_s, double end_s = kEnd_s) {
  auto r = small::streets(5, {{0, 1}, {1, 2}, {0, 3, 1500}, {3, 2, 1500}, {1, 4}});
  r.closures = {{kBarred, kTrucks, begin_s, end_s}, {kBehind, kTrucks, begin_s, end_s}};
  return r;
}

DayTrips one(double depart_s, VehicleClass vehicle, std::uint32_t to = 2) {
  DayTrips trips;
  small::add_trip(trips, 0, to, depart_s, vehicle);
  return trips;
}

DayAccess with_margin(double seconds) {
  DayAccess access;
  access.closing_margin_s = seconds;
  return access;
}

/// Trucks whose time costs money are searched by bins.
DayAccess paying() {
  DayAccess access;
  access.rules[static_cast<std::size_t>(truck)] = {.value_of_time_h = 1000, .cost_per_km = 1};
  return access;
}

std::vector<LinkId> free_way(small::Town const& town, DayTrips const& trips) {
  auto const found = free_flow_ways(town.network, trips);
  return small::links_of(town.network, found.ways, found.way[0]);
}

std::vector<LinkId> timed_way(small::Town const& town, DayTrips const& trips, TimedSearch search) {
  auto const times = times_of_empty_roads(town.roads, 900, 86'400);
  auto const found = timed_ways(town.network, times, trips, search);
  return small::links_of(town.network, found.ways, found.way[0]);
}

/// The ways of a truck that would enter the barred link at this moment.
std::vector<std::vector<LinkId>> ways_at(small::Town const& town, double enter_s) {
  auto const trips = one(enter_s - 50, truck);
  return {free_way(town, trips), timed_way(town, trips, TimedSearch::exact),
          timed_way(town, trips, TimedSearch::by_bin)};
}

TEST(ClassHours, AWayIsJudgedByTheMomentAtWhichTheLinkIsEntered) {
  std::vector const all_short(3, kShort), all_long(3, kLong);
  small::Town const town(roads()), money(roads(), paying());
  for (auto const* t : {&town, &money}) {
    EXPECT_EQ(ways_at(*t, kBegin_s - 1), all_short);
    EXPECT_EQ(ways_at(*t, kBegin_s), all_long);
    EXPECT_EQ(ways_at(*t, kEnd_s - 51), all_long);
    EXPECT_EQ(ways_at(*t, kEnd_s - 49), all_short) << "waits 49 s, which is less than the way around";
    EXPECT_EQ(ways_at(*t, kEnd_s), all_short);
  }
}

TEST(ClassHours, OtherClassesHeedNoneOfIt) {
  small::Town const town(roads());
  EXPECT_EQ(free_way(town, one(kBegin_s + 600, car)), kShort);
  EXPECT_EQ(timed_way(town, one(kBegin_s + 600, car), TimedSearch::by_bin), kShort);
}

TEST(ClassHours, TheMarginKeepsOffThoseWhoWouldBeThereAtTheLastMoment) {
  small::Town const town(roads(), with_margin(300));
  EXPECT_EQ(ways_at(town, kBegin_s - 301), std::vector(3, kShort));
  EXPECT_EQ(ways_at(town, kBegin_s - 299), std::vector(3, kLong));
}

TEST(ClassHours, AWayOverAClosedLinkCostsTheWait) {
  small::Town const town(roads());
  auto const times = times_of_empty_roads(town.roads, 900, 86'400);
  auto const arrive = [&](double depart_s, VehicleClass vehicle) {
    return way_cost(town.network, times, vehicle, kShort, traffic_time(depart_s)).arrive_s;
  };
  EXPECT_EQ(arrive(kBegin_s - 51, truck), kBegin_s + 49);
  EXPECT_EQ(arrive(kBegin_s - 50, truck), kEnd_s + 50);
  EXPECT_EQ(arrive(kBegin_s - 50, car), kBegin_s + 50);
}

TEST(ClassHours, WhoMayNotEnterItsFirstLinkWaitsAtHome) {
  auto r = roads();
  r.closures = {{kFirst, kTrucks, kBegin_s, kEnd_s}};
  small::Town const town(std::move(r));
  auto const times = times_of_empty_roads(town.roads, 900, 86'400);
  EXPECT_EQ(way_cost(town.network, times, truck, kShort, traffic_time(8000)).arrive_s, kEnd_s + 100);
  EXPECT_EQ(closed_wait_s(town.network, truck, kShort, traffic_time(8000)), kEnd_s - 8000);
}

TEST(ClassHours, ABanForGoodIsNoHour) {
  small::Town const town(roads(0, kLatestTraffic_s));
  EXPECT_FALSE(town.network.hours_of(truck).by_hour());
  EXPECT_EQ(free_way(town, one(100, truck)), kLong);
  EXPECT_TRUE(free_way(town, one(100, truck, 4)).empty());
  auto trips = one(100, truck, 4);
  depart_after_bans(town.network, trips);
  EXPECT_EQ(trips.depart[0], traffic_time(100));
}

TEST(ClassHours, ClosuresThatMeetAreOne) {
  auto r = roads();
  r.closures = {
      {kBarred, 1, 0, 1000}, {kBarred, kTrucks, 100, 200}, {kBarred, kTrucks, 150, 300}, {kBarred, 8, 300, 350}};
  auto const hours = class_hours(r, {}, truck, 0);
  EXPECT_EQ(hours.changes, (std::vector<Ticks>{100'000, 350'000}));
  EXPECT_EQ(hours.opening(kBarred, 99'999), 99'999);
  EXPECT_EQ(hours.opening(kBarred, 100'000), 350'000);
}

TEST(ClassHours, ClosuresOutOfOrderAreOurMistake) {
  auto r = roads();
  std::swap(r.closures[0], r.closures[1]);
  EXPECT_THROW(class_hours(r, {}, truck, 0), Violation);
}

TEST(ClassHours, NoTruckOfAnEquilibriumWaitsBeforeTheSign) {
  small::Town const town(roads());
  DayTrips trips;
  for (int i = 0; i < 200; ++i) small::add_trip(trips, 0, 2, kBegin_s - 1800 + 40.0 * i, i % 2 == 0 ? truck : car);
  DayProblem const problem{&town.network, trips};
  auto const solved = solve_day(problem, {.gap = 0.02, .max_iterations = 8, .search = TimedSearch::by_bin});
  EXPECT_EQ(solved.day.arrived, trips.size());
  for (std::size_t i = 0; i < trips.size(); ++i)
    EXPECT_LT(seconds_of_time(solved.day.arrive[i]) - seconds_of_time(trips.depart[i]), 200) << i;
}

TEST(RoadOpenings, AreTheMomentsAtWhichALinkClosesOrOpensToAll) {
  auto r = roads();
  double const open = r.capacity_pcu_h[kBarred];
  r.changes = {{100, kBarred, 0, 1}, {100, LinkId{0}, open / 2, 1}, {150, kBarred, 0, 1}, {200, kBarred, open, 1}};
  EXPECT_EQ(road_openings(r), (std::vector<Ticks>{100'000, 200'000}));
  EXPECT_TRUE(any_within(road_openings(r), 100'000, 100'000));
  EXPECT_TRUE(any_within(road_openings(r), 150'000, 300'000));
  EXPECT_FALSE(any_within(road_openings(r), 100'001, 199'999));
  EXPECT_FALSE(any_within(road_openings(r), 200'001, 300'000));
}

}  // namespace
}  // namespace tanvan
