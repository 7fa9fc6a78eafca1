// One search by rounds against the connection scan, with which it shares nothing but the timetable.
#include "sim/transit/round_search.hpp"

#include <gtest/gtest.h>
#include <optional>

#include "sim/transit/connection_scan.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

constexpr int kRides = 4;
constexpr std::int32_t kBegin_s = -100, kEnd_s = 2000;

/// Lets everything through that is no later than a time.
struct Until {
  Tick last = kUnreached;

  Tick latest() const { return last; }
  bool vehicle(int, StopId, Tick t) const { return t <= last; }
  bool any(int, StopId, Tick t) const { return t <= last; }
  auto aboard(int, PatternId) const {
    return [this](std::size_t, Tick t) { return t <= last; };
  }
};

/// A drawn timetable in whole ticks, somewhere to begin, and when.
struct DrawnStart {
  Timetable timetable;
  std::vector<StopAccess> access;
  std::int32_t time;

  explicit DrawnStart(TestDraws& draw) : timetable(drawn_timetable(draw)) {
    for (auto* const column : {&timetable.arrival, &timetable.departure, &timetable.walk_s})
      for (auto& time_s : *column) time_s *= kTick_s;
    for (int ways = 1 + draw.below(2); ways > 0; --ways)
      access.push_back(
          {StopId{static_cast<std::uint32_t>(draw.below(static_cast<int>(timetable.stops)))}, kTick_s * draw.below(5)});
    time = kTick_s * (draw.below(80) - 10);
  }
};

/// All labels, V then T, of each round.
std::vector<Tick> labels_of(RoundSearch const& search, std::size_t stops) {
  std::vector<Tick> labels;
  for (int k = 0; k <= kRides; ++k) {
    labels.insert(labels.end(), search.by_vehicle(k), search.by_vehicle(k) + stops);
    labels.insert(labels.end(), search.by_any_means(k), search.by_any_means(k) + stops);
  }
  return labels;
}

TEST(RoundSearch, TimesPastTheEndAreNeverAndSecondsBecomeTicksRoundedUp) {
  EXPECT_EQ(later_tick(10, 5), 15);
  EXPECT_EQ(later_tick(kUnreached - 1, 7), kUnreached);
  EXPECT_EQ(later_tick(kUnreached, 0), kUnreached);
  EXPECT_EQ(ticks_up(0), 0U);
  EXPECT_EQ(ticks_up(1), 1U);
  EXPECT_EQ(ticks_up(2), 1U);
  EXPECT_EQ(ticks_up(3), 2U);
}

TEST(RoundSearch, AgreesWithTheConnectionScanOnEveryLabel) {
  TestDraws draw(23);
  for (int n = 0; n < 1500 && !testing::Test::HasFailure(); ++n) {
    DrawnStart const start(draw);
    std::int32_t const slack_s = kTick_s * draw.below(3);
    Patterns const patterns(start.timetable, kBegin_s, kEnd_s);
    RoundSearch search(patterns, kRides, {static_cast<Tick>(slack_s / kTick_s), 0});
    search.search(patterns.tick_after(start.time), start.access, kRides, Until{});
    auto const connections = connections_of(start.timetable, SearchDirection::depart_at);
    ConnectionScan scan(connections, {kRides, slack_s});
    std::vector<Reach> reach;
    for (auto const& way : start.access) reach.push_back({way.stop, way.seconds});
    scan.search(start.time, reach);
    auto const said = [&](Tick t) { return t == kUnreached ? std::nullopt : std::optional{patterns.seconds_of(t)}; };
    for (int k = 0; k <= kRides; ++k)
      for (std::uint32_t s = 0; s < start.timetable.stops; ++s) {
        EXPECT_EQ(said(search.by_vehicle(k)[s]), scan.by_vehicle(k, StopId{s})) << k << ' ' << s;
        EXPECT_EQ(said(search.by_any_means(k)[s]), scan.by_any_means(k, StopId{s})) << k << ' ' << s;
      }
  }
}

TEST(RoundSearch, SlackAfterARideIsSlackBeforeItOfWhoBeginsSoMuchEarlier) {
  TestDraws draw(29);
  for (int n = 0; n < 500 && !testing::Test::HasFailure(); ++n) {
    DrawnStart const start(draw);
    auto const slack = static_cast<Tick>(draw.below(4));
    Patterns const patterns(start.timetable, kBegin_s, kEnd_s);
    RoundSearch before(patterns, kRides, {slack, 0}), after(patterns, kRides, {0, slack});
    auto const at = patterns.tick_after(start.time);
    before.search(at, start.access, kRides, Until{});
    after.search(later_tick(at, slack), start.access, kRides, Until{});
    auto labels = labels_of(before, patterns.stops());
    for (auto& label : labels) label = later_tick(label, slack);
    EXPECT_EQ(labels_of(after, patterns.stops()), labels);
  }
}

TEST(RoundSearch, ABoundTakesAwayWhatLiesBeyondItAndNothingElse) {
  TestDraws draw(31);
  int cut = 0, left = 0;
  for (int n = 0; n < 500 && !testing::Test::HasFailure(); ++n) {
    DrawnStart const start(draw);
    Patterns const patterns(start.timetable, kBegin_s, kEnd_s);
    RoundSearch search(patterns, kRides, {1, 0});
    auto const at = patterns.tick_after(start.time);
    search.search(at, start.access, kRides, Until{});
    auto labels = labels_of(search, patterns.stops());
    Until const bound{later_tick(at, static_cast<std::uint32_t>(draw.below(40)))};
    for (auto& label : labels) {
      if (label == kUnreached) continue;
      ++(label > bound.last ? cut : left);
      if (label > bound.last) label = kUnreached;
    }
    search.search(at, start.access, kRides, bound);  // nothing of the search before is left
    EXPECT_EQ(labels_of(search, patterns.stops()), labels);
  }
  EXPECT_GT(cut, 500);
  EXPECT_GT(left, 500);
}

TEST(RoundSearch, OneWalksOnAfterARideAloneAndBoardsWhereOneWalked) {
  // 0 -ride-> 1 ~walk~> 2 ~walk~> 3; another line rides from 2 to 4
  auto const t = timetable_with(5, {{{0, 100, 100}, {1, 160, 160}}, {{2, 200, 200}, {4, 260, 260}}},
                                {{StopId{1}, StopId{2}, 30}, {StopId{2}, StopId{3}, 10}, {StopId{0}, StopId{3}, 10}});
  Patterns const patterns(t, 0, 3600);
  RoundSearch search(patterns, 2, {});
  std::vector<StopAccess> const access = {{StopId{0}, 20}};
  search.search(patterns.tick_after(40), access, 2, Until{});
  EXPECT_EQ(patterns.seconds_of(search.by_any_means(0)[0]), 60);
  EXPECT_EQ(search.by_vehicle(0)[0], kUnreached);
  EXPECT_EQ(patterns.seconds_of(search.by_vehicle(1)[1]), 160);
  EXPECT_EQ(search.by_vehicle(1)[2], kUnreached);
  EXPECT_EQ(patterns.seconds_of(search.by_any_means(1)[2]), 190);
  EXPECT_EQ(search.by_any_means(2)[3], kUnreached);  // neither from where one walked nor from the origin
  EXPECT_EQ(search.by_vehicle(1)[4], kUnreached);
  EXPECT_EQ(patterns.seconds_of(search.by_vehicle(2)[4]), 260);
}

}  // namespace
}  // namespace tanvan
