#include "models/demography/synthesis.hpp"

#include <fmt/format.h>

#include "models/demography/synthesis_steps.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

/// Empty rows for everybody, with keys: households first, then persons.
void make_room(Population& population, std::size_t households, std::size_t persons) {
  auto& h = population.households;
  auto& x = population.persons;
  expects(h.size() == 0 && x.size() == 0, "a population without people");
  h.key.resize(households);
  h.zone.resize(households);
  h.dwelling.resize(households);
  h.tenure.resize(households, Tenure::own);
  h.savings.resize(households);
  h.motorbikes.resize(households);
  h.cars.resize(households);
  h.persons.resize(households);
  x.key.resize(persons);
  x.household.resize(persons);
  x.born.resize(persons);
  x.sex.resize(persons, Sex::female);
  x.education.resize(persons, Education::none);
  x.status.resize(persons, Status::child);
  x.migrant.resize(persons);
  x.specific_skill.resize(persons, 1.0F);
  x.employer.resize(persons);
  x.position.resize(persons, SkillClass::basic);
  x.wage.resize(persons);
  x.since.resize(persons);
  std::uint64_t const first = population.next_key;
  for_each_row<HouseholdId>(households, [&](HouseholdId id) { h.key[id] = AgentKey{first + id.value}; });
  for_each_row<PersonId>(persons, [&](PersonId id) { x.key[id] = AgentKey{first + households + id.value}; });
  population.next_key += households + persons;
}

void report_sizes(World const& world, std::vector<District> const& districts, std::vector<ZonePlan> const& plans,
                  SynthesisReport& report) {
  auto const& h = world.population.households;
  auto const& zones = world.network.zones;
  for (auto const& district : districts) {
    std::vector<double> target(kLargestHousehold, 0.0), achieved(kLargestHousehold, 0.0);
    for (auto const& plan : plans) {
      if (zones.district[plan.zone] != district.name) continue;
      for (std::size_t k = 0; k < plan.size_target.size(); ++k) target[k] += plan.size_target[k];
      for (std::uint32_t i = 0; i < plan.households; ++i)
        achieved[h.persons[HouseholdId{plan.first_household + i}] - 1U] += 1;
    }
    // Each zone rounds its own sizes and then moves a few to fit its persons.
    double const tolerance = 2.0 * static_cast<double>(district.zones.size());
    for (std::size_t k = 0; k < kLargestHousehold; ++k)
      report.add(fmt::format("household_size {}, {}", categories_of(Control::household_size)[k], district.name),
                 target[k], achieved[k], tolerance);
  }
}

void report_ages(World const& world, std::vector<District> const& districts, SynthesisReport& report) {
  auto const& x = world.population.persons;
  auto const& zones = world.network.zones;
  for (auto const& district : districts) {
    if (district.of(Control::age_sex).empty()) continue;
    std::vector<double> achieved(2 * kAgeClasses, 0.0);
    double persons = 0;
    for (auto id : ids<PersonId>(x.size())) {
      if (zones.district[world.population.households.zone[x.household[id]]] != district.name) continue;
      auto const age =
          std::min<std::size_t>(static_cast<std::size_t>(age_at(x.born[id], world.now)) / 5, kAgeClasses - 1);
      achieved[2 * age + static_cast<std::size_t>(x.sex[id])] += 1;
      persons += 1;
    }
    for (std::size_t k = 0; k < achieved.size(); ++k)
      report.add(fmt::format("age_sex {}, {}", categories_of(Control::age_sex)[k], district.name),
                 district.of(Control::age_sex)[k] * persons, achieved[k], 1.0);
  }
}

}  // namespace

std::vector<Parameter> parameters(PeopleSynthesisParameters& p) {
  return {
      {"population_factor", &p.population_factor, 0.5, 2, "1",
       "persons and households against the census of 1 April 2019",
       "1.0635 gives mid-2020 (macro.csv population_average)"},
      {"mean_income_mvnd", &p.mean_income_mvnd, 1, 50, "million đồng a month", "income of a person in the labour force",
       "from memory, unverified; macro.csv income_per_capita_month 2020"},
      {"savings_months", &p.savings_months, 0, 60, "months", "savings in months of a household's income", "prior"},
      {"savings_spread", &p.savings_spread, 0, 2, "1", "spread of savings, standard deviation of the logarithm",
       "prior"},
      {"skill_spread", &p.skill_spread, 0, 1, "1", "spread of specific skill, standard deviation of the logarithm",
       "prior"},
      {"motorbikes_per_1000", &p.motorbikes_per_1000, 0, 2000, "vehicles per 1000 persons",
       "motorbikes in use; 0 takes motorcycles_per_1000_binh_duong of macro.csv", "macro.csv"},
      {"cars_per_1000", &p.cars_per_1000, 0, 1000, "vehicles per 1000 persons",
       "cars in use; 0 takes cars_per_1000_binh_duong of macro.csv", "macro.csv"},
      {"couples_with_children", &p.couples_with_children, 0, 1, "1", "couples among households with children",
       "from memory, unverified"},
      {"couples_of_two", &p.couples_of_two, 0, 1, "1", "couples among households of two adults",
       "from memory, unverified"},
      {"couples_of_more", &p.couples_of_more, 0, 1, "1", "couples among larger households without children",
       "from memory, unverified"},
      {"least_earners", &p.least_earners, 0, 2, "1",
       "income of a household where nobody earns, of a person in the labour force", "prior"},
      {"graduate_cars", &p.graduate_cars, 1, 20, "1", "cars of a household with a graduate against one without",
       "prior"},
  };
}

SynthesisReport synthesize_people(World& world, PeopleSynthesisParameters const& p) {
  SynthesisReport report;
  auto const districts = districts_of(world.region, world.network.zones, report.infeasible);
  auto const plans = plan_zones(world, districts, p, report);
  std::size_t const households = plans.empty() ? 0 : plans.back().first_household + plans.back().households;
  std::size_t const persons = plans.empty() ? 0 : plans.back().first_person + plans.back().persons;
  make_room(world.population, households, persons);
  for_each_piece(plans.size(), [&](std::size_t i) { compose_zone(world, plans[i], p); });
  report_ages(world, districts, report);
  report_sizes(world, districts, plans, report);
  give_traits(world, districts, report);
  give_wealth(world, p, report);
  return report;
}

}  // namespace tanvan
