#include "models/innovation/innovation.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <map>

#include "models/innovation/steps.hpp"

namespace tanvan {
namespace {

TEST(Innovation, NoEffortNeverSucceeds) {
  EXPECT_EQ(success_chance(0.3, 0.5, 0, 100), 0);
}

TEST(Innovation, SuccessFollowsTheExponentialLaw) {
  EXPECT_NEAR(success_chance(0.3, 0.5, 200, 100), 1 - std::exp(-0.3), 1e-12);
}

TEST(Innovation, StepsFollowBeta33OnTheirSupport) {
  double sum = 0, squares = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    Draws draws{1, AgentKey{static_cast<std::uint64_t>(i)}, 0, Stream::innovation};
    double const x = innovation_step(draws, 0.15, 0.01);
    ASSERT_GE(x, -0.14);
    ASSERT_LE(x, 0.16);
    sum += x;
    squares += (x - 0.01) * (x - 0.01);
  }
  EXPECT_NEAR(sum / kDraws, 0.01, 0.0015);
  EXPECT_NEAR(squares / kDraws, 0.15 * 0.15 / 7, 1e-4);  // variance of Beta(3, 3) on [-1, 1] is 1/7
}

TEST(Innovation, AdoptionFollowsTheBassCurveAsTheStepShrinks) {  // models 4.4: p = 0.03, q = 0.38
  constexpr int kSteps = 5000;                                   // a year
  std::map<int, double> const exact = {{1, 0.035758}, {2, 0.085056},  {5, 0.331199},
                                       {8, 0.651738}, {10, 0.812803}, {15, 0.971610}};
  double adopted = 0, fastest = 0, peak = 0, at_peak = 0;
  for (int i = 1; i <= 15 * kSteps; ++i) {
    double const step = (1 - adopted) * adoption_chance(0.03 / kSteps, 0.38 / kSteps, adopted, 0, 0);
    if (step > fastest) fastest = step, peak = static_cast<double>(i) / kSteps, at_peak = adopted;
    adopted += step;
    if (auto const year = exact.find(i / kSteps); i % kSteps == 0 && year != exact.end()) {
      EXPECT_NEAR(adopted, year->second, 2e-4) << year->first;
    }
  }
  EXPECT_NEAR(peak, 6.192619, 5e-3);
  EXPECT_NEAR(at_peak, 0.460526, 5e-4);
}

TEST(Innovation, AMachineNoBetterNeverPaysBack) {
  EXPECT_TRUE(std::isinf(payback_years(0.5, 0, 0)));
}

TEST(Innovation, AGrantShortensPayback) {
  EXPECT_NEAR(payback_years(0.4, 0.5, 0), 5, 1e-12);
  EXPECT_NEAR(payback_years(0.4, 0.5, 0.4), 3, 1e-12);
}

TEST(Innovation, AgeingMachinesKeepsCapitalAndItsTechnology) {
  World world;
  auto& e = world.population.enterprises;
  e.key.push_back(AgentKey{1});
  e.capital.push_back({1, 2, 3, 4, 5, 6, 7, 8});
  e.vintage_technology.push_back({2, 1.9F, 1.8F, 1.7F, 1.6F, 1.5F, 1.4F, 1.3F});
  age_machines(world);
  auto const& capital = e.capital[EnterpriseId{0}];
  EXPECT_EQ(capital[0], 0);
  EXPECT_EQ(capital[1], 1);
  EXPECT_EQ(capital[7], 15);
  EXPECT_NEAR(e.vintage_technology[EnterpriseId{0}][7], (7 * 1.4 + 8 * 1.3) / 15, 1e-6);
}

TEST(Practices, ThoseWhoWorkWithTheSameInstitutionAreANeighbourhoodOfTheirOwn) {
  EXPECT_EQ(adoption_chance(0.02, 0.15, 0.3, 0.2, 0.1), adoption_chance(0.02, 0.15, 0.3, 0.2, 0.1, 0, 0.9));
  EXPECT_NEAR(adoption_chance(0.02, 0, 0, 0, 0, 0.3, 0.5), 1 - std::exp(-0.17), 1e-15);
}

}  // namespace
}  // namespace tanvan
