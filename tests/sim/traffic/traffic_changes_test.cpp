// Roads that change during the day, against Newell's curves.
#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

constexpr double kTick = 2;  // a step a link

/// A link and a short one, which takes a second; cars at a rate from midnight on.
SmallRoads row(double rate, double until_s, double metres = 4000) {
  SmallRoads s;
  auto const a = s.link(0, 1, metres), b = s.link(1, 2, 20);
  for (double const t : at_rate(rate, 0, until_s)) s.trip(t, {a, b});
  return s;
}

RoadChange at(double at_s, LinkId link, double flow, double lanes = 1) {
  return {at_s, link, flow * 3600, lanes};
}

std::vector<double> delays(SmallRoads const& s, DayResult const& day, double free_s) {
  auto late = seconds(day.arrive);
  for (std::size_t t = 0; t < late.size(); ++t) late[t] -= seconds_of_time(s.trips.depart[t]) + free_s;
  return late;
}

double arrivals(DayResult const& day, double from_s, double to_s) {
  auto const there = seconds(day.arrive);
  return static_cast<double>(std::ranges::count_if(there, [&](double t) { return from_s <= t && t < to_s; }));
}

TEST(ChangingRoads, AnIncidentCostsTheAreaBetweenTheCurves) {
  auto s = row(0.4, 1200);  // reach link 1 200 s later
  s.roads.changes = {at(500, LinkId{1}, 0.2), at(800, LinkId{1}, 0.8)};
  auto const late = delays(s, s.run(), 201);
  EXPECT_NEAR(*std::ranges::max_element(late), 150, 2 * kTick + 5);  // one vehicle at 0.2
  EXPECT_NEAR(std::accumulate(late.begin(), late.end(), 0.0), 13'500, 0.03 * 13'500 + 480 * kTick / 2);  // 60 * 450 / 2
  EXPECT_NEAR(late.back(), 0, kTick);
}

TEST(ChangingRoads, CapacityByTheHourIsWhatPassesInEachHour) {
  auto s = row(0.8, 6000, 40'000);
  s.roads.capacity_pcu_h[LinkId{1}] = 0.5 * 3600;
  s.roads.changes = {at(3600, LinkId{1}, 0.2), at(7200, LinkId{1}, 0.4)};
  auto const day = s.run();
  EXPECT_NEAR(arrivals(day, 3602, 7202), 720, 2);
  EXPECT_NEAR(arrivals(day, 7202, 10'802), 1440, 2);
}

TEST(ChangingRoads, ALaneDropHalvesFlowAndStorage) {
  SmallRoads s;
  auto const b = s.link(0, 1, 100, 2), c = s.link(1, 2, 500, 2, 0);  // c is closed until 900
  for (int i = 0; i < 60; ++i) s.trip(i, {b, c});
  s.roads.changes = {at(10, b, 0.8, 1), at(900, c, 1.6, 2)};
  auto const day = s.run();
  auto const enter = seconds(day.enter);
  EXPECT_EQ(std::ranges::count_if(enter, [](double t) { return t < 900; }), 20);  // of 40
  EXPECT_EQ(day.arrived, 60U);
}

TEST(ChangingRoads, WhoIsOnALinkThatLosesLanesStaysThere) {
  SmallRoads s;
  auto const b = s.link(0, 1, 100, 2), c = s.link(1, 2, 500, 2, 0);
  for (int i = 0; i < 60; ++i) s.trip(i, {b, c});
  s.roads.changes = {at(200, b, 0.8, 1), at(900, c, 0.2, 2)};
  auto const day = s.run();
  auto const enter = seconds(day.enter);
  EXPECT_EQ(std::ranges::count_if(enter, [](double t) { return t < 200; }), 40);
  auto const next = *std::ranges::min_element(enter, {}, [](double t) { return t < 200 ? 1e9 : t; });
  EXPECT_NEAR(next, 900 + 20 / 0.2 + 100 / kWave, 10);  // when fewer than 20 are left, and their room has come
  EXPECT_EQ(day.arrived, 60U);
}

TEST(ChangingRoads, ALinkThatOpensDischargesTheQueueBeforeItAtItsCapacity) {
  auto s = row(0.1, 1000);
  s.roads.capacity_pcu_h[LinkId{1}] = 0;
  s.roads.changes = {at(700, LinkId{1}, 0.8)};
  auto const there = seconds(s.run().arrive);
  for (std::size_t i = 0; i < 50; ++i) EXPECT_NEAR(there[i], 701 + static_cast<double>(i) / kFlow, kTick + 0.1) << i;
}

TEST(ChangingRoads, ALinkThatClosesIsEvacuatedAtTheFlowAhead) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000), b = s.link(1, 2, 1000), c = s.link(2, 3, 200, 1, 0.2);
  for (double const t : at_rate(0.8, 0, 200)) s.trip(t, {a, b, c});
  s.roads.changes = {at(150, b, 0), at(2000, b, 0.8)};
  auto const day = s.run();
  auto there = seconds(day.arrive);
  std::ranges::sort(there);
  auto const before = std::ranges::count_if(there, [](double t) { return t < 2000; });
  EXPECT_NEAR(static_cast<double>(before), 0.8 * 100, 2);  // entered from 50 to 150
  EXPECT_NEAR(there[static_cast<std::size_t>(before) - 1], 110 + static_cast<double>(before) / 0.2, 8);
  EXPECT_NEAR(there[static_cast<std::size_t>(before)], 2060, 8);
  EXPECT_EQ(day.arrived, 160U);
}

TEST(ChangingRoads, ALinkThatClosesForGoodKeepsNobodyWhoIsOnItAndTellsTheOthers) {
  auto s = row(0.4, 600, 1000);
  s.roads.changes = {at(300, LinkId{1}, 0)};
  auto const day = s.run();
  EXPECT_NEAR(static_cast<double>(day.arrived), 0.4 * 250, 2);  // those that leave link 0 by 300
  EXPECT_EQ(std::ranges::count(day.stuck, Stuck::closed), 240 - static_cast<std::ptrdiff_t>(day.arrived));
}

TEST(ChangingRoads, ChangesThatChangeNothingChangeNoBit) {
  auto s = row(0.6, 900);
  auto const before = s.run();
  s.roads.changes = {at(100, LinkId{0}, 0.8), at(300, LinkId{1}, 0.8)};
  auto const after = s.run();
  EXPECT_EQ(after.arrive, before.arrive);
  EXPECT_EQ(after.state_hash, before.state_hash);
}

}  // namespace
}  // namespace tanvan
