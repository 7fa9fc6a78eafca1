#include "models/landuse/landuse.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "models/landuse/steps.hpp"
#include "sim/engine/interventions.hpp"

namespace tanvan {
namespace {

std::string upzone(World& world, Intervention const& i) {
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    if (world.network.zones.code[zone] != i.target) continue;
    double const before = world.land.far_cap[zone];
    world.land.far_cap[zone] = i.numbers.at("far");
    return fmt::format("floor-area ratio {:.2f} → {:.2f}", before, i.numbers.at("far"));
  }
  return "no such zone";
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

}  // namespace

std::vector<Parameter> parameters(LanduseParameters& p) {
  return {
      {"move_tenant", &p.move_tenant, 0, 1, "1/year", "tenants who look for another home", "E25; 20-30 %"},
      {"move_owner", &p.move_owner, 0, 1, "1/year", "owners who look for another home", "E25; 2-4 %"},
      {"price_dislike", &p.price_dislike, 0, 5, "1", "dislike of price, on its logarithm", "E26; prior"},
      {"jobs_liking", &p.jobs_liking, 0, 5, "1", "liking for accessible jobs, on their logarithm", "E26; prior"},
      {"commute_dislike", &p.commute_dislike, 0, 1, "1/min", "dislike of the workers' mean commute",
       "prior; SILO starts at 0.01"},
      {"station_liking", &p.station_liking, 0, 3, "1", "liking for land within 800 m of a station", "prior"},
      {"stay", &p.stay, 0, 10, "1", "utility of not moving", "E25; prior"},
      {"candidates", &p.candidates, 1, 30, "1", "zones compared by a mover", "E26; 30 options"},
      {"first_home_decay", &p.first_home_decay, 0, 1, "1/min",
       "decay of homes with time from where newcomers first ask", "E26, networks of migrants; prior"},
      {"vacancy_norm", &p.vacancy_norm, 0, 0.5, "1", "vacancy at which prices follow consumer prices",
       "E28; v* 3 %, times 0.5-2", Prior{0.015, 0.06}},
      {"vacancy_reserve", &p.vacancy_reserve, 0, 0.5, "1", "vacancy built beyond the norm", "E29; SILO 2 %"},
      {"price_slope", &p.price_slope, 0, 20, "1/year", "price change per unit of missing vacancy",
       "E28; SILO 1, times 0.5-2", Prior{0.5, 2}},
      {"price_slope_slack", &p.price_slope_slack, 0, 20, "1/year", "the same per unit of vacancy beyond the norm",
       "E28; SILO 0.1, times 0.5-2", Prior{0.05, 0.2}},
      {"price_cap", &p.price_cap, 0, 1, "1/year", "largest real change of prices", "E28; 10 %"},
      {"station_premium", &p.station_premium, 0, 1, "1", "price within 800 m of a station", "mobility 3.5; 0.10-0.20"},
      {"premium_years", &p.premium_years, 1, 30, "years", "time in which the premium builds up", "prior"},
      {"room_speed", &p.room_speed, 0, 1, "1/month", "missing rooms that small landlords add", "E29; lag 3-6 months"},
      {"build_speed", &p.build_speed, 0, 1, "1/year", "missing floor space started", "E29; prior"},
      {"building_life", &p.building_life, 0, 0.1, "1/year", "floor space pulled down", "prior"},
      {"apartment_share", &p.apartment_share, 0, 1, "1", "apartments among new dwellings", "prior"},
      {"house_m2", &p.house_m2, 20, 300, "m²", "floor of a new dwelling", "macro.csv 2015: 23.5 m² a person"},
      {"room_m2", &p.room_m2, 6, 60, "m²", "floor of a new room", "macro.csv 2022: 12-16 m²"},
  };
}

std::vector<InterventionKind> landuse_interventions() {
  return {
      {"upzone",
       TargetKind::zone,
       {{"far", 1, true, 0.1, 20, "1", "new cap of the floor-area ratio"}},
       "more floor space allowed in a zone",
       upzone},
      {"site_release", TargetKind::special_area, {}, "a site's floor space opens to enterprises", release},
  };
}

FloorUse use_of(DwellingKind kind) {
  return kind == DwellingKind::room || kind == DwellingKind::dormitory ? FloorUse::room : FloorUse::housing;
}

DwellingKind kind_for(Tenure tenure) {
  switch (tenure) {
    case Tenure::own: return DwellingKind::house;
    case Tenure::rent: return DwellingKind::apartment;
    case Tenure::room: return DwellingKind::room;
    case Tenure::dormitory: return DwellingKind::dormitory;
    case Tenure::social: return DwellingKind::social;
  }
  return DwellingKind::room;
}

double price_change(double vacancy, double consumer_prices, LanduseParameters const& p) {
  double const slope = vacancy < p.vacancy_norm ? p.price_slope : p.price_slope_slack;
  return consumer_prices + std::clamp(slope * (p.vacancy_norm - vacancy), -p.price_cap, p.price_cap);
}

void take_land_policies(World& world) {
  begin_interventions(world, landuse_interventions());
}

void recount_floor(World& world) {
  auto& land = world.land;
  auto const& dwellings = world.population.dwellings;
  auto const housing = static_cast<std::size_t>(FloorUse::housing);
  auto const room = static_cast<std::size_t>(FloorUse::room);
  for (auto& floor : land.floor_m2) floor[housing] = floor[room] = 0;
  for (auto& occupied : land.occupied_m2) occupied = {};
  for (auto id : ids<DwellingId>(dwellings.size())) {
    auto const use = static_cast<std::size_t>(use_of(dwellings.kind[id]));
    land.floor_m2[dwellings.zone[id]][use] += dwellings.floor_m2[id];
    if (dwellings.household[id]) land.occupied_m2[dwellings.zone[id]][use] += dwellings.floor_m2[id];
  }
  auto const& places = world.population.establishments;
  for (auto id : ids<EstablishmentId>(places.size())) {
    if (!places.enterprise[id]) continue;
    auto const sector = world.population.enterprises.sector[places.enterprise[id]];
    bool const industrial = is_industry(sector) || sector == Sector::logistics || sector == Sector::agriculture;
    auto const use = static_cast<std::size_t>(industrial ? FloorUse::industry : FloorUse::commerce);
    land.occupied_m2[places.zone[id]][use] += places.floor_m2[id];
  }
}

std::vector<Module> landuse_modules(LanduseParameters const& p) {
  return {
      {{.name = "landuse.policies",
        .period = Period::month,
        .phase = Phase::sense,
        .reads = {},
        .writes = {"land.far_cap", "site.open_from"}},
       take_land_policies},
      {{.name = "landuse.build_rooms",
        .period = Period::month,
        .phase = Phase::plan,
        .reads = {"dwelling.household", "land.far_cap"},
        .writes = {"dwelling.key", "dwelling.zone", "dwelling.cell", "dwelling.kind", "dwelling.floor_m2",
                   "dwelling.household", "land.floor_m2", "land.completed_m2", "next_key"}},
       [p](World& world) { build_rooms(world, p); }},
      {{.name = "landuse.house",
        .period = Period::month,
        .phase = Phase::move,
        .reads = {"land.price", "access.jobs"},
        .writes = {"household.zone", "household.dwelling", "dwelling.household"}},
       [p](World& world) { house_households(world, p); }},
      {{.name = "landuse.relocate",
        .period = Period::year,
        .phase = Phase::move,
        .reads = {"land.price", "access.jobs", "access.commute_cost", "person.employer", "person.household",
                  "enterprise.establishment", "establishment.zone", "household.savings"},
        .writes = {"household.zone", "household.dwelling", "dwelling.household"},
        .adds = {"counts"}},
       [p](World& world) { relocate(world, p); }},
      {{.name = "landuse.develop",
        .period = Period::year,
        .phase = Phase::settle,
        .reads = {"establishment.enterprise", "land.far_cap", "land.station_share"},
        .writes = {"land.floor_m2", "land.occupied_m2", "land.price", "land.station_premium", "land.pipeline_m2",
                   "land.completed_m2", "land.demolished_m2", "dwelling.key", "dwelling.zone", "dwelling.cell",
                   "dwelling.kind", "dwelling.floor_m2", "dwelling.household", "next_key"}},
       [p](World& world) { develop(world, p); }},
  };
}

}  // namespace tanvan
