#include "sim/transit/coverage.hpp"

#include <gtest/gtest.h>
#include <numbers>
#include <vector>

namespace tanvan {
namespace {

constexpr MapPoint kCentre{106.65, 11.05};  // Thủ Dầu Một
constexpr double kKmPerDegree = 111.195;

MapPoint north_of(MapPoint p, double km) {
  return {p.lon, p.lat + km / kKmPerDegree};
}

TEST(Coverage, ADegreeOfLatitudeIsTheSameEverywhereAndOneOfLongitudeShrinks) {
  EXPECT_NEAR(distance_km({106, 11}, {106, 12}), kKmPerDegree, 1e-9);
  EXPECT_NEAR(distance_km({106, 0}, {107, 0}), kKmPerDegree, 1e-9);
  EXPECT_NEAR(distance_km({106, 60}, {107, 60}), kKmPerDegree / 2, 1e-9);
  EXPECT_EQ(distance_km(kCentre, kCentre), 0);
}

TEST(Coverage, ADistanceIsTheSameBothWays) {
  MapPoint const other{106.9, 11.4};
  EXPECT_EQ(distance_km(kCentre, other), distance_km(other, kCentre));
}

TEST(Coverage, ADiscHasTheAreaOfItsZone) {
  auto const disc = disc_of(kCentre, 12.5);
  EXPECT_NEAR(std::numbers::pi * disc.radius_km * disc.radius_km, 12.5, 1e-12);
}

TEST(Coverage, NoPointCoversNothingAndAStationAmidstASmallZoneAllOfIt) {
  auto const disc = disc_of(kCentre, std::numbers::pi);  // of a kilometre
  EXPECT_EQ(share_within(disc, {}, 5), 0);
  EXPECT_EQ(share_within(disc, std::vector{kCentre}, 1.01), 1);
  EXPECT_EQ(share_within(disc, std::vector{north_of(kCentre, 3)}, 1.9), 0);
}

TEST(Coverage, AStationAmidstALargeZoneCoversItsCatchment) {
  auto const disc = disc_of(kCentre, 4 * std::numbers::pi);
  EXPECT_NEAR(share_within(disc, std::vector{kCentre}, 1), 0.25, 0.005);
}

TEST(Coverage, AStationOnTheEdgeCoversTheLensOfTwoCircles) {
  auto const disc = disc_of(kCentre, std::numbers::pi);
  double const lens = 2 * std::numbers::pi / 3 - std::numbers::sqrt3 / 2;  // of unit circles a radius apart
  EXPECT_NEAR(share_within(disc, std::vector{north_of(kCentre, 1)}, 1), lens / std::numbers::pi, 0.01);
}

TEST(Coverage, CatchmentsThatOverlapCountOnceAndMoreStationsCoverNoLess) {
  auto const disc = disc_of(kCentre, 4 * std::numbers::pi);
  std::vector<MapPoint> points = {north_of(kCentre, 1)};
  auto const one = share_within(disc, points, 0.8);
  points.push_back(points[0]);
  EXPECT_EQ(share_within(disc, points, 0.8), one);
  points.push_back(north_of(kCentre, -1));
  auto const apart = share_within(disc, points, 0.8);
  EXPECT_NEAR(apart, 2 * one, 0.011);
  EXPECT_GE(share_within(disc, points, 1.2), apart);
}

}  // namespace
}  // namespace tanvan
