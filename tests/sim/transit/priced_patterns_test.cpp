#include "sim/transit/priced_patterns.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

using enum SearchDirection;

Timetable two_runs() {
  return timetable_with(3, {{{0, 0, 0}, {1, 100, 130}, {2, 200, 200}}, {{0, 600, 600}, {1, 700, 730}, {2, 800, 800}}});
}

TEST(RideCosts, EachSectionAndEachStayIsRoundedToWholeUnits) {
  RidePrices prices;
  prices.per_s = 0.125;
  prices.per_km = 10;
  prices.boarding = {7, 9};
  prices.crowding = {1, 2, 0, 1, 1, 1};
  prices.distance_m = {1049, 0, 0, 1051, 2000, 0};
  auto const costs = ride_costs(two_runs(), prices);
  EXPECT_EQ(costs.boarding, (std::vector<std::uint32_t>{7, 9}));
  EXPECT_EQ(costs.onward, (std::vector<std::uint32_t>{23, 18, 0, 23, 29, 0}));  // 12.5 + 10.49; 70 s twice over; …
  EXPECT_EQ(costs.staying, (std::vector<std::uint32_t>{0, 8, 0, 0, 4, 0}));     // 30 s at a factor of 2; of 1: 3.75
}

TEST(RideCosts, PricesThatAreNoneAreRefused) {
  EXPECT_THROW(ride_costs(two_runs(), {.per_s = -1}), Violation);
  EXPECT_THROW(ride_costs(two_runs(), {.per_s = 0x1p31}), Violation);
  EXPECT_THROW(ride_costs(two_runs(), {.per_s = 1, .crowding = {1, 1}}), Violation);
  EXPECT_THROW(ride_costs(two_runs(), {.per_km = 1, .distance_m = {1}}), Violation);
}

TEST(MirroredTimetable, TwiceMirroredIsAsBefore) {
  TestDraws draw(41);
  for (int n = 0; n < 200; ++n) {
    auto const t = drawn_timetable(draw);
    auto const mirror = mirrored(t);
    check_timetable(mirror);
    auto const again = mirrored(mirror);
    EXPECT_EQ(again.offset, t.offset);
    EXPECT_EQ(again.stop, t.stop);
    EXPECT_EQ(again.arrival, t.arrival);
    EXPECT_EQ(again.departure, t.departure);
    EXPECT_EQ(again.board, t.board);
    EXPECT_EQ(again.alight, t.alight);
    EXPECT_EQ(again.trip, t.trip);
    EXPECT_EQ(again.walk_offset, t.walk_offset);
    EXPECT_EQ(again.walk_to, t.walk_to);
    EXPECT_EQ(again.walk_s, t.walk_s);
  }
}

TEST(MirroredTimetable, RunsGoBackwardAtMinusTheirTimesAndWhoBoardedAlights) {
  auto const mirror =
      mirrored(timetable_with(2, {{{0, 10, 20, 1, 0}, {1, 30, 40, 0, 1}}}, {{StopId{0}, StopId{1}, 5}}));
  EXPECT_EQ(mirror.stop, (std::vector<StopId>{StopId{1}, StopId{0}}));
  EXPECT_EQ(mirror.arrival, (std::vector<std::int32_t>{-40, -20}));
  EXPECT_EQ(mirror.departure, (std::vector<std::int32_t>{-30, -10}));
  EXPECT_EQ(mirror.board, (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(mirror.alight, (std::vector<std::uint8_t>{0, 1}));
  EXPECT_EQ(mirror.walk_offset, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_EQ(mirror.walk_to, (std::vector<StopId>{StopId{0}}));
}

std::vector<std::uint32_t> drawn_costs(TestDraws& draw, std::size_t n) {
  std::vector<std::uint32_t> costs;
  for (std::size_t i = 0; i < n; ++i) costs.push_back(static_cast<std::uint32_t>(draw.below(20)));
  return costs;
}

/// What a ride costs that is boarded at a call and left at a later one of its run.
std::uint32_t cost_along(RideCosts const& costs, std::uint32_t run, std::uint32_t on, std::uint32_t off) {
  auto cost = costs.boarding[run];
  for (auto call = on; call < off; ++call) cost += costs.onward[call] + (call > on ? costs.staying[call] : 0);
  return cost;
}

TEST(PricedPatterns, EveryRideCostsInBothDirectionsWhatItsCallsSay) {
  TestDraws draw(43);
  int rides = 0;
  for (int n = 0; n < 200; ++n) {
    auto const t = drawn_timetable(draw);
    RideCosts const costs{drawn_costs(draw, t.runs()), drawn_costs(draw, t.calls()), drawn_costs(draw, t.calls())};
    PricedPatterns const priced(t, -200, 2000, costs);
    for (auto const direction : {depart_at, arrive_by}) {
      auto const& d = priced.of(direction);
      EXPECT_EQ(d.patterns.runs(), t.runs());  // copies too
      for (std::uint32_t row = 0; row < d.patterns.runs(); ++row) {
        auto const p = d.patterns.pattern_of(row);
        auto const cell = d.patterns.cell_of(p, row);
        for (std::uint32_t i = 0; i < d.patterns.length(p); ++i) {
          EXPECT_EQ(t.stop[priced.call(direction, row, i)], d.patterns.stops_of(p)[i]);
          for (auto j = i + 1; j < d.patterns.length(p); ++j) {
            auto const [on, off] = std::minmax({priced.call(direction, row, i), priced.call(direction, row, j)});
            EXPECT_EQ(d.boarding[row] + d.off[cell + j] - d.on[cell + i],
                      cost_along(costs, d.patterns.run(row).value, on, off));
            ++rides;
          }
        }
      }
    }
  }
  EXPECT_GT(rides, 10'000);
}

TEST(PricedPatterns, TicksOfBothDirectionsAreTheSameMomentsWhateverTheWindow) {
  auto const t = two_runs();
  for (std::int32_t const end_s : {3600, 3601}) {
    PricedPatterns const priced(t, 0, end_s);
    for (Tick const tick : {Tick{1}, Tick{2}, Tick{1000}, static_cast<Tick>(priced.mirror(0) - 1)}) {
      EXPECT_EQ(priced.mirror(priced.mirror(tick)), tick);
      EXPECT_EQ(priced.of(depart_at).patterns.seconds_of(tick),
                -priced.of(arrive_by).patterns.seconds_of(priced.mirror(tick)));
    }
  }
}

TEST(PricedPatterns, RowsSayWhetherTheyCostOrLastWhatTheOneBeforeDoes) {
  auto const t = timetable_with(2, {{{0, 0, 0}, {1, 100, 100}},
                                    {{0, 200, 200}, {1, 300, 300}},    // as long, as cheap
                                    {{0, 400, 400}, {1, 510, 510}},    // longer
                                    {{0, 600, 600}, {1, 710, 710}}});  // as long, dearer
  RideCosts costs;
  costs.boarding = {5, 5, 5, 5};
  costs.onward = {3, 0, 3, 0, 3, 0, 4, 0};
  PricedPatterns const priced(t, 0, 3600, costs);
  ASSERT_EQ(priced.of(depart_at).patterns.patterns(), 1U);
  EXPECT_EQ(priced.of(depart_at).same_times, (std::vector<std::uint8_t>{0, 1, 0, 1}));
  EXPECT_EQ(priced.of(depart_at).same_costs, (std::vector<std::uint8_t>{0, 1, 1, 0}));
  EXPECT_EQ(priced.of(arrive_by).same_costs, (std::vector<std::uint8_t>{0, 0, 1, 1}));  // the last run comes first
}

TEST(PricedPatterns, CostsOfOtherLengthsAndThoseBeyondThirtyOneBitsAreRefused) {
  auto const t = two_runs();
  EXPECT_THROW(PricedPatterns(t, 0, 3600, {.boarding = {1}}), Violation);
  EXPECT_THROW(PricedPatterns(t, 0, 3600, {.onward = {1, 2}}), Violation);
  EXPECT_THROW(PricedPatterns(t, 0, 3600, {.staying = {1, 2}}), Violation);
  EXPECT_THROW(PricedPatterns(t, 0, 3600, {.onward = {0x40000000, 0x40000000, 0, 0, 0, 0}}), Violation);
  EXPECT_NO_THROW(PricedPatterns(t, 0, 3600, {.onward = {0x40000000, 0x3fffffff, 0, 0, 0, 0}}));
}

}  // namespace
}  // namespace tanvan
