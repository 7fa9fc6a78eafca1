#include "sim/statistics/gini_classes.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

TEST(GiniClasses, OfEqualsIsNothingAndOfOneOwnerNearlyOne) {
  GiniClasses equals(10, 100), owner(10, 100);
  equals.add(55, 4);
  owner.add(0, 3), owner.add(80);
  EXPECT_EQ(equals.gini(), 0);
  EXPECT_EQ(owner.gini(), 0.75);
}

TEST(GiniClasses, OfNobodyOrNothingIsZero) {
  GiniClasses nothing(10, 100);
  EXPECT_EQ(nothing.gini(), 0);
  nothing.add(0, 7);
  EXPECT_EQ(nothing.gini(), 0);
}

TEST(GiniClasses, AHouseholdOfThreeCountsAsThreePersons) {
  GiniClasses households(10, 100), persons(10, 100);
  households.add(200, 3), households.add(500, 1);
  for (int i = 0; i < 3; ++i) persons.add(200);
  persons.add(500);
  EXPECT_EQ(households.gini(), persons.gini());
  EXPECT_NEAR(households.gini(), gini({200, 200, 200, 500}), 1e-12);
}

TEST(GiniClasses, WhatLiesBeyondTheLastClassIsStillCounted) {
  GiniClasses classes(10, 4);
  classes.add(5), classes.add(1'000'000);
  EXPECT_NEAR(classes.gini(), gini({5, 1'000'000}), 1e-12);
}

TEST(GiniClasses, AgreesWithTheSortedOneOnALognormal) {
  GiniClasses classes;
  std::vector<double> values;
  for (std::uint32_t i = 0; i < 50'000; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::positions};
    auto const amount = std::llround(8e6 * std::exp(0.6 * draws.normal()));
    classes.add(amount);
    values.push_back(static_cast<double>(amount));
  }
  EXPECT_NEAR(classes.gini(), gini(values), 1e-5);
}

TEST(GiniClasses, PartsJoinToTheSameBitsInAnyOrder) {
  GiniClasses whole(10, 100), a(10, 100), b(10, 100);
  for (std::int64_t i = 0; i < 50; ++i) whole.add(i * i % 977, i % 4), (i % 3 == 0 ? a : b).add(i * i % 977, i % 4);
  auto ab = a, ba = b;
  ab += b, ba += a;
  EXPECT_EQ(ab.gini(), whole.gini());
  EXPECT_EQ(ba.gini(), whole.gini());
}

}  // namespace
}  // namespace tanvan
