// Signals, openings and closures.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "sim/traffic/signal_clock.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

TEST(SignalClock, FindsTheNextGreen) {
  GreenCycle const c{
      traffic_time(60), traffic_time(10), {{traffic_time(0), traffic_time(20)}, {traffic_time(30), traffic_time(40)}}};
  auto const at = [&](double s) { return seconds_of_time(next_green(c, traffic_time(s))); };
  EXPECT_EQ(at(10), 10);
  EXPECT_EQ(at(29), 29);
  EXPECT_EQ(at(30), 40);
  EXPECT_EQ(at(55), 70);
  EXPECT_EQ(at(5), 10);
  EXPECT_EQ(next_green({traffic_time(60), 0, {}}, 0), kNoTime);
}

SmallRoads crossing(std::vector<SignalPhase> phases) {
  SmallRoads s;
  auto const a = s.link(0, 4, 4000), b = s.link(1, 4, 4000), c = s.link(4, 2, 400), d = s.link(4, 3, 400);
  s.roads.controllers.push_back({.node = NodeId{4}, .cycle_s = 60, .phases = std::move(phases)});
  bool const fixed = s.roads.controllers[0].phases.empty();
  SignalMovement first{0, a, c}, second{0, b, d};
  if (fixed) {
    first.green = {{0, 30}};
    second.green = {{30, 60}};
  } else {
    first.phases = {0};
    second.phases = {1};
  }
  s.roads.movements = {first, second};
  return s;
}

TEST(SignalClock, CountsGreenAlone) {
  GreenCycle const cycle{100, 10, {{0, 20}, {50, 60}}};
  EXPECT_EQ(after_green(cycle, 10, 0), 10U);
  EXPECT_EQ(after_green(cycle, 10, 20), 30U);
  EXPECT_EQ(after_green(cycle, 10, 21), 61U);
  EXPECT_EQ(after_green(cycle, 15, 30), 115U);
  EXPECT_EQ(after_green(cycle, 40, 5), 65U);
  EXPECT_EQ(after_green(cycle, 15, 95), 15U + 300 + 5);
  EXPECT_EQ(after_green({100, 0, {}}, 7, 5), 12U);
  EXPECT_LT(after_green(cycle, kNoTime - 50, 4'000'000'000), kNoTime);
}

TEST(TrafficSignals, HalvesTheFlowAndDelaysAsTheFormulaSays) {
  auto full = crossing({});
  for (double const t : at_rate(0.8, 0, 1500)) full.trip(t, {LinkId{0}, LinkId{2}});
  auto const day = full.run();
  auto const n =
      std::ranges::count_if(day.arrive, [](TrafficTime t) { return t >= traffic_time(600) && t < traffic_time(1800); });
  EXPECT_NEAR(static_cast<double>(n), 480, 20);  // one a cycle

  auto part = crossing({});
  auto const times = at_rate(0.3, 0, 2400);
  for (double const t : times) part.trip(t, {LinkId{0}, LinkId{2}});
  auto const calm = part.run();
  double delay = 0, expected = 0, last = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    double leaves = std::max(times[i] + 200, last + 1 / kFlow);
    if (std::fmod(leaves, 60) >= 30) leaves = std::ceil(leaves / 60) * 60;
    last = leaves;
    if (times[i] < 600 || times[i] >= 1800) continue;
    expected += leaves - times[i] - 200;
    delay += seconds_of_time(calm.arrive[i]) - times[i] - 220;
  }
  EXPECT_NEAR(delay, expected, 1);
  EXPECT_NEAR(delay / 20, 216, 21);  // of a fluid; vehicles lose up to a headway and depart at whole seconds
}

TEST(TrafficSignals, GivesAnActuatedGreenToWhoComes) {
  auto s = crossing({{5, 60, 3, 3}, {5, 60, 3, 3}});
  for (double const t : at_rate(0.2, 0, 600)) s.trip(t, {LinkId{0}, LinkId{2}});
  s.trip(300, {LinkId{1}, LinkId{3}});
  auto const day = s.run();
  EXPECT_EQ(day.arrived, s.trips.size());
  double const side = seconds_of_time(day.arrive.back()) - 300 - 220;
  EXPECT_LT(side, 65);
  for (std::size_t i = 0; i < 40; ++i)  // before anybody calls the other phase, green rests
    EXPECT_NEAR(seconds_of_time(day.arrive[i]) - std::floor(static_cast<double>(i) / 0.2), 220, 1);
}

/// Both phases are called for ever, before a link that is full for ever: a link closes behind it.
TEST(TrafficSignals, EndADayOnWhichTheyTurnInVain) {
  auto s = crossing({{5, 60, 3, 3}, {5, 60, 3, 3}});
  auto const ahead = s.link(2, 5, 400), beside = s.link(3, 5, 400);
  for (double const t : at_rate(0.3, 0, 1200)) s.trip(t, {LinkId{0}, LinkId{2}, ahead});
  for (double const t : at_rate(0.3, 0, 1200)) s.trip(t, {LinkId{1}, LinkId{3}, beside});
  s.roads.changes = {{.at_s = 600, .link = ahead, .capacity_pcu_h = 0, .lanes = 1},
                     {.at_s = 600, .link = beside, .capacity_pcu_h = 0, .lanes = 1}};
  auto const day = s.run();
  EXPECT_LT(day.arrived, s.trips.size());
  EXPECT_EQ(std::ranges::count(day.stuck, Stuck::horizon), 0);
  EXPECT_GT(std::ranges::count(day.stuck, Stuck::closed), 0);
  EXPECT_GT(std::ranges::count(day.stuck, Stuck::blocked), 0);
  EXPECT_LE(day.tries, 2 * day.entries + 4 * 3600 * 2);  // and not for eleven days

  s.roads.changes.push_back({.at_s = 20'000, .link = ahead, .capacity_pcu_h = 2880, .lanes = 1});
  s.roads.changes.push_back({.at_s = 20'000, .link = beside, .capacity_pcu_h = 2880, .lanes = 1});
  EXPECT_EQ(s.run().arrived, s.trips.size());
}

TEST(TrafficChanges, DropsAndRaisesCapacityAtItsMoment) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000), b = s.link(1, 2, 1000);
  for (double const t : at_rate(0.7, 0, 1800)) s.trip(t, {a, b});
  s.roads.changes = {{.at_s = 600, .link = b, .capacity_pcu_h = 0.2 * 3600, .lanes = 1},
                     {.at_s = 1200, .link = b, .capacity_pcu_h = 0.8 * 3600, .lanes = 1}};
  auto const day = s.run();
  auto const left_a = [&](double from, double to) {
    return std::ranges::count_if(
        day.arrive, [&](TrafficTime t) { return t >= traffic_time(from + 50) && t < traffic_time(to + 50); });
  };
  EXPECT_NEAR(static_cast<double>(left_a(700, 1100)), 80, 1);
  EXPECT_NEAR(static_cast<double>(left_a(1300, 1500)), 160, 2);
}

TEST(TrafficChanges, EmptiesALinkThatClosesAndLetsNobodyIn) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000), b = s.link(1, 2, 1000), c = s.link(2, 3, 1000);
  for (double const t : at_rate(0.5, 0, 200)) s.trip(t, {a, b, c});
  s.roads.changes = {{.at_s = 100, .link = b, .capacity_pcu_h = 0, .lanes = 1}};
  auto const day = s.run();
  EXPECT_EQ(day.arrived, 25U);  // those that had entered b by 100 s drive off it
  EXPECT_EQ(std::ranges::count(day.stuck, Stuck::closed) + std::ranges::count(day.stuck, Stuck::blocked), 75);
  s.roads.changes.push_back({.at_s = 500, .link = b, .capacity_pcu_h = 0.8 * 3600, .lanes = 1});
  EXPECT_EQ(s.run().arrived, 100U);
}

TEST(TrafficChanges, OpensALinkThatWasClosedAtMidnight) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000), b = s.link(1, 2, 1000, 1, 0);
  s.trip(0, {a, b});
  EXPECT_EQ(s.run().stuck[0], Stuck::closed);
  s.roads.changes = {{.at_s = 300, .link = b, .capacity_pcu_h = 1800, .lanes = 1}};
  EXPECT_NEAR(seconds_of_time(s.run().arrive[0]), 350, 1);
}

}  // namespace
}  // namespace tanvan
