#include "models/landuse/station_report.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/landuse/town.hpp"

namespace tanvan {
namespace {

World opened() {
  auto world = town::land();
  world.day.service.line_open = {1};
  open_stations(world);
  add_dwellings(world, ZoneId{0}, DwellingKind::room, 300, 16);
  for (std::uint32_t i = 0; i < 300; ++i) town::add_household(world, ZoneId{0}, Tenure::room, DwellingId{i});
  return world;
}

TEST(StationReport, MixIsEntropyOverItsMost) {
  EXPECT_EQ(mix_of(std::array{5.0, 0.0, 0.0}), 0);
  EXPECT_NEAR(mix_of(std::array{2.0, 2.0, 2.0}), 1, 1e-12);
  EXPECT_NEAR(mix_of(std::array{1.0, 1.0, 0.0}), std::log(2) / std::log(3), 1e-12);
}

TEST(StationReport, ScoresHaveMeanZeroAndNoneWhereAllAreEqual) {
  auto const z = z_scores(std::array{1.0, 2.0, 6.0});
  EXPECT_NEAR(z[0] + z[1] + z[2], 0, 1e-12);
  EXPECT_GT(z[2], z[1]);
  EXPECT_EQ(z_scores(std::array{3.0, 3.0}), (std::vector<double>{0, 0}));
  EXPECT_EQ(z_scores(std::array{3.0}), (std::vector<double>{0}));
}

TEST(StationReport, CaptureIsDiscountedAsTheUpliftComesAbout) {
  EXPECT_NEAR(capture_npv(100, 0.5, 0), 50, 1e-12);
  EXPECT_NEAR(capture_npv(100, 0.5, 0.08), 50 * (0.7 + 0.15 / 1.08 + 0.15 / 1.08 / 1.08), 1e-12);
}

TEST(StationReport, ARowAnOpenStationAndNoneBefore) {
  auto before = town::land();
  record_stations(before, {});
  EXPECT_TRUE(before.record.station_years.empty());
  auto world = opened();
  record_stations(world, {});
  ASSERT_EQ(world.record.station_years, (std::vector<int>{2025, 2025}));
  auto const& column = world.record.station_year;
  EXPECT_GT(column.at("population_500")[0], 0);
  EXPECT_LE(column.at("population_500")[0], column.at("population_800")[0]);
  EXPECT_LE(column.at("population_800")[0], column.at("population_1000")[0]);
  EXPECT_LE(column.at("population_1000")[0], 300);
  EXPECT_EQ(column.at("population_1000")[1], 0);
  EXPECT_GT(column.at("place_value")[0], column.at("place_value")[1]);
  EXPECT_LE(column.at("capture_npv_05_bn")[0], column.at("capture_npv_50_bn")[0]);
  EXPECT_LE(column.at("capture_npv_50_bn")[0], column.at("capture_npv_95_bn")[0]);
  for (auto const& [name, values] : column)
    for (double const x : values) EXPECT_TRUE(std::isfinite(x)) << name;
}

TEST(StationReport, JobsByTransitAreThoseOfTheCellsAroundOnTheLastDayOfTravel) {
  auto world = opened();
  record_stations(world, {});
  auto const& jobs = world.record.station_year.at("jobs_by_transit_45min");
  EXPECT_EQ(jobs, (std::vector<double>{0, 0})) << "before any";
  auto& cells = world.record.cell_year["jobs_45min_transit"];
  cells.assign(world.cells.size(), 5.0);        // of another year
  cells.resize(2 * world.cells.size(), 100.0);  // of the last
  for (auto const& reach : world.stations.catchment(StationId{1})) cells[world.cells.size() + reach.cell.value] = 700;
  record_station_access(world);
  EXPECT_NEAR(jobs[0], 100, 1e-9);
  EXPECT_NEAR(jobs[1], 700, 1e-9);
  auto const& node = world.record.station_year.at("node_value");
  EXPECT_LT(node[0], node[1]);
  EXPECT_NEAR(node[0] + node[1], 0, 1e-12);
  world.now = world.now + 12;
  record_station_access(world);  // no rows of that year
  EXPECT_EQ(jobs.size(), 2U);
}

TEST(StationReport, CellsCountEveryHouseholdOnce) {
  auto const world = opened();
  auto const totals = cell_totals(world);
  double sum = 0;
  for (double const n : totals.population) sum += n;
  EXPECT_DOUBLE_EQ(sum, 300);
}

}  // namespace
}  // namespace tanvan
