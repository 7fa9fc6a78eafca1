#include "viz/report/policy_cost.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace tanvan {
namespace {

TEST(PolicyCost, MoneyOverPointsWhereTheEffectExceedsLuck) {
  auto const effect = judge_effect(600, 1.5, 0.4);
  EXPECT_EQ(effect.verdict, CostVerdict::told);
  EXPECT_DOUBLE_EQ(effect.cost_per_point, 400);
}

TEST(PolicyCost, SavedMoneyForLostPointsIsAPriceToo) {
  EXPECT_DOUBLE_EQ(judge_effect(-600, -1.5, 0.4).cost_per_point, 400);
}

TEST(PolicyCost, AnEffectWithinLuckHasNoPrice) {
  auto const effect = judge_effect(600, 0.3, 0.4);
  EXPECT_EQ(effect.verdict, CostVerdict::within_luck);
  EXPECT_EQ(effect.cost_per_point, 0);
}

TEST(PolicyCost, WithoutMoneyOrEffectThereIsNoPrice) {
  EXPECT_EQ(judge_effect(0, 1, 0).verdict, CostVerdict::no_money);
  EXPECT_EQ(judge_effect(600, 0, 0).verdict, CostVerdict::no_effect);
  EXPECT_EQ(judge_effect(600, -1, 0.2).verdict, CostVerdict::not_bought);
}

TEST(PolicyCost, ScatterOfASeriesIsThatOfItsStepsOverTheRootOfTwo) {
  EXPECT_DOUBLE_EQ(step_scatter(std::vector<double>{1, 1, 1}), 0);
  EXPECT_DOUBLE_EQ(step_scatter(std::vector<double>{0, 2, 0, 2}), std::sqrt(2.0));
  EXPECT_EQ(step_scatter(std::vector<double>{5}), 0);
}

}  // namespace
}  // namespace tanvan
