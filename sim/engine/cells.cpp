#include "sim/engine/cells.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <span>

#include "sim/choice/logit.hpp"

namespace tanvan {
namespace {

constexpr double kHomesThin = 0.6, kWorkThins = 0.4;  // of the zone's radius

/// Weights exp(-d / (part r)), summed along the cells of each zone.
std::vector<double> thinning(ZoneCells const& grid, ZoneStore const& zones, double part) {
  std::vector<double> upto(grid.size());
  for (auto zone : ids<ZoneId>(zones.size())) {
    auto const [first, last] = grid.of(zone);
    auto const centre = grid.plane.point({zones.lon[zone], zones.lat[zone]});
    double const radius = 1000 * std::sqrt(zones.area_km2[zone] / std::numbers::pi);
    double sum = 0;
    for (auto row = first; row < last; ++row) {
      auto const middle = grid.middle(CellId{row});
      double const distance = std::hypot(middle.x - centre.x, middle.y - centre.y);
      upto[row] = sum += std::exp(-distance / (part * radius));
    }
  }
  return upto;
}

CellId cell_at(CellStore const& cells, ZoneId zone, std::span<double const> upto, double u) {
  if (cells.size() == 0) return {};
  auto const [first, last] = cells.grid.of(zone);
  if (first == last) return {};
  return id_of<CellId>(first + at_quantile_of_sums(upto.subspan(first, last - first), u));
}

}  // namespace

CellStore found_cells(ZoneStore const& zones) {
  CellStore cells;
  cells.grid = zone_cells(zones);
  cells.homes_upto = thinning(cells.grid, zones, kHomesThin);
  cells.work_upto = thinning(cells.grid, zones, kWorkThins);
  cells.cap_factor.assign(cells.size(), 1);
  return cells;
}

std::vector<std::array<double, kSkillClasses>> jobs_of_zones(CellStore const& cells, std::size_t zones) {
  std::vector<std::array<double, kSkillClasses>> jobs(zones);
  for (CellId cell : ids<CellId>(cells.jobs.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) jobs[cells.grid.zone[cell].value][k] += cells.jobs[cell][k];
  return jobs;
}

CellId home_cell(CellStore const& cells, ZoneId zone, double u) {
  return cell_at(cells, zone, cells.homes_upto, u);
}

CellId work_cell(CellStore const& cells, ZoneId zone, double u) {
  return cell_at(cells, zone, cells.work_upto, u);
}

CellId cell_near(CellStore const& cells, ZoneId zone, PlanePoint point) {
  if (cells.size() == 0) return {};
  auto const [first, last] = cells.grid.of(zone);
  if (auto const there = cells.grid.at(point); there && cells.grid.zone[there] == zone) return there;
  CellId nearest;
  double least = std::numeric_limits<double>::infinity();
  for (auto row = first; row < last; ++row) {
    auto const middle = cells.grid.middle(CellId{row});
    double const distance = std::hypot(middle.x - point.x, middle.y - point.y);
    if (distance < least) least = distance, nearest = CellId{row};
  }
  return nearest;
}

CellId new_home_cell(CellStore const& cells, ZoneId zone, double u) {
  if (cells.size() == 0) return {};
  auto const [first, last] = cells.grid.of(zone);
  if (first == last) return {};
  std::vector<double> upto(last - first);
  double sum = 0, before = 0;
  for (auto row = first; row < last; ++row) {
    double const weight = cells.homes_upto[row] - before;
    before = cells.homes_upto[row];
    upto[row - first] = sum += weight * static_cast<double>(cells.cap_factor[CellId{row}]);
  }
  return id_of<CellId>(first + at_quantile_of_sums(upto, u));
}

}  // namespace tanvan
