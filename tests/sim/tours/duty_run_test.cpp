#include "sim/tours/duty_run.hpp"

#include <gtest/gtest.h>

#include "tests/sim/tours/small_problems.hpp"
#include "tests/sim/tours/tour_oracle.hpp"

namespace tanvan {
namespace {

/// A line of stops 1, 2, 3 at 10, 20, 30 from the depot.
TourProblem line() {
  LegMatrix legs(4);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) legs.at(i, j) = 10 * std::abs(static_cast<double>(i) - static_cast<double>(j));
  return plain_problem(std::move(legs), {0, 1, 1, 1}, 10, 1);
}

struct Ran {
  bool holds = false;
  DutyTimes times;
  std::vector<DutyCall> calls;
};

Ran run(TourProblem const& p, std::vector<std::uint32_t> const& places) {
  SearchTables const tables(p);
  DutyRunner runner(tables);
  Ran ran;
  ran.holds = runner.run_shortest(0, places, ran.times);
  if (ran.holds) runner.calls(0, places, ran.times.leave_s, ran.calls);
  return ran;
}

TEST(DutyRun, LeavesNoEarlierThanItsEndAsks) {
  auto p = line();
  p.open_s[2] = 100;
  auto const ran = run(p, {1, 2, 3});
  ASSERT_TRUE(ran.holds);
  EXPECT_DOUBLE_EQ(ran.times.leave_s, 80);
  EXPECT_DOUBLE_EQ(ran.times.back_s, 140);
}

TEST(DutyRun, WhereAnEarlierStopClosesTheVehicleWaitsAtTheLaterOne) {
  auto p = line();
  p.open_s[2] = 100;
  p.close_s[1] = 50;
  auto const ran = run(p, {1, 2, 3});
  EXPECT_DOUBLE_EQ(ran.times.leave_s, 40);
  EXPECT_DOUBLE_EQ(ran.times.back_s, 140);
  EXPECT_DOUBLE_EQ(ran.calls[1].arrive_s, 60);
  EXPECT_DOUBLE_EQ(ran.calls[1].begin_s, 100);
  p.fleet[0].longest_duty_s = 99;
  EXPECT_FALSE(run(p, {1, 2, 3}).holds);
  p.fleet[0].longest_duty_s = 100;
  EXPECT_TRUE(run(p, {1, 2, 3}).holds);
}

TEST(DutyRun, RestsBeforeTheLegThatWouldBeTooMuch) {
  auto p = line();
  p.fleet[0].rest = {.after_s = 35, .length_s = 7};
  auto const ran = run(p, {1, 2, 3});
  ASSERT_TRUE(ran.holds);
  EXPECT_DOUBLE_EQ(ran.calls[3].rest_s, 7);  // 10 + 10 + 10, and 30 more would be 60
  EXPECT_DOUBLE_EQ(ran.times.back_s, 67);
  p.fleet[0].rest.after_s = 29;
  EXPECT_FALSE(run(p, {1, 2, 3}).holds);  // the way home alone takes 30
}

TEST(DutyRun, AWaitAsLongAsARestIsOne) {
  auto p = line();
  p.fleet[0].rest = {.after_s = 35, .length_s = 7};
  p.open_s[1] = 0;
  p.close_s[1] = 10;
  p.open_s[3] = 37;
  auto const ran = run(p, {1, 2, 3});
  ASSERT_TRUE(ran.holds);
  EXPECT_DOUBLE_EQ(ran.calls[3].rest_s, 0);
  EXPECT_DOUBLE_EQ(ran.times.back_s, 67);
}

TEST(DutyRun, ReloadsBetweenTrips) {
  auto p = line();
  p.fleet[0].most_trips = 2;
  p.fleet[0].reload_s = 5;
  auto const ran = run(p, {3, 0, 1});
  ASSERT_TRUE(ran.holds);
  EXPECT_DOUBLE_EQ(ran.times.back_s, 30 + 30 + 5 + 10 + 10);
}

TEST(DutyRun, LeavesAfterTheRushWhereThatIsShorter) {
  auto p = line();
  p.fleet[0].cost_per_s = 1;
  LegMatrix slow(4);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) slow.at(i, j) = 3 * p.full_time_s[0].at(i, j);
  p.bins = DayBins{{0, 100}};
  p.full_time_s.push_back(slow);
  p.fleet[0].time_s = {1, 0};
  auto const ran = run(p, {3});
  EXPECT_DOUBLE_EQ(ran.times.leave_s, 100);
  EXPECT_DOUBLE_EQ(ran.times.back_s, 160);
}

TEST(DutyRun, IsTheShortestOfAllWholeSeconds) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto p = drawn_problem(5, seed);
    add_hours(p, seed);
    p.fleet[0].cost_per_s = 1;
    auto const ran = run(p, {2, 4, 1});
    double const slow = oracle::shortest(p, 0, {2, 4, 1}, 300);
    EXPECT_EQ(ran.holds, slow != kForever) << seed;
    if (ran.holds) {
      EXPECT_NEAR(ran.times.length_s(), slow, 1e-6) << seed;
    }
  }
}

}  // namespace
}  // namespace tanvan
