// How unequal wages and incomes are.
#include "models/indicators/steps.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/statistics/gini_classes.hpp"

namespace tanvan {
namespace {

double wage_gini(PersonStore const& persons) {
  GiniClasses wages;
  for (auto id : ids<PersonId>(persons.size()))
    if (persons.status[id] == Status::employed) wages.add(persons.wage[id].value);
  return wages.gini();
}

}  // namespace

void record_distribution(World& world) {
  set_yearly(world.record, "gini_income", world.household_account.income_gini);
  set_yearly(world.record, "gini_wages", wage_gini(world.population.persons));
}

}  // namespace tanvan
