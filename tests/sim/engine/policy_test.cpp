#include "sim/engine/policy.hpp"

#include <gtest/gtest.h>
#include <type_traits>

namespace tanvan {
namespace {

TEST(Policy, EveryChannelHasAPlaceOfItsOwnAndNoneActsAtFirst) {
  PolicyStore policy;
  for (std::size_t c = 0; c < kChannels; ++c) EXPECT_EQ(policy.of(static_cast<Channel>(c)), 0);
  policy.effect[static_cast<std::size_t>(Channel::service_demand)] = 2;
  EXPECT_EQ(policy.of(Channel::service_demand), 2);
  EXPECT_EQ(static_cast<std::size_t>(Channel::service_demand) + 1, kChannels);  // the last one
}

TEST(Policy, LinesAndPotsAreToldApart) {
  BudgetStore budget;
  budget.of(BudgetLine::matching).allotted = Dong{5};
  budget.of(Pot::seed_capital) = Dong{7};
  EXPECT_EQ(budget.lines[kBudgetLines - 1].allotted, Dong{5});
  EXPECT_EQ(budget.left[kPots - 1], Dong{7});
  EXPECT_EQ(budget.of(BudgetLine::st_career).allotted, Dong{});
  EXPECT_EQ(budget.of(Pot::fund_rnd), Dong{});
}

TEST(Policy, WithMoneyItIsPlainDataThatACheckpointCanKeep) {
  EXPECT_TRUE(std::is_trivially_copyable_v<PolicyStore>);
  EXPECT_TRUE(std::is_trivially_copyable_v<BudgetStore>);
}

}  // namespace
}  // namespace tanvan
