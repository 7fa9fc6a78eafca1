#include "models/mode_choice/park_ride.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(ParkRide, LotsAreNearByRoadFromWhereTheZonesPeopleLive) {
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
