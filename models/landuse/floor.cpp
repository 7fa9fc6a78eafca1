// Floor space: what stands, what is taken, what is added.
#include <algorithm>
#include <tuple>

#include "models/landuse/steps.hpp"
#include "sim/engine/floor_use.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// A new home's key, by where and when alone: a home more elsewhere changes nobody else's luck.
AgentKey key_of_new_home(Month now, ZoneId zone, DwellingKind kind, std::size_t number) {
  AgentKey const place{(static_cast<std::uint64_t>(zone.value) << 40U) | (static_cast<std::uint64_t>(kind) << 32U) |
                       number};
  return derived_key(place, static_cast<std::uint32_t>(now.count), Stream::new_home);
}

}  // namespace

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
    auto const use = static_cast<std::size_t>(use_of(world.population.enterprises.sector[places.enterprise[id]]));
    land.occupied_m2[places.zone[id]][use] += places.floor_m2[id];
  }
}

double built_m2(LandStore const& land, ZoneId zone) {
  double sum = 0;
  for (auto const m2 : land.floor_m2[zone]) sum += m2;
  for (auto const& year : land.pipeline_m2[zone])
    for (auto const m2 : year) sum += m2;
  for (auto const m2 : land.rooms_m2[zone]) sum += m2;
  return sum;
}

double room_under_cap(LandStore const& land, ZoneId zone) {
  return std::max(0.0, land.far_cap[zone] * land.developable_m2[zone] - built_m2(land, zone));
}

double highest_cap(World const& world, ZoneId zone) {
  auto const& [cells, cap] = std::tie(world.cells, world.land.far_cap[zone]);
  if (cells.size() == 0) return cap;
  auto const [first, last] = cells.grid.of(zone);
  double land = 0, sum = 0, most = 1;
  for (auto row = first; row < last; ++row) {
    auto const factor = static_cast<double>(cells.cap_factor[CellId{row}]);
    land += cells.grid.land_m2[CellId{row}];
    sum += factor * cells.grid.land_m2[CellId{row}];
    most = std::max(most, factor);
  }
  return most > 1 ? cap * most * land / sum : cap;  // the zone's cap is the mean over its land
}

void add_dwellings(World& world, ZoneId zone, DwellingKind kind, std::size_t count, double floor_m2) {
  auto& d = world.population.dwellings;
  for (std::size_t i = 0; i < count; ++i) {
    auto const key = key_of_new_home(world.now, zone, kind, i);
    d.key.push_back(key);
    d.zone.push_back(zone);
    d.cell.push_back(new_home_cell(world.cells, zone, Draws{world.seed, key, 0, Stream::home_cell}.uniform()));
    d.kind.push_back(kind);
    d.floor_m2.push_back(static_cast<float>(floor_m2));
    d.household.push_back({});
  }
  auto const use = static_cast<std::size_t>(use_of(kind));
  world.land.floor_m2[zone][use] += static_cast<double>(count) * static_cast<float>(floor_m2);
  world.land.completed_m2[zone][use] += static_cast<double>(count) * static_cast<float>(floor_m2);
}

}  // namespace tanvan
