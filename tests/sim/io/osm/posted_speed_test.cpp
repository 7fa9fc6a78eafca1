// Speed limits as tags write them.
#include "sim/io/osm/posted_speed.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr RoadShape kPlain{false}, kDivided{true};

TEST(PostedSpeed, NumbersAreKilometresAnHour) {
  EXPECT_DOUBLE_EQ(*posted_speed("50", kPlain), 50);
  EXPECT_DOUBLE_EQ(*posted_speed("50 km/h", kPlain), 50);
}

TEST(PostedSpeed, MilesAndKnotsAreConverted) {
  EXPECT_DOUBLE_EQ(*posted_speed("30 mph", kPlain), 30 * 1.609344);
  EXPECT_DOUBLE_EQ(*posted_speed("30mph", kPlain), 30 * 1.609344);
  EXPECT_DOUBLE_EQ(*posted_speed("10 knots", kPlain), 18.52);
}

TEST(PostedSpeed, WordsHaveTheirSpeeds) {
  EXPECT_DOUBLE_EQ(*posted_speed("walk", kPlain), 7);
  EXPECT_DOUBLE_EQ(*posted_speed("none", kPlain), 130);
  EXPECT_FALSE(posted_speed("signals", kPlain));
  EXPECT_FALSE(posted_speed("impossibleToParse", kPlain));
  EXPECT_FALSE(posted_speed("", kPlain));
}

TEST(PostedSpeed, OfAListTheLowestHolds) {
  EXPECT_DOUBLE_EQ(*posted_speed("40;50", kPlain), 40);
  EXPECT_DOUBLE_EQ(*posted_speed("20;10", kPlain), 10);
  EXPECT_DOUBLE_EQ(*posted_speed("signals;60", kPlain), 60);
}

TEST(PostedSpeed, NoRoadHasSuchSpeeds) {
  EXPECT_FALSE(posted_speed("0", kPlain));
  EXPECT_FALSE(posted_speed("999", kPlain));
}

TEST(PostedSpeed, VietnameseLawKnowsDividedRoads) {
  EXPECT_DOUBLE_EQ(*posted_speed("VN:urban", kPlain), 50);
  EXPECT_DOUBLE_EQ(*posted_speed("VN:urban", kDivided), 60);
  EXPECT_DOUBLE_EQ(*posted_speed("VN:rural", kPlain), 80);
  EXPECT_DOUBLE_EQ(*posted_speed("VN:rural", kDivided), 90);
  EXPECT_DOUBLE_EQ(*posted_speed("VN:motorway", kDivided), 120);
}

TEST(PostedSpeed, OtherCountriesHaveTheirs) {
  EXPECT_DOUBLE_EQ(*posted_speed("DE:rural", kPlain), 100);
  EXPECT_DOUBLE_EQ(*posted_speed("GB:nsl_dual", kPlain), 70 * 1.609344);
  EXPECT_DOUBLE_EQ(*posted_speed("BE-VLG:urban", kPlain), 50);
  EXPECT_FALSE(posted_speed("XX:urban", kPlain));
  EXPECT_FALSE(posted_speed("DE:trunk", kPlain));
}

TEST(PostedSpeed, ZonesNameTheirNumber) {
  EXPECT_DOUBLE_EQ(*posted_speed("DE:zone:30", kPlain), 30);
  EXPECT_DOUBLE_EQ(*posted_speed("FR:zone30", kPlain), 30);
  EXPECT_DOUBLE_EQ(*posted_speed("IT:20", kPlain), 20);
}

}  // namespace
}  // namespace tanvan
