#include "scenarios/run/access/cell_record.hpp"

#include <fmt/format.h>
#include <numeric>

#include "models/landuse/cell_totals.hpp"
#include "models/landuse/station_report.hpp"
#include "scenarios/run/access/cell_access.hpp"
#include "sim/access/hansen.hpp"
#include "sim/engine/indicators.hpp"

namespace tanvan {
namespace {

void record_access(Record& record, CellAccess const& access) {
  constexpr std::array kSkills = {"basic", "middle", "high"};
  static_assert(kSkills.size() == kSkillClasses);
  for (std::size_t mode = 0; mode < kCellModes; ++mode) {
    auto const name = kCellModeNames[mode];
    set_cells(record, fmt::format("jobs_45min_{}", name), access.jobs_45min[mode]);
    set_cells(record, fmt::format("accessibility_{}", name), access.hansen[mode]);
    if (mode == static_cast<std::size_t>(CellMode::walk)) continue;
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      set_cells(record, fmt::format("accessibility_{}_{}", name, kSkills[k]), access.by_skill[mode][k]);
  }
  set_cells(record, "accessibility_logsum", access.logsum);
}

void record_land_use(World& world) {
  auto const totals = cell_totals(world);
  std::vector<float> floor;
  for (auto const& uses : totals.floor_m2)
    floor.push_back(static_cast<float>(std::accumulate(uses.begin(), uses.end(), 0.0)));
  set_cells(world.record, "population", std::vector<float>(totals.population.begin(), totals.population.end()));
  set_cells(world.record, "jobs", std::vector<float>(totals.jobs.begin(), totals.jobs.end()));
  set_cells(world.record, "floor_m2", floor);
}

/// Zones are discs to a skim but not to a cell, so only their cells know what a line adds.
void record_zones_by_lines(World& world, CellAccess const& access, double decay) {
  if (world.record.years.empty()) return;
  constexpr auto kLines = static_cast<std::size_t>(CellMode::transit);
  auto const mean = [&](auto const& figure) {
    return zone_means(world.cells, world.network.zones.size(), figure[kLines]);
  };
  auto const jobs = mean(access.hansen);
  std::vector<double> worth;
  for (double const each : jobs) worth.push_back(logsum_of(each, decay));
  set_zones(world.record, "accessibility_jobs_45min_transit", mean(access.jobs_45min));
  set_zones(world.record, "accessibility_jobs_transit", jobs);
  set_zones(world.record, "accessibility_logsum_transit", worth);
}

}  // namespace

std::vector<double> zone_means(CellStore const& cells, std::size_t zones, std::span<float const> of_cell) {
  std::vector<double> means;
  for (auto zone : ids<ZoneId>(zones)) {
    auto const [first, last] = cells.grid.of(zone);
    double sum = 0, before = 0;
    for (auto row = first; row < last; ++row) {
      sum += (cells.homes_upto[row] - before) * static_cast<double>(of_cell[row]);
      before = cells.homes_upto[row];
    }
    means.push_back(before > 0 ? static_cast<double>(static_cast<float>(sum / before)) : 0);
  }
  return means;
}

std::vector<Module> cell_modules(TravelParameters const& travel, LanduseParameters const& landuse) {
  return {{{.name = "access.jobs",
            .phase = Phase::sense,
            .reads = {"enterprise.establishment", "enterprise.workers", "establishment.cell"},
            .writes = {"cell.jobs"}},
           [](World& world) {
             if (world.cells.jobs.empty() || world.now.of_year() == 1) world.cells.jobs = jobs_by_cell(world);
           }},
          {{.name = "access.cells", .period = Period::transport, .phase = Phase::record, .reads = {}, .writes = {}},
           [travel, landuse](World& world) {
             if (world.cells.size() == 0 || world.record.travel.empty()) return;
             record_land_use(world);
             auto const access = cell_access(world, travel, landuse);
             record_access(world.record, access);
             record_zones_by_lines(world, access, travel.road.access_decay);
             record_station_access(world);
           }}};
}

}  // namespace tanvan
