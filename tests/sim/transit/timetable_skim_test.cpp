#include "sim/transit/timetable_skim.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <tbb/global_control.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// A bus from stop 0 to stop 1 in 600 s at 0, 20, 40 and 60 minutes; zone 0 is a minute from stop 0, zone 1 two from
/// stop 1.
Timetable a_line() {
  std::vector<std::vector<TestCall>> runs;
  for (std::int32_t start = 0; start <= 3600; start += 1200)
    runs.push_back({{0, start, start}, {1, start + 600, start + 600}});
  return timetable_with(2, runs);
}

ZoneReach of_two_zones() {
  return {{0, 1, 2}, {{StopId{0}, 60}, {StopId{1}, 120}}};
}

TimetableSkim skim_of_a_line(TimetableSkimOptions options = {}) {
  auto const timetable = a_line();
  options.first_s = 0;
  options.departures = 60;
  auto const reach = of_two_zones();
  return timetable_skim(Patterns{timetable, 0, 4 * 3600}, reach, reach, options);
}

TEST(TimetableSkim, PercentilesAreNearestRanksOfDoorToDoorTimes) {
  auto const skim = skim_of_a_line();
  // Who leaves at minute m walks 1 min, waits for the next of 0, 20, 40, 60, rides 10 and walks 2: 13 to 32 min, each
  // three times an hour
  ASSERT_EQ(skim.time_min.size(), 5U);
  EXPECT_DOUBLE_EQ(skim.time_min[0][1], 13);  // the 3rd of 60
  EXPECT_DOUBLE_EQ(skim.time_min[1][1], 17);  // the 15th
  EXPECT_DOUBLE_EQ(skim.time_min[2][1], 22);  // the 30th
  EXPECT_DOUBLE_EQ(skim.time_min[3][1], 27);  // the 45th
  EXPECT_DOUBLE_EQ(skim.time_min[4][1], 31);  // the 57th
  EXPECT_EQ(skim.rides[1], 1);
  EXPECT_EQ(skim.served[1], 1);
}

TEST(TimetableSkim, WhereNothingLeadsThereIsNoTime) {
  auto const skim = skim_of_a_line();
  for (std::size_t cell : {0U, 2U, 3U}) {
    EXPECT_EQ(skim.time_min[2][cell], kInf);
    EXPECT_EQ(skim.rides[cell], kInf);
    EXPECT_EQ(skim.served[cell], 0);
  }
}

TEST(TimetableSkim, WhatTakesTooLongCountsAsOutOfReach) {
  TimetableSkimOptions options;
  options.longest_s = 22 * 60;
  auto const skim = skim_of_a_line(options);
  EXPECT_DOUBLE_EQ(skim.served[1], 0.5);  // of 13 to 32 min the lower ten
  EXPECT_DOUBLE_EQ(skim.time_min[2][1], 22);
  EXPECT_EQ(skim.time_min[3][1], kInf);
}

TEST(TimetableSkim, IsTheSameOnAnyThreads) {
  TestDraws draw(7);
  auto const timetable = drawn_timetable(draw);
  ZoneReach reach;
  for (std::uint32_t s = 0; s < timetable.stops; ++s) {
    reach.reach.push_back({StopId{s}, 4});
    reach.offset.push_back(s + 1);
  }
  TimetableSkimOptions options;
  options.first_s = 0;
  options.step_s = 2;
  options.departures = 40;
  Patterns const patterns{timetable, 0, 4 * 3600};
  auto const of_threads = [&](std::size_t threads) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    return timetable_skim(patterns, reach, reach, options);
  };
  auto const one = of_threads(1);
  for (std::size_t threads : {2U, 7U}) {
    auto const many = of_threads(threads);
    EXPECT_EQ(many.time_min, one.time_min);
    EXPECT_EQ(many.rides, one.rides);
    EXPECT_EQ(many.served, one.served);
  }
}

}  // namespace
}  // namespace tanvan
