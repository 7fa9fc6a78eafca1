#include <algorithm>
#include <limits>

#include "models/enterprise/location.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kRecent = 36;  // [months] in which an innovation makes an innovator (Oslo Manual)

/// Floor space that can be added where the establishment stands [m²]; streets grow with their buildings.
double room_at(World const& world, EstablishmentId place) {
  auto const site = world.population.establishments.site[place];
  if (site < 0) return std::numeric_limits<double>::infinity();
  auto const i = static_cast<std::size_t>(site);
  return std::max(0.0, world.sites.capacity_m2[i] - world.sites.occupied_m2[i]);
}

void take_floor(World& world, EstablishmentId place, double floor_m2) {
  auto& places = world.population.establishments;
  auto const before = places.floor_m2[place];
  places.floor_m2[place] = static_cast<float>(floor_m2);
  if (places.site[place] >= 0)
    world.sites.occupied_m2[static_cast<std::size_t>(places.site[place])] += places.floor_m2[place] - before;
}

/// More floor for more staff while the site has room; less staff gives floor back slowly.
/// @return true where the site is too small
bool fit_floor(World& world, EstablishmentId place, double wanted, EnterpriseParameters const& p) {
  double const now = world.population.establishments.floor_m2[place];
  double const room = room_at(world, place);
  take_floor(world, place, wanted > now ? std::min(wanted, now + room) : std::max(wanted, now * (1 - p.floor_shed)));
  return wanted > now + room;
}

void move_to(World& world, EstablishmentId place, Place target, double floor_m2) {
  auto& places = world.population.establishments;
  take_floor(world, place, 0);
  places.zone[place] = target.zone;
  places.site[place] = target.site;
  places.cell[place] = cell_of(world, target, world.population.enterprises.key[places.enterprise[place]]);
  take_floor(world, place, floor_m2);
  ++world.counts.enterprise_moves;
}

/// Who works in a park looks in the parks first.
Place next_place(World const& world, EnterpriseId id, Locations const& locations, double floor_m2, Draws& draws) {
  auto const& e = world.population.enterprises;
  bool const innovator = world.now - e.innovated[id] <= kRecent;
  if (world.population.establishments.site[e.establishment[id]] >= 0) {
    auto const site = locations.choose_site(floor_m2, innovator, draws);
    if (site >= 0) return {world.sites.zone[static_cast<std::size_t>(site)], site};
  }
  return locations.choose(e.sector[id], floor_m2, innovator, draws);
}

/// True where the time in the incubator is over and the seat has not been left yet.
bool must_leave_seat(EnterpriseStore const& e, EnterpriseId id, Month now) {
  return e.incubated_until[id] != kLongAgo && e.incubated_until[id] <= now;
}

}  // namespace

void relocate_enterprises(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  Locations const locations{world, p};
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (is_closing(e, id)) continue;
    auto const place = e.establishment[id];
    double const wanted = floor_wanted(world.region.sectors[index_of(e.sector[id])], total(e.workers[id]));
    bool const crowded = fit_floor(world, place, wanted, p);
    Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::enterprise_move};
    bool const wants = draws.chance(crowded ? p.relocation_crowded : p.relocation);
    if (!must_leave_seat(e, id, world.now) && !wants) continue;
    e.incubated_until[id] = kLongAgo;  // a seat, and what comes with it, does not move along
    move_to(world, place, next_place(world, id, locations, wanted, draws), wanted);
  }
}

}  // namespace tanvan
