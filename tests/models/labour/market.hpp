#pragma once
/// A labour market of two zones, in tests.

#include <cmath>

#include "sim/engine/world.hpp"

namespace tanvan {

/// Two zones of 1 km² ten minutes apart with one enterprise of the trade sector in each, which posts 7, 9 and 15
/// million đồng, and a household in each zone. Nobody lives there yet.
inline World two_zone_market() {
  World world;
  world.now = month_of(2024, 7);
  world.network.zones.code = Column<ZoneId, std::string>(2);
  world.network.zones.area_km2 = Column<ZoneId, double>(2, 1.0);
  world.access.commute_cost = Matrix(2, 2, 10);
  world.region.outlook.push_back({.year = 2024, .price_growth = 0});
  auto& [persons, households, dwellings, e, places, next_key] = world.population;
  for (std::uint32_t i = 0; i < 2; ++i) {
    households.key.push_back(AgentKey{1000 + i});
    households.zone.push_back(ZoneId{i});
    households.savings.push_back({});
    e.key.push_back(AgentKey{2000 + i});
    e.sector.push_back(Sector::trade);
    e.ownership.push_back(Ownership::domestic);
    e.establishment.push_back(EstablishmentId{i});
    e.technology.push_back(1);
    e.capital.push_back({1});
    e.vintage_technology.push_back({1, 1, 1, 1, 1, 1, 1, 1});
    e.workers.push_back({});
    e.desired.push_back({});
    e.vacancies.push_back({});
    e.output_year.push_back(0);
    e.posted_wage.push_back({Dong{7'000'000}, Dong{9'000'000}, Dong{15'000'000}});
    e.cash.push_back({});
    e.profit_year.push_back({});
    places.enterprise.push_back(EnterpriseId{i});
    places.zone.push_back(ZoneId{i});
    places.cell.push_back({});
  }
  return world;
}

/// Adds a woman of thirty and a half with lower secondary school, so with fifteen and a half years of experience.
/// @param employer none: without work
inline PersonId add_adult(World& world, std::uint32_t household, EnterpriseId employer = {}) {
  auto& x = world.population.persons;
  PersonId const id{static_cast<std::uint32_t>(x.size())};
  x.key.push_back(AgentKey{id.value + 1});
  x.household.push_back(HouseholdId{household});
  x.born.push_back(world.now - 30 * 12 - 6);
  x.sex.push_back(Sex::female);
  x.education.push_back(Education::lower_secondary);
  x.status.push_back(employer ? Status::employed : Status::unemployed);
  x.migrant.push_back(0);
  x.specific_skill.push_back(1);
  x.employer.push_back(employer);
  x.position.push_back(SkillClass::basic);
  x.wage.push_back(employer ? Dong{7'000'000} : Dong{});
  x.since.push_back(world.now - 120);
  if (employer) ++world.population.enterprises.workers[employer][0];
  return id;
}

}  // namespace tanvan
