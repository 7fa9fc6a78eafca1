#include <algorithm>
#include <cmath>

#include "models/landuse/steps.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

double built(World const& world, ZoneId zone) {
  double sum = 0;
  for (auto const m2 : world.land.floor_m2[zone]) sum += m2;
  for (auto const& year : world.land.pipeline_m2[zone])
    for (auto const m2 : year) sum += m2;
  return sum;
}

/// Floor space that the cap still allows [m²].
double room_under_cap(World const& world, ZoneId zone) {
  return std::max(0.0, world.land.far_cap[zone] * world.land.developable_m2[zone] - built(world, zone));
}

/// Share of floor space that stands empty; the normal one where there is none, so that its price says nothing.
double vacancy(World const& world, ZoneId zone, std::size_t use, LanduseParameters const& p) {
  double const floor = world.land.floor_m2[zone][use];
  return floor > 0 ? 1 - world.land.occupied_m2[zone][use] / floor : p.vacancy_norm;
}

/// What was started last year is finished: floor space for enterprises, dwellings for households.
void complete(World& world, ZoneId zone, LanduseParameters const& p) {
  auto& land = world.land;
  for (std::size_t use = 0; use < kFloorUses; ++use) {
    double const started = land.pipeline_m2[zone].front()[use];
    land.pipeline_m2[zone].front()[use] = 0;
    if (use == static_cast<std::size_t>(FloorUse::housing)) {
      auto const homes = static_cast<std::size_t>(started / p.house_m2);
      auto const apartments = static_cast<std::size_t>(static_cast<double>(homes) * p.apartment_share);
      add_dwellings(world, zone, DwellingKind::apartment, apartments, p.house_m2);
      add_dwellings(world, zone, DwellingKind::house, homes - apartments, p.house_m2);
      land.pipeline_m2[zone].front()[use] =
          started - static_cast<double>(homes) * p.house_m2;  // unfinished, goes on next year
    } else if (use != static_cast<std::size_t>(FloorUse::room)) {
      land.floor_m2[zone][use] += started;
      land.completed_m2[zone][use] += started;
    }
  }
}

/// Old empty floor space of enterprises is pulled down.
void pull_down(World& world, ZoneId zone, LanduseParameters const& p) {
  auto& land = world.land;
  for (auto use : {FloorUse::industry, FloorUse::commerce}) {
    auto const u = static_cast<std::size_t>(use);
    double const empty = std::max(0.0, land.floor_m2[zone][u] - land.occupied_m2[zone][u]);
    double const down = std::min(empty, p.building_life * land.floor_m2[zone][u]);
    land.floor_m2[zone][u] -= down;
    land.demolished_m2[zone][u] += down;
  }
}

/// Prices follow vacancy; land near a station rises to its premium by a part of the way a year (E27, E28).
void reprice(World& world, ZoneId zone, LanduseParameters const& p) {
  auto& paid = world.land.station_premium[zone];
  double const step = (p.station_premium * world.land.station_share[zone] - paid) / p.premium_years;
  paid += step;
  double const prices = world.region.outlook_of(world.now.year()).price_growth;
  for (std::size_t use = 0; use < kFloorUses; ++use) {
    world.land.price[zone][use] *= 1 + price_change(vacancy(world, zone, use, p), prices, p) + step;
  }
}

/// Starts what is missing to the normal vacancy, as far as the cap allows (E29).
void start(World& world, ZoneId zone, LanduseParameters const& p) {
  auto& land = world.land;
  for (auto use : {FloorUse::housing, FloorUse::industry, FloorUse::commerce}) {
    auto const u = static_cast<std::size_t>(use);
    double const wanted = land.occupied_m2[zone][u] * (1 + p.vacancy_norm + p.vacancy_reserve) -
                          land.floor_m2[zone][u] - land.pipeline_m2[zone].front()[u];
    land.pipeline_m2[zone].front()[u] += std::min(p.build_speed * std::max(0.0, wanted), room_under_cap(world, zone));
  }
}

/// Rented rooms of a zone.
struct Rooms {
  std::int64_t all = 0, vacant = 0;

  Rooms& operator+=(Rooms const& other) {
    all += other.all;
    vacant += other.vacant;
    return *this;
  }
};

}  // namespace

void add_dwellings(World& world, ZoneId zone, DwellingKind kind, std::size_t count, double floor_m2) {
  auto& d = world.population.dwellings;
  for (std::size_t i = 0; i < count; ++i) {
    AgentKey const key{world.population.next_key++};
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

void build_rooms(World& world, LanduseParameters const& p) {
  auto const& d = world.population.dwellings;
  auto const count = [&](std::size_t begin, std::size_t end, Rooms* zones) {
    for (auto id = id_of<DwellingId>(begin); id.value != end; ++id.value)
      if (d.kind[id] == DwellingKind::room) zones[d.zone[id].value] += {1, d.household[id] ? 0 : 1};
  };
  auto const rooms = scattered_sums<Rooms>(d.size(), world.network.zones.size(), count);
  for (auto zone : ids<ZoneId>(rooms.size())) {
    auto const [all, vacant] = rooms[zone.value];
    double const missing =
        static_cast<double>(all) * (p.vacancy_norm + p.vacancy_reserve) - static_cast<double>(vacant);
    double const allowed = room_under_cap(world, zone) / p.room_m2;
    double const added = std::floor(std::min(std::max(0.0, missing) * p.room_speed + 0.5, allowed));
    if (missing > 0 && added >= 1)
      add_dwellings(world, zone, DwellingKind::room, static_cast<std::size_t>(added), p.room_m2);
  }
}

void develop(World& world, LanduseParameters const& p) {
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    if (world.network.zones.kind[zone] != ZoneKind::internal) continue;
    complete(world, zone, p);
  }
  recount_floor(world);
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    if (world.network.zones.kind[zone] != ZoneKind::internal) continue;
    pull_down(world, zone, p);
    reprice(world, zone, p);
    start(world, zone, p);
  }
}

}  // namespace tanvan
