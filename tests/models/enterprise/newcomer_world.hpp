#pragma once
/// A small province into which newcomers come: one enterprise a sector, no other site than what a test adds.

#include <string>

#include "models/enterprise/newcomers.hpp"
#include "tests/models/synthesis_world.hpp"

namespace tanvan {

inline constexpr ZoneId kTown{0}, kVillage{4};

inline void add_incubator(World& world, ZoneId zone, double teams) {
  SpecialAreaRow area;
  area.name = "incubator " + std::to_string(world.sites.size());
  area.kind = "incubator";
  area.zone = zone;
  area.capacity = teams;
  world.region.areas.push_back(area);
  auto& s = world.sites;
  s.name.push_back(area.name);
  s.zone.push_back(zone);
  s.capacity_m2.push_back(1e5);
  s.occupied_m2.push_back(0);
  s.rent_factor.push_back(1);
  s.open_from.push_back(month_of(2000, 1));
  s.high_tech.push_back(1);
}

inline void add_enterprise_of(World& world, Sector sector) {
  auto const s = index_of(sector);
  Incumbents alone;
  alone.wages = {Dong{6'000'000}, Dong{8'000'000}, Dong{12'000'000}};
  Newcomer const x{.key = AgentKey{500 + s}, .sector = sector, .staff = 10};
  open_enterprise(world, x, {kTown, -1}, alone, {});
}

/// The province of the syntheses' tests in March 2024, with even prices and access.
inline World province(double scale = 1) {
  World world = small_province(scale);
  world.region.areas.clear();
  auto const zones = world.network.zones.size();
  world.access.car_time_min = world.access.truck_time_min = world.access.commute_cost = Matrix(zones, zones, 30);
  for (std::size_t z = 0; z < zones; ++z) {
    world.access.car_time_min(z, z) = 5;
    world.land.price.push_back({20, 30, 60, 200});
    world.access.workers_access.push_back(1000);
    world.land.floor_m2.push_back({1e6, 1e5, 1e6, 1e6});
    world.land.occupied_m2.push_back({9e5, 9e4, 9e5, 9e5});
    world.land.station_share.push_back(0);
  }
  world.base_capital.fill(300);
  world.base_productivity.fill(10);
  world.capital_norm.fill(300);
  world.sector_price.fill(1);
  world.demand.fill(1000);
  world.frontier.fill(2);
  for (std::size_t s = 0; s < kSectors; ++s) add_enterprise_of(world, static_cast<Sector>(s));
  world.counts = {};
  world.now = month_of(2024, 3);
  return world;
}

}  // namespace tanvan
