#include "sim/transit/realised_times.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "sim/transit/patterns.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

/// Two buses through three stops, ten minutes apart.
Timetable two_buses() {
  return timetable_with(3, {{{0, 0, 0}, {1, 100, 110}, {2, 200, 200}}, {{0, 600, 600}, {1, 700, 710}, {2, 800, 800}}},
                        {{StopId{2}, StopId{0}, 30}});
}

TEST(RealisedTimes, TakeThePlaceOfThoseOfTheTimetable) {
  auto const planned = two_buses();
  auto const driven =
      with_realised_times(planned, std::vector{0, 130, 260, 600, 705, 790}, std::vector{5, 150, 260, 601, 710, 790});
  check_timetable(driven);
  EXPECT_EQ(driven.arrival[1], 130);
  EXPECT_EQ(driven.departure[1], 150);
  EXPECT_EQ(driven.stop, planned.stop);
  EXPECT_EQ(driven.board, planned.board);
  EXPECT_EQ(driven.walk_s, planned.walk_s);
}

TEST(RealisedTimes, WhoOvertookIsSplitFromThePattern) {
  auto const planned = two_buses();
  ASSERT_EQ(Patterns(planned, 0, 3600).patterns(), 1U);
  auto const driven = with_realised_times(planned, std::vector{0, 100, 900, 600, 700, 800},
                                          std::vector{0, 110, 900, 600, 710, 800});  // the first broke down
  Patterns const patterns(driven, 0, 3600);
  EXPECT_EQ(patterns.patterns(), 2U);
  EXPECT_EQ(patterns.runs(), 2U);
}

TEST(RealisedTimes, NobodyBoardsOrAlightsWhereNoCallWasMade) {
  auto const driven =
      with_realised_times(two_buses(), std::vector{0, kNotMade, 210, 600, 720, kNotMade},
                          std::vector{0, kNotMade, 210, 600, kNotMade, kNotMade});  // skips a stop; is stuck at one
  check_timetable(driven);
  EXPECT_EQ(driven.board, (std::vector<std::uint8_t>{1, 0, 1, 1, 0, 0}));
  EXPECT_EQ(driven.alight, (std::vector<std::uint8_t>{1, 0, 1, 1, 1, 0}));
  EXPECT_EQ(driven.arrival[5], 720);
}

TEST(RealisedTimes, ARunThatNeverStartedKeepsItsNumber) {
  auto const driven = with_realised_times(two_buses(), std::vector{kNotMade, kNotMade, kNotMade, 600, 700, 800},
                                          std::vector{kNotMade, kNotMade, kNotMade, 600, 710, 800});
  check_timetable(driven);
  ASSERT_EQ(driven.runs(), 2U);
  EXPECT_EQ(driven.board[0] + driven.board[1] + driven.alight[1] + driven.alight[2], 0);
  EXPECT_EQ(driven.departure[3], 600);
}

TEST(RealisedTimes, ThatFallAlongARunAreRefused) {
  EXPECT_THROW(
      with_realised_times(two_buses(), std::vector{0, 100, 90, 600, 700, 800}, std::vector{0, 110, 90, 600, 710, 800}),
      Violation);
}

}  // namespace
}  // namespace tanvan
