#include "sim/network/cell_walks.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// One round zone of 12 km².
struct Town {
  ZoneStore zones;
  ZoneCells cells;

  Town() {
    zones.code.push_back("Z");
    zones.kind.push_back(ZoneKind::internal);
    zones.lon.push_back(106.7);
    zones.lat.push_back(11.0);
    zones.area_km2.push_back(12);
    cells = zone_cells(zones);
  }
  PlanePoint centre() const { return cells.plane.point({106.7, 11.0}); }
  CellId middle_cell() const { return cells.at(centre()); }
  WalkStreets streets(std::vector<WalkBarrier> const& walls = {}, std::vector<PlanePoint> const& openings = {}) const {
    return streets_by_cell(cells, walls, openings);
  }
};

TEST(CellWalks, WithoutBarriersAWalkIsAsLongAsTheAxesSay) {
  Town const town;
  auto const streets = town.streets();
  CellWalks walks(streets, town.cells);
  auto const from = town.middle_cell();
  std::size_t seen = 0;
  for (auto const& [cell, walk_m] : walks.from_cell(from, 1000)) {
    auto const steps = std::abs(town.cells.row[cell] - town.cells.row[from]) +
                       std::abs(town.cells.column[cell] - town.cells.column[from]);
    EXPECT_FLOAT_EQ(walk_m, static_cast<float>(cell == from ? 250.0 * 2 / 3 : 250.0 * steps));
    ++seen;
  }
  EXPECT_EQ(seen, 41U) << "a diamond of four steps: 2 n (n + 1) + 1";
}

TEST(CellWalks, CellsComeById) {
  Town const town;
  auto const streets = town.streets();
  CellWalks walks(streets, town.cells);
  EXPECT_TRUE(std::ranges::is_sorted(walks.from_cell(town.middle_cell(), 900), {}, &CellWalk::cell));
  EXPECT_TRUE(std::ranges::is_sorted(walks.from_place(town.centre(), 900), {}, &CellWalk::cell));
}

TEST(CellWalks, ABarrierMakesWalksLongerAndNeverShorter) {
  Town const town;
  auto const at = town.centre();
  std::vector<WalkBarrier> const wall = {{{at.x + 130, at.y - 700}, {at.x + 130, at.y + 9000}}};
  auto const open = town.streets(), cut = town.streets(wall);
  CellWalks free(open, town.cells), round(cut, town.cells);
  std::vector<float> without(town.cells.size(), -1);
  for (auto const& [cell, walk_m] : free.from_place(at, 3000)) without[cell.value] = walk_m;
  std::size_t longer = 0;
  for (auto const& [cell, walk_m] : round.from_place(at, 3000)) {
    EXPECT_GE(walk_m, without[cell.value]);
    longer += walk_m > without[cell.value] ? 1 : 0;
  }
  EXPECT_GT(longer, 10U) << "who lives behind the barrier walks round its end";
}

TEST(CellWalks, NobodyWalksThroughAClosedWall) {
  Town const town;
  auto const at = town.centre();
  std::vector<WalkBarrier> const wall = {{{at.x + 130, at.y - 9000}, {at.x + 130, at.y + 9000}}};
  auto const streets = town.streets(wall), bridged = town.streets(wall, {{at.x + 130, at.y}});
  auto const beyond = [&](WalkStreets const& by) {
    CellWalks walks(by, town.cells);
    auto const found = walks.from_place(at, 3000);
    return std::ranges::count_if(
        found, [&](CellWalk const& walk) { return town.cells.corner(walk.cell).x > at.x + 130 + 250; });
  };
  EXPECT_EQ(beyond(streets), 0);
  EXPECT_GT(beyond(bridged), 10);
}

TEST(CellWalks, APlaceOutsideReachesNothingAndTheNextSearchStartsAfresh) {
  Town const town;
  auto const streets = town.streets();
  CellWalks walks(streets, town.cells);
  auto const before = walks.from_place(town.centre(), 900).size();
  EXPECT_TRUE(walks.from_place({-1e6, 0}, 900).empty());
  EXPECT_EQ(walks.from_place(town.centre(), 900).size(), before);
}

TEST(CellWalks, EvenBesideTheStopSomebodyWalksHalfASide) {
  Town const town;
  auto const streets = town.streets();
  CellWalks walks(streets, town.cells);
  for (auto const& [cell, walk_m] : walks.from_place(town.cells.middle(town.middle_cell()), 600))
    EXPECT_GE(walk_m, 125.0F);
}

}  // namespace
}  // namespace tanvan
