// Rooms of small landlords and homes of programmes (models E29): the informal and the public half of what is built.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "models/landuse/steps.hpp"
#include "sim/parallel/shared_sum.hpp"

namespace tanvan {
namespace {

/// Rented rooms of a zone, and households there without a home.
struct Rooms {
  std::int64_t all = 0, vacant = 0, waiting = 0;

  Rooms& operator+=(Rooms const& other) {
    all += other.all;
    vacant += other.vacant;
    waiting += other.waiting;
    return *this;
  }
};

std::vector<Rooms> rooms_by_zone(World const& world) {
  auto const& [d, h] = std::tie(world.population.dwellings, world.population.households);
  auto const count_rooms = [&](std::size_t begin, std::size_t end, Rooms* zones) {
    for (auto id = id_of<DwellingId>(begin); id.value != end; ++id.value)
      if (d.kind[id] == DwellingKind::room) zones[d.zone[id].value] += {1, d.household[id] ? 0 : 1, 0};
  };
  auto const count_waiting = [&](std::size_t begin, std::size_t end, Rooms* zones) {
    for (auto id = id_of<HouseholdId>(begin); id.value != end; ++id.value)
      if (!h.dwelling[id] && h.persons[id] > 0) zones[h.zone[id].value] += {0, 0, 1};
  };
  auto rooms = scattered_sums<Rooms>(d.size(), world.network.zones.size(), count_rooms);
  auto const waiting = scattered_sums<Rooms>(h.size(), rooms.size(), count_waiting);
  for (std::size_t z = 0; z < rooms.size(); ++z) rooms[z] += waiting[z];
  return rooms;
}

double vacancy_of(Rooms const& rooms) {
  return rooms.all > 0 ? static_cast<double>(rooms.vacant) / static_cast<double>(rooms.all) : 0;
}

/// Rooms that landlords begin this month: a part of what lacks to the norm and of who waits, as long as it pays and the
/// cap allows.
double begun(World const& world, ZoneId zone, Rooms const& rooms, LanduseParameters const& p) {
  double under_way = 0;
  for (auto const m2 : world.land.rooms_m2[zone]) under_way += m2 / p.room_m2;
  double const missing = static_cast<double>(rooms.all) * (p.vacancy_norm + p.vacancy_reserve) +
                         static_cast<double>(rooms.waiting - rooms.vacant) - under_way;
  double const rent = world.land.price[zone][static_cast<std::size_t>(FloorUse::room)] / world.price_level;
  if (missing <= 0 || room_yield(rent, vacancy_of(rooms), p) < p.room_return) return 0;
  double const allowed = room_under_cap(world.land, zone) / p.room_m2;
  return std::floor(std::min(missing * p.room_speed + 0.5, allowed));
}

void finish(World& world, ZoneId zone, LanduseParameters const& p) {
  auto& rooms = world.land.rooms_m2[zone];
  double const done = rooms.front();
  std::rotate(rooms.begin(), rooms.begin() + 1, rooms.end());
  rooms.back() = 0;
  add_dwellings(world, zone, DwellingKind::room, static_cast<std::size_t>(done / p.room_m2 + 0.5), p.room_m2);
}

/// Homes of several programmes that are due in one zone and of one kind become one lot.
void join_due(World& world) {
  auto& planned = world.land.planned;
  for (auto homes = planned.begin(); homes != planned.end(); ++homes) {
    auto const joins = [&](PlannedHomes const& first) {
      return first.month <= world.now && first.zone == homes->zone && first.kind == homes->kind;
    };
    auto const first = homes->month <= world.now ? std::find_if(planned.begin(), homes, joins) : homes;
    if (first != homes) first->count += std::exchange(homes->count, 0);
  }
}

}  // namespace

double room_yield(double rent_thousand_m2_month, double vacancy, LanduseParameters const& p) {
  return rent_thousand_m2_month / 1e3 * kMonthsInYear * (1 - vacancy) / p.room_cost;
}

void build_rooms(World& world, LanduseParameters const& p) {
  auto const lag = static_cast<std::size_t>(p.room_months);
  auto const rooms = rooms_by_zone(world);
  for (auto zone : ids<ZoneId>(rooms.size())) {
    if (world.network.zones.kind[zone] != ZoneKind::internal) continue;
    world.land.rooms_m2[zone][lag - 1] += begun(world, zone, rooms[zone.value], p) * p.room_m2;
    finish(world, zone, p);
  }
}

void finish_programmes(World& world, LanduseParameters const& p) {
  join_due(world);
  for (auto& homes : world.land.planned) {
    if (homes.month > world.now) continue;
    double const floor = homes.kind == DwellingKind::dormitory ? p.dormitory_m2 : p.social_m2;
    auto const fit = static_cast<std::uint32_t>(room_under_cap(world.land, homes.zone) / floor);
    auto const done = std::min(homes.count, fit);
    add_dwellings(world, homes.zone, homes.kind, done, floor);
    homes.count -= done;  // the rest waits until the cap allows it
  }
  std::erase_if(world.land.planned, [](PlannedHomes const& homes) { return homes.count == 0; });
}

}  // namespace tanvan
