#pragma once
/// A town of one zone whose households rent rooms, with money that adds up: for the tests of births, deaths and moves.

#include <numeric>

#include "models/demography/steps.hpp"

namespace tanvan {

/// A member of a household to be added.
struct TownMember {
  int age = 30;  // [years]
  Sex sex = Sex::female;
  Status status = Status::employed;
  bool migrant = false;
};

/// January 2024, an outlook without trouble, one enterprise, nobody there.
inline World empty_town() {
  World world;
  world.seed = 11;
  world.now = month_of(2024, 1);
  world.region.outlook.push_back({.year = 2024, .migration_pull = 1});
  world.network.zones.code.push_back("A");
  world.access.commute_cost = Matrix(1, 1, 5);
  auto& e = world.population.enterprises;
  e.key.push_back(AgentKey{900'000});
  e.workers.push_back({});
  return world;
}

/// Adds a household with `savings` in the ledger too; the employed work for the one enterprise.
inline HouseholdId add_family(World& world, std::vector<TownMember> const& members, Tenure tenure = Tenure::room,
                              Dong savings = Dong{1'000'000}) {
  auto& persons = world.population.persons;
  auto const home = add_household(world, AgentKey{world.population.next_key++}, ZoneId{0}, tenure, savings);
  world.ledger.pay(Flow::migration, Account::rest_of_world, Account::households, savings);
  for (auto const& member : members) {
    auto const id = add_person(world, {AgentKey{world.population.next_key++}, home, world.now - 12 * member.age - 5,
                                       member.sex, Education::lower_secondary, member.status, member.migrant});
    if (member.status != Status::employed) continue;
    persons.employer[id] = EnterpriseId{0};
    persons.wage[id] = Dong{8'000'000};
    ++world.population.enterprises.workers[EnterpriseId{0}][0];
  }
  return home;
}

inline std::int64_t balance(World const& world, Account account) {
  return world.ledger.balance[static_cast<std::size_t>(account)];
}

inline std::int64_t savings_of_all(World const& world) {
  std::int64_t sum = 0;
  for (auto const savings : world.population.households.savings) sum += savings.value;
  return sum;
}

/// Persons who still belong to a household.
inline std::int64_t present(World const& world) {
  std::int64_t count = 0;
  for (auto const household : world.population.persons.household) count += household ? 1 : 0;
  return count;
}

/// Persons who point at the household.
inline std::size_t members_of(World const& world, HouseholdId household) {
  std::size_t count = 0;
  for (auto const home : world.population.persons.household) count += home == household ? 1 : 0;
  return count;
}

inline std::uint32_t staff(World const& world) {
  return total(world.population.enterprises.workers[EnterpriseId{0}]);
}

}  // namespace tanvan
