#include "sim/choice/logit.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <vector>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kDraws = 1'000'000;
constexpr std::array kUtility = {0.3, -1.2, kNotOffered, 1.1, 0.0};

/// Pearson's statistic of counts against shares.
double chi_squared(std::array<int, kUtility.size()> const& count, std::array<double, kUtility.size()> const& share) {
  double sum = 0;
  for (std::size_t j = 0; j < count.size(); ++j)
    if (share[j] > 0) sum += std::pow(count[j] - kDraws * share[j], 2) / (kDraws * share[j]);
  return sum;
}

constexpr double kThreeDegrees999 = 16.27;  // quantile 0.999 of chi squared with three degrees of freedom

TEST(Logit, ProbabilitiesAreSharesOfExponentials) {
  std::array<double, 3> const v = {std::log(1.0), std::log(2.0), std::log(5.0)};
  std::array<double, 3> p{};
  logit_probabilities(v, p);
  EXPECT_NEAR(p[0], 0.125, 1e-15);
  EXPECT_NEAR(p[1], 0.25, 1e-15);
  EXPECT_NEAR(p[2], 0.625, 1e-15);
}

TEST(Logit, LargeUtilitiesDontOverflow) {
  std::array<double, 2> const v = {1000, 1000 + std::log(3.0)};
  std::array<double, 2> p{};
  logit_probabilities(v, p);
  EXPECT_NEAR(p[1], 0.75, 1e-12);
  EXPECT_NEAR(log_sum_exp(v), 1000 + std::log(4.0), 1e-12);
}

TEST(Logit, NothingOnOfferIsWorthNothing) {
  EXPECT_EQ(log_sum_exp(std::array{kNotOffered, kNotOffered}), kNotOffered);
  EXPECT_EQ(log_sum_exp({}), kNotOffered);
}

TEST(Logit, SharesOfDrawsMatchProbabilities) {
  std::array<double, kUtility.size()> p{};
  logit_probabilities(kUtility, p);
  std::array<int, kUtility.size()> count{};
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    Draws draws{7, AgentKey{i}, 0, Stream::dwelling_choice};
    ++count[at_quantile(p, draws.uniform())];
  }
  EXPECT_EQ(count[2], 0);
  EXPECT_LT(chi_squared(count, p), kThreeDegrees999);
}

TEST(Logit, TheBestOfUtilityPlusGumbelIsTheSameChoiceAndTheLogsumItsMean) {
  std::array<double, kUtility.size()> p{};
  logit_probabilities(kUtility, p);
  std::array<int, kUtility.size()> count{};
  double sum = 0;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    Draws draws{8, AgentKey{i}, 0, Stream::dwelling_choice};
    double most = kNotOffered;
    std::size_t best = 0;
    for (std::size_t j = 0; j < kUtility.size(); ++j)
      if (double const u = kUtility[j] + draws.gumbel(); u > most) most = u, best = j;
    ++count[best];
    sum += most;
  }
  EXPECT_LT(chi_squared(count, p), kThreeDegrees999);
  // Standard deviation of the mean: pi / sqrt(6) / 1000 = 0.0013
  EXPECT_NEAR(sum / kDraws, log_sum_exp(kUtility) + std::numbers::egamma, 0.005);
}

TEST(Logit, QuantilesTakeAlternativesInOrderAndSkipTheEmpty) {
  std::array const weight = {0.0, 1.0, 0.0, 3.0, 0.0};
  std::array const upto = {0.0, 1.0, 1.0, 4.0, 4.0};
  for (auto const& [u, expected] :
       {std::pair{0.001, 1U}, std::pair{0.2499, 1U}, std::pair{0.2501, 3U}, std::pair{0.9999, 3U}}) {
    EXPECT_EQ(at_quantile(weight, u), expected) << u;
    EXPECT_EQ(at_quantile_of_sums(upto, u), expected) << u;
  }
}

}  // namespace
}  // namespace tanvan
