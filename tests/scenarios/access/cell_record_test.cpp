#include "scenarios/run/access/cell_record.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/scenarios/access/cell_town.hpp"

namespace tanvan {
namespace {

constexpr std::array kByLines = {"accessibility_jobs_45min_transit", "accessibility_jobs_transit",
                                 "accessibility_logsum_transit"};

/// Figures of zones by public transport, one after the other.
std::vector<double> by_lines(World world) {
  world.record.travel[2025];
  for (auto const& module : cell_modules({}, {})) module.step(world);
  std::vector<double> all;
  for (auto const* name : kByLines) {
    auto const& figures = world.record.zone_year.at(name);
    EXPECT_EQ(figures.size(), world.network.zones.size());
    all.insert(all.end(), figures.begin(), figures.end());
  }
  return all;
}

/// How many figures are higher in `after`; fails where any is lower, by however little.
std::size_t raised(std::vector<double> const& before, std::vector<double> const& after) {
  std::size_t higher = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_GE(after[i], before[i]) << kByLines[i / (before.size() / kByLines.size())];
    higher += after[i] > before[i] ? 1 : 0;
  }
  return higher;
}

TEST(ZonesByLines, ANewLineLowersNoZonesAccess) {
  auto world = small::cell_town();
  auto const before = by_lines(world);
  world.day.service.line_open[1] = 1;  // the metro
  EXPECT_GT(raised(before, by_lines(world)), 3U);
}

TEST(ZonesByLines, AShorterHeadwayLowersNoZonesAccess) {
  auto world = small::cell_town();
  auto last = by_lines(world);
  for (double const headway : {9.7, 7.0, 3.1}) {
    world.region.lines[0].headway_peak_min = headway;
    auto now = by_lines(world);
    EXPECT_GT(raised(last, now), 3U) << headway;
    last = std::move(now);
  }
}

TEST(ZonesByLines, ADearerLineLowersNoZonesAccessHoweverFast) {
  auto world = small::cell_town();
  auto const before = by_lines(world);
  world.day.service.line_open[1] = 1;
  for (auto& stop : world.region.stops)
    if (stop.line_id == "M1") stop.run_time_min /= 4;  // what takes the least time costs the most
  for (double const fare : {8000.0, 30000.0, 200000.0}) {
    world.region.lines[1].fare_vnd = fare;
    EXPECT_GT(raised(before, by_lines(world)), 0U) << fare;
  }
}

TEST(ZonesByLines, AMeanLiesBetweenTheCellsAndIsTheirsWhereAllAreAlike) {
  auto const world = small::cell_town();
  std::size_t const zones = world.network.zones.size();
  std::vector<float> figure(world.cells.size(), 0.1F);
  for (double const mean : zone_means(world.cells, zones, figure))
    EXPECT_TRUE(mean == 0 || mean == static_cast<double>(0.1F));
  std::iota(figure.begin(), figure.end(), 1.0F);
  auto const means = zone_means(world.cells, zones, figure);
  for (auto zone : ids<ZoneId>(zones)) {
    auto const [first, last] = world.cells.grid.of(zone);
    EXPECT_EQ(means[zone.value] == 0, first == last) << "outside there are no cells";
    if (first == last) continue;
    EXPECT_GE(means[zone.value], static_cast<double>(figure[first]));
    EXPECT_LE(means[zone.value], static_cast<double>(figure[last - 1]));
  }
}

TEST(CellRecord, AccessIsMeasuredAtTheJobsThatTheYearBeganWith) {
  auto world = small::cell_town();
  world.now = month_of(2025, 7);
  auto const before = by_lines(world);
  for (auto& workers : world.population.enterprises.workers) workers[0] += 4;
  EXPECT_EQ(by_lines(world), before) << "in July";
  world.now = month_of(2026, 1);
  EXPECT_GT(raised(before, by_lines(world)), 3U) << "the year after";
}

TEST(CellRecord, TheRecordHoldsARowOfEveryFigureForEachDayOfTravel) {
  auto world = small::cell_town();
  auto const modules = cell_modules({}, {});
  auto const live = [&] {
    for (auto const& module : modules) module.step(world);
  };
  live();
  EXPECT_TRUE(world.record.cell_year.empty()) << "no day of travel, nothing to tell";
  for (int const year : {2025, 2027}) {
    world.record.travel[year];
    live();
  }
  EXPECT_EQ(world.record.cell_year.size(), 3U + 4 + 4 + 9 + 1);
  for (auto const& [name, values] : world.record.cell_year) EXPECT_EQ(values.size(), 2 * world.cells.size()) << name;
}

}  // namespace
}  // namespace tanvan
