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
  p.enterprises.fund.push_back({});
  p.enterprises.capital.push_back({});
  world.last_year.population = 1;
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

TEST(Conservation, APointerBeyondTheRowsNamesThePerson) {
  World job = small_world(), home = small_world();
  job.population.persons.employer[PersonId{0}] = EnterpriseId{1'000'000'000};
  EXPECT_NE(violation(job).find("job of person 8 in 2024-05: enterprise row 1000000000 of 1"), std::string::npos);
  home.population.persons.household[PersonId{0}] = HouseholdId{1'000'000'000};
  EXPECT_NE(violation(home).find("home of person 8 in 2024-05: household row 1000000000 of 1"), std::string::npos);
}

TEST(Conservation, WhoIsGoneAndHasAHouseholdIsCalledThat) {
  World world = small_world();
  world.population.persons.status[PersonId{0}] = Status::gone;
  EXPECT_NE(violation(world).find("person 8 is gone and has a household"), std::string::npos);
}

TEST(Conservation, APersonFromNowhereIsNoticed) {
  World world = small_world();
  world.last_year.population = 2;
  EXPECT_NE(violation(world).find("persons in 2024-05"), std::string::npos);
}

TEST(Conservation, FundsMachinesAndPotsAreNeverBelowZero) {
  World fund = small_world(), machines = small_world(), pot = small_world();
  fund.population.enterprises.fund[EnterpriseId{0}][2] = Dong{-1};
  EXPECT_NE(violation(fund).find("enterprise 9's fund"), std::string::npos);
  machines.population.enterprises.capital[EnterpriseId{0}][0] = -1;
  EXPECT_NE(violation(machines).find("machines of enterprise 9"), std::string::npos);
  pot.budget.left[1] = Dong{-3};
  EXPECT_NE(violation(pot).find("3 đồng granted more"), std::string::npos);
}

TEST(Conservation, BuildingBeyondTheFloorAreaRatioIsNoticedWhatStoodAboveItIsNot) {
  World world = small_world();
  world.network.zones.code.push_back("BD01");
  auto& land = world.land;
  land.developable_m2.push_back(100);
  land.far_cap.push_back(1);
  land.floor_m2.push_back({});
  land.floor_m2[ZoneId{0}][0] = 150;
  land.floor_start_m2.push_back({});
  land.floor_start_m2[ZoneId{0}][0] = 150;
  land.completed_m2.push_back({});
  land.demolished_m2.push_back({});
  EXPECT_EQ(violation(world), "");
  land.floor_m2[ZoneId{0}][0] = land.completed_m2[ZoneId{0}][0] = 160;
  land.floor_m2[ZoneId{0}][0] += 150;
  EXPECT_NE(violation(world).find("zone BD01"), std::string::npos);
}

TEST(Conservation, WhoIsGoneBelongsNowhereAndCountsNowhere) {
  World world = small_world();
  auto& s = world.population.persons;
  s.key.push_back(AgentKey{10});
  s.household.push_back({});
  s.status.push_back(Status::gone);
  s.employer.push_back({});
  s.position.push_back(SkillClass::basic);
  EXPECT_EQ(violation(world), "");
  s.status[PersonId{1}] = Status::inactive;
  EXPECT_NE(violation(world).find("person 10 has no household"), std::string::npos);
}

TEST(Conservation, AFlowThatDoesNotSumToZeroIsNoticed) {
  World world = small_world();
  world.ledger.flows_year[0][0] = 5;
  EXPECT_NE(violation(world).find("flow 0"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
