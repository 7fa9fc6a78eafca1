#include "sim/queues/erlang.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <numbers>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

double mean_wait_min(double arrivals_per_h, double service_min, std::uint32_t lanes) {
  return mean_wait_s({.arrivals_per_h = arrivals_per_h, .service_s = 60 * service_min}, lanes) / 60;
}

/// Erlang C as its sums stand in textbooks: for few lanes, where no term grows too large.
double textbook_wait_probability(double a, std::uint32_t lanes) {
  double term = 1, sum = 0;
  for (std::uint32_t k = 0; k < lanes; term *= a / ++k) sum += term;
  double const all_busy = term * lanes / (lanes - a);
  return all_busy / (sum + all_busy);
}

TEST(Erlang, FourGatesWaitAsKnown) {
  EXPECT_NEAR(mean_wait_min(300, 1.5, 9), 0.51, 0.005);
  EXPECT_NEAR(mean_wait_min(300, 1.5, 11), 0.08, 0.005);
  EXPECT_NEAR(mean_wait_min(300, 7.5, 41), 1.01, 0.005);
  EXPECT_NEAR(mean_wait_min(520, 1.5, 14), 1.07, 0.005);
}

TEST(Erlang, BlockingIsThatOfPublishedTables) {  // 1 % are lost of 4.461 Erlang by 10 lanes, of 84.064 by 100
  EXPECT_LT(blocking_probability(4.4605, 10), 0.01);
  EXPECT_GT(blocking_probability(4.4615, 10), 0.01);
  EXPECT_LT(blocking_probability(84.0635, 100), 0.01);
  EXPECT_GT(blocking_probability(84.0645, 100), 0.01);
}

TEST(Erlang, OneLaneIsTheClosedForm) {
  for (double const a : {0.01, 0.3, 0.9, 0.999}) {
    EXPECT_NEAR(wait_probability(a, 1), a, 1e-13);
    EXPECT_NEAR(mean_wait_s({3'600 * a, 1}, 1), a / (1 - a), 1e-12 / (1 - a));
  }
}

TEST(Erlang, RecursionEqualsTheTextbookSums) {
  for (std::uint32_t const lanes : {1U, 2U, 7U, 20U, 60U})
    for (double const use : {0.05, 0.5, 0.95})
      EXPECT_NEAR(wait_probability(use * lanes, lanes) / textbook_wait_probability(use * lanes, lanes), 1, 1e-12);
}

/// Halfin, Whitt, "Heavy-traffic limits for queues with many exponential servers", Operations Research 29, 1981: with
/// a + b sqrt(a) lanes the probability to wait tends to 1 / (1 + b Phi(b) / phi(b)).
TEST(Erlang, HundredThousandLanesFollowTheLawOfMany) {
  constexpr std::uint32_t kLanes = 100'000;
  for (double const b : {0.1, 1.0, 3.0}) {
    double const root = (-b + std::sqrt(b * b + 4.0 * kLanes)) / 2;
    double const density = std::exp(-b * b / 2) / std::sqrt(2 * std::numbers::pi);
    double const limit = 1 / (1 + b * std::erfc(-b / std::numbers::sqrt2) / 2 / density);
    EXPECT_NEAR(wait_probability(root * root, kLanes) / limit, 1, 0.02) << b;
  }
}

TEST(Erlang, MoreLanesLessWait) {
  GateLoad const load{.arrivals_per_h = 520, .service_s = 90, .service_cv = 0.8};
  double last = kInfinite;
  for (std::uint32_t lanes = 14; lanes < 40; ++lanes) {
    double const wait = mean_wait_s(load, lanes);
    EXPECT_LT(wait, last) << lanes;
    last = wait;
  }
}

TEST(Erlang, AsManyAsTheLanesHoldWaitForEver) {
  EXPECT_EQ(wait_probability(9, 9), 1);
  EXPECT_EQ(mean_wait_s({360, 90}, 9), kInfinite);
  EXPECT_EQ(mean_wait_s({360, 90}, 0), kInfinite);
}

TEST(Erlang, NobodyWaitsWhereNobodyComes) {
  EXPECT_EQ(mean_wait_s({0, 90}, 0), 0);
  EXPECT_EQ(wait_probability(0, 3), 0);
  EXPECT_EQ(least_lanes({0, 90}, 1), 0U);
}

TEST(Erlang, EqualServicesHalveTheWait) {  // Pollaczek, Khinchine at one lane
  EXPECT_DOUBLE_EQ(mean_wait_s({30, 60, 0}, 1), 30);
  EXPECT_DOUBLE_EQ(mean_wait_s({30, 60, 1}, 1), 60);
  EXPECT_DOUBLE_EQ(mean_wait_s({30, 60, 2}, 1), 150);
}

TEST(Erlang, OneLaneLessThanTheLeastWaitsTooLong) {
  for (double const wait_s : {0.001, 5.0, 60.0, 600.0})
    for (double const arrivals : {0.5, 300.0, 40'000.0}) {
      GateLoad const load{.arrivals_per_h = arrivals, .service_s = 90, .service_cv = 0.8};
      auto const lanes = least_lanes(load, wait_s);
      EXPECT_LE(mean_wait_s(load, lanes), wait_s);
      EXPECT_GT(mean_wait_s(load, lanes - 1), wait_s);
    }
}

TEST(Erlang, WhatMakesNoSenseIsRefused) {
  EXPECT_THROW(offered_load({-1, 90}), Violation);
  EXPECT_THROW(offered_load({300, -1}), Violation);
  EXPECT_THROW(mean_wait_s({300, 90, -0.1}, 9), Violation);
  EXPECT_THROW(mean_wait_s({kInfinite, 90}, 9), Violation);
  EXPECT_THROW(wait_probability(-1, 9), Violation);
  EXPECT_THROW(least_lanes({300, 90}, 0), Violation);
}

}  // namespace
}  // namespace tanvan
