#pragma once
/// A town of three zones in a row, 3 km apart, with a line of two stations, homes and households.

#include "models/landuse/stations.hpp"
#include "models/landuse/steps.hpp"
#include "sim/engine/world.hpp"

namespace tanvan::town {

inline constexpr std::uint32_t kZones = 3;

inline void add_zone(World& world, double lon) {
  auto& zones = world.network.zones;
  zones.code.push_back("Z" + std::to_string(zones.size()));
  zones.name.push_back("zone");
  zones.district.push_back("Thủ Dầu Một");
  zones.kind.push_back(ZoneKind::internal);
  zones.lon.push_back(lon);
  zones.lat.push_back(11.0);
  zones.area_km2.push_back(6);
  auto& land = world.land;
  land.floor_m2.push_back({});
  land.occupied_m2.push_back({});
  land.price.push_back({20, 69, 95, 220});
  land.developable_m2.push_back(3e6);
  land.far_cap.push_back(2.6);
  land.station_share.push_back(0);
  land.station_premium.push_back(0);
  land.pipeline_m2.push_back({});
  land.rooms_m2.push_back({});
  land.parking_rule.push_back(0);
  land.parking_m2.push_back(0);
  land.levy_share.push_back(0);
  land.floor_start_m2.push_back({});
  land.completed_m2.push_back({});
  land.demolished_m2.push_back({});
}

inline void add_stop(World& world, int order, double lon) {
  StopRow stop;
  stop.id = "L_0" + std::to_string(order);
  stop.line_id = "L";
  stop.order = order;
  stop.name = "Ga " + std::to_string(order);
  stop.kind = "metro_station";
  stop.lon = lon;
  stop.lat = 11.0;
  world.region.stops.push_back(stop);
}

/// Zones Z0 to Z2 from west to east; a metro line L, not open yet, with stations in the middle of Z0 and Z2.
inline World land() {
  World world;
  world.seed = 5;
  world.now = month_of(2025, 1);
  for (std::uint32_t z = 0; z < kZones; ++z) add_zone(world, 106.70 + 0.0275 * z);
  LineRow line;
  line.id = "L";
  line.mode = "metro";
  line.headway_peak_min = 6;
  world.region.lines = {line};
  add_stop(world, 1, 106.70);
  add_stop(world, 2, 106.755);
  world.day.service.line_open = {0};
  world.day.service.line_built = {0};
  world.region.outlook.push_back({.year = 2025, .price_growth = 0.03});
  world.cells = found_cells(world.network.zones);
  world.access.commute_cost = Matrix(kZones, kZones);
  world.access.transit_time_min = Matrix(kZones, kZones, 30);
  for (std::uint32_t i = 0; i < kZones; ++i)
    for (std::uint32_t j = 0; j < kZones; ++j) world.access.commute_cost(i, j) = 5 + 15.0 * (i > j ? i - j : j - i);
  world.access.jobs_access.assign(kZones, 1000);
  world.access.workers_access.assign(kZones, 1000);
  found_stations(world, {});
  return world;
}

/// A household of one person in a dwelling, or without one.
inline HouseholdId add_household(World& world, ZoneId zone, Tenure tenure, DwellingId home, double wage_mvnd = 9) {
  auto& [persons, h, d, e, places, next_key] = world.population;
  auto const id = id_of<HouseholdId>(h.size());
  h.key.push_back(AgentKey{next_key++});
  h.zone.push_back(zone);
  h.dwelling.push_back(home);
  h.tenure.push_back(tenure);
  h.savings.push_back(Dong{50'000'000});
  h.motorbikes.push_back(1);
  h.cars.push_back(0);
  h.persons.push_back(1);
  if (home) d.household[home] = id;
  persons.key.push_back(AgentKey{next_key++});
  persons.household.push_back(id);
  persons.born.push_back(month_of(1995, 1));
  persons.sex.push_back(Sex::female);
  persons.education.push_back(Education::college);
  persons.status.push_back(Status::unemployed);
  persons.migrant.push_back(1);
  persons.specific_skill.push_back(1);
  persons.employer.push_back({});
  persons.position.push_back(SkillClass::basic);
  persons.wage.push_back(dong(wage_mvnd * 1e6));
  persons.since.push_back(month_of(2020, 1));
  return id;
}

}  // namespace tanvan::town
