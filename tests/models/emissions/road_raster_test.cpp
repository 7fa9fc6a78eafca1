#include "models/emissions/road_raster.hpp"

#include <gtest/gtest.h>
#include <numbers>
#include <numeric>

namespace tanvan {
namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;

/// A disc of 1 km radius on the equator and a road of 1 km from its centre to the east.
Network place() {
  Network n;
  n.zones.code.push_back("Z");
  n.zones.kind.push_back(ZoneKind::internal);
  n.zones.lon.push_back(106);
  n.zones.lat.push_back(0);
  n.zones.area_km2.push_back(std::numbers::pi);
  for (double const east : {0.0, 1000.0}) {
    n.nodes.lon.push_back(106 + east / kMetresPerDegree);
    n.nodes.lat.push_back(0);
  }
  n.links.from.push_back({0});
  n.links.to.push_back({1});
  n.links.length.push_back({1000});
  n.links.shape_offset.push_back(0);
  return n;
}

TEST(RoadRaster, PiecesShareTheirLinkAndAreNoLongerThanACell) {
  auto const n = place();
  auto const raster = home_raster(n.zones);
  auto const pieces = road_pieces(n, std::vector<double>{1}, raster);
  double sum = 0;
  for (auto const& piece : pieces) {
    EXPECT_LE(piece.length(), raster.cell + 1e-6);
    EXPECT_EQ(piece.link, LinkId{0});
    sum += piece.share;
  }
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(RoadRaster, ALinkWithoutVehiclesIsPassedOver) {
  auto const n = place();
  EXPECT_TRUE(road_pieces(n, std::vector<double>{0}, home_raster(n.zones)).empty());
}

TEST(RoadRaster, APlaceIsAsFarFromAPieceAsFromItsNearestPoint) {
  RoadPiece const piece{{0, 0}, {40, 0}, {0}, 1};
  EXPECT_EQ(distance_to({20, 30}, piece), 30);
  EXPECT_EQ(distance_to({43, 4}, piece), 5);
  EXPECT_EQ(distance_to({43, 4}, RoadPiece{{40, 0}, {40, 0}, {0}, 0}), 5);
}

TEST(RoadRaster, TheCellsOfADiscHaveItsArea) {
  auto const n = place();
  auto const raster = home_raster(n.zones);
  for_each_home(n.zones, raster, [&](HomeDisc const& disc) {
    double cells = 0;
    for_each_cell(raster, disc, [&](std::size_t) { cells += 1; });
    EXPECT_NEAR(cells * raster.cell * raster.cell / 1e6, std::numbers::pi, 0.05);
  });
}

TEST(RoadRaster, EveryRowWithinReachIsPaintedOnce) {
  auto const n = place();
  auto const raster = home_raster(n.zones);
  auto const pieces = road_pieces(n, std::vector<double>{1}, raster);
  std::vector<int> visits(raster.rows);
  paint_roads(raster, pieces, [&](RoadPiece const& piece, std::size_t row) {
    EXPECT_LE(std::abs(raster.centre(0, row).y - piece.middle().y), piece.reach());
    ++visits[row];
  });
  EXPECT_EQ(std::accumulate(visits.begin(), visits.end(), 0) % static_cast<int>(pieces.size()), 0);
  EXPECT_EQ(visits[raster.rows / 2], static_cast<int>(pieces.size()));
  EXPECT_EQ(visits.front(), 0);
}

}  // namespace
}  // namespace tanvan
