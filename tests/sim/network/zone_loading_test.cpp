// How far a zone's own junctions lie.
#include "sim/network/zone_loading.hpp"

#include <gtest/gtest.h>
#include <numbers>

namespace tanvan {
namespace {

TEST(ZoneLoading, ReachIsAQuarterBeyondTheRadiusOfTheSameArea) {
  EXPECT_NEAR(reach_of_zone(std::numbers::pi * 4).value, 2500, 1e-9);
  EXPECT_NEAR(reach_of_zone(100).value, 7052.4, 0.1);
}

TEST(ZoneLoading, SmallAndUnknownZonesReachAKilometreAndAHalf) {
  EXPECT_EQ(reach_of_zone(0.1).value, 1500);
  EXPECT_EQ(reach_of_zone(0).value, 1500);
}

}  // namespace
}  // namespace tanvan
