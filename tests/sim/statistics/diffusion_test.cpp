#include "sim/statistics/diffusion.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace tanvan {
namespace {

TEST(Diffusion, ALogisticCurveIsFoundAgain) {
  std::vector<double> share;
  for (int t = 0; t < 15; ++t) share.push_back(1 / (1 + std::exp(-(t - 6) / 2.0)));
  auto const curve = fit_logistic(share);
  EXPECT_GT(curve.r_squared, 0.9999);
  EXPECT_NEAR(curve.middle, 6, 0.1);
  EXPECT_NEAR(curve.width, 2, 0.1);
}

TEST(Diffusion, AZigzagIsNoLogisticCurve) {
  EXPECT_LT(fit_logistic(std::vector<double>{0.1, 0.5, 0.2, 0.6, 0.3, 0.7}).r_squared, 0.8);
}

TEST(Diffusion, BassCoefficientsAreThoseOfTheHazard) {  // p 0.03, q 0.38 of models 4.4
  std::vector<double> share = {0};
  for (int t = 0; t < 12; ++t)
    share.push_back(share.back() + (1 - share.back()) * (1 - std::exp(-(0.03 + 0.38 * share.back()))));
  auto const bass = fit_bass(share);
  EXPECT_NEAR(bass.p, 0.03, 1e-12);
  EXPECT_NEAR(bass.q, 0.38, 1e-12);
}

}  // namespace
}  // namespace tanvan
