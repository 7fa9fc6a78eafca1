#include "sim/engine/target_margin.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

TEST(TargetMargin, AStraightCourseHasNoScatter) {
  std::array const yearly = {3.0, 4.5, 6.0, 7.5, 9.0};
  EXPECT_NEAR(yearly_scatter(yearly), 0, 1e-12);
}

TEST(TargetMargin, ScatterIsThatOfIndependentYears) {
  std::vector<double> yearly(20'000);
  Draws draw{7, AgentKey{1}, 0, Stream::freight};
  for (double& year : yearly) year = 4 * draw.normal();
  EXPECT_NEAR(yearly_scatter(yearly), 4, 0.08);
}

TEST(TargetMargin, TwoYearsTellNothing) {
  std::array const yearly = {3.0, 4.5};
  EXPECT_TRUE(std::isnan(yearly_scatter(yearly)));
}

TEST(TargetMargin, ASmallerSampleErrsMore) {
  EXPECT_DOUBLE_EQ(sampling_error(100, 1), 10);
  EXPECT_DOUBLE_EQ(sampling_error(100, 0.01), 100);
}

}  // namespace
}  // namespace tanvan
