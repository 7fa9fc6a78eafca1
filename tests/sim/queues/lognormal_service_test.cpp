#include "sim/queues/lognormal_service.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

struct Moments {
  double mean_s, cv;
};

/// Against the normal density by the trapezoidal rule, which is exact to rounding for such bells.
Moments moments_of(LognormalService const& service) {
  constexpr double kStep = 1.0 / 64, kEnd = 16;
  double weights = 0, first = 0, second = 0;
  for (double z = -kEnd; z <= kEnd; z += kStep) {
    double const weight = kStep * std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi), s = service.seconds(z);
    weights += weight;
    first += weight * s;
    second += weight * s * s;
  }
  EXPECT_NEAR(weights, 1, 1e-13);
  return {first, std::sqrt(second / (first * first) - 1)};
}

TEST(LognormalService, MeanAndSpreadAreExact) {
  for (double const mean_s : {0.5, 90.0, 450.0})
    for (double const cv : {0.1, 0.8, 1.5}) {
      auto const found = moments_of({mean_s, cv});
      EXPECT_NEAR(found.mean_s / mean_s, 1, 1e-12) << cv;
      EXPECT_NEAR(found.cv / cv, 1, 1e-9) << cv;
    }
}

TEST(LognormalService, WithoutSpreadAllTakeTheMean) {
  EXPECT_DOUBLE_EQ(LognormalService(90, 0).seconds(-3), 90);
  EXPECT_DOUBLE_EQ(LognormalService(90, 0).seconds(2), 90);
}

TEST(LognormalService, TheMiddleDrawIsTheMedian) {
  EXPECT_DOUBLE_EQ(LognormalService(90, 0.8).seconds(0), 90 / std::sqrt(1 + 0.64));
}

TEST(LognormalService, WhatMakesNoSenseIsRefused) {
  EXPECT_THROW(LognormalService(0, 0.8), Violation);
  EXPECT_THROW(LognormalService(90, -0.8), Violation);
}

}  // namespace
}  // namespace tanvan
