#include "models/public_budget/households.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

HouseholdId add_household(World& world, Tenure tenure, Dong savings) {
  auto& h = world.population.households;
  h.key.push_back(AgentKey{100 + h.size()});
  h.zone.push_back(ZoneId{0});
  h.dwelling.push_back({});
  h.tenure.push_back(tenure);
  h.savings.push_back(savings);
  h.persons.push_back(0);
  return id_of<HouseholdId>(h.size() - 1);
}

void add_person(World& world, HouseholdId home, Status status, Dong wage, Education education = Education::primary) {
  auto& x = world.population.persons;
  x.key.push_back(AgentKey{x.size()});
  x.household.push_back(home);
  x.status.push_back(status);
  x.education.push_back(education);
  x.wage.push_back(wage);
  x.migrant.push_back(0);
  ++world.population.households.persons[home];
}

/// Two owners, of one and of two persons, and a tenant without a dwelling yet; 100 đồng of dividends.
World street() {
  World world;
  world.now = month_of(2024, 5);
  world.minimum_wage = Dong{4'000'000};
  world.land.price.push_back({20, 50, 60, 200});
  auto const small = add_household(world, Tenure::own, {}), large = add_household(world, Tenure::own, {});
  auto const tenant = add_household(world, Tenure::room, {});
  add_person(world, small, Status::inactive, {});
  add_person(world, large, Status::inactive, {});
  add_person(world, large, Status::inactive, {});
  add_person(world, tenant, Status::employed, Dong{10'000'000}, Education::university);
  world.pool.dividends = Dong{100};
  return world;
}

Dong savings(World const& world, std::uint32_t row) {
  return world.population.households.savings[HouseholdId{row}];
}

constexpr BudgetParameters kThrifty{.consumption = 0, .wealth_consumption = 0};

TEST(Households, PropertyIsSharedByOwnersPersonsToTheLastDong) {
  World world = street();
  auto const totals = live_household_month(world, kThrifty);
  EXPECT_EQ(savings(world, 0), Dong{34});  // 33 of 100, and the đồng that is left over
  EXPECT_EQ(savings(world, 1), Dong{66});
  EXPECT_EQ(totals.property, Dong{100});
}

TEST(Households, WhereNobodyOwnsAHomeAllShareByPersons) {
  World world = street();
  for (auto& tenure : world.population.households.tenure) tenure = Tenure::room;
  live_household_month(world, kThrifty);
  EXPECT_EQ(savings(world, 0), Dong{25});
  EXPECT_EQ(savings(world, 1), Dong{50});
}

TEST(Households, WhatInstitutionsHoldReachesGraduatesAtWork) {
  World world = street();
  world.ledger.balance[static_cast<std::size_t>(Account::institutions)] = 70;
  auto const before = live_household_month(world, kThrifty);
  EXPECT_EQ(before.research, Dong{70});
  World without = street();
  live_household_month(without, kThrifty);
  EXPECT_EQ(savings(world, 2) - savings(without, 2), Dong{70});
}

TEST(Households, WhatIsEarnedAndNotTakenOrSpentIsSaved) {
  World world = street();
  auto const t = live_household_month(world, {});
  auto const income = t.wages - t.insurance - t.tax - t.remittance + t.benefits + t.interest + t.property + t.research;
  EXPECT_EQ(savings(world, 0) + savings(world, 1) + savings(world, 2), income - t.rent - t.consumption);
  EXPECT_GT(t.consumption, Dong{});
}

TEST(Households, IncomesAreBeforeRentAndRemittanceAndSumToTheTotal) {
  World world = street();
  for (auto& migrant : world.population.persons.migrant) migrant = 1;
  std::vector<Dong> incomes(world.population.households.size());
  auto const totals = live_household_month(world, kThrifty, incomes);
  EXPECT_GT(totals.remittance, Dong{});
  EXPECT_EQ(incomes[0] + incomes[1] + incomes[2], totals.income());
  EXPECT_EQ(incomes[1], Dong{66});  // two persons' dividends
}

TEST(Households, ReckoningIncomesChangesNothingElse) {
  World with = street(), without = street();
  std::vector<Dong> incomes(with.population.households.size());
  live_household_month(with, {}, incomes);
  live_household_month(without, {});
  for (std::uint32_t row = 0; row < 3; ++row) EXPECT_EQ(savings(with, row), savings(without, row));
}

TEST(Households, InequalityCountsEachPersonWithItsHouseholdsIncomeAHead) {
  World world = street();  // of one, two and one persons
  std::vector<Dong> const equal{Dong{6'000'000}, Dong{12'000'000}, Dong{6'000'000}};
  EXPECT_EQ(income_gini(world.population.households, equal), 0);
  std::vector<Dong> const one{{}, {}, Dong{8'000'000}};
  EXPECT_EQ(income_gini(world.population.households, one), 0.75);  // one of four persons has all
}

}  // namespace
}  // namespace tanvan
