#include "sim/network/zone_cells.hpp"

#include <gtest/gtest.h>
#include <numeric>

namespace tanvan {
namespace {

/// Zones by centre [km east and north of 106.7 E, 11 N] and area [km²].
struct Given {
  double east_km, north_km, area_km2;
  ZoneKind kind = ZoneKind::internal;
};

ZoneStore zones_of(std::vector<Given> const& given) {
  MapPlane const plane{{106.7, 11.0}};
  ZoneStore zones;
  for (auto const& [east, north, area, kind] : given) {
    auto const at = plane.place({east * 1000, north * 1000});
    zones.code.push_back("Z");
    zones.kind.push_back(kind);
    zones.lon.push_back(at.lon);
    zones.lat.push_back(at.lat);
    zones.area_km2.push_back(area);
  }
  return zones;
}

double land_of(ZoneCells const& cells, ZoneId zone) {
  auto const [first, last] = cells.of(zone);
  return std::accumulate(cells.land_m2.begin() + first, cells.land_m2.begin() + last, 0.0);
}

TEST(ZoneCells, LandOfTheCellsIsTheZonesArea) {
  auto const cells = zone_cells(zones_of({{0, 0, 6.92}, {3, 1, 9.51}, {-2, 4, 14.77}}));
  EXPECT_NEAR(land_of(cells, ZoneId{0}), 6.92e6, 1);
  EXPECT_NEAR(land_of(cells, ZoneId{1}), 9.51e6, 1);
  EXPECT_NEAR(land_of(cells, ZoneId{2}), 14.77e6, 1);
}

TEST(ZoneCells, ALoneZoneIsNearlyTheDiscOfItsAreaTwiceOver) {
  // Alone it takes all squares up to 1.4 r: 1.96 of its area
  auto const cells = zone_cells(zones_of({{0, 0, 20}}));
  EXPECT_NEAR(static_cast<double>(cells.size()) * 0.0625, 1.96 * 20, 0.5);
}

TEST(ZoneCells, BetweenTwoEqualZonesTheBorderIsHalfWay) {
  auto const cells = zone_cells(zones_of({{0, 0, 10}, {2.5, 0, 10}}));
  MapPlane const plane{{106.7, 11.0}};
  auto const border = cells.plane.point(plane.place({1250, 0})).x;
  for (auto cell : ids<CellId>(cells.size())) {
    double const x = cells.middle(cell).x;
    if (std::abs(x - border) > cells.side_m) {
      EXPECT_EQ(cells.zone[cell], ZoneId{x < border ? 0U : 1U});
    }
  }
}

TEST(ZoneCells, RowsStandByZoneAndTheGridKnowsThem) {
  auto const cells = zone_cells(zones_of({{0, 0, 3}, {2, 2, 4}, {9, 9, 5, ZoneKind::external}}));
  EXPECT_EQ(cells.offset.front(), 0U);
  EXPECT_EQ(cells.offset.back(), cells.size());
  EXPECT_EQ(cells.of(ZoneId{2}).first, cells.of(ZoneId{2}).second) << "outside there are no cells";
  for (auto cell : ids<CellId>(cells.size())) {
    EXPECT_EQ(cells.at(cells.middle(cell)), cell);
    EXPECT_EQ(cells.at(cells.row[cell], cells.column[cell]), cell);
  }
  EXPECT_FALSE(cells.at(PlanePoint{-1, -1}));
}

TEST(ZoneCells, AZoneSmallerThanASquareInsideAnotherHasOneAllTheSame) {
  auto const cells = zone_cells(zones_of({{0, 0, 30}, {0.1, 0.1, 0.0001}, {0.11, 0.1, 0.0001}}));
  for (std::uint32_t z = 0; z < 3; ++z) {
    auto const [first, last] = cells.of(ZoneId{z});
    EXPECT_GE(last - first, 1U);
  }
  EXPECT_NEAR(land_of(cells, ZoneId{1}), 100, 1e-6);
}

TEST(MapPlane, PlacesAndPointsAreInverse) {
  MapPlane const plane{{106.6, 11.1}};
  auto const place = plane.place({12'345, -6'789});
  auto const point = plane.point(place);
  EXPECT_NEAR(point.x, 12'345, 1e-6);
  EXPECT_NEAR(point.y, -6'789, 1e-6);
  EXPECT_NEAR(plane.point({106.6, 12.1}).y, 111'195, 1);
}

}  // namespace
}  // namespace tanvan
