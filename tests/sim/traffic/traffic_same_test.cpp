// The same bits on any number of threads and parts, conservation, and input at the edge.
#include <algorithm>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/traffic/traffic_checkpoint.hpp"
#include "tests/sim/traffic/small_town.hpp"

namespace tanvan {
namespace {

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

/// Whatever compiled it: `./test -L nightly` asks Clang too. Who changes what vehicles do changes these and says why.
TEST(TrafficSame, TheTownIsInTheStatesThatAreWrittenHere) {
  auto s = town(12, 30'000, 2.5 * 3600);
  add_signals(s, 12);
  EXPECT_EQ(s.run({}).state_hash,
            (std::vector<std::uint64_t>{5822144144808546463U, 6269518671937689952U, 11817372447658826292U}));
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

TEST(TrafficSame, WhoStandsAsideAtABanGoesOnFromACheckpointOnOtherParts) {
  constexpr std::uint8_t kHeavy =
      1U << static_cast<unsigned>(VehicleClass::bus) | 1U << static_cast<unsigned>(VehicleClass::truck);
  auto s = town(10, 20'000, 3 * 3600);
  for (auto const a : ids<LinkId>(s.roads.links()))
    if (a.value % 7 == 0) s.roads.closures.push_back({a, kHeavy, 2400, 5400});
  auto const whole = s.run({});
  for (std::size_t const parts : {1U, 2U, 7U}) {
    auto const noon = run_traffic_until(1, s.roads, s.trips, s.ways, {}, {.partitions = 8 - parts});
    EXPECT_GT(noon.asides.size(), 10U);
    auto const day = resume_traffic_day(noon, s.roads, s.trips, s.ways, {}, {.partitions = parts});
    expect_same(whole, day);
    EXPECT_EQ(whole.arrived, day.arrived);
  }
}

}  // namespace
}  // namespace tanvan
