// The same bits on any number of threads and parts, conservation, and input at the edge.
#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/rng/draws.hpp"
#include "sim/traffic/traffic_checkpoint.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

/// A town of side x side junctions and trips by staircases, all classes, some junctions with signals.
SmallRoads town(std::uint32_t side, std::uint32_t trips, double span_s) {
  SmallRoads s;
  auto const node = [&](std::uint32_t x, std::uint32_t y) { return y * side + x; };
  std::vector<std::array<LinkId, 4>> out(std::size_t{side} * side);  // east, north, west, south
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) {
      double const lanes = x % 4 == 0 || y % 4 == 0 ? 2 : 1;
      if (x + 1 < side) {
        out[node(x, y)][0] = s.link(node(x, y), node(x + 1, y), 150, lanes, 0.5, 50);
        out[node(x + 1, y)][2] = s.link(node(x + 1, y), node(x, y), 150, lanes, 0.5, 50);
      }
      if (y + 1 < side) {
        out[node(x, y)][1] = s.link(node(x, y), node(x, y + 1), 150, lanes, 0.5, 50);
        out[node(x, y + 1)][3] = s.link(node(x, y + 1), node(x, y), 150, lanes, 0.5, 50);
      }
    }
  TurnNumbers const numbers(s.roads);
  for (std::uint32_t t = 0; t < trips; ++t) {
    Draws draws(742, AgentKey{t}, 0, Stream::activity);
    auto x = draws.below(side), y = draws.below(side);
    auto const goal_x = draws.below(side), goal_y = draws.below(side);
    std::vector<LinkId> way;
    while (x != goal_x || y != goal_y) {
      bool const along = y == goal_y || (x != goal_x && draws.chance(0.5));
      auto const heading = along ? (x < goal_x ? 0U : 2U) : (y < goal_y ? 1U : 3U);
      way.push_back(out[node(x, y)][heading]);
      if (along)
        x += x < goal_x ? 1U : -1U;
      else
        y += y < goal_y ? 1U : -1U;
    }
    if (way.empty()) continue;
    auto const u = draws.uniform();
    auto const vehicle = u < 0.8    ? VehicleClass::motorbike
                         : u < 0.9  ? VehicleClass::car
                         : u < 0.95 ? VehicleClass::bus
                                    : VehicleClass::truck;
    s.trips.depart.push_back(traffic_time(draws.uniform() * span_s));
    s.trips.vehicle.push_back(vehicle);
    s.trips.way.push_back(s.ways.add(way, numbers));
  }
  return s;
}

/// Signals where both a row and a column of two lanes cross: fixed ones and actuated ones by turns.
void add_signals(SmallRoads& s, std::uint32_t side) {
  for (std::uint32_t v = 0; v < side * side; ++v) {
    if (v % side % 4 != 0 || v / side % 4 != 0) continue;
    bool const fixed = (v / side + v % side) % 8 == 0;
    SignalController controller;
    controller.node = NodeId{v};
    controller.cycle_s = 60;
    controller.offset_s = v % 60;
    if (!fixed) controller.phases = {{5, 30, 3, 2}, {5, 30, 3, 2}};
    auto const row = static_cast<std::uint32_t>(s.roads.controllers.size());
    s.roads.controllers.push_back(controller);
    for (auto const a : ids<LinkId>(s.roads.links()))
      for (auto const b : ids<LinkId>(s.roads.links())) {
        if (s.roads.to[a].value != v || s.roads.from[b].value != v) continue;
        bool const along = s.roads.from[a].value / side == v / side;
        SignalMovement m{row, a, b};
        if (fixed)
          m.green = {{along ? 0.0 : 30.0, along ? 27.0 : 57.0}};
        else
          m.phases = {along ? 0U : 1U};
        s.roads.movements.push_back(m);
      }
  }
}

void expect_same(DayResult const& a, DayResult const& b) {
  EXPECT_EQ(a.arrive, b.arrive);
  EXPECT_EQ(a.enter, b.enter);
  EXPECT_EQ(a.state_hash, b.state_hash);
  EXPECT_EQ(a.record.volume, b.record.volume);
  EXPECT_EQ(a.record.delay_s, b.record.delay_s);
  EXPECT_EQ(a.record.occupancy_pcu, b.record.occupancy_pcu);
  EXPECT_EQ(a.entries, b.entries);
}

DayResult run_on(SmallRoads const& s, std::size_t threads, std::size_t partitions, TrafficRules const& rules = {}) {
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
  return s.run(rules, {.partitions = partitions});
}

TEST(TrafficSame, GivesTheSameBitsOnAnyThreadsAndParts) {
  auto s = town(12, 8000, 1200);
  add_signals(s, 12);
  auto const one = run_on(s, 1, 1);
  EXPECT_GE(one.state_hash.size(), 1U);
  for (std::size_t const parts : {2U, 5U, 16U, 144U}) expect_same(one, run_on(s, 1, parts));
  for (std::size_t const threads : {2U, 3U, 7U}) expect_same(one, run_on(s, threads, 6));
}

TEST(TrafficSame, GivesTheSameBitsInHalfSecondsAndOnShortLinks) {
  auto s = town(8, 3000, 600);
  for (auto const a : ids<LinkId>(s.roads.links()))
    if (a.value % 3 == 0) s.roads.length_m[a] = a.value % 2 == 0 ? 0 : 4;
  TrafficRules rules;
  rules.step_s = 0.5;
  auto const one = run_on(s, 1, 1, rules);
  for (std::size_t const parts : {3U, 20U}) expect_same(one, run_on(s, 2, parts, rules));
}

TEST(TrafficSame, GivesTheSameBitsWhereLanesComeAndGoAndStepsDontDivide) {
  auto s = town(10, 8000, 1200);
  add_signals(s, 10);
  for (std::uint32_t a = 5; a < s.roads.links(); a += 17) {
    auto const link = LinkId{a};
    s.roads.changes.push_back({.at_s = 300.0 + a, .link = link, .capacity_pcu_h = 300, .lanes = 0.3});
    s.roads.changes.push_back({.at_s = 900.0 + a, .link = link, .capacity_pcu_h = 1800, .lanes = 1});
  }
  std::ranges::stable_sort(s.roads.changes, {}, &RoadChange::at_s);
  for (double const step : {0.1, 0.3, 1.0, 7.0}) {
    TrafficRules rules;
    rules.step_s = step;
    auto const one = run_on(s, 1, 1, rules);
    for (std::size_t const parts : {3U, 20U}) expect_same(one, run_on(s, 2, parts, rules));
    EXPECT_EQ(one.record.bins, (one.end + one.record.bin_width - 1) / one.record.bin_width) << step;
  }
}

/// Every 17th link shuts for 400 s to all, every 13th to motorbikes and trucks.
void close_links(SmallRoads& s, std::uint32_t first) {
  for (auto a = first; a < s.roads.links(); a += 17) {
    auto const link = LinkId{a};
    s.roads.changes.push_back({.at_s = 300.0 + a, .link = link, .capacity_pcu_h = 0, .lanes = s.roads.lanes[link]});
    s.roads.changes.push_back({.at_s = 700.0 + a, .link = link, .capacity_pcu_h = 1800, .lanes = s.roads.lanes[link]});
  }
  std::ranges::stable_sort(s.roads.changes, {}, &RoadChange::at_s);
  for (auto a = first; a < s.roads.links(); a += 13) s.roads.closures.push_back({LinkId{a}, 0b1001, 200.0 + a, 700});
}

// A motorbike behind a car that was held back for a third one's sake was looked at only when somebody woke the
// junction.
TEST(TrafficSame, GivesTheSameBitsWhereLinksCloseAndOpen) {
  for (std::uint32_t const first : {1U, 6U, 9U}) {
    auto s = town(10, 8000, 1200);
    close_links(s, first);
    for (double const step : {0.3, 1.0}) {
      TrafficRules rules;
      rules.step_s = step;
      auto const one = run_on(s, 1, 1, rules);
      for (std::size_t const parts : {3U, 8U, 20U, 50U}) expect_same(one, run_on(s, 2, parts, rules));
    }
  }
}

TEST(TrafficSame, BringsEverybodyHomeAndCountsEveryLink) {
  auto const s = town(10, 4000, 3600);
  auto const day = s.run({});
  EXPECT_EQ(day.arrived, s.trips.size());
  EXPECT_EQ(day.entries, s.ways.turn.size());
  std::uint64_t volume = 0;
  for (auto const v : day.record.volume) volume += v;
  EXPECT_EQ(volume, s.ways.turn.size());
  EXPECT_TRUE(std::ranges::all_of(day.stuck, [](Stuck r) { return r == Stuck::none; }));
}

TEST(TrafficSame, NotesEveryMoveInTheOrderOfTheWay) {
  auto const s = town(6, 500, 600);
  auto const day = s.run({}, {.moves = true});
  ASSERT_EQ(day.moves.enter.size(), s.ways.turn.size());
  for (std::size_t t = 0; t < s.trips.size(); ++t) {
    auto const first = day.moves.enter.begin() + static_cast<std::ptrdiff_t>(day.moves.offset[t]);
    auto const last = day.moves.enter.begin() + static_cast<std::ptrdiff_t>(day.moves.offset[t + 1]);
    EXPECT_TRUE(std::is_sorted(first, last));
    EXPECT_EQ(*first, day.enter[t]);
    EXPECT_LT(*(last - 1), day.arrive[t]);
  }
}

TEST(TrafficSame, GoesOnFromACheckpointAsIfNothingHadHappened) {
  auto s = town(10, 20'000, 3 * 3600);
  add_signals(s, 10);
  s.roads.changes = {{.at_s = 1800, .link = LinkId{10}, .capacity_pcu_h = 0, .lanes = 1},
                     {.at_s = 4000, .link = LinkId{10}, .capacity_pcu_h = 900, .lanes = 1}};
  auto const whole = s.run({}, {.moves = true});
  EXPECT_GE(whole.state_hash.size(), 3U);
  for (std::size_t const parts : {1U, 7U}) {
    auto const noon = run_traffic_until(1, s.roads, s.trips, s.ways, {}, {.moves = true, .partitions = 8 - parts});
    EXPECT_GT(noon.vehicles.size(), 100U);
    auto const day = resume_traffic_day(noon, s.roads, s.trips, s.ways, {}, {.moves = true, .partitions = parts});
    expect_same(whole, day);
    EXPECT_EQ(whole.moves.enter, day.moves.enter);
    EXPECT_EQ(whole.arrived, day.arrived);
  }
}

TEST(TrafficSame, TriesInVainNoMoreThanOnceAnEntry) {
  auto const s = town(12, 20'000, 600);
  auto const day = s.run({});
  EXPECT_LE(day.tries, 2 * day.entries);
}

TEST(TrafficSame, LosesNothingAtTheEdges) {
  SmallRoads nobody;
  nobody.link(0, 1, 500);
  EXPECT_EQ(nobody.run().arrived, 0U);

  SmallRoads zero;
  auto const a = zero.link(0, 1, 500), b = zero.link(1, 2, 0), c = zero.link(2, 3, 2), d = zero.link(3, 3, 100);
  for (int i = 0; i < 20; ++i) zero.trip(i, {a, b, c, d, d});
  EXPECT_EQ(zero.run().arrived, 20U);

  SmallRoads flood;
  auto const only = flood.link(0, 1, 500, 1, 0.2);
  for (int i = 0; i < 1200; ++i) flood.trip(i / 20, {only}, VehicleClass::truck);
  EXPECT_EQ(flood.run().arrived, 1200U);

  SmallRoads late;
  late.trip(90'000, {late.link(0, 1, 500)});
  EXPECT_EQ(late.run().arrived, 1U);
}

TEST(TrafficSame, SaysWhoHasNoWay) {
  SmallRoads s;
  s.trip(0, {s.link(0, 1, 500)});
  s.trips.way[0] = kNoWay;
  EXPECT_EQ(s.run().stuck[0], Stuck::no_way);
}

}  // namespace
}  // namespace tanvan
