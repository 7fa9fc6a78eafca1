#include "models/enterprise/place_worth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace tanvan {
namespace {

using ByZone = std::vector<double>;

constexpr FloorUse kUses[] = {FloorUse::industry, FloorUse::commerce};

/// Jobs of each zone, of the sample.
struct Jobs {
  std::vector<ByZone> sector;                 // [sector][zone]
  std::array<ByZone, kSkillClasses> skill{};  // [skill][zone]
};

Jobs count_jobs(World const& world) {
  auto const& e = world.population.enterprises;
  ByZone const none(world.network.zones.size(), 0.0);
  Jobs jobs{std::vector<ByZone>(kSectors, none), {none, none, none}};
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (!e.establishment[id]) continue;
    auto const zone = world.population.establishments.zone[e.establishment[id]].value;
    jobs.sector[index_of(e.sector[id])][zone] += total(e.workers[id]);
    for (std::size_t k = 0; k < kSkillClasses; ++k) jobs.skill[k][zone] += e.workers[id][k];
  }
  return jobs;
}

/// exp(-decay minutes) between zones.
Matrix nearness(Matrix const& minutes, double decay) {
  Matrix near = minutes;
  for (auto& x : near.values) x = std::exp(-decay * x);
  return near;
}

/// Hansen accessibility: what lies in each zone, thinned out with the way there.
ByZone in_reach(Matrix const& near, ByZone const& here) {
  ByZone sums(here.size(), 0.0);
  for (std::size_t i = 0; i < sums.size(); ++i)
    for (std::size_t j = 0; j < sums.size(); ++j) sums[i] += near(i, j) * here[j];
  return sums;
}

/// Workers in reach by class of skill: all of them, by the skills of who works in reach. [skill][zone]
std::array<ByZone, kSkillClasses> workers_in_reach(World const& world, Jobs const& jobs,
                                                   EnterpriseParameters const& p) {
  auto const near = nearness(world.access.commute_cost, p.labour_reach);
  std::array<ByZone, kSkillClasses> reach;
  for (std::size_t k = 0; k < kSkillClasses; ++k) reach[k] = in_reach(near, jobs.skill[k]);
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
  auto const near = nearness(world.access.truck_time_min, p.supplier_reach);
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
  return in_reach(nearness(world.access.car_time_min, p.labour_reach), here);
}

bool is_gateway(ZoneStore const& zones, ZoneId zone) {
  auto const& district = zones.district[zone];
  return zones.kind[zone] == ZoneKind::external && (district.starts_with("Port") || district.starts_with("Airport"));
}

/// Minutes of a truck at midday to the nearest port or airport outside; 0 where the tables name none. [zone]
ByZone minutes_to_gateway(World const& world) {
  auto const& zones = world.network.zones;
  ByZone minutes(zones.size(), 0.0);
  std::vector<ZoneId> gateways;
  for (auto zone : ids<ZoneId>(zones.size()))
    if (is_gateway(zones, zone)) gateways.push_back(zone);
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
  Jobs jobs;
  std::array<ByZone, kSkillClasses> workers;  // in reach
  std::vector<ByZone> suppliers;              // [sector], in reach
  ByZone universities;                        // in reach
  ByZone gateway_min;
};

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
         p.cluster * std::log1p(offers.jobs.sector[s][z] / world.scale) + (service ? p.station_pull * near_station : 0);
}

}  // namespace

std::size_t place_use(Sector sector) {
  bool const halls = is_industry(sector) || sector == Sector::logistics || sector == Sector::agriculture;
  return halls ? 0 : 1;
}

std::vector<ByZone> zone_worths(World const& world, EnterpriseParameters const& p) {
  auto const jobs = count_jobs(world);
  Offers const offers{jobs, workers_in_reach(world, jobs, p), suppliers_in_reach(world, jobs.sector, p),
                      universities_in_reach(world, p), minutes_to_gateway(world)};
  auto const& zones = world.network.zones;
  std::vector<ByZone> worths(kSectors, ByZone(zones.size(), 0.0));
  for (std::size_t s = 0; s < kSectors; ++s)
    for (auto zone : ids<ZoneId>(zones.size()))
      if (zones.kind[zone] == ZoneKind::internal) worths[s][zone.value] = worth(world, offers, s, zone, p);
  return worths;
}

std::vector<double> standing_floor(World const& world, FloorUse use) {
  auto const& zones = world.network.zones;
  ByZone floor(zones.size(), 0.0);
  for (auto zone : ids<ZoneId>(zones.size()))
    if (zones.kind[zone] == ZoneKind::internal)
      floor[zone.value] = std::max(1.0, world.land.floor_m2[zone][static_cast<std::size_t>(use)]);
  return floor;
}

std::vector<std::vector<double>> vacant_streets(World const& world) {
  constexpr double kAlways = 0.01;  // of what stands
  std::vector<ByZone> vacant;
  for (auto const use : kUses) {
    auto const floor = standing_floor(world, use);
    auto& here = vacant.emplace_back(floor.size(), 1.0);
    for (auto zone : ids<ZoneId>(floor.size())) {
      double const taken = world.land.occupied_m2[zone][static_cast<std::size_t>(use)];
      if (floor[zone.value] > 0) here[zone.value] = std::max(kAlways * floor[zone.value], floor[zone.value] - taken);
    }
  }
  return vacant;
}

}  // namespace tanvan
