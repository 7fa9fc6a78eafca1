#include "models/demography/synthesis_split.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

namespace tanvan {
namespace {

/// `agents` of two strata in turn, ordered by row; either stratum is as likely to be "yes" as the seed says.
SplitInput two_strata(std::uint32_t agents, std::vector<double> seed) {
  SplitInput input;
  for (std::uint32_t i = 0; i < agents; ++i) {
    input.row.push_back(i);
    input.stratum.push_back(i % 2);
    input.order.push_back(i);
  }
  input.seed = std::move(seed);
  return input;
}

std::vector<std::uint8_t> split_migrants(SplitInput const& input, Shares const& wanted, SynthesisReport& fit) {
  return split(input, wanted, Control::migrant, "Huyện", fit);
}

std::size_t yes(std::vector<std::uint8_t> const& category) {
  return static_cast<std::size_t>(std::count(category.begin(), category.end(), std::uint8_t{0}));
}

TEST(Split, CategoriesHaveTheirSharesOfAllAgentsRounded) {
  SynthesisReport fit;
  for (std::uint32_t agents : {10U, 101U, 1000U}) {
    auto const category = split_migrants(two_strata(agents, {0.2, 0.8, 0.6, 0.4}), {0.3, 0.7}, fit);
    ASSERT_EQ(category.size(), agents);
    EXPECT_NEAR(static_cast<double>(yes(category)), 0.3 * agents, 0.5 + 1e-9);
  }
  EXPECT_TRUE(fit.infeasible.empty());
  EXPECT_EQ(fit.controls.front().name, "migrant yes, Huyện");
}

TEST(Split, StrataKeepTheOddsRatioOfTheirSeed) {  // what raking leaves alone (Deming, Stephan 1940)
  SynthesisReport fit;
  auto const input = two_strata(200'000, {0.2, 0.8, 0.6, 0.4});
  auto const category = split_migrants(input, {0.3, 0.7}, fit);
  double count[2][2] = {};
  for (std::size_t i = 0; i < category.size(); ++i) count[input.stratum[i]][category[i]] += 1;
  EXPECT_NEAR(count[0][0] * count[1][1] / (count[0][1] * count[1][0]), 0.2 * 0.4 / (0.8 * 0.6), 1e-3);
}

TEST(Split, WithinAStratumTheLowestInOrderGetTheFirstCategory) {
  SynthesisReport fit;
  auto input = two_strata(40, {1, 1, 1, 1});
  std::reverse(input.order.begin(), input.order.end());
  auto const category = split_migrants(input, {0.25, 0.75}, fit);
  for (std::uint32_t i = 0; i < 40; ++i) EXPECT_EQ(category[i], i >= 30 ? 0 : 1) << i;
}

TEST(Split, AZeroOfTheSeedStaysZero) {
  SynthesisReport fit;
  auto const input = two_strata(100, {0, 1, 1, 1});
  auto const category = split_migrants(input, {0.4, 0.6}, fit);
  EXPECT_EQ(yes(category), 40U);
  for (std::uint32_t i = 0; i < 100; i += 2) EXPECT_EQ(category[i], 1);
}

TEST(Split, SharesThatZerosForbidAreNamedAndNobodyIsLost) {
  SynthesisReport fit;
  auto const category = split_migrants(two_strata(100, {0, 1, 0, 1}), {0.4, 0.6}, fit);
  EXPECT_EQ(yes(category), 0U);
  EXPECT_FALSE(fit.infeasible.empty());
}

TEST(Split, WithoutSharesTheSeedDecides) {
  SynthesisReport fit;
  auto const category = split_migrants(two_strata(100, {0.2, 0.8, 0.6, 0.4}), {}, fit);
  EXPECT_EQ(yes(category), 10U + 30U);
  EXPECT_TRUE(fit.controls.empty());
}

TEST(Split, NobodyIsSplitWhereNobodyIs) {
  SynthesisReport fit;
  EXPECT_TRUE(split_migrants(two_strata(0, {1, 1, 1, 1}), {0.5, 0.5}, fit).empty());
}

}  // namespace
}  // namespace tanvan
