#include "models/labour/personal_wages.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/labour/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr double kYearsAtSchool[] = {3, 5, 9, 12, 13, 15, 16, 18};            // by Education, as in `schooling_weight`
constexpr std::array<double, kSkillClasses> kClassYears = {7.5, 12.2, 15.7};  // mean of who holds the class's schooling
constexpr double kSchoolAge = 6;                                              // [years]
constexpr double kMiddling = 15;  // experience at which the profile is 0 [years]
constexpr double kLongest = 40;   // beyond it the profile is flat [years]

double experience_of(World const& world, PersonId id, double years_at_school) {
  double const age = static_cast<double>(world.now - world.population.persons.born[id]) / kMonthsInYear;
  return std::clamp(age - years_at_school - kSchoolAge, 0.0, kLongest);
}

/// Concave profile, 0 at middling experience; flat where it would fall.
double profile(double experience, LabourParameters const& p) {
  auto const at = [&](double x) { return p.wage_experience * (x - x * x / (2 * kLongest)); };
  return at(experience) - at(kMiddling);
}

/// What was made this year and last, and by how many.
struct Product {
  double output = 0, workers = 0;
};

/// Growth of output a worker by sector, this year against the last; 0 where either is unknown.
std::array<double, kSectors> productivity_growth(World const& world) {
  auto const& e = world.population.enterprises;
  auto const& store = world.productivity;
  std::array<Product, kSectors> now{}, before{};
  for (auto id : ids<EnterpriseId>(std::min(e.size(), store.worker_months.size()))) {
    auto& x = now[index_of(e.sector[id])];
    x.output += e.output_year[id], x.workers += store.worker_months[id] / kMonthsInYear;
  }
  for (std::size_t i = 0; i < store.key.size(); ++i) {
    auto& x = before[index_of(store.sector[i])];
    x.output += store.output[i], x.workers += store.workers[i];
  }
  std::array<double, kSectors> growth{};
  for (std::size_t s = 0; s < kSectors; ++s)
    if (now[s].workers > 0 && before[s].workers > 0 && before[s].output > 0)
      growth[s] = now[s].output / now[s].workers / (before[s].output / before[s].workers) - 1;
  return growth;
}

/// A twelfth of the monthly wage for each month worked, up to a whole one.
Dong bonus_of(World const& world, PersonId id, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  int const tenure = std::clamp(world.now - persons.since[id], 0, kMonthsInYear);
  return share_of(persons.wage[id], p.tet_bonus * tenure / kMonthsInYear);
}

}  // namespace

double ln_personal_factor(World const& world, PersonId id, SkillClass k, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  double const years = kYearsAtSchool[static_cast<std::size_t>(persons.education[id])];
  Draws own{world.seed, persons.key[id], 0, Stream::ability};
  double const ability = p.wage_spread * (own.normal() - p.wage_spread / 2);
  double const skill = p.wage_skill * std::log(std::clamp<double>(persons.specific_skill[id], 0.3, 1.0));
  return p.wage_schooling * (years - kClassYears[static_cast<std::size_t>(k)]) +
         profile(experience_of(world, id, years), p) + skill + ability;
}

Dong starting_wage(World const& world, PersonId id, EnterpriseId employer, SkillClass k, LabourParameters const& p) {
  auto const posted = world.population.enterprises.posted_wage[employer][static_cast<std::size_t>(k)];
  return std::max(world.minimum_wage, share_of(posted, std::exp(ln_personal_factor(world, id, k, p))));
}

void index_wages(World& world, LabourParameters const& p) {
  auto& persons = world.population.persons;
  auto& e = world.population.enterprises;
  double const prices = world.region.outlook_of(world.now.year()).price_growth;
  auto growth = productivity_growth(world);
  for (auto& g : growth) g = p.productivity_share * std::max(0.0, g);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    for (auto& posted : e.posted_wage[id]) posted += share_of(posted, growth[index_of(e.sector[id])]);
  });
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    if (persons.status[id] != Status::employed) return;
    auto const employer = persons.employer[id];
    auto& wage = persons.wage[id];
    // Who began this year began at a posted wage that had followed prices up to then
    double const lived = std::min(1.0, static_cast<double>(world.now + 1 - persons.since[id]) / kMonthsInYear);
    wage += share_of(wage, lived * prices + growth[index_of(e.sector[employer])]);
    auto const gap = static_cast<double>((starting_wage(world, id, employer, persons.position[id], p) - wage).value);
    if (gap > 0) wage += dong(gap * p.indexation);
    wage = std::max(wage, world.minimum_wage);
  });
}

void pay_tet_bonus(World& world, LabourParameters const& p) {
  if (!is_tet(world.now)) return;
  auto const& persons = world.population.persons;
  auto& e = world.population.enterprises;
  Dong paid{};
  for (auto id : ids<PersonId>(persons.size())) {
    if (persons.status[id] != Status::employed) continue;
    Dong const bonus = bonus_of(world, id, p);
    auto const employer = persons.employer[id];
    e.cash[employer] -= bonus;
    e.profit_year[employer] -= bonus;
    world.population.households.savings[persons.household[id]] += bonus;
    world.ledger.pay(Flow::wages, account_of(e.ownership[employer]), Account::households, bonus);
    paid += bonus;
  }
  world.payments.labour_costs += paid;
  world.payments.income += paid;
}

}  // namespace tanvan
