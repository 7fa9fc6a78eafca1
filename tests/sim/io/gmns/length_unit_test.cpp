#include "sim/io/gmns/length_unit.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(LengthUnit, UnitsAreThoseOf1959InAnySpelling) {
  EXPECT_EQ(metres_in("m"), 1);
  EXPECT_EQ(metres_in("Kilometres"), 1000);
  EXPECT_EQ(metres_in(" MILES "), 1609.344);
  EXPECT_EQ(metres_in("ft"), 0.3048);
  EXPECT_EQ(metres_in("yd"), 0.9144);
  EXPECT_DOUBLE_EQ(*metres_in("mile"), 5280 * *metres_in("foot"));
  EXPECT_DOUBLE_EQ(*metres_in("yard"), 3 * *metres_in("feet"));
}

TEST(LengthUnit, SpeedsAreLengthsInAnHourOrASecond) {
  EXPECT_EQ(kmh_in("kph"), 1);
  EXPECT_EQ(kmh_in("Mph"), 1.609344);
  EXPECT_DOUBLE_EQ(*kmh_in("m/s"), 3.6);
  EXPECT_DOUBLE_EQ(*kmh_in("fps"), 0.3048 * 3.6);
}

TEST(LengthUnit, WhatIsNoUnitOfTheKindIsNone) {
  for (auto const* const name : {"", "mph", "furlong", "m.", "metr"}) EXPECT_FALSE(metres_in(name)) << name;
  for (auto const* const name : {"", "m", "knots", "km / h"}) EXPECT_FALSE(kmh_in(name)) << name;
}

}  // namespace
}  // namespace tanvan
