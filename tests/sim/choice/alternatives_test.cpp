#include "sim/choice/alternatives.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "sim/choice/logit.hpp"

namespace tanvan {
namespace {

Draws draws_of(std::uint64_t agent) {
  return {11, AgentKey{agent}, 3, Stream::dwelling_choice};
}

TEST(WeightedDraw, DrawsInProportionToWeights) {
  std::vector<double> const weight = {1, 0, 2, 7, 0, 10};
  WeightedDraw const table{weight};
  constexpr int kDraws = 1'000'000;
  std::vector<int> count(weight.size());
  auto draws = draws_of(1);
  for (int i = 0; i < kDraws; ++i) ++count[table.draw(draws)];
  double chi = 0;
  for (std::uint32_t j = 0; j < weight.size(); ++j) {
    EXPECT_DOUBLE_EQ(table.probability(j), weight[j] / 20);
    double const expected = kDraws * weight[j] / 20;
    if (expected == 0) {
      EXPECT_EQ(count[j], 0);
    } else {
      chi += std::pow(count[j] - expected, 2) / expected;
    }
  }
  EXPECT_LT(chi, 16.27);  // 0.999, three degrees
}

TEST(WeightedDraw, ManyWeightsOfAllSizesLeaveNoneWithoutAndNoneTooMuch) {
  std::vector<double> weight;
  for (int j = 0; j < 1000; ++j) weight.push_back(j % 7 == 0 ? 0 : std::exp(0.01 * (j % 300)));
  WeightedDraw const table{weight};
  auto draws = draws_of(2);
  for (int i = 0; i < 100'000; ++i) EXPECT_GT(weight[table.draw(draws)], 0);
}

TEST(DrawnAlternatives, TellHowOftenEachCameUp) {
  WeightedDraw const table{std::vector<double>{1, 3}};
  auto draws = draws_of(3);
  std::vector<DrawnAlternative> set;
  draw_alternatives(table, 8, draws, set);
  double times = 0;
  for (auto const& [alternative, correction, luck] : set)
    times += std::exp(correction) * 8 * table.probability(alternative);
  EXPECT_NEAR(times, 8, 1e-12);
}

TEST(DrawnAlternatives, DrawnByTheirOwnExponentialsAreExact) {
  // With q ~ exp(V) every corrected utility is ln k + ln sum exp(V) - ln n: what the whole set is worth, for any draw
  std::vector<double> const v = {0.2, 1.5, -0.7, 0.9};
  std::vector<double> weight;
  for (double const x : v) weight.push_back(std::exp(x));
  WeightedDraw const table{weight};
  std::vector<DrawnAlternative> set;
  for (std::uint64_t agent = 0; agent < 50; ++agent) {
    auto draws = draws_of(agent);
    draw_alternatives(table, 30, draws, set);
    std::vector<double> corrected;
    for (auto const& [j, correction, luck] : set) corrected.push_back(v[j] + correction);
    EXPECT_NEAR(log_sum_exp(corrected), log_sum_exp(v), 1e-12);
  }
}

TEST(DrawnAlternatives, ChoicesFromThirtyComeNearChoicesFromAll) {
  // A hundred alternatives, drawn by weights that know half of the utility
  std::vector<double> v, weight, share(100);
  for (int j = 0; j < 100; ++j) {
    v.push_back(std::sin(0.7 * j));
    weight.push_back(std::exp(0.5 * v.back()));
  }
  logit_probabilities(v, share);
  WeightedDraw const table{weight};
  constexpr int kChoosers = 200'000;
  std::vector<double> seen(v.size());
  std::vector<DrawnAlternative> set;
  std::vector<double> corrected;
  for (std::uint64_t agent = 0; agent < kChoosers; ++agent) {
    auto draws = draws_of(agent);
    draw_alternatives(table, 30, draws, set);
    corrected.clear();
    for (auto const& [j, correction, luck] : set) corrected.push_back(v[j] + correction);
    logit_probabilities(corrected, corrected);
    seen[set[at_quantile(corrected, draws.uniform())].alternative] += 1.0 / kChoosers;
  }
  double apart = 0;
  for (std::size_t j = 0; j < v.size(); ++j) apart += std::abs(seen[j] - share[j]) / 2;
  EXPECT_LT(apart, 0.02);  // 0.011 is the noise of so many choosers
}

TEST(WeightedDraw, TheGuideFindsWhatASearchFinds) {
  std::vector<double> weight, upto;
  for (int j = 0; j < 300; ++j) weight.push_back(j % 5 == 0 ? 0 : std::exp(0.05 * (j % 90)));
  double all = 0;
  for (double const w : weight) upto.push_back(all += w);
  WeightedDraw const table{weight};
  auto draws = draws_of(5);
  for (int i = 0; i < 100'000; ++i) {
    double const u = draws.uniform();
    ASSERT_EQ(table.at(u), at_quantile_of_sums(upto, u));
  }
}

TEST(WeightedDraw, OneWeightMoreChangesFewDraws) {
  std::vector<double> weight(200, 50.0);
  WeightedDraw const before{weight};
  weight[120] += 1;
  WeightedDraw const after{weight};
  auto a = draws_of(4), b = draws_of(4);
  int changed = 0;
  for (int i = 0; i < 10'000; ++i) changed += before.draw(a) != after.draw(b) ? 1 : 0;
  EXPECT_LT(changed, 200);  // an alias table would move a hundred of a thousand
  EXPECT_GT(changed, 0);
}

TEST(DrawnAlternatives, TheBestWithItsLuckIsAChoice) {
  std::vector<double> const v = {0, 1, 2};
  WeightedDraw const table{std::vector<double>{1, std::exp(1), std::exp(2)}};  // exact for any number of draws
  std::vector<double> share(3), seen(3);
  logit_probabilities(v, share);
  constexpr int kChoosers = 100'000;
  std::vector<DrawnAlternative> set;
  for (std::uint64_t agent = 0; agent < kChoosers; ++agent) {
    auto draws = draws_of(agent);
    draw_alternatives(table, 30, draws, set);
    auto const worth = [&](auto const& drawn) { return v[drawn.alternative] + drawn.correction + drawn.luck; };
    seen[std::ranges::max_element(set, {}, worth)->alternative] += 1.0 / kChoosers;
  }
  for (std::size_t j = 0; j < 3; ++j) EXPECT_NEAR(seen[j], share[j], 0.006);
}

TEST(DrawnAlternatives, TheSameKeyDrawsTheSameSet) {
  WeightedDraw const table{std::vector<double>(500, 1.0)};
  std::vector<DrawnAlternative> one, two;
  auto a = draws_of(9), b = draws_of(9);
  draw_alternatives(table, 30, a, one);
  draw_alternatives(table, 30, b, two);
  EXPECT_EQ(one, two);
}

}  // namespace
}  // namespace tanvan
