// The exact cases of kinematic waves: mobility.md 1.7.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "sim/traffic/link_figures.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

constexpr double kTick = 1, kVehicle = 1;

/// Newell's curves vehicle by vehicle: entries to and exits from a link before a narrow one.
struct Curves {
  std::vector<double> enter, leave;
};
Curves newell(std::vector<double> const& departures, double length, double flow_out) {
  Curves c;
  auto const storage = static_cast<std::size_t>(std::lround(kJam * length / 1000));
  for (std::size_t i = 0; i < departures.size(); ++i) {
    double enter = departures[i];
    if (i >= storage) enter = std::max(enter, c.leave[i - storage] + length / kWave);
    if (i > 0) enter = std::max(enter, c.enter[i - 1] + 1 / kFlow);
    double const leave = std::max(enter + length / 20, i > 0 ? c.leave[i - 1] + 1 / flow_out : 0);
    c.enter.push_back(enter);
    c.leave.push_back(leave);
  }
  return c;
}

SmallRoads bottleneck(std::vector<double> const& departures, double length, double flow_out) {
  SmallRoads s;
  auto const a = s.link(0, 1, length), b = s.link(1, 2, 1000, 1, flow_out);
  for (double const t : departures) s.trip(t, {a, b});
  return s;
}

void expect_curves(std::vector<double> const& departures, double length, double flow_out, double step = 1) {
  auto rules = reference_rules();
  rules.step_s = step;
  auto const day = bottleneck(departures, length, flow_out).run(rules);
  auto const curves = newell(departures, length, flow_out);
  auto const enter = seconds(day.enter), arrive = seconds(day.arrive);
  double enters = 0, arrives = 0;
  for (std::size_t i = 0; i < departures.size(); ++i) {
    enters = std::max(enters, std::abs(enter[i] - curves.enter[i]));
    arrives = std::max(arrives, std::abs(arrive[i] - curves.leave[i] - 50));
  }
  EXPECT_LT(enters, kTick);
  EXPECT_LT(arrives, kTick);
}

TEST(TrafficDay, DrivesFreeLinksInTheSumOfTheirTimes) {
  SmallRoads s;
  s.trip(10, {s.link(0, 1, 100), s.link(1, 2, 250, 2, kFlow, 36), s.link(2, 3, 777, 1, kFlow, 50)});
  auto const day = s.run();
  EXPECT_NEAR(seconds_of_time(day.arrive[0] - day.enter[0]), 5 + 25 + 777 / (50 / 3.6), 0.002);
  EXPECT_EQ(day.entries, 3U);
}

TEST(TrafficDay, FollowsNewellsCurvesInABottleneck) {
  expect_curves(at_rate(0.8, 0, 1000), 4000, 0.4);
}

TEST(TrafficDay, FollowsNewellsCurvesWhereTheQueueSpillsBack) {
  expect_curves(at_rate(0.8, 0, 1000), 1000, 0.4);
  expect_curves(at_rate(0.8, 0, 1000), 1000, 0.4, 0.5);
  expect_curves(at_rate(0.8, 0, 400), 1000, 0.01);
  expect_curves(at_rate(0.6, 0, 900), 1000, 0.4);
}

TEST(TrafficDay, LosesWhatThePointQueueLoses) {
  auto const times = at_rate(0.8, 0, 1000);
  auto const day = bottleneck(times, 4000, 0.4).run();
  double total = 0, largest = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    double const delay = seconds_of_time(day.arrive[i]) - times[i] - 250;
    total += delay;
    largest = std::max(largest, delay);
  }
  EXPECT_NEAR(total, 400'000, 800 * kTick);
  EXPECT_NEAR(largest, 1000, 2);
}

TEST(TrafficDay, GivesTheCumulativeCountsOfFourBlocksOfDemand) {
  auto times = at_rate(0.2, 0, 500);
  for (auto const& [rate, begin] : {std::pair{0.5, 500.0}, {0.6, 1000.0}, {0.2, 1500.0}})
    for (double const t : at_rate(rate, begin, begin + 500)) times.push_back(t);
  auto const day = bottleneck(times, 1000, 0.5).run();
  auto const before = [](std::vector<TrafficTime> const& column, double t) {
    return std::ranges::count_if(column, [t](TrafficTime x) { return x < traffic_time(t); });
  };
  EXPECT_EQ(before(day.enter, 1500), 650);
  EXPECT_NEAR(static_cast<double>(before(day.arrive, 1550)), 575, 1);
}

TEST(TrafficDay, NeverHoldsMoreThanTheJamDensity) {
  auto const day = bottleneck(at_rate(0.8, 0, 400), 1000, 0.01).run();
  long most = 0;
  for (double t = 0; t < 2000; t += 10) {
    auto const by = [t](std::vector<TrafficTime> const& column, double shift) {
      return std::ranges::count_if(column, [&](TrafficTime x) { return x <= traffic_time(t + shift); });
    };
    most = std::max(most, by(day.enter, 0) - by(day.arrive, 50));
  }
  EXPECT_EQ(most, 198);  // and two gaps on their way back
}

/// Flow of the trips that begin on a link, arrivals in [begin, end) [1/s].
double flow_of(SmallRoads const& s, DayResult const& day, LinkId first, double begin, double end) {
  int n = 0;
  for (std::size_t t = 0; t < s.trips.size(); ++t) {
    double const at = seconds_of_time(day.arrive[t]);
    n += s.ways.first[s.trips.way[t]] == first && at >= begin && at < end;
  }
  return n / (end - begin);
}

void expect_merge(double lanes, double rate_a, double rate_b, double flow_a, double flow_b) {
  SmallRoads s;
  auto const a = s.link(0, 2, 4000, lanes), b = s.link(1, 2, 4000), c = s.link(2, 3, 200);
  for (double const t : at_rate(rate_a, 0, 1500)) s.trip(t, {a, c});
  for (double const t : at_rate(rate_b, 0, 1500)) s.trip(t, {b, c});
  auto const day = s.run();
  EXPECT_NEAR(flow_of(s, day, a, 600, 1400), flow_a, kVehicle / 800);
  EXPECT_NEAR(flow_of(s, day, b, 600, 1400), flow_b, kVehicle / 800);
}

TEST(TrafficDay, SharesAMergeByCapacities) {
  expect_merge(1, 0.8, 0.8, 0.4, 0.4);
  expect_merge(1, 0.8, 0.2, 0.6, 0.2);
  expect_merge(4, 0.8, 0.8, 0.64, 0.16);
}

TEST(TrafficDay, HoldsBackWhoStandsBehindABlockedHead) {
  SmallRoads s;
  auto const a = s.link(0, 1, 4000), b = s.link(1, 2, 200, 1, 0.3), c = s.link(1, 3, 200);
  auto const times = at_rate(0.8, 0, 1200);
  for (std::size_t i = 0; i < times.size(); ++i) s.trip(times[i], {a, i % 4 == 3 ? c : b});
  auto const day = s.run();
  int to_b = 0, to_c = 0;
  for (std::size_t t = 0; t < times.size(); ++t) {
    double const at = seconds_of_time(day.arrive[t]);
    if (at >= 600 && at < 1600) ++(t % 4 == 3 ? to_c : to_b);
  }
  EXPECT_NEAR(to_b, 300, kVehicle);
  EXPECT_NEAR(to_c, 100, kVehicle);
}

SmallRoads ring(std::uint32_t links, int vehicles, std::size_t driven) {
  SmallRoads s;
  for (std::uint32_t i = 0; i < links; ++i) s.link(i, (i + 1) % links, 100);
  for (int v = 0; v < vehicles; ++v) {
    std::vector<LinkId> way;
    for (std::size_t k = 0; k < driven; ++k) way.push_back(id_of<LinkId>((static_cast<std::size_t>(v) + k) % links));
    s.trip(0, way);
  }
  return s;
}

TEST(TrafficDay, FindsTheCircleOfAFullRing) {
  auto const day = ring(3, 300, 30).run();
  EXPECT_EQ(day.arrived, 0U);
  EXPECT_EQ(std::ranges::count_if(day.enter, [](TrafficTime t) { return t != kNoTime; }), 60);
  ASSERT_EQ(day.gridlocks.size(), 1U);
  EXPECT_EQ(day.gridlocks[0].links, (std::vector{LinkId{0}, LinkId{1}, LinkId{2}}));
  EXPECT_TRUE(day.forced.empty());
  EXPECT_TRUE(std::ranges::all_of(day.stuck, [](Stuck s) { return s == Stuck::gridlock; }));
}

TEST(TrafficDay, TellsWhoStandsOnALinkWhenItEnds) {
  auto const s = ring(3, 300, 30);
  auto const day = s.run();
  ASSERT_EQ(day.standing.size(), 60U);
  EXPECT_TRUE(std::ranges::is_sorted(day.standing, {}, &Standing::trip));
  for (auto const& vehicle : day.standing) EXPECT_EQ(day.arrive[vehicle.trip], kNoTime);
  auto const figures = link_figures(s.roads, reference_rules(), day);
  for (double const kmh : figures.speed_kmh) EXPECT_LT(kmh, 1);
  double lost_h = 0;
  for (double const h : figures.delay_veh_h) lost_h += h;
  EXPECT_GT(lost_h, 60 * 0.9 * 15 / 60);  // nearly all of the bin's quarter of an hour
  EXPECT_TRUE(ring(3, 57, 30).run().standing.empty());
}

TEST(TrafficDay, TurnsARingThatHasOneHole) {
  EXPECT_EQ(ring(3, 57, 30).run().arrived, 57U);
  EXPECT_EQ(ring(3, 59, 30).run().arrived, 59U);
}

TEST(TrafficDay, ForcesVehiclesOnlyWhereThePolicySaysSo) {
  auto rules = reference_rules();
  rules.force_gridlock = 1;
  auto const day = ring(3, 80, 30).run(rules);
  EXPECT_EQ(day.arrived, 80U);
  EXPECT_FALSE(day.forced.empty());
}

}  // namespace
}  // namespace tanvan
