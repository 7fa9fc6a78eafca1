#include "sim/engine/cells.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// A zone of 20 km² and one outside.
CellStore cells() {
  ZoneStore zones;
  for (auto const kind : {ZoneKind::internal, ZoneKind::external}) {
    zones.code.push_back("Z");
    zones.kind.push_back(kind);
    zones.lon.push_back(106.7);
    zones.lat.push_back(11.0);
    zones.area_km2.push_back(20);
  }
  return found_cells(zones);
}

double mean_distance(CellStore const& store, CellId (*draw)(CellStore const&, ZoneId, double)) {
  auto const centre = store.grid.plane.point({106.7, 11.0});
  double sum = 0;
  for (int i = 0; i < 1000; ++i) {
    auto const middle = store.grid.middle(draw(store, ZoneId{0}, (i + 0.5) / 1000));
    sum += std::hypot(middle.x - centre.x, middle.y - centre.y) / 1000;
  }
  return sum;
}

TEST(Cells, WorkplacesLieNearerToTheCentreThanHomes) {
  auto const store = cells();
  EXPECT_LT(mean_distance(store, work_cell), mean_distance(store, home_cell));
}

TEST(Cells, JobsOfAZoneAreThoseOfItsCells) {
  auto store = cells();
  EXPECT_EQ(jobs_of_zones(store, 2), (std::vector<std::array<double, kSkillClasses>>(2))) << "none before a year began";
  store.jobs.assign(store.size(), {1, 2, 3});
  auto const jobs = jobs_of_zones(store, 2);
  auto const n = static_cast<double>(store.size());
  EXPECT_EQ(jobs[0], (std::array{n, 2 * n, 3 * n}));
  EXPECT_EQ(jobs[1], (std::array{0.0, 0.0, 0.0})) << "outside";
}

TEST(Cells, WithoutUpzonedCellsNewHomesStandWhereHomesDo) {
  auto const store = cells();
  for (double const u : {0.01, 0.3, 0.77, 0.999})
    EXPECT_EQ(new_home_cell(store, ZoneId{0}, u), home_cell(store, ZoneId{0}, u));
}

TEST(Cells, OutsideThereIsNoCellAndAPointOutsideTakesTheNearest) {
  auto const store = cells();
  EXPECT_FALSE(home_cell(store, ZoneId{1}, 0.5));
  EXPECT_FALSE(cell_near(store, ZoneId{1}, {0, 0}));
  auto const centre = store.grid.plane.point({106.7, 11.0});
  auto const cell = cell_near(store, ZoneId{0}, {centre.x + 1e5, centre.y});
  ASSERT_TRUE(cell);
  for (auto other : ids<CellId>(store.size())) EXPECT_LE(store.grid.column[other], store.grid.column[cell]);
}

}  // namespace
}  // namespace tanvan
