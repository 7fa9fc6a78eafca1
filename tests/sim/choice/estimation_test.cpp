#include "sim/choice/estimation.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/choice/alternatives.hpp"
#include "sim/choice/logit.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kFeatures = 3;
constexpr std::array kTruth = {-0.9, 0.35, 0.6};

Draws draws_of(std::uint64_t agent, Stream stream = Stream::dwelling_choice) {
  return {21, AgentKey{agent}, 0, stream};
}

/// Choosers who weigh `alternatives` of their own, each with features of N(0, 1), by the logit of kTruth.
ChoiceData drawn_choices(std::size_t choosers, std::size_t alternatives) {
  ChoiceData data{.features = kFeatures, .offset = {0}, .chosen = {}, .x = {}, .known = {}};
  std::vector<double> v(alternatives);
  for (std::size_t i = 0; i < choosers; ++i) {
    auto draws = draws_of(i);
    for (auto& utility : v) {
      utility = 0;
      for (double const truth : kTruth) {
        data.x.push_back(draws.normal());
        utility += truth * data.x.back();
      }
    }
    data.known.resize(data.x.size() / kFeatures, 0.0);
    data.offset.push_back(static_cast<std::uint32_t>(data.known.size()));
    logit_probabilities(v, v);
    data.chosen.push_back(static_cast<std::uint32_t>(at_quantile(v, draws.uniform())));
  }
  return data;
}

TEST(Estimation, RecoversCoefficientsToTwoPercentFromAHundredThousandChoices) {
  auto const found = estimate_logit(drawn_choices(100'000, 6));
  ASSERT_TRUE(found.converged);
  for (std::size_t k = 0; k < kFeatures; ++k) {
    EXPECT_NEAR(found.coefficient[k], kTruth[k], 0.02 * std::abs(kTruth[k])) << k;
    EXPECT_LT(std::abs(found.coefficient[k] - kTruth[k]), 3.5 * found.standard_error[k]) << k;
  }
  EXPECT_GT(found.log_likelihood, found.log_likelihood_zero);
  EXPECT_NEAR(found.log_likelihood_zero, -100'000 * std::log(6.0), 1e-4);
}

TEST(Estimation, RecoversThemFromThirtyDrawnOfAThousandWithTheCorrection) {
  // All choose among the same 1,000; the estimator sees thirty drawn by weight and what was chosen
  constexpr std::size_t kAll = 1000, kChoosers = 100'000;
  std::vector<double> x(kAll * kFeatures), v(kAll), weight(kAll);
  auto features = draws_of(0, Stream::synthesis_dwelling);
  for (auto& value : x) value = features.normal();
  for (std::size_t j = 0; j < kAll; ++j) {
    for (std::size_t k = 0; k < kFeatures; ++k) v[j] += kTruth[k] * x[j * kFeatures + k];
    weight[j] = std::exp(0.5 * x[j * kFeatures]);  // drawn against the grain: what is disliked comes up more often
  }
  logit_probabilities(v, v);
  WeightedDraw const chooses{v}, shows{weight};
  ChoiceData data{.features = kFeatures, .offset = {0}, .chosen = {}, .x = {}, .known = {}};
  std::vector<DrawnAlternative> set;
  for (std::size_t i = 0; i < kChoosers; ++i) {
    auto draws = draws_of(i);
    draw_alternatives_around(chooses.draw(draws), shows, 30, draws, set);
    for (auto const& [j, correction, luck] : set) {
      data.known.push_back(correction);
      data.x.insert(data.x.end(), &x[j * kFeatures], &x[j * kFeatures] + kFeatures);
    }
    data.chosen.push_back(0);
    data.offset.push_back(static_cast<std::uint32_t>(data.known.size()));
  }
  auto const found = estimate_logit(data);
  ASSERT_TRUE(found.converged);
  for (std::size_t k = 0; k < kFeatures; ++k)
    EXPECT_NEAR(found.coefficient[k], kTruth[k], 0.02 * std::abs(kTruth[k])) << k;
  data.known.assign(data.known.size(), 0.0);
  EXPECT_GT(std::abs(estimate_logit(data).coefficient[0] - kTruth[0]), 0.1) << "without the correction it is biased";
}

TEST(Estimation, SaysWhereNothingCanBeLearnt) {
  auto data = drawn_choices(100, 4);
  for (std::size_t j = 0; j < data.known.size(); ++j) data.x[j * kFeatures + 1] = 1;  // the same of all alternatives
  EXPECT_FALSE(estimate_logit(data).converged);
}

TEST(Estimation, IsTheSameOnAnyNumberOfThreads) {
  auto const data = drawn_choices(20'000, 4);
  std::vector<LogitEstimate> found;
  for (std::size_t const threads : {1, 2, 7}) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    found.push_back(estimate_logit(data));
  }
  EXPECT_EQ(found[0].coefficient, found[1].coefficient);
  EXPECT_EQ(found[0].coefficient, found[2].coefficient);
}

}  // namespace
}  // namespace tanvan
