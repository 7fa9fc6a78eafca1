// What the parts of a network are told of a day before it begins.
#include "sim/traffic/traffic_plan.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

constexpr std::uint8_t kTrucks = 1U << static_cast<unsigned>(VehicleClass::truck);

static_assert(first_window_of(1, 4096, 4096) == 1);
static_assert(first_window_of(1, 4097, 4096) == 2);  // one that began earlier would be too early
static_assert(first_window_of(24, 3600 * 4096, 4096) == 86'400);
static_assert(first_window_of(0, 4096, 4096) == 0);

/// A day as its parts are told of it.
struct Told {
  BuiltTraffic built;
  std::vector<TrafficTime> enter, arrive;
  MoveTable moves;
  std::vector<std::uint64_t> move_of;
  DwellFunction dwell;
  DayFrame frame;
  std::vector<std::unique_ptr<TrafficPart>> parts;

  explicit Told(SmallRoads const& s, std::size_t cut = 1, TrafficRules const& rules = reference_rules())
      : built(build_traffic(s.roads, s.trips, s.ways, rules, cut)), frame{s.trips, s.ways, window_of(rules), enter,
                                                                          arrive,  moves,  move_of,          dwell} {
    for (std::uint32_t p = 0; p < built.parts.size(); ++p)
      parts.push_back(std::make_unique<TrafficPart>(p, built.parts.size(), built.state, built.parts, frame));
    plan_day({s.roads, s.trips, s.ways, rules, window_of(rules)}, built, parts);
  }

  std::uint32_t part_of(std::uint32_t junction) const { return built.state.junctions[junction].part; }
  std::uint32_t part_before(LinkId a) const {
    return part_of(built.state.entries[built.state.entry_of[a.value]].junction);
  }
  std::uint32_t part_behind(LinkId a) const {
    auto const& state = built.state;
    return part_of(state.exits[state.entries[state.entry_of[a.value]].exit].junction);
  }
};

/// A link of two lanes and one behind it.
SmallRoads row() {
  SmallRoads s;
  s.link(0, 1, 1000, 2), s.link(1, 2, 1000);
  return s;
}

TEST(TrafficPlan, DeparturesStandInOrderOfTimeThenTrip) {
  auto s = row();
  for (double const depart_s : {2.5, 1.75, 1.25, 1.25, 86'500.0}) s.trip(depart_s, {LinkId{0}});
  Told const told(s);
  std::vector<std::uint32_t> trips, windows;
  for (auto const& d : told.parts[0]->departures) {
    trips.push_back(d.trip), windows.push_back(d.window);
    EXPECT_EQ(d.ready, s.trips.depart[d.trip]);
  }
  EXPECT_EQ(trips, (std::vector<std::uint32_t>{2, 3, 1, 0, 4}));
  EXPECT_EQ(windows, (std::vector<std::uint32_t>{1, 1, 1, 2, 86'500}));
}

TEST(TrafficPlan, TripsWithoutAWayAreNotPlanned) {
  auto s = row();
  s.trip(1, {LinkId{0}});
  s.trip(2, {LinkId{0}});
  s.trips.way[0] = kNoWay;
  Told const told(s);
  ASSERT_EQ(told.parts[0]->departures.size(), 1U);
  EXPECT_EQ(told.parts[0]->departures[0].trip, 1U);
}

TEST(TrafficPlan, WhoMayNotEnterSetsOutInTheFirstWindowThatLiesBehindTheClosure) {
  auto s = row();
  s.roads.closures = {{LinkId{0}, kTrucks, 50, 100.5}};
  s.trip(60, {LinkId{0}, LinkId{1}}, VehicleClass::truck);
  s.trip(60, {LinkId{0}, LinkId{1}}, VehicleClass::car);
  s.trip(49, {LinkId{0}, LinkId{1}}, VehicleClass::truck);     // sets out before it closes
  s.trip(60, {LinkId{1}}, VehicleClass::truck);                // on another link
  s.trip(100.5, {LinkId{0}, LinkId{1}}, VehicleClass::truck);  // the end is open
  Told const told(s);
  std::vector<std::pair<std::uint32_t, double>> ready;
  for (auto const& d : told.parts[0]->departures) ready.emplace_back(d.trip, seconds_of_time(d.ready));
  EXPECT_EQ(ready, (std::vector<std::pair<std::uint32_t, double>>{{2, 49}, {1, 60}, {3, 60}, {4, 100.5}, {0, 101}}));
}

TEST(TrafficPlan, WhoNeverMayEnterSetsOutWhenSaidAndWaitsThere) {
  auto s = row();
  s.roads.closures = {{LinkId{0}, kTrucks, 50, std::numeric_limits<double>::infinity()}};
  s.trip(60, {LinkId{0}}, VehicleClass::truck);
  Told const told(s);
  ASSERT_EQ(told.parts[0]->departures.size(), 1U);
  EXPECT_EQ(seconds_of_time(told.parts[0]->departures[0].ready), 60);
  EXPECT_EQ(s.run().arrived, 0U);
}

TEST(TrafficPlan, ChangesOfStorageAddUpToTheLanesThatAreLeft) {
  auto s = row();
  s.roads.changes = {{10, LinkId{0}, 1800, 1}, {20.5, LinkId{0}, 0, 1}, {30, LinkId{0}, 7200, 3}};
  Told const told(s);
  auto const& changes = told.parts[0]->changes;
  ASSERT_EQ(changes.size(), 3U);
  Room const lane = room_of(kJam);  // of a kilometre
  EXPECT_EQ(changes[0].storage_change, -lane);
  EXPECT_EQ(changes[1].storage_change, 0);
  EXPECT_EQ(changes[2].storage_change, 2 * lane);
  EXPECT_EQ(changes[0].headway, 2U << 20);  // 1,800 PCU/h: two seconds
  EXPECT_EQ(changes[2].headway, 1U << 19);
  EXPECT_EQ(changes[0].closed, 0);
  EXPECT_EQ(changes[1].closed, kToAll);  // by its capacity
  EXPECT_EQ(changes[2].closed, 0);
  EXPECT_EQ(changes[0].window, 10U);
  EXPECT_EQ(changes[1].window, 21U);  // the first that begins no earlier
}

TEST(TrafficPlan, WhatClosesToAClassStaysClosedToItWhenTheCapacityComesBack) {
  auto s = row();
  s.roads.changes = {{20, LinkId{0}, 0, 2}, {40, LinkId{0}, 3600, 2}};
  s.roads.closures = {{LinkId{0}, kTrucks, 10, 60}};
  Told const told(s);
  std::vector<std::pair<std::uint32_t, std::uint8_t>> closed;
  for (auto const& c : told.parts[0]->changes) closed.emplace_back(c.window, c.closed);
  EXPECT_EQ(closed, (std::vector<std::pair<std::uint32_t, std::uint8_t>>{
                        {10, kTrucks}, {20, kToAll}, {40, kTrucks}, {60, std::uint8_t{0}}}));
}

TEST(TrafficPlan, EachPartIsToldOfItsOwnDeparturesAndOfChangesAtEitherEndOfALink) {
  SmallRoads s;
  constexpr std::uint32_t kLinks = 40;
  for (std::uint32_t a = 0; a < kLinks; ++a) s.link(a, a + 1, 500);
  for (std::uint32_t a = 0; a < kLinks; ++a) {
    s.trip(a, {LinkId{a}});
    s.roads.changes.push_back({100.0 + a, LinkId{a}, 1000, 1});
  }
  Told const told(s, 3);
  ASSERT_EQ(told.parts.size(), 3U);
  std::size_t departures = 0, across = 0;
  for (std::uint32_t p = 0; p < 3; ++p) {
    for (auto const& d : told.parts[p]->departures) EXPECT_EQ(told.part_before(LinkId{d.trip}), p);
    departures += told.parts[p]->departures.size();
    for (std::uint32_t a = 0; a < kLinks; ++a) {
      auto const times = std::ranges::count(told.parts[p]->changes, 100 + a, &ChannelChange::window);
      EXPECT_EQ(times, told.part_before(LinkId{a}) == p || told.part_behind(LinkId{a}) == p ? 1 : 0);
    }
    EXPECT_TRUE(std::ranges::is_sorted(told.parts[p]->changes, {}, &ChannelChange::window));
  }
  for (std::uint32_t a = 0; a < kLinks; ++a) across += told.part_before(LinkId{a}) != told.part_behind(LinkId{a});
  EXPECT_EQ(departures, kLinks);
  EXPECT_GT(across, 0U);
}

}  // namespace
}  // namespace tanvan
