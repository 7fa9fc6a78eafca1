#include "models/mode_choice/park_ride.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(ParkRideLaws, TheSearchGrowsAsALotFillsUpToItsCap) {
  ParkRideParameters const p{.capacity = 500, .search_min = 1, .search_cap_min = 10};
  EXPECT_DOUBLE_EQ(search_minutes(0, p), 1);
  EXPECT_DOUBLE_EQ(search_minutes(250, p), 2);
  EXPECT_DOUBLE_EQ(search_minutes(490, p), 10) << "50 by the formula";
  EXPECT_DOUBLE_EQ(search_minutes(500, p), 10);
  EXPECT_DOUBLE_EQ(search_minutes(800, p), 10);
}

TEST(ParkRideLaws, PricesRiseWhereMoreComeThanFitAndNeverFallBelowNothing) {
  ParkRideParameters const p{.capacity = 500, .price_step = 0.5};
  EXPECT_DOUBLE_EQ(next_price(0, 1000, p), 0.5);
  EXPECT_DOUBLE_EQ(next_price(0, 50'000, p), 0.5) << "or it would take many rounds to fall again";
  EXPECT_DOUBLE_EQ(next_price(0.4, 500, p), 0.4);
  EXPECT_DOUBLE_EQ(next_price(0.4, 250, p), 0.15);
  EXPECT_DOUBLE_EQ(next_price(0.1, 0, p), 0);
}

TEST(ParkRideLaws, LotsAreNearByRoadFromWhereTheZonesPeopleLive) {
  MapPoint const centre{106.65, 11.0}, far{106.65 + 6 / 109.15, 11.0};  // 6 km to the east
  std::vector<ZoneDisc> const zones = {{centre, 4}, {centre, 1}};
  std::vector<ParkingLot> const lots = {{0, ZoneId{0}, centre}, {1, ZoneId{0}, far}};
  auto const near = lots_near(zones, lots, 5.5);
  ASSERT_EQ(near[0].size(), 2U);
  EXPECT_NEAR(near[0][0].km, 1.3 * 0.25, 1e-12) << "even beside the lot one drives a little";
  EXPECT_NEAR(near[0][1].km, 1.3 * 4, 0.05) << "less half the radius";
  ASSERT_EQ(near[1].size(), 1U) << "7.15 km from the smaller zone";
  EXPECT_EQ(near[1][0].lot, 0U);
}

}  // namespace
}  // namespace tanvan
