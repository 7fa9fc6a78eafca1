#include "models/demand/destinations.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

bool serves_people(Sector s) {
  return s == Sector::trade || s == Sector::hospitality || s == Sector::finance_property ||
         s == Sector::public_personal;
}

void add_agents(World const& world, Attractions& a) {
  auto const& enterprises = world.population.enterprises;
  for (EnterpriseId e : ids<EnterpriseId>(enterprises.size())) {
    if (!enterprises.establishment[e]) continue;
    auto const zone = world.population.establishments.zone[enterprises.establishment[e]].value;
    double const workers = total(enterprises.workers[e]) / world.scale;
    a.jobs[zone] += workers;
    if (serves_people(enterprises.sector[e])) a.service_jobs[zone] += workers;
  }
  auto const& households = world.population.households;
  for (HouseholdId h : ids<HouseholdId>(households.size()))
    a.population[households.zone[h].value] += households.persons[h] / world.scale;
}

void add_outside(World const& world, DemandParameters const& p, Attractions& a) {
  auto const& zones = world.network.zones;
  for (ZoneId z : ids<ZoneId>(zones.size())) {
    if (zones.kind[z] != ZoneKind::external) continue;
    a.population[z.value] = zones.census_population[z];
    a.jobs[z.value] = p.outside_jobs * p.outside_attraction * zones.census_population[z];
    a.service_jobs[z.value] = p.outside_services * p.outside_attraction * zones.census_population[z];
  }
}

}  // namespace

DestinationTable::DestinationTable(Matrix const& time, std::span<double const> attraction, double decay)
    : cumulative_(time.rows, time.columns) {
  for (std::size_t i = 0; i < time.rows; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < time.columns; ++j) {
      if (attraction[j] > 0 && std::isfinite(time(i, j))) sum += attraction[j] * std::exp(-decay * time(i, j));
      cumulative_(i, j) = sum;
    }
  }
}

ZoneId DestinationTable::draw(ZoneId origin, double u) const {
  auto const first = cumulative_.values.begin() + static_cast<std::ptrdiff_t>(origin.value * cumulative_.columns);
  auto const last = first + static_cast<std::ptrdiff_t>(cumulative_.columns);
  double const sum = *(last - 1);
  if (sum <= 0) return origin;
  auto const at = std::upper_bound(first, last, u * sum);
  return id_of<ZoneId>(static_cast<std::size_t>(std::min(at, last - 1) - first));
}

double DestinationTable::probability(ZoneId origin, ZoneId destination) const {
  double const sum = cumulative_(origin.value, cumulative_.columns - 1);
  if (sum <= 0) return origin == destination ? 1 : 0;
  double const before = destination.value == 0 ? 0 : cumulative_(origin.value, destination.value - 1);
  return (cumulative_(origin.value, destination.value) - before) / sum;
}

Attractions attractions(World const& world, DemandParameters const& p) {
  std::vector<double> const none(world.network.zones.size(), 0.0);
  Attractions a{none, none, none, none};
  add_agents(world, a);
  add_outside(world, p, a);
  for (auto const& area : world.region.areas)
    if (area.kind.starts_with("university") && area.zone && area.opening_year <= world.now.year())
      a.students[area.zone.value] += area.students > 0 ? area.students : p.university_fill * area.capacity;
  return a;
}

}  // namespace tanvan
