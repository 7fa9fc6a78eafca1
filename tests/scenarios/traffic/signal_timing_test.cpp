#include "scenarios/run/traffic/signal_timing.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

PlanPhase phase(double least, double most, double clearance, double ring, double barrier, double position) {
  return {{least, most, 3, clearance}, ring, barrier, position};
}
PlanPhase fixed(double green, double clearance, double ring = 1, double barrier = 1, double position = 1) {
  return phase(green, green, clearance, ring, barrier, position);
}
std::pair<double, double> ends(GreenWindow w) {
  return {w.begin_s, w.end_s};
}
using Ends = std::pair<double, double>;

TEST(SignalTiming, PhasesOfARingFollowByPositionWithTheirClearanceBetween) {
  std::vector const phases{fixed(20, 5, 1, 1, 2), fixed(30, 4, 1, 1, 1)};
  auto const greens = fixed_greens(phases);
  EXPECT_EQ(ends(greens.green[1]), (Ends{0, 30}));
  EXPECT_EQ(ends(greens.green[0]), (Ends{34, 54}));
  EXPECT_EQ(greens.round_s, 59);
}

TEST(SignalTiming, PhasesOfOnePositionFollowByRow) {
  std::vector const phases{fixed(10, 0), fixed(20, 0)};
  EXPECT_EQ(ends(fixed_greens(phases).green[1]), (Ends{10, 30}));
}

TEST(SignalTiming, RingsRunSideBySideAndWaitAtTheBarrier) {
  std::vector const phases{fixed(10, 5, 1, 1, 1), fixed(10, 5, 1, 1, 2), fixed(40, 5, 2, 1, 1), fixed(20, 5, 1, 2, 1),
                           fixed(20, 5, 2, 2, 1)};
  auto const greens = fixed_greens(phases);
  EXPECT_EQ(ends(greens.green[1]), (Ends{15, 25}));
  EXPECT_EQ(ends(greens.green[2]), (Ends{0, 40}));
  EXPECT_EQ(ends(greens.green[3]), (Ends{45, 65}));
  EXPECT_EQ(ends(greens.green[4]), (Ends{45, 65}));
  EXPECT_EQ(greens.round_s, 70);
}

TEST(SignalTiming, AStageTakesTheLongestOfItsPhasesTimes) {
  std::vector const phases{phase(8, 30, 7, 1, 1, 1), phase(6, 16, 4, 2, 1, 1), phase(6, 16, 4, 1, 1, 2),
                           phase(5, 50, 3, 1, 2, 1)};
  auto const stages = plan_stages(phases);
  ASSERT_EQ(stages.stages.size(), 3U);
  EXPECT_EQ(stages.stages[0].min_green_s, 8);
  EXPECT_EQ(stages.stages[0].max_green_s, 30);
  EXPECT_EQ(stages.stages[0].clearance_s, 7);
  EXPECT_EQ(stages.stages[1].max_green_s, 16);
  EXPECT_EQ(stages.stages[2].max_green_s, 50);
}

TEST(SignalTiming, ARingOfFewerPhasesStaysInItsLastOne) {
  std::vector const phases{phase(8, 30, 7, 1, 1, 1), phase(6, 16, 4, 2, 1, 1), phase(6, 16, 4, 1, 1, 2)};
  auto const stages = plan_stages(phases);
  EXPECT_EQ(stages.first, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_EQ(stages.last, (std::vector<std::uint32_t>{0, 1, 1}));
}

TEST(SignalTiming, APlanIsFixedWhenNoPhaseCanGrow) {
  EXPECT_TRUE(is_fixed_time(std::vector{fixed(10, 0), fixed(20, 0)}));
  EXPECT_FALSE(is_fixed_time(std::vector{fixed(10, 0), phase(5, 6, 0, 1, 1, 2)}));
}

TEST(SignalTiming, WindowsThatTouchAreOneAndEmptyOnesNone) {
  auto const joined = joined_windows({{30, 40}, {0, 10}, {10, 20}, {25, 25}, {35, 50}});
  ASSERT_EQ(joined.size(), 2U);
  EXPECT_EQ(ends(joined[0]), (Ends{0, 20}));
  EXPECT_EQ(ends(joined[1]), (Ends{30, 50}));
}

}  // namespace
}  // namespace tanvan
