#include "models/public_budget/public_budget.hpp"

#include <gtest/gtest.h>
#include <numeric>

namespace tanvan {
namespace {

Dong sum(std::vector<Dong> const& parts) {
  return std::accumulate(parts.begin(), parts.end(), Dong{});
}

TEST(Budget, PartsSumToTheAmountToTheDong) {
  for (std::int64_t amount : {0LL, 1LL, 7LL, 1'000'003LL, 9'000'000'000'000'000LL})
    EXPECT_EQ(sum(split(Dong{amount}, {3, 0, 5, 11, 1})), Dong{amount});
}

TEST(Budget, WhoHasNoWeightGetsNothing) {
  EXPECT_EQ(split(Dong{100}, {1, 0, 1})[1], Dong{});
}

TEST(Budget, PartsFollowTheWeights) {
  auto const parts = split(Dong{1000}, {1, 3});
  EXPECT_EQ(parts[0], Dong{250});
  EXPECT_EQ(parts[1], Dong{750});
}

TEST(Budget, AWageBelowTheAllowancePaysNoTax) {
  EXPECT_EQ(income_tax(Dong{11'000'000}, {}), Dong{});
}

TEST(Budget, TaxTakesItsRateOfWhatExceedsTheAllowance) {
  EXPECT_EQ(income_tax(Dong{13'000'000}, {}), Dong{100'000});
}

}  // namespace
}  // namespace tanvan
