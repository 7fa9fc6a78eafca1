#include "sim/transit/patterns.hpp"

#include <gtest/gtest.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

TEST(Patterns, RunsOfTheSameStopsShareOneUntilOneOvertakes) {
  auto const t = timetable_with(
      2, {{{0, 0, 0}, {1, 100, 100}}, {{0, 20, 20}, {1, 120, 120}}, {{0, 40, 40}, {1, 60, 60}}});  // overtakes both
  Patterns const patterns(t, 0, 3600);
  EXPECT_EQ(patterns.patterns(), 2U);
  EXPECT_EQ(patterns.runs(), 3U);
}

TEST(Patterns, RightsToBoardTellPatternsApartAndCopiesAreKeptOnce) {
  auto const t =
      timetable_with(2, {{{0, 0, 0}, {1, 100, 100}}, {{0, 0, 0}, {1, 100, 100}}, {{0, 0, 0, 0}, {1, 100, 100}}});
  Patterns const patterns(t, 0, 3600);
  EXPECT_EQ(patterns.patterns(), 2U);
  EXPECT_EQ(patterns.runs(), 2U);
  EXPECT_EQ(patterns.boardings().size(), 1U);
}

TEST(Patterns, DeparturesAreRoundedDownAndArrivalsUp) {
  auto const t = timetable_with(2, {{{0, 11, 11}, {1, 21, 21}}});
  Patterns const patterns(t, 0, 3600);
  EXPECT_EQ(patterns.seconds_of(patterns.departures(patterns.boardings()[0])[0]), 10);
  EXPECT_EQ(patterns.seconds_of(patterns.arrivals(PatternId{0}, 0)[1]), 22);
}

TEST(Patterns, RunsOutsideTheWindowAreLeftOut) {
  auto const t =
      timetable_with(2, {{{0, 0, 0}, {1, 90, 90}}, {{0, 200, 200}, {1, 300, 300}}, {{0, 500, 500}, {1, 600, 600}}});
  Patterns const patterns(t, 100, 500);
  ASSERT_EQ(patterns.runs(), 1U);
  EXPECT_EQ(patterns.run(0), RunId{1});
}

}  // namespace
}  // namespace tanvan
