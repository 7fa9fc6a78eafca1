#pragma once
/// Where in a zone its homes and workplaces stand: squares of 250 m and how they are taken.

#include <array>
#include <vector>

#include "sim/network/zone_cells.hpp"
#include "sim/population/population.hpp"

namespace tanvan {

struct CellStore {
  ZoneCells grid;  // constant
  // Weights of homes and of workplaces without a site, summed along the cells of each zone; constant
  std::vector<double> homes_upto, work_upto;
  Column<CellId, float> cap_factor;  // floor-area ratio allowed there over that of the zone, >= 1: upzoned stations
  // Workers by class of skill when the year began, full population: what a year's services are measured at, so that
  // jobs which follow them don't count for them
  Column<CellId, std::array<double, kSkillClasses>> jobs;

  std::size_t size() const { return grid.size(); }
};

/// The cells of the internal zones. Homes thin out from the zone's centre as exp(-d / 0.6 r), workplaces as
/// exp(-d / 0.4 r), r being the radius of the disc of equal area (Clark, Journal of the Royal Statistical Society A
/// 114, 1951, for the form; slopes are priors).
CellStore found_cells(ZoneStore const& zones);

/// Jobs in each zone when the year began, by class of skill, full population. [zone][class]
std::vector<std::array<double, kSkillClasses>> jobs_of_zones(CellStore const& cells, std::size_t zones);

/// The cell of a zone at quantile u of the weights of homes that have stood from the first day. @param u in (0, 1)
/// @return none where the zone has no cells
CellId home_cell(CellStore const& cells, ZoneId zone, double u);

/// The same for homes that are built, by weights times cap_factor, so that upzoned stations draw what is built; and for
/// workplaces by theirs.
CellId new_home_cell(CellStore const& cells, ZoneId zone, double u);
CellId work_cell(CellStore const& cells, ZoneId zone, double u);

/// The cell at a point, or that of the zone which lies nearest to it; none where the zone has no cells.
CellId cell_near(CellStore const& cells, ZoneId zone, PlanePoint point);

}  // namespace tanvan
