// Values of tags: numbers with units, lists, times, words of access.
#include "sim/io/osm/osm_values.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(OsmValues, NumbersTakeACommaForAPoint) {
  ASSERT_TRUE(measured("3,5 t"));
  EXPECT_DOUBLE_EQ(measured("3,5 t")->value, 3.5);
  EXPECT_EQ(measured("3,5 t")->unit, "t");
}

TEST(OsmValues, WordsAreNoNumbers) {
  for (auto const text : {"", "t", "-3", "..", "1.2.3", ",", "none"}) EXPECT_FALSE(measured(text)) << text;
}

TEST(OsmValues, WeightsAreTonnesUnlessAUnitStandsBehind) {
  EXPECT_DOUBLE_EQ(*tonnes_of("10"), 10);
  EXPECT_DOUBLE_EQ(*tonnes_of("7.5t"), 7.5);
  EXPECT_DOUBLE_EQ(*tonnes_of("3500 kg"), 3.5);
  EXPECT_NEAR(*tonnes_of("8000 lbs"), 3.62873896, 1e-9);
  EXPECT_NEAR(*tonnes_of("3 st"), 2.72155422, 1e-9);
  EXPECT_FALSE(tonnes_of("none"));
  EXPECT_FALSE(tonnes_of("3 apples"));
}

TEST(OsmValues, HeightsAreMetresUnlessInFeet) {
  EXPECT_DOUBLE_EQ(*height_of("4.2"), 4.2);
  EXPECT_DOUBLE_EQ(*height_of("4.2 m"), 4.2);
  EXPECT_DOUBLE_EQ(*height_of("12'6\""), 12.5 * 0.3048);
  EXPECT_DOUBLE_EQ(*height_of("14'"), 14 * 0.3048);
  EXPECT_DOUBLE_EQ(*height_of("13 ft"), 13 * 0.3048);
  EXPECT_FALSE(height_of("default"));
}

TEST(OsmValues, DurationsAreClockTimesMinutesOrIso) {
  EXPECT_DOUBLE_EQ(*duration_of("00:15"), 900);
  EXPECT_DOUBLE_EQ(*duration_of("1:02:03"), 3723);
  EXPECT_DOUBLE_EQ(*duration_of("15"), 900);
  EXPECT_DOUBLE_EQ(*duration_of("PT1H30M"), 5400);
  EXPECT_DOUBLE_EQ(*duration_of("P1DT1S"), 86401);
  for (auto const text : {"", "0", "soon", "1:2:3:4", "PT", "PTX", "1:", ":"}) EXPECT_FALSE(duration_of(text)) << text;
}

TEST(OsmValues, LanesAreWholeAndAtMostSixteen) {
  EXPECT_DOUBLE_EQ(*lanes_of("2"), 2);
  EXPECT_DOUBLE_EQ(*lanes_of("1.5"), 1);
  EXPECT_DOUBLE_EQ(*lanes_of("3;2"), 3);
  for (auto const text : {"0", "0.5", "17", "impossibleToParse", "", "-2"}) EXPECT_FALSE(lanes_of(text)) << text;
}

TEST(OsmValues, OfAListOfOnewayTheFirstKnownWordHolds) {
  EXPECT_EQ(oneway_of("no;yes"), Oneway::both);
  EXPECT_EQ(oneway_of("-1;yes"), Oneway::backward);
  EXPECT_EQ(oneway_of("yes;no"), Oneway::forward);
  EXPECT_EQ(oneway_of("what;yes"), Oneway::forward);
  EXPECT_EQ(oneway_of("what"), Oneway::unsaid);
  EXPECT_EQ(oneway_of("reversible"), Oneway::reversible);
  EXPECT_EQ(oneway_of("alternating"), Oneway::reversible);
}

TEST(OsmValues, PrivateIsNoAndCustomersMayEnter) {
  EXPECT_EQ(access_of("private"), Access::no);
  EXPECT_EQ(access_of("customers"), Access::destination);
  EXPECT_EQ(access_of("permissive"), Access::yes);
  EXPECT_EQ(access_of("agricultural;forestry"), Access::no);
  EXPECT_EQ(access_of("sometimes"), Access::unsaid);
}

}  // namespace
}  // namespace tanvan
