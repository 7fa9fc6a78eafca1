// Towns whose links part into lanes by chance: whatever they are, vehicles are conserved and results fold back.
#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <set>
#include <tbb/global_control.h>

#include "sim/rng/draws.hpp"
#include "sim/traffic/lane_roads.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kSide = 5, kTrips = 1500;
using Links = std::vector<LinkId>;

/// A square of streets in both directions, without trips.
SmallRoads square() {
  SmallRoads s;
  for (std::uint32_t v = 0; v < kSide * kSide; ++v)
    for (auto const w : {v + 1, v + kSide}) {
      bool const there = w < kSide * kSide && (w == v + kSide || w % kSide != 0);
      if (!there) continue;
      s.link(v, w, 150, 3, 0.5, 50);
      s.link(w, v, 150, 3, 0.5, 50);
    }
  return s;
}

/// Random walks that never turn back at once.
void add_walks(SmallRoads& s, std::uint64_t seed) {
  TurnNumbers const numbers(s.roads);
  for (std::uint32_t t = 0; t < kTrips; ++t) {
    Draws draws(seed, AgentKey{t}, 0, Stream::activity);
    Links way = {id_of<LinkId>(draws.below(static_cast<std::uint32_t>(s.roads.links())))};
    for (std::uint32_t i = draws.below(12); i > 0; --i) {
      auto const out = numbers.leaving(s.roads.to[way.back()]);
      auto const next = out[draws.below(static_cast<std::uint32_t>(out.size()))];
      if (s.roads.to[next] != s.roads.from[way.back()]) way.push_back(next);
    }
    s.trip(draws.uniform() * 3600, way, static_cast<VehicleClass>(draws.below(kVehicleClasses)));
  }
}

/// One to three groups, some of them pockets or reserved, each turn in one of them or in none.
LinkLanes random_lanes(SmallRoads const& s, TurnNumbers const& numbers, LinkId link, Draws& draws) {
  LinkLanes lanes{link, {{.lanes = 1.0 + draws.below(2)}}};
  for (std::uint32_t g = draws.below(3); g > 0; --g) {
    if (draws.chance(0.5))
      lanes.groups.push_back({.lanes = 1.0 + draws.below(2)});
    else
      lanes.groups.push_back({.pocket_lanes = 1, .pocket_m = 20 + 160 * draws.uniform()});
  }
  for (LinkId const next : numbers.leaving(s.roads.to[link]))
    if (draws.chance(0.8))
      lanes.groups[draws.below(static_cast<std::uint32_t>(lanes.groups.size()))].turns.push_back(next);
  if (draws.chance(0.3))
    lanes.groups.push_back({.lanes = 1, .classes = static_cast<std::uint8_t>(1 + draws.below(kEveryClass - 1))});
  return lanes;
}

std::vector<LinkLanes> random_lanes(SmallRoads const& s, std::uint64_t seed) {
  TurnNumbers const numbers(s.roads);
  std::vector<LinkLanes> all;
  for (auto const a : ids<LinkId>(s.roads.links())) {
    Draws draws(seed, AgentKey{a.value}, 1, Stream::activity);
    if (draws.chance(0.7)) all.push_back(random_lanes(s, numbers, a, draws));
  }
  return all;
}

/// Trips of a town on its roads taken apart.
struct Parted {
  LaneRoads lanes;
  TripTable trips;
  WayTable ways;
};

Parted parted(SmallRoads const& s, std::vector<LinkLanes> const& lanes) {
  Parted p{expand_lanes(s.roads, lanes), s.trips, {}};
  TurnNumbers const there(s.roads), here(p.lanes.roads);
  Links links, stretches;
  for (std::size_t t = 0; t < s.trips.size(); ++t) {
    s.ways.links(s.trips.way[t], s.roads, there, links);
    expand_way(p.lanes, links, s.trips.vehicle[t], stretches);
    p.trips.way[t] = p.ways.add(stretches, here);
  }
  return p;
}

DayResult run(Parted const& p, DayOptions const& options = {}) {
  return run_traffic_day(p.lanes.roads, p.trips, p.ways, TrafficRules{}, options);
}

TEST(LaneTowns, EveryVehicleArrivesAndIsCountedOnceOnEachOfItsLinks) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    auto s = square();
    add_walks(s, seed);
    auto const p = parted(s, random_lanes(s, seed));
    ASSERT_FALSE(p.lanes.same());
    auto const day = fold_day(p.lanes, run(p));
    EXPECT_EQ(day.arrived, kTrips) << seed;
    std::vector<std::uint64_t> seen(s.roads.links()), driven(s.roads.links());
    for (std::size_t i = 0; i < day.record.volume.size(); ++i)
      seen[i / kVehicleClasses % s.roads.links()] += day.record.volume[i];
    TurnNumbers const numbers(s.roads);
    Links links;
    std::uint64_t entries = 0;
    for (std::size_t t = 0; t < kTrips; ++t) {
      s.ways.links(s.trips.way[t], s.roads, numbers, links);
      for (LinkId const a : links) ++driven[a.value];
      entries += links.size();
    }
    EXPECT_EQ(seen, driven) << seed;
    EXPECT_EQ(day.entries, entries) << seed;
  }
}

TEST(LaneTowns, MovesFoldToTheMomentsAtWhichLinksAreEntered) {
  auto s = square();
  add_walks(s, 5);
  auto const p = parted(s, random_lanes(s, 5));
  auto const day = run(p, {.moves = true});
  auto const moves = fold_moves(p.lanes, p.trips, p.ways, day.moves);
  ASSERT_EQ(moves.offset.size(), kTrips + 1);
  for (std::size_t t = 0; t < kTrips; ++t) {
    auto const enter = std::span(moves.enter).subspan(moves.offset[t], moves.offset[t + 1] - moves.offset[t]);
    ASSERT_EQ(enter.size(), s.ways.links_of(s.trips.way[t]));
    EXPECT_EQ(enter.front(), day.enter[t]);
    EXPECT_TRUE(std::ranges::is_sorted(enter));
  }
}

TEST(LaneTowns, WaysFoldBackAndKeepToTheirTurnsAndClasses) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    auto s = square();
    add_walks(s, seed);
    auto const p = parted(s, random_lanes(s, seed));
    auto const folded = fold_ways(p.lanes, s.roads, p.ways);
    EXPECT_EQ(folded.first, s.ways.first);
    EXPECT_EQ(folded.turn, s.ways.turn);
    auto const banned = lane_bans(p.lanes, s.roads);
    std::set<std::pair<LinkId, LinkId>> const bans(banned.begin(), banned.end());
    TurnNumbers const here(p.lanes.roads);
    Links stretches;
    for (std::size_t w = 0; w < p.ways.size(); ++w) {
      p.ways.links(w, p.lanes.roads, here, stretches);
      for (std::size_t i = 1; i < stretches.size(); ++i) EXPECT_EQ(bans.count({stretches[i - 1], stretches[i]}), 0U);
    }
  }
}

TEST(LaneTowns, LanesOfALinkAddUpToItsOwn) {
  auto const s = square();
  auto const lanes = expand_lanes(s.roads, random_lanes(s, 3));
  for (auto const a : ids<LinkId>(s.roads.links())) {
    double capacity = 0, metres = 0;
    for (auto const first : first_stretches(lanes, a)) capacity += lanes.roads.capacity_pcu_h[first];
    EXPECT_NEAR(capacity, s.roads.capacity_pcu_h[a], 1e-9);
    for (auto const& way : lanes.ways_of(a)) {
      metres = 0;
      for (auto const stretch : way.stretches) metres += lanes.roads.length_m[stretch];
      EXPECT_NEAR(metres, s.roads.length_m[a], 1e-9);
    }
  }
}

TEST(LaneTowns, SameBitsOnOneTwoAndSevenThreads) {
  auto s = square();
  add_walks(s, 7);
  auto const p = parted(s, random_lanes(s, 7));
  DayResult first;
  for (std::size_t const threads : {1, 2, 7}) {
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    auto day = fold_day(p.lanes, run(p));
    if (threads == 1)
      first = std::move(day);
    else {
      EXPECT_EQ(day.state_hash, first.state_hash);
      EXPECT_EQ(day.record.delay_s, first.record.delay_s);
    }
  }
}

}  // namespace
}  // namespace tanvan
