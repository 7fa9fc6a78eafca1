#include "models/demography/demography.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/demography/steps.hpp"

namespace tanvan {
namespace {

constexpr int kFirstMother = 15, kLastMother = 49;  // reproductive ages [years], as the census has them

/// Share of all births by mother's age 15-19, 20-24, … 45-49; sums to 1 (census 2019, from memory, unverified).
constexpr std::array<double, 7> kBirths = {0.10, 0.28, 0.30, 0.19, 0.10, 0.027, 0.003};
constexpr int kBirthsClass = 5;  // [years]

}  // namespace

std::vector<Parameter> parameters(DemographyParameters& p) {
  constexpr auto kSchool = "completion rates of the South-East, from memory, unverified";
  return {
      {"fertility", &p.fertility, 0, 8, "children/woman", "total fertility rate",
       "census 2019, South-East 1.56; from memory, unverified"},
      {"boys_share", &p.boys_share, 0.45, 0.6, "1", "boys among births", "census 2019: 111 boys to 100 girls"},
      {"mortality_level", &p.mortality_level, 0, 0.01, "1/year", "Gompertz level",
       "life expectancy 75-76; from memory, unverified"},
      {"mortality_slope", &p.mortality_slope, 0.05, 0.15, "1/year", "Gompertz slope", "Gompertz; prior"},
      {"female_mortality", &p.female_mortality, 0.2, 1, "1", "women's mortality of men's", "prior"},
      {"infant_mortality", &p.infant_mortality, 0, 0.2, "1/year", "more deaths before the first birthday",
       "from memory, unverified"},
      {"leave_home", &p.leave_home, 0, 1, "1/year", "employed young adults who leave a household of three and more",
       "E23; prior"},
      {"marriage", &p.marriage, 0, 1, "1/year", "women living alone who marry, at the age of most marriages",
       "E23; prior"},
      {"marriage_age", &p.marriage_age, 15, 50, "years", "age at which most women marry",
       "census 2019: mean age at first marriage 23.1; from memory, unverified"},
      {"marriage_spread", &p.marriage_spread, 1, 30, "years", "spread of ages at marriage", "prior"},
      {"marriage_gap", &p.marriage_gap, -10, 20, "years", "by which husbands are older",
       "census 2019: 27.2 against 23.1; from memory, unverified"},
      {"men_met", &p.men_met, 0, 1, "1/month", "men living alone whom women may meet, many for each", "prior"},
      {"marriage_reach", &p.marriage_reach, 0, 1, "1/min", "how fast partners count less with the way to them",
       "prior"},
      {"leave_at_15", &p.leave_at_15, 0, 1, "1", "pupils who leave school with lower secondary", kSchool},
      {"leave_at_18", &p.leave_at_18, 0, 1, "1", "pupils who leave school with upper secondary", kSchool},
      {"leave_at_20", &p.leave_at_20, 0, 1, "1", "students who leave with a short course, not a degree", kSchool},
      {"vocational_of_20", &p.vocational_of_20, 0, 1, "1", "vocational among short courses, the rest college", kSchool},
      {"in_migrants_year", &p.in_migrants_year, 0, 1e6, "persons/year", "arrivals at the start's attraction",
       "models 1.7: 217 per thousand in five years"},
      {"attraction", &p.attraction, 0, 5, "1", "elasticity of arrivals to expected wages", "E21b; beta_m 1-2",
       Prior{0.5, 3}},
      {"pull_least", &p.pull_least, 0, 1, "1", "least attraction against the start's", "prior"},
      {"pull_most", &p.pull_most, 1, 10, "1", "greatest attraction against the start's", "prior"},
      {"tet_arrivals", &p.tet_arrivals, 0, 12, "1", "arrivals in the month of Tết against a mean month", "E21b; prior"},
      {"after_tet_arrivals", &p.after_tet_arrivals, 0, 12, "1", "arrivals in the month after Tết against a mean month",
       "E21b; prior"},
      {"other_arrivals", &p.other_arrivals, 0, 2, "1", "arrivals in other months against a mean month",
       "near what is left of twelve"},
      {"outside_wage_growth", &p.outside_wage_growth, -0.1, 0.2, "1/year", "real growth of wages elsewhere", "prior"},
      {"return_hazard", &p.return_hazard, 0, 0.2, "1/month", "migrants with work who leave",
       "E21b; prior, half to three times the default", Prior{0.0011, 0.0066}},
      {"return_unemployed", &p.return_unemployed, 0, 0.5, "1/month", "migrants without work who leave",
       "E21b; prior, half to three times the default", Prior{0.0175, 0.105}},
      {"return_idle", &p.return_idle, 0, 20, "1", "departures of migrants who neither work nor seek, of those who work",
       "prior"},
      {"patience_months", &p.patience_months, 0, 60, "months", "time without work before migrants give up", "prior"},
      {"motorbike_purchase", &p.motorbike_purchase, 0, 1, "1/year", "motorbikes bought where there are more riders",
       "E24; prior"},
      {"car_purchase", &p.car_purchase, 0, 1, "1/year", "cars bought by households without one at car_income_mvnd",
       "E24; 45 cars per 1000 persons in 2020 and some 10 % more a year, from memory, unverified"},
      {"car_income_mvnd", &p.car_income_mvnd, 1, 1000, "million đồng/month", "household wages of that purchase",
       "mean household wages of 2020; derived"},
      {"car_elasticity", &p.car_elasticity, 0, 5, "1", "elasticity of car purchases to income", "E24; prior"},
      {"car_without_room", &p.car_without_room, 0, 1, "1", "car purchases of tenants of rooms against others", "prior"},
      {"car_give_up", &p.car_give_up, 0, 1, "1/year", "cars not replaced", "prior"},
      {"couples", &p.couples, 0, 1, "1", "couples among arriving households, the rest single", "prior"},
      {"newcomer_contacts", &p.newcomer_contacts, 1, 50, "1",
       "places of which arrivals hear, to go where fewest seek work", "E21b: lodging by network; prior"},
      {"newcomer_reach", &p.newcomer_reach, 0, 0.3, "1/min", "how fast work counts less with the way to it",
       "as labour.commute_decay"},
      {"newcomer_age", &p.newcomer_age, 15, 40, "years", "age of the youngest migrant", "E21b; 18"},
      {"newcomer_age_span", &p.newcomer_age_span, 0, 50, "years", "from the youngest migrant to the oldest",
       "E21b; 18 to 35"},
      {"newcomer_savings_mvnd", &p.newcomer_savings_mvnd, 0, 1000, "million đồng", "least savings of arrivals",
       "prior"},
      {"newcomer_savings_span_mvnd", &p.newcomer_savings_span_mvnd, 0.1, 1000, "million đồng",
       "from the least savings of arrivals to the most", "prior"},
      {"newcomer_skill", &p.newcomer_skill, 0, 2, "1", "specific skill of newcomers without schooling", "prior"},
      {"newcomer_skill_step", &p.newcomer_skill_step, 0, 0.2, "1", "more specific skill a level of education",
       "prior; Mincer returns"},
  };
}

double death_chance(int age, Sex sex, DemographyParameters const& p) {
  double const infant = age == 0 ? p.infant_mortality : 0;
  double const factor = sex == Sex::female ? p.female_mortality : 1;
  return std::min(1.0, infant + factor * p.mortality_level * std::exp(p.mortality_slope * age));
}

double birth_chance(int age, DemographyParameters const& p) {
  if (age < kFirstMother || age > kLastMother) return 0;
  return p.fertility * kBirths[static_cast<std::size_t>((age - kFirstMother) / kBirthsClass)] / kBirthsClass;
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
  persons.status[id] = Status::gone;
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
  s.specific_skill.push_back(x.specific_skill);
  s.employer.push_back({});
  s.position.push_back(SkillClass::basic);
  s.wage.push_back({});
  s.since.push_back(world.now);
  ++world.population.households.persons[x.household];
  return id_of<PersonId>(s.size() - 1);
}

float first_skill(Education education, DemographyParameters const& p) {
  return static_cast<float>(p.newcomer_skill) +
         static_cast<float>(p.newcomer_skill_step) * static_cast<float>(education);
}

std::vector<Module> demography_modules(DemographyParameters const& p) {
  std::vector<std::string> const rows = {
      "person.key",        "person.household",  "person.born",           "person.sex",      "person.education",
      "person.status",     "person.migrant",    "person.specific_skill", "person.employer", "person.position",
      "person.wage",       "person.since",      "household.key",         "household.zone",  "household.dwelling",
      "household.tenure",  "household.savings", "household.motorbikes",  "household.cars",  "household.persons",
      "dwelling.household"};  // staff lists only lose those who left: a sum
  auto const rows_and = [&](std::string more) {
    auto all = rows;
    all.push_back(std::move(more));
    return all;
  };
  auto vital_reads = rows;
  for (auto const* name : {"policy", "dwelling.floor_m2", "access.commute_cost"}) vital_reads.emplace_back(name);
  return {
      {{.name = "demography.migrate",
        .period = Period::month,
        .phase = Phase::renew,
        .reads = {"economy.price_level", "access.commute_cost", "policy"},
        .writes = rows_and("migration.base"),
        .adds = {"ledger", "counts", "enterprise.workers"}},
       [p](World& world) { migrate(world, p); }},
      {{.name = "demography.vehicles",
        .period = Period::year,
        .phase = Phase::settle,
        .reads = {"person.wage", "person.household", "person.born", "household.tenure", "economy.price_level"},
        .writes = {"household.motorbikes", "household.cars"}},
       [p](World& world) { change_vehicles(world, p); }},
      {{.name = "demography.vital",
        .phase = Phase::renew,
        .reads = vital_reads,  // takes over from those who arrive and leave
        .writes = rows,
        .adds = {"ledger", "counts", "enterprise.workers"}},
       [p](World& world) {
         have_birthdays(world, p);
         marry(world, p);
       }},
  };
}

}  // namespace tanvan
