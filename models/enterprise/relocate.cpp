#include <algorithm>
#include <cmath>
#include <limits>

#include "models/enterprise/location.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/engine/floor_use.hpp"
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

/// True where the time in the incubator is over and the seat has not been left yet.
bool must_leave_seat(EnterpriseStore const& e, EnterpriseId id, Month now) {
  return e.incubated_until[id] != kLongAgo && e.incubated_until[id] <= now;
}

/// Mean rent over the establishments of each use of floor, and how much more a place takes.
class Rents {
 public:
  explicit Rents(World const& world) : world_(world) {
    auto const& e = world.population.enterprises;
    std::array<double, kFloorUses> sum{}, count{};
    for (auto id : ids<EnterpriseId>(e.size())) {
      if (is_closing(e, id)) continue;
      auto const use = floor_of(id);
      sum[use] += rent(id);
      count[use] += 1;
    }
    for (std::size_t use = 0; use < kFloorUses; ++use) mean_[use] = count[use] > 0 ? sum[use] / count[use] : 1;
  }

  /// Rent where an enterprise is over the mean of its kind of floor.
  double relative(EnterpriseId id) const { return rent(id) / mean_[floor_of(id)]; }

 private:
  std::size_t floor_of(EnterpriseId id) const {
    return static_cast<std::size_t>(use_of(world_.population.enterprises.sector[id]));
  }
  double rent(EnterpriseId id) const {
    auto const place = world_.population.enterprises.establishment[id];
    return world_.land.price[world_.population.establishments.zone[place]][floor_of(id)];
  }

  World const& world_;
  std::array<double, kFloorUses> mean_{};
};

double wanted_floor(World const& world, EnterpriseId id) {
  auto const& e = world.population.enterprises;
  return floor_wanted(world.region.sectors[index_of(e.sector[id])], total(e.workers[id]));
}

/// Chance to look for another place this year (E22): higher where rents are, and where the site is too small.
double looking_chance(bool crowded, double relative_rent, EnterpriseParameters const& p) {
  if (crowded) return p.relocation_crowded;
  return std::min(1.0, p.relocation * std::pow(relative_rent, p.relocation_rent));
}

/// An enterprise that looks: of where it is and what it wants.
Settler settler_of(World const& world, EnterpriseId id, bool must_leave, double floor_m2) {
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  auto const place = e.establishment[id];
  Settler x{.key = e.key[id], .sector = e.sector[id], .ownership = e.ownership[id], .floor_m2 = floor_m2};
  x.innovator = world.now - e.innovated[id] <= kRecent;
  x.from_park = places.site[place] >= 0;
  x.bid = bid_of(world, x.sector, total(e.workers[id]), e.technology[id], floor_m2);
  if (!must_leave) x.here = Place{places.zone[place], places.site[place]};
  return x;
}

}  // namespace

void relocate_enterprises(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  std::vector<std::uint8_t> crowded(e.size(), 0);
  for (auto id : ids<EnterpriseId>(e.size()))  // where they are, first come by row
    if (!is_closing(e, id)) crowded[id.value] = fit_floor(world, e.establishment[id], wanted_floor(world, id), p);
  Locations const locations{world, p};
  Rents const rents{world};
  std::vector<EnterpriseId> who;
  std::vector<Settler> settlers;
  std::vector<std::vector<Place>> wishes;
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (is_closing(e, id)) continue;
    bool const small = crowded[id.value] != 0, must = must_leave_seat(e, id, world.now);
    Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::enterprise_move};
    bool const looks = draws.chance(looking_chance(small, rents.relative(id), p));
    if (!must && !looks) continue;
    who.push_back(id);
    settlers.push_back(settler_of(world, id, must || small, wanted_floor(world, id)));
    wishes.push_back(locations.wishes(settlers.back(), draws));
  }
  auto const places = assign_places(world, settlers, wishes);
  for (std::size_t i = 0; i < who.size(); ++i) {
    if (!places[i]) continue;
    e.incubated_until[who[i]] = kLongAgo;  // a seat, and what comes with it, does not move along
    move_to(world, e.establishment[who[i]], *places[i], settlers[i].floor_m2);
  }
}

}  // namespace tanvan
