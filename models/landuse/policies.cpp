// What a scenario may change about land (mobility 3.5): caps, sites, parking, levies, programmes of homes, stations.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "models/landuse/steps.hpp"
#include "sim/engine/interventions.hpp"

namespace tanvan {
namespace {

ZoneId zone_of(World const& world, Intervention const& i) {
  auto const& codes = world.network.zones.code;
  return id_of<ZoneId>(static_cast<std::size_t>(std::find(codes.begin(), codes.end(), i.target) - codes.begin()));
}

/// Stations at which the line of an intervention calls.
std::vector<StationId> stations_of(World const& world, Intervention const& i) {
  auto const& s = world.stations;
  std::vector<StationId> found;
  for (auto station : ids<StationId>(s.size()))
    for (auto n = s.stop_offset[station.value]; n < s.stop_offset[station.value + 1]; ++n)
      if (world.region.stops[s.stop[n]].line_id == i.target && (found.empty() || found.back() != station))
        found.push_back(station);
  return found;
}

/// Mean of cap_factor over a zone's land, by which its cap lies above that of cells that nothing has raised; 1 where
/// the zone has no cells.
double mean_factor(CellStore const& cells, ZoneId zone) {
  if (cells.size() == 0) return 1;
  auto const [first, last] = cells.grid.of(zone);
  double land = 0, sum = 0;
  for (auto row = first; row < last; ++row) {
    land += cells.grid.land_m2[CellId{row}];
    sum += cells.grid.land_m2[CellId{row}] * static_cast<double>(cells.cap_factor[CellId{row}]);
  }
  return land > 0 ? sum / land : 1;
}

/// Raises the cap of cells within a walk of any station. @return the zone's, the mean over its land
double upzone_stations(World& world, ZoneId zone, double far, double within_m) {
  auto& cells = world.cells;
  if (cells.size() == 0) return world.land.far_cap[zone];
  auto const [first, last] = cells.grid.of(zone);
  double const elsewhere = world.land.far_cap[zone] / mean_factor(cells, zone);
  auto const factor = static_cast<float>(std::max(1.0, far / elsewhere));
  std::vector<float> share(last - first, 0);
  for (auto station : ids<StationId>(world.stations.size()))
    for (auto const& reach : world.stations.catchment(station))
      if (reach.cell.value >= first && reach.cell.value < last && reach.walk_m <= within_m) {
        std::size_t const band = within_m <= kWalkBands_m[0] ? 0 : within_m <= kWalkBands_m[1] ? 1 : 2;
        share[reach.cell.value - first] = std::max(share[reach.cell.value - first], reach.share[band]);
      }
  for (auto row = first; row < last; ++row) {
    auto& here = cells.cap_factor[CellId{row}];
    here = std::max(here, 1 + (factor - 1) * share[row - first]);
  }
  return elsewhere * mean_factor(cells, zone);
}

/// Raises the cap of all cells that have a lower one. @return the zone's, the mean over its land
double upzone_all(World& world, ZoneId zone, double far) {
  auto& cells = world.cells;
  double const elsewhere = world.land.far_cap[zone] / mean_factor(cells, zone);
  double const raised = std::max(far, elsewhere);
  if (cells.size() > 0) {
    auto const [first, last] = cells.grid.of(zone);
    for (auto row = first; row < last; ++row) {
      auto& factor = cells.cap_factor[CellId{row}];
      factor = std::max(1.0F, factor * static_cast<float>(elsewhere / raised));
    }
  }
  return raised * mean_factor(cells, zone);
}

std::string upzone(World& world, Intervention const& i) {
  auto const zone = zone_of(world, i);
  double const before = world.land.far_cap[zone], far = i.numbers.at("far"), within = i.numbers.at("within_m");
  if (far <= before) return fmt::format("floor-area ratio stays at {:.2f}, which is no less than {:.2f}", before, far);
  world.land.far_cap[zone] = within > 0 ? upzone_stations(world, zone, far, within) : upzone_all(world, zone, far);
  return fmt::format("floor-area ratio {:.2f} → {:.2f}{}", before, world.land.far_cap[zone],
                     within > 0 ? fmt::format(" in the mean; {:.2f} within {:.0f} m of stations", far, within) : "");
}

std::string release(World& world, Intervention const& i) {
  double released = 0;
  auto const area = std::find_if(world.region.areas.begin(), world.region.areas.end(),
                                 [&](SpecialAreaRow const& row) { return row.id == i.target; });
  std::string const name = area != world.region.areas.end() ? area->name : i.target;
  for (std::size_t site = 0; site < world.sites.size(); ++site) {
    if (world.sites.name[site] != name && world.sites.name[site] != i.target) continue;
    world.sites.open_from[site] = std::min(world.sites.open_from[site], i.date);
    released += world.sites.capacity_m2[site] / world.scale;
  }
  return fmt::format("{:.0f} m² of floor space released", released);
}

std::string set_parking(World& world, Intervention const& i) {
  auto& rule = world.land.parking_rule[zone_of(world, i)];
  double const before = std::exchange(rule, i.numbers.at("m2_per_m2"));
  return fmt::format("{:.2f} → {:.2f} m² of parking a m² of new floor", before, rule);
}

std::string capture(World& world, Intervention const& i) {
  auto const stations = stations_of(world, i);
  for (auto const station : stations)
    for (auto const& reach : world.stations.catchment(station)) {
      auto& share = world.land.levy_share[world.cells.grid.zone[reach.cell]];
      share = std::max(share, i.numbers.at("share"));
    }
  return fmt::format("{:.0f} % of what {} stations add to land is levied", 100 * i.numbers.at("share"),
                     stations.size());
}

std::string plan_homes(World& world, Intervention const& i, DwellingKind kind) {
  auto const count = std::llround(i.numbers.at("units") * world.scale);
  auto const month = world.now + static_cast<int>(i.numbers.at("lag_months"));
  world.land.planned.push_back({zone_of(world, i), kind, static_cast<std::uint32_t>(count), month});
  return fmt::format("{:.0f} homes, finished in {}", i.numbers.at("units"), to_string(month));
}

std::string plan_social(World& world, Intervention const& i) {
  return plan_homes(world, i, DwellingKind::social);
}

std::string plan_dormitories(World& world, Intervention const& i) {
  return plan_homes(world, i, DwellingKind::dormitory);
}

std::string announce(World& world, Intervention const& i) {
  auto const stations = stations_of(world, i);
  auto const begins = world.now + static_cast<int>(i.numbers.at("months_to_construction"));
  for (auto const station : stations) {
    auto& s = world.stations;
    s.announced[station] = std::min(s.announced[station], world.now);
    s.begun[station] = std::min(s.begun[station], begins);
  }
  return fmt::format("{} stations announced, construction from {}", stations.size(), to_string(begins));
}

std::vector<InterventionKey> keys_of_homes() {
  return {{"units", 0, true, 1, 1e6, "dwellings", "that will be built"},
          {"lag_months", 30, false, 0, 240, "months", "until they are finished; 24 to 36 as a rule"}};
}

}  // namespace

std::vector<InterventionKind> landuse_interventions() {
  return {
      {"upzone",
       TargetKind::zone,
       {{"far", 1, true, 0.1, 20, "1", "new cap of the floor-area ratio"},
        {"within_m", 0, false, 0, 1000, "m", "only within such a walk of stations; 0: in the whole zone"}},
       "more floor space allowed in a zone; a cap that is higher already stays",
       upzone},
      {"site_release", TargetKind::special_area, {}, "a site's floor space opens to enterprises", release},
      {"parking_minimum",
       TargetKind::zone,
       {{"m2_per_m2", 0, true, 0, 2, "1", "m² of parking that a m² of new floor must bring"}},
       "parking that new buildings must bring; it costs, and takes its share of the district",
       set_parking},
      {"land_value_capture",
       TargetKind::line,
       {{"share", 0, true, 0, 1, "1",
         "of what the line's stations have added to the price of land within a year, levied then"}},
       "a levy on what stations add to land, paid by landlords to the province",
       capture},
      {"social_housing", TargetKind::zone, keys_of_homes(), "social dwellings of a programme", plan_social},
      {"dormitories", TargetKind::zone, keys_of_homes(), "dormitory units of a programme", plan_dormitories},
      {"station_announcement",
       TargetKind::line,
       {{"months_to_construction", 12, false, 0, 240, "months", "until construction begins"}},
       "a line's stations are announced: prices near them begin to rise",
       announce},
  };
}

void take_land_policies(World& world, LanduseParameters const& p) {
  begin_interventions(world, landuse_interventions());
  finish_programmes(world, p);
}

}  // namespace tanvan
