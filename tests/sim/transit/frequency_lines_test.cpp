#include "sim/transit/frequency_lines.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Two stops ten minutes apart, from 06:00 until before 09:00.
FrequencyLine line_every(std::int32_t headway_s) {
  return {.key = 7,
          .trip = 3,
          .first_s = 6 * 3600,
          .end_s = 9 * 3600,
          .headway_s = headway_s,
          .stops = {StopId{0}, StopId{1}},
          .arrival = {0, 600},
          .departure = {0, 600}};
}

std::vector<std::int32_t> starts(FrequencyLine const& line, std::uint64_t seed, std::uint32_t day = 0) {
  auto const t = with_frequency_lines({}, std::vector{line}, seed, day);
  std::vector<std::int32_t> all;
  for (std::size_t run = 0; run < t.runs(); ++run) all.push_back(t.departure[t.offset[run]]);
  return all;
}

TEST(FrequencyLines, RunEveryHeadwayFromWithinTheFirstUntilTheEnd) {
  auto const all = starts(line_every(1200), 1);
  ASSERT_EQ(all.size(), 9U);
  EXPECT_GE(all.front(), 6 * 3600);
  EXPECT_LT(all.front(), 6 * 3600 + 1200);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(all[i] - all[i - 1], 1200);
  EXPECT_LT(all.back(), 9 * 3600);
}

TEST(FrequencyLines, OneThatRunsTwiceAsOftenKeepsTheRunsItHad) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    EXPECT_TRUE(std::ranges::includes(starts(line_every(600), seed), starts(line_every(1200), seed)));
}

TEST(FrequencyLines, PhasesAreDrawnBySeedLineAndDay) {
  auto const line = line_every(1200);
  auto other = line;
  other.key = 8;
  EXPECT_EQ(starts(line, 1), starts(line, 1));
  EXPECT_NE(starts(line, 1), starts(line, 2));
  EXPECT_NE(starts(line, 1), starts(line, 1, 1));
  EXPECT_NE(starts(line, 1), starts(other, 1));
}

TEST(FrequencyLines, ALineWithoutHeadwayOrWithOneStopIsRefused) {
  EXPECT_THROW(starts(line_every(0), 1), Violation);
  auto line = line_every(600);
  line.stops.pop_back();
  EXPECT_THROW(starts(line, 1), Violation);
}

}  // namespace
}  // namespace tanvan
