#include "scenarios/run/compare/side_by_side.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(SideBySide, APolicyIsPricedPerPointOnlyWhereItsEffectExceedsLuck) {
  PolicyCost const cost{2020, 2030, 600, judge_effect(600, 1.5, 0.4), judge_effect(600, 0.1, 0.4)};
  auto const text = cost_of_effect(cost);
  EXPECT_NE(text.find("2020-2030"), std::string::npos);
  EXPECT_NE(text.find("400 billion đồng a point"), std::string::npos);
  EXPECT_NE(text.find("within luck"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
