#include "sim/access/hansen.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
using Values = std::vector<double>;

TEST(Hansen, MassFadesWithCostAndWhereNoWayLeadsNothingIsReached) {
  Values const cost = {0, 20, kInf, 5}, mass = {3, 7};
  auto const access = hansen(cost, mass, 0.1);
  EXPECT_DOUBLE_EQ(access[0], 3 + 7 * std::exp(-2));
  EXPECT_DOUBLE_EQ(access[1], 7 * std::exp(-0.5));
}

TEST(Hansen, WithoutDecayAllCountsThatAWayLeadsTo) {
  EXPECT_EQ(hansen(Values{0, 20, kInf, 5}, Values{3, 7}, 0), (Values{10, 7})) << "exp(-0 inf) is no number";
}

TEST(Nearness, FadesWithCostDownToTheLeast) {
  Values const cost = {0, 20, kInf};
  EXPECT_EQ(nearness(cost, 0.1), (Values{1, std::exp(-2.0), 0}));
  EXPECT_EQ(nearness(cost, 0.1, 0.5), (Values{1, 0.5, 0.5}));
  EXPECT_EQ(nearness(cost, 0), (Values{1, 1, 0})) << "no way leads there whatever the decay";
}

TEST(Nearness, WhatLiesInReachIsHansenAccess) {
  Values const cost = {0, 20, kInf, 5}, mass = {3, 7};
  EXPECT_EQ(in_reach(nearness(cost, 0.1), mass), hansen(cost, mass, 0.1));
}

TEST(Logsum, IsTheLogarithmOfAccessInMinutes) {
  EXPECT_EQ(logsum_of(0.5, 0.05), 0) << "less than one job";
  EXPECT_NEAR(logsum_of(std::exp(3.0), 0.05), 60, 1e-9);
  EXPECT_EQ(logsum_of(1000, 0), 0) << "nothing fades";
}

}  // namespace
}  // namespace tanvan
