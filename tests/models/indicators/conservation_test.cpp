#include <gtest/gtest.h>

#include "models/indicators/indicators.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// One enterprise, one person who works there and lives in one household.
World small_world() {
  World world;
  world.now = month_of(2024, 5);
  auto& p = world.population;
  p.households.key.push_back(AgentKey{7});
  p.households.dwelling.push_back({});
  p.households.savings.push_back(Dong{100});
  p.households.persons.push_back(1);
  p.persons.key.push_back(AgentKey{8});
  p.persons.household.push_back(HouseholdId{0});
  p.persons.status.push_back(Status::employed);
  p.persons.employer.push_back(EnterpriseId{0});
  p.persons.position.push_back(SkillClass::basic);
  p.enterprises.key.push_back(AgentKey{9});
  p.enterprises.ownership.push_back(Ownership::domestic);
  p.enterprises.cash.push_back(Dong{50});
  p.enterprises.workers.push_back({1, 0, 0});
  world.memory.population_start = 1;
  world.ledger.balance[static_cast<std::size_t>(Account::households)] = 100;
  world.ledger.balance[static_cast<std::size_t>(Account::domestic_enterprises)] = 50;
  world.ledger.balance[static_cast<std::size_t>(Account::banks)] = -150;
  return world;
}

std::string violation(World const& world) {
  try {
    check_conservation(world);
  } catch (Violation const& v) {
    return v.what();
  }
  return "";
}

TEST(Conservation, AWholeWorldPasses) {
  EXPECT_EQ(violation(small_world()), "");
}

TEST(Conservation, ADongTooMuchIsNoticedWithItsMonth) {
  World world = small_world();
  world.population.households.savings[HouseholdId{0}] += Dong{1};
  EXPECT_NE(violation(world).find("2024-05"), std::string::npos);
}

TEST(Conservation, AStaffListThatDisagreesNamesTheEnterprise) {
  World world = small_world();
  world.population.enterprises.workers[EnterpriseId{0}] = {2, 0, 0};
  EXPECT_NE(violation(world).find("enterprise 9"), std::string::npos);
}

TEST(Conservation, AnEmployedPersonWithoutEmployerIsNamed) {
  World world = small_world();
  world.population.persons.employer[PersonId{0}] = {};
  EXPECT_NE(violation(world).find("person 8"), std::string::npos);
}

TEST(Conservation, APersonFromNowhereIsNoticed) {
  World world = small_world();
  world.memory.population_start = 2;
  EXPECT_NE(violation(world).find("persons in 2024-05"), std::string::npos);
}

TEST(Conservation, AFlowThatDoesNotSumToZeroIsNoticed) {
  World world = small_world();
  world.ledger.flows_year[0][0] = 5;
  EXPECT_NE(violation(world).find("flow 0"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
