#include "models/enterprise/place_worth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "sim/access/hansen.hpp"
#include "sim/engine/floor_use.hpp"
#include "sim/parallel/shared_sum.hpp"

namespace tanvan {
namespace {

using ByZone = std::vector<double>;

constexpr FloorUse kUses[] = {FloorUse::industry, FloorUse::commerce};

/// Jobs of each sector in each zone, of the sample. [sector][zone]
std::vector<ByZone> jobs_by_sector(World const& world) {
  auto const& e = world.population.enterprises;
  std::vector<ByZone> jobs(kSectors, ByZone(world.network.zones.size(), 0.0));
  for (auto id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id])
      jobs[index_of(e.sector[id])][world.population.establishments.zone[e.establishment[id]].value] +=
          total(e.workers[id]);
  return jobs;
}

/// Residents of one zone by the class of skill of their schooling.
struct Schooling {
  std::array<std::int64_t, kSkillClasses> of{};

  Schooling& operator+=(Schooling const& other) {
    for (std::size_t k = 0; k < kSkillClasses; ++k) of[k] += other.of[k];
    return *this;
  }
};

std::vector<Schooling> schooling_by_zone(World const& world) {
  auto const& [persons, h] = std::tie(world.population.persons, world.population.households);
  auto const count = [&](std::size_t begin, std::size_t end, Schooling* zones) {
    for (auto id = id_of<PersonId>(begin); id.value != end; ++id.value)
      if (persons.household[id])
        ++zones[h.zone[persons.household[id]].value].of[static_cast<std::size_t>(skill_class(persons.education[id]))];
  };
  return scattered_sums<Schooling>(persons.size(), world.network.zones.size(), count);
}

/// Workers in reach by class of skill: all of them, by the schooling of who lives in reach. [skill][zone]
std::array<ByZone, kSkillClasses> workers_in_reach(World const& world, EnterpriseParameters const& p) {
  auto const near = nearness(world.access.commute_cost.values, p.labour_reach);
  auto const schooling = schooling_by_zone(world);
  std::array<ByZone, kSkillClasses> reach;
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    ByZone here;
    for (auto const& zone : schooling) here.push_back(static_cast<double>(zone.of[k]));
    reach[k] = in_reach(near, here);
  }
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    double all = 0;
    for (auto const& of : reach) all += of[zone.value];
    for (auto& of : reach) of[zone.value] = all > 0 ? world.access.workers_access[zone] * of[zone.value] / all : 0;
  }
  return reach;
}

/// Jobs of a sector's suppliers in reach of trucks, each sector by what it delivers (inputs.csv). [sector][zone]
std::vector<ByZone> suppliers_in_reach(World const& world, std::vector<ByZone> const& jobs,
                                       EnterpriseParameters const& p) {
  auto const near = nearness(world.access.truck_time_min.values, p.supplier_reach);
  std::vector<ByZone> by_supplier, reach(kSectors, ByZone(world.network.zones.size(), 0.0));
  for (auto const& sector : jobs) by_supplier.push_back(in_reach(near, sector));
  for (auto const& row : world.region.inputs)
    for (std::size_t z = 0; z < reach.front().size(); ++z)
      reach[index_of(row.buyer)][z] += row.share * by_supplier[index_of(row.supplier)][z] / world.scale;
  return reach;
}

/// Places of universities and institutes in reach by car, each by its yearly graduates. [zone]
ByZone universities_in_reach(World const& world, EnterpriseParameters const& p) {
  ByZone here(world.network.zones.size(), 0.0);
  auto const& all = world.institutions;
  for (auto id : ids<InstitutionId>(all.size())) here[all.zone[id].value] += 1 + all.graduates_year[id];
  return hansen(world.access.car_time_min.values, here, p.labour_reach);
}

/// Zones of the seaports and airports that stand by now. Throughputs of 2022, the last year of counts, serve earlier
/// years too.
std::vector<ZoneId> gateways_outside(World const& world) {
  constexpr int kLastCount = 2022;
  std::vector<ZoneId> zones;
  for (auto const& row : world.region.freight) {
    bool const handles = row.node == FreightNode::seaport || row.node == FreightNode::airport;
    if (handles && row.zone && row.year <= std::max(world.now.year(), kLastCount)) zones.push_back(row.zone);
  }
  return zones;
}

/// Minutes of a truck at midday to the nearest of them; 0 where the tables name none. [zone]
ByZone minutes_to_gateway(World const& world) {
  ByZone minutes(world.network.zones.size(), 0.0);
  auto const gateways = gateways_outside(world);
  if (gateways.empty()) return minutes;
  for (std::size_t z = 0; z < minutes.size(); ++z) {
    minutes[z] = std::numeric_limits<double>::infinity();
    for (auto const gateway : gateways)
      minutes[z] = std::min(minutes[z], world.access.truck_time_min(z, gateway.value));
  }
  return minutes;
}

/// What zones offer, of which sectors make different things.
struct Offers {
  std::vector<ByZone> jobs;                   // [sector]
  std::array<ByZone, kSkillClasses> workers;  // in reach
  std::vector<ByZone> suppliers;              // [sector], in reach
  ByZone universities;                        // in reach
  ByZone gateway_min;
};

/// Floor that enterprises of a zone use [m²].
struct Taken {
  double all = 0, street = 0;
};

/// [zone][use]
std::vector<std::array<Taken, kPlaceUses>> floor_taken(World const& world) {
  auto const& [e, places] = std::tie(world.population.enterprises, world.population.establishments);
  std::vector<std::array<Taken, kPlaceUses>> taken(world.network.zones.size());
  for (auto id : ids<EstablishmentId>(places.size())) {
    if (!places.enterprise[id]) continue;
    auto& here = taken[places.zone[id].value][place_use(e.sector[places.enterprise[id]])];
    auto const m2 = static_cast<double>(places.floor_m2[id]);
    here.all += m2;
    if (places.site[id] < 0) here.street += m2;
  }
  return taken;
}

double ln_of(double in_reach) {
  return std::log(1e-6 + in_reach);
}

double worth(World const& world, Offers const& offers, std::size_t s, ZoneId zone, EnterpriseParameters const& p) {
  auto const& row = world.region.sectors[s];
  auto const z = zone.value;
  double const rent = world.land.price[zone][static_cast<std::size_t>(kUses[place_use(static_cast<Sector>(s))])];
  double const workers = row.basic_share * offers.workers[0][z] + row.middle_share * offers.workers[1][z] +
                         row.high_share * offers.workers[2][z];
  bool const service = place_use(static_cast<Sector>(s)) == 1;
  double const near_station = zone.value < world.land.station_share.size() ? world.land.station_share[zone] : 0;
  return -p.rent_elasticity * std::log(std::max(1e-3, rent)) + p.labour_access * ln_of(workers) +
         p.supplier_access * std::log1p(offers.suppliers[s][z]) -
         p.gateway_time * row.export_share * offers.gateway_min[z] +
         p.university_access * row.high_share * std::log1p(offers.universities[z]) +
         p.cluster * std::log1p(offers.jobs[s][z] / world.scale) + (service ? p.station_pull * near_station : 0);
}

}  // namespace

std::size_t place_use(Sector sector) {
  return use_of(sector) == FloorUse::industry ? 0 : 1;
}

std::vector<ByZone> zone_worths(World const& world, EnterpriseParameters const& p) {
  auto const jobs = jobs_by_sector(world);
  Offers const offers{jobs, workers_in_reach(world, p), suppliers_in_reach(world, jobs, p),
                      universities_in_reach(world, p), minutes_to_gateway(world)};
  auto const& zones = world.network.zones;
  std::vector<ByZone> worths(kSectors, ByZone(zones.size(), 0.0));
  for (std::size_t s = 0; s < kSectors; ++s)
    for (auto zone : ids<ZoneId>(zones.size()))
      if (zones.kind[zone] == ZoneKind::internal) worths[s][zone.value] = worth(world, offers, s, zone, p);
  return worths;
}

StreetFloor street_floor(World const& world) {
  constexpr double kAlways = 0.01;  // of what stands is vacant: streets grow with their buildings
  auto const& zones = world.network.zones;
  auto const taken = floor_taken(world);
  StreetFloor floor;
  for (std::size_t use = 0; use < kPlaceUses; ++use)
    for (auto zone : ids<ZoneId>(zones.size())) {
      auto const& here = taken[zone.value][use];
      double const all = world.land.floor_m2[zone][static_cast<std::size_t>(kUses[use])];
      double const share = here.all > 0 ? here.street / here.all : 1;
      bool const inside = zones.kind[zone] == ZoneKind::internal;
      double const standing = inside ? std::max(1.0, all * share) : 0;
      floor.standing[use].push_back(standing);
      floor.vacant[use].push_back(inside ? std::max(kAlways * standing, (all - here.all) * share) : 0);
    }
  return floor;
}

}  // namespace tanvan
