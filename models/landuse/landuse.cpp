#include "models/landuse/landuse.hpp"

#include "models/landuse/developers.hpp"
#include "models/landuse/station_report.hpp"
#include "models/landuse/stations.hpp"
#include "models/landuse/steps.hpp"

namespace tanvan {
namespace {

/// The columns of dwellings that a new one fills, and what it adds to.
std::vector<std::string> dwellings_and(std::vector<std::string> more) {
  std::vector<std::string> all = {"dwelling.key",      "dwelling.zone",      "dwelling.cell",     "dwelling.kind",
                                  "dwelling.floor_m2", "dwelling.household", "land.completed_m2", "land.floor_m2"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

Module policies_module(LanduseParameters const& p) {
  return {{.name = "landuse.policies",
           .period = Period::month,
           .phase = Phase::sense,
           .reads = {},
           .writes = dwellings_and({"land.far_cap", "land.parking_rule", "land.levy_share", "land.planned",
                                    "cell.cap_factor", "site.open_from", "station.announced", "station.begun"})},
          [p](World& world) { take_land_policies(world, p); }};
}

Module rooms_module(LanduseParameters const& p) {
  return {{.name = "landuse.build_rooms",
           .period = Period::month,
           .phase = Phase::plan,
           .reads = {"dwelling.household", "household.dwelling", "household.zone", "land.far_cap", "land.price"},
           .writes = dwellings_and({"land.rooms_m2"})},
          [p](World& world) { build_rooms(world, p); }};
}

Module stations_module() {
  return {{.name = "landuse.stations",
           .period = Period::month,
           .phase = Phase::move,
           .reads = {"day.line_open"},
           .writes = {"station.open_from", "station.announced", "station.begun", "land.station_share"}},
          open_stations};
}

/// What it reads of persons and jobs is of before this month's matching, which waits for it (household.zone): declared,
/// the two would wait for each other.
Module house_module(LanduseParameters const& p) {
  return {{.name = "landuse.house",
           .period = Period::month,
           .phase = Phase::move,
           .reads = {"land.price", "access.jobs", "access.commute_cost", "station.open_from", "station.announced",
                     "station.begun", "day.line_open"},
           .writes = {"household.zone", "household.dwelling", "household.tenure", "household.savings",
                      "dwelling.household"},
           .adds = {"ledger", "counts"}},
          [p](World& world) { house_households(world, p); }};
}

Module develop_module(LanduseParameters const& p) {
  return {{.name = "landuse.develop",
           .period = Period::year,
           .phase = Phase::settle,
           .reads = {"establishment.enterprise", "establishment.floor_m2", "land.far_cap", "station.open_from",
                     "station.announced", "station.begun", "day.line_open"},
           .writes = dwellings_and({"land.occupied_m2", "land.price", "land.station_premium", "land.pipeline_m2",
                                    "land.demolished_m2", "land.parking_m2", "station.captured"}),
           .adds = {"ledger"}},
          [p](World& world) {
            complete_buildings(world, p);
            recount_floor(world);
            pull_down_empty(world, p);
            reprice(world, p);
            start_buildings(world, p);
          }};
}

Module report_module(LanduseParameters const& p) {
  return {{.name = "landuse.station_report", .period = Period::year, .phase = Phase::record, .reads = {}, .writes = {}},
          [p](World& world) { record_stations(world, p); }};
}

}  // namespace

std::vector<Module> landuse_modules(LanduseParameters const& p) {
  return {policies_module(p), rooms_module(p), stations_module(), house_module(p), develop_module(p), report_module(p)};
}

}  // namespace tanvan
