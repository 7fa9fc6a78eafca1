#pragma once
/// A world of a few zones on a line, 3 km apart, with people and enterprises: for the tests of travel.

#include <cmath>

#include "sim/engine/world.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan::small {

inline void add_zone(World& world, ZoneKind kind, double people) {
  auto& zones = world.network.zones;
  auto const n = static_cast<double>(zones.size());
  zones.code.push_back("Z" + std::to_string(zones.size()));
  zones.name.push_back("Khu " + std::to_string(zones.size()));
  zones.district.push_back("Bến Cát");
  zones.ward_2025.push_back("");
  zones.kind.push_back(kind);
  zones.lon.push_back(106.6 + n * 3 / 109.15);
  zones.lat.push_back(11.0);
  zones.area_km2.push_back(4);
  zones.census_population.push_back(people);
  zones.census_households.push_back(people / 3);
}

inline void add_link(World& world, std::uint32_t from, std::uint32_t to, double lanes) {
  auto& links = world.network.links;
  links.name.push_back("QL13");
  links.from.push_back({from});
  links.to.push_back({to});
  links.length.push_back({3000});
  links.lanes.push_back(lanes);
  links.free_speed_kmh.push_back(50);
  links.capacity.push_back(900 * lanes);
  links.open_from.push_back(kLongAgo);
  links.truck_ban.push_back(0);
  links.truck_ban_hours.push_back(0);
  links.car_toll.push_back({});
  links.truck_toll.push_back({});
  links.banned.push_back(0);
  links.shape_offset.push_back(0);
}

/// A junction in every zone, a road both ways between neighbours.
inline void add_roads(World& world) {
  auto& net = world.network;
  net.connectors.offset = {0};
  for (std::uint32_t z = 0; z < net.zones.size(); ++z) {
    net.nodes.name.push_back("Nút " + std::to_string(z));
    net.nodes.lon.push_back(net.zones.lon[ZoneId{z}]);
    net.nodes.lat.push_back(net.zones.lat[ZoneId{z}]);
    net.connectors.node.push_back({z});
    net.connectors.time.push_back({120});
    net.connectors.length.push_back({800});
    net.connectors.offset.push_back(z + 1);
    if (z == 0) continue;
    add_link(world, z - 1, z, 1);
    add_link(world, z, z - 1, 1);
  }
  net.out = adjacency_by(net.links.from.span(), net.nodes.size());
}

inline EnterpriseId add_enterprise(World& world, std::uint32_t zone, Sector sector) {
  auto& e = world.population.enterprises;
  auto& s = world.population.establishments;
  auto const id = id_of<EnterpriseId>(e.size());
  e.key.push_back({world.population.next_key++});
  e.sector.push_back(sector);
  e.establishment.push_back(id_of<EstablishmentId>(s.size()));
  e.expected_demand.push_back(0);
  e.workers.push_back({});
  s.enterprise.push_back(id);
  s.zone.push_back({zone});
  s.site.push_back(-1);
  s.floor_m2.push_back(100);
  return id;
}

/// A household of a worker, another adult and a pupil in `zone`; the worker works for `employer`.
inline void add_family(World& world, std::uint32_t zone, EnterpriseId employer, std::uint8_t motorbikes) {
  auto& p = world.population.persons;
  auto& h = world.population.households;
  auto const home = id_of<HouseholdId>(h.size());
  h.key.push_back({world.population.next_key++});
  h.zone.push_back({zone});
  h.motorbikes.push_back(motorbikes);
  h.cars.push_back(home.value % 20 == 0);
  h.persons.push_back(3);
  int const ages[] = {30, 45, 12};
  Status const status[] = {Status::employed, Status::inactive, Status::student};
  for (std::size_t i = 0; i < 3; ++i) {
    p.key.push_back({world.population.next_key++});
    p.household.push_back(home);
    p.born.push_back(world.now - 12 * ages[i] - 1);
    p.status.push_back(status[i]);
    p.employer.push_back(i == 0 ? employer : EnterpriseId{});
    p.wage.push_back(i == 0 && employer ? Dong{8'000'000} : Dong{});
  }
  if (employer) {
    ++world.population.enterprises.workers[employer][0];
    world.population.enterprises.expected_demand[employer] += 20;
  }
}

/// Four zones inside (the first with most homes, the third with the factory) and one outside at either end.
inline World world(std::size_t families = 600) {
  World w;
  w.seed = 42;
  w.scale = 0.1;
  w.now = month_of(2025, 12);
  w.transport = {{2025},
                 {{"am", 6 * 3600., 3 * 3600.},
                  {"midday", 9 * 3600., 6.5 * 3600.},
                  {"pm", 15.5 * 3600., 3.5 * 3600.},
                  {"night", 19 * 3600., 11 * 3600.}},
                 1e-4,
                 3};
  add_zone(w, ZoneKind::external, 40000);
  for (int i = 0; i < 4; ++i) add_zone(w, ZoneKind::internal, 5000);
  add_zone(w, ZoneKind::external, 60000);
  add_roads(w);
  w.network.zones.area_km2[ZoneId{0}] = 400;
  w.network.zones.area_km2[ZoneId{5}] = 400;
  EnterpriseId const factory = add_enterprise(w, 3, Sector::wood_furniture);
  EnterpriseId const shop = add_enterprise(w, 2, Sector::trade);
  for (std::size_t i = 0; i < families; ++i)
    add_family(w, i % 2 == 0 ? 1 : static_cast<std::uint32_t>(1 + i % 4), i % 4 == 0 ? shop : factory, i % 10 != 0);
  Matrix time(6, 6);
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t j = 0; j < 6; ++j) time(i, j) = 4 + 4 * std::abs(static_cast<double>(i) - static_cast<double>(j));
  w.access.motorbike_time_min = time;
  for (std::size_t s = 0; s < kSectors; ++s) {
    SectorRow row;
    row.sector = static_cast<Sector>(s);
    row.freight_t_per_mvnd = is_industry(row.sector) ? 0.05 : 0;
    row.export_share = 0.6;
    row.local_input_share = 0.4;
    w.region.sectors.push_back(row);
  }
  return w;
}

}  // namespace tanvan::small
