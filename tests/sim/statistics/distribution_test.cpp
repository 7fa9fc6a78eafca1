#include "sim/statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kSample = 40'000;

Draws draws_of(std::uint64_t key) {
  return {7, AgentKey{key}, 0, Stream::separation};
}

std::vector<double> normal_sample() {
  auto draws = draws_of(1);
  std::vector<double> x;
  for (int i = 0; i < kSample; ++i) x.push_back(2 + 3 * draws.normal());
  return x;
}

std::vector<double> laplace_sample() {
  auto draws = draws_of(2);
  std::vector<double> x;
  for (int i = 0; i < kSample; ++i) x.push_back(draws.exponential() * (draws.chance(0.5) ? 1 : -1));
  return x;
}

/// Whole sizes of a Pareto law from 0.5 on: P(X >= n) = ((n - 0.5) / 0.5)^-alpha.
std::vector<double> sizes(double alpha) {
  auto draws = draws_of(3);
  std::vector<double> x;
  for (int i = 0; i < kSample; ++i) x.push_back(std::floor(0.5 * std::pow(draws.uniform(), -1 / alpha) + 0.5));
  return x;
}

TEST(Distribution, QuantilesInterpolateBetweenRanks) {
  EXPECT_DOUBLE_EQ(quantile({4, 1, 3, 2}, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile({4, 1, 3, 2}, 1), 4);
}

TEST(Distribution, GiniOfEqualsIsNothingAndOfOneOwnerNearlyOne) {
  EXPECT_DOUBLE_EQ(gini({5, 5, 5, 5}), 0);
  EXPECT_DOUBLE_EQ(gini({0, 0, 0, 8}), 0.75);
}

TEST(Distribution, GiniOfALognormalIsTheKnownOne) {  // 2 Phi(s / sqrt 2) - 1
  auto x = normal_sample();
  for (auto& v : x) v = std::exp((v - 2) / 6);
  EXPECT_NEAR(gini(x), std::erf(0.5 / 2), 0.005);
}

TEST(Distribution, KurtosisTellsLaplaceFromNormal) {
  EXPECT_NEAR(excess_kurtosis(normal_sample()), 0, 0.1);
  EXPECT_NEAR(excess_kurtosis(laplace_sample()), 3, 0.4);
}

TEST(Distribution, ShapeIsOneOfALaplaceAndTwoOfANormal) {
  EXPECT_NEAR(subbotin_shape(laplace_sample()), 1, 0.03);
  EXPECT_NEAR(subbotin_shape(normal_sample()), 2, 0.06);
}

TEST(Distribution, TheBodyOfANormalFitsANormal) {
  EXPECT_GT(normal_fit(normal_sample(), 0.05, 0.95), 0.9995);
  EXPECT_LT(normal_fit(sizes(1.06), 0.05, 0.95), 0.8);
}

TEST(Distribution, HillFindsTheExponentOfWholeSizes) {
  auto x = sizes(1.06);
  std::sort(x.begin(), x.end());
  EXPECT_NEAR(hill_tail(x, 10).exponent, 1.06, 0.05);
}

TEST(Distribution, TheBestTailBeginsWhereThePowerLawDoes) {
  auto x = sizes(1.06);
  std::erase_if(x, [](double v) { return v >= 6 && v < 20; });  // something else below
  auto const tail = best_tail(x, 5, 200);
  EXPECT_GE(tail.from, 20);
  EXPECT_NEAR(tail.exponent, 1.06, 0.08);
}

TEST(Distribution, NoTailIsFoundInTooFewValues) {
  EXPECT_EQ(best_tail({1, 2, 3}, 1, 10).exponent, 0);
}

TEST(Distribution, DeviationDividesByOneLessThanTheNumber) {
  EXPECT_DOUBLE_EQ(deviation_of(std::vector<double>{1, 3}), std::sqrt(2.0));
}

TEST(Tails, SizesThatGrowByLuckAboveAFloorHaveTheExponentOfTheirDrift) {  // Kesten 1973; models 4.4
  constexpr double kDrift = -0.01191375, kSpread = 0.15;
  EXPECT_NEAR(-2 * kDrift / (kSpread * kSpread), 1.059, 1e-12);  // E x^a = 1
  std::vector<double> sizes(20'000, 0.0);                        // logarithms over the floor
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    Draws draws{3, AgentKey{i}, 0, Stream::customers};
    for (int t = 0; t < 4000; ++t) sizes[i] = std::max(0.0, sizes[i] + kDrift + kSpread * draws.normal());
  }
  for (auto& x : sizes) x = std::round(1000 * std::exp(x));
  std::sort(sizes.begin(), sizes.end());
  EXPECT_NEAR(hill_tail(sizes, 2000).exponent, 1.059, 0.04);
}

}  // namespace
}  // namespace tanvan
