#include "models/demography/demography.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/demography/steps.hpp"

namespace tanvan {

std::vector<Parameter> parameters(DemographyParameters& p) {
  return {
      {"fertility", &p.fertility, 0, 8, "children/woman", "total fertility rate",
       "census 2019, South-East 1.56; from memory, unverified"},
      {"mortality_level", &p.mortality_level, 0, 0.01, "1/year", "Gompertz level",
       "life expectancy 75-76; from memory, unverified"},
      {"mortality_slope", &p.mortality_slope, 0.05, 0.15, "1/year", "Gompertz slope", "Gompertz; prior"},
      {"female_mortality", &p.female_mortality, 0.2, 1, "1", "women's mortality of men's", "prior"},
      {"leave_home", &p.leave_home, 0, 1, "1/year", "young adults who leave their parents", "E23; prior"},
      {"in_migrants_year", &p.in_migrants_year, 0, 1e6, "persons/year", "arrivals at the start's attraction",
       "models 1.7: 217 per thousand in five years"},
      {"attraction", &p.attraction, 0, 5, "1", "elasticity of arrivals to expected wages", "E21b; beta_m 1-2"},
      {"outside_wage_growth", &p.outside_wage_growth, -0.1, 0.2, "1/year", "real growth of wages elsewhere", "prior"},
      {"return_hazard", &p.return_hazard, 0, 0.2, "1/month", "migrants with work who leave", "E21b; prior"},
      {"return_unemployed", &p.return_unemployed, 0, 0.5, "1/month", "migrants without work who leave", "E21b; prior"},
  };
}

double death_chance(int age, Sex sex, DemographyParameters const& p) {
  double const infant = age == 0 ? 0.008 : 0;
  double const factor = sex == Sex::female ? p.female_mortality : 1;
  return std::min(1.0, infant + factor * p.mortality_level * std::exp(p.mortality_slope * age));
}

double birth_chance(int age, DemographyParameters const& p) {
  constexpr std::array<double, 7> kSchedule = {0.10, 0.28,  0.30, 0.19,
                                               0.10, 0.027, 0.003};  // by ages 15-19 … 45-49, sums to 1
  if (age < 15 || age > 49) return 0;
  return p.fertility * kSchedule[static_cast<std::size_t>((age - 15) / 5)] / 5;
}

double pull_of(double wage, double unemployment, double unemployment_start, double years,
               DemographyParameters const& p) {
  double const elsewhere = std::pow(1 + p.outside_wage_growth, years);
  return std::pow(wage * (1 - unemployment) / (1 - unemployment_start) / elsewhere, p.attraction);
}

void remove_person(World& world, PersonId id) {
  auto& [persons, households, dwellings, enterprises, establishments, next_key] = world.population;
  auto const household = persons.household[id];
  if (persons.employer[id]) --enterprises.workers[persons.employer[id]][static_cast<std::size_t>(persons.position[id])];
  persons.employer[id] = {};
  persons.wage[id] = {};
  persons.status[id] = Status::inactive;
  persons.household[id] = {};
  if (--households.persons[household] > 0) return;
  world.ledger.pay(Flow::migration, Account::households, Account::rest_of_world, households.savings[household]);
  households.savings[household] = {};
  if (households.dwelling[household]) dwellings.household[households.dwelling[household]] = {};
  households.dwelling[household] = {};
}

HouseholdId add_household(World& world, AgentKey key, ZoneId zone, Tenure tenure, Dong savings) {
  auto& h = world.population.households;
  h.key.push_back(key);
  h.zone.push_back(zone);
  h.dwelling.push_back({});
  h.tenure.push_back(tenure);
  h.savings.push_back(savings);
  h.motorbikes.push_back(1);
  h.cars.push_back(0);
  h.persons.push_back(0);
  return id_of<HouseholdId>(h.size() - 1);
}

PersonId add_person(World& world, NewPerson const& x) {
  auto& s = world.population.persons;
  s.key.push_back(x.key);
  s.household.push_back(x.household);
  s.born.push_back(x.born);
  s.sex.push_back(x.sex);
  s.education.push_back(x.education);
  s.status.push_back(x.status);
  s.migrant.push_back(x.migrant ? 1 : 0);
  s.specific_skill.push_back(0.8F + 0.03F * static_cast<float>(x.education));
  s.employer.push_back({});
  s.position.push_back(SkillClass::basic);
  s.wage.push_back({});
  s.since.push_back(world.now);
  ++world.population.households.persons[x.household];
  return id_of<PersonId>(s.size() - 1);
}

std::vector<Module> demography_modules(DemographyParameters const& p) {
  std::vector<std::string> const rows = {
      "person.key",        "person.household",  "person.born",           "person.sex",      "person.education",
      "person.status",     "person.migrant",    "person.specific_skill", "person.employer", "person.position",
      "person.wage",       "person.since",      "household.key",         "household.zone",  "household.dwelling",
      "household.tenure",  "household.savings", "household.motorbikes",  "household.cars",  "household.persons",
      "dwelling.household"};  // staff lists only lose those who left: a sum
  return {
      {{.name = "demography.migrate",
        .period = Period::month,
        .phase = Phase::renew,
        .reads = {"economy.price_level"},
        .writes = rows,
        .adds = {"ledger", "counts", "memory", "enterprise.workers"}},
       [p](World& world) { migrate(world, p); }},
      {{.name = "demography.vital",
        .period = Period::year,
        .phase = Phase::renew,
        .reads = {},
        .writes = rows,
        .adds = {"ledger", "counts", "enterprise.workers"}},
       [p](World& world) { live_a_year(world, p); }},
  };
}

}  // namespace tanvan
