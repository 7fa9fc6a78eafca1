#include "sim/network/walk_streets.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

namespace tanvan {
namespace {

/// One round zone of 40 km² with blocks of one length.
struct Town {
  ZoneStore zones;
  ZoneCells cells;
  Column<ZoneId, double> block;

  explicit Town(double block_m) {
    zones.code.push_back("Z");
    zones.kind.push_back(ZoneKind::internal);
    zones.lon.push_back(106.7);
    zones.lat.push_back(11.0);
    zones.area_km2.push_back(40);
    cells = zone_cells(zones);
    block.push_back(block_m);
  }
  PlanePoint centre() const { return cells.plane.point({106.7, 11.0}); }
  WalkStreets streets(std::vector<WalkBarrier> const& walls = {}, std::vector<PlanePoint> const& openings = {}) const {
    return street_grid(cells, block, walls, openings);
  }
};

double land(std::vector<CellInReach> const& catchment, Town const& town, std::size_t band) {
  return land_within(catchment, town.cells)[band];
}

TEST(WalkStreets, AFineGridReachesTheDiamondOfItsBand) {
  // |x| + |y| <= 800 m holds 2 * 800² m²: 64 % of the circle
  Town const town(50);
  auto const streets = town.streets();
  auto const catchment = CatchmentSearch(streets, town.cells).around(town.centre());
  EXPECT_NEAR(land(catchment, town, 1), 2 * 800.0 * 800, 0.05 * 2 * 800 * 800);
  EXPECT_NEAR(land(catchment, town, 2), 2 * 1000.0 * 1000, 0.05 * 2 * 1000 * 1000);
}

TEST(WalkStreets, BandsAreNestedAndSharesAreShares) {
  Town const town(125);
  auto const streets = town.streets();
  auto const catchment = CatchmentSearch(streets, town.cells).around(town.centre());
  ASSERT_FALSE(catchment.empty());
  for (auto const& reach : catchment) {
    EXPECT_LE(reach.share[0], reach.share[1]);
    EXPECT_LE(reach.share[1], reach.share[2]);
    EXPECT_LE(reach.share[2], 1);
    EXPECT_LE(reach.walk_m, 1000);
  }
  EXPECT_TRUE(std::ranges::is_sorted(catchment, {}, &CellInReach::cell));
}

TEST(WalkStreets, CoarserBlocksReachNoMore) {
  double last = 1e9;
  for (double const block : {50.0, 125.0, 250.0}) {
    Town const town(block);
    auto const streets = town.streets();
    double const now = land(CatchmentSearch(streets, town.cells).around(town.centre()), town, 1);
    EXPECT_LE(now, last * 1.001) << block;
    last = now;
  }
}

TEST(WalkStreets, ABarrierCutsTheCatchmentAndABridgeMendsItInPart) {
  Town const town(125);
  auto const at = town.centre();
  std::vector<WalkBarrier> const wall = {{{at.x + 130, at.y - 5000}, {at.x + 130, at.y + 5000}}};
  auto const reached = [&](WalkStreets const& streets) {
    double east = 0;
    for (auto const& reach : CatchmentSearch(streets, town.cells).around(at))
      if (town.cells.corner(reach.cell).x > at.x + 130) east += reach.share[1];
    return east;
  };
  auto const open = town.streets(), cut = town.streets(wall), bridged = town.streets(wall, {{at.x + 130, at.y}});
  EXPECT_GT(reached(open), 3);
  EXPECT_EQ(reached(cut), 0);
  EXPECT_GT(reached(bridged), 1);
  EXPECT_LE(reached(bridged), reached(open));
}

TEST(WalkStreets, NeighboursOfOtherBlockLengthsAreJoined) {
  ZoneStore zones;
  for (double const lon : {106.70, 106.72}) {
    zones.code.push_back("Z");
    zones.kind.push_back(ZoneKind::internal);
    zones.lon.push_back(lon);
    zones.lat.push_back(11.0);
    zones.area_km2.push_back(5);
  }
  auto const cells = zone_cells(zones);
  Column<ZoneId, double> block;
  block.push_back(60), block.push_back(200);
  auto const streets = street_grid(cells, block, {}, {});
  auto const border = cells.plane.point({106.71, 11.0});
  bool both[2] = {false, false};
  for (auto const& reach : CatchmentSearch(streets, cells).around(border)) both[cells.zone[reach.cell].value] = true;
  EXPECT_TRUE(both[0] && both[1]);
}

TEST(WalkStreets, OutsideTheZonesNothingIsReachedAndASearchForgetsTheLast) {
  Town const town(125);
  auto const streets = town.streets();
  CatchmentSearch search(streets, town.cells);
  auto const first = search.around(town.centre());
  EXPECT_TRUE(search.around({-100, -100}).empty());
  auto const again = search.around(town.centre());
  ASSERT_EQ(first.size(), again.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].share, again[i].share);
}

}  // namespace
}  // namespace tanvan
