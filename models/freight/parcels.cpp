#include "models/freight/parcels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "models/freight/receivers.hpp"

namespace tanvan {
namespace {

constexpr int kParcelYear = 2024;  // of `parcels_person`

bool is_inside(World const& world, std::size_t zone) {
  return world.network.zones.kind[id_of<ZoneId>(zone)] == ZoneKind::internal;
}

struct Receivers {
  std::vector<double> persons, jobs;  // [Z] full population, of the province
};

Receivers receivers_of(World const& world) {
  auto const zones = world.network.zones.size();
  Receivers all{std::vector<double>(zones), std::vector<double>(zones)};
  auto const& h = world.population.households;
  for (auto const id : ids<HouseholdId>(h.size())) all.persons[h.zone[id].value] += h.persons[id];
  auto const& e = world.population.enterprises;
  for (auto const id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id])
      all.jobs[world.population.establishments.zone[e.establishment[id]].value] += total(e.workers[id]);
  for (std::size_t z = 0; z < zones; ++z) all.persons[z] /= world.scale, all.jobs[z] /= world.scale;
  return all;
}

std::vector<ZoneId> depots_of(World const& world, std::vector<double> const& persons) {
  std::map<std::string, ZoneId> of_district;
  auto const& zones = world.network.zones;
  for (std::size_t z = 0; z < persons.size(); ++z) {
    if (!is_inside(world, z)) continue;
    auto& depot = of_district[zones.district[id_of<ZoneId>(z)]];
    if (!depot || persons[z] > persons[depot.value]) depot = id_of<ZoneId>(z);
  }
  std::vector<ZoneId> depot(persons.size());
  for (std::size_t z = 0; z < persons.size(); ++z)
    if (is_inside(world, z)) depot[z] = of_district[zones.district[id_of<ZoneId>(z)]];
  return depot;
}

}  // namespace

double parcels_to_person(int year, FreightParameters const& p) {
  double const now = std::min(p.parcels_person, p.parcels_most);
  if (now <= 0 || now >= p.parcels_most) return now;
  double const growth = p.parcels_growth / (1 - now / p.parcels_most);
  return p.parcels_most / (1 + (p.parcels_most / now - 1) * std::exp(-growth * (year - kParcelYear)));
}

ParcelDay parcels_of_day(World const& world, FreightParameters const& p) {
  auto const zones = world.network.zones.size();
  auto const receivers = receivers_of(world);
  ParcelDay day;
  day.home.resize(zones), day.locker.resize(zones), day.business.resize(zones);
  double const to_person = parcels_to_person(world.now.year(), p) / p.working_days;
  for (std::size_t z = 0; z < zones; ++z) {
    if (!is_inside(world, z)) continue;
    double const parcels = to_person * receivers.persons[z];
    day.locker[z] = world.freight.locker_share * parcels;
    day.home[z] = parcels - day.locker[z];
    day.business[z] = p.parcels_job * receivers.jobs[z];
  }
  day.depot = depots_of(world, receivers.persons);
  day.hub = warehouse_weights(world);
  for (std::size_t z = 0; z < zones; ++z)
    if (!is_inside(world, z)) day.hub[z] = 0;
  return day;
}

}  // namespace tanvan
