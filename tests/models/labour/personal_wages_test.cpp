// What a person earns of a posted wage, raises in January, the bonus at Tết (E20).
#include "models/labour/personal_wages.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/labour/market.hpp"

namespace tanvan {
namespace {

/// Nothing of the person is in the wage.
LabourParameters plain() {
  LabourParameters p;
  p.wage_schooling = p.wage_experience = p.wage_skill = p.wage_spread = 0;
  return p;
}

TEST(PersonalWages, WithoutAnyTraitTheWageIsThePostedOne) {
  World world = two_zone_market();
  auto const id = add_adult(world, 0);
  EXPECT_EQ(starting_wage(world, id, EnterpriseId{0}, SkillClass::middle, plain()), Dong{9'000'000});
}

TEST(PersonalWages, AYearOfSchoolRaisesTheWageByItsReturn) {
  World world = two_zone_market();
  auto const id = add_adult(world, 0);
  auto p = plain();
  p.wage_schooling = 0.06;
  double const lower = ln_personal_factor(world, id, SkillClass::basic, p);
  world.population.persons.education[id] = Education::upper_secondary;  // three years more
  EXPECT_NEAR(ln_personal_factor(world, id, SkillClass::basic, p) - lower, 0.18, 1e-12);
}

TEST(PersonalWages, ExperiencePaysLessAndLessAndNeverTakesAway) {
  World world = two_zone_market();
  auto const id = add_adult(world, 0);
  auto p = plain();
  p.wage_experience = 0.03;
  std::vector<double> by_decade;
  for (int age : {20, 30, 40, 50, 60, 70}) {
    world.population.persons.born[id] = world.now - 12 * age;
    by_decade.push_back(ln_personal_factor(world, id, SkillClass::basic, p));
  }
  for (std::size_t i = 1; i + 1 < by_decade.size(); ++i) {
    EXPECT_GE(by_decade[i], by_decade[i - 1]);
    EXPECT_LT(by_decade[i + 1] - by_decade[i], by_decade[i] - by_decade[i - 1]);
  }
}

TEST(PersonalWages, WhatIsOnesOwnStaysForLifeAndSpreadsAsSaid) {
  World world = two_zone_market();
  auto p = plain();
  p.wage_spread = 0.5;
  double sum = 0, squares = 0, factors = 0;
  constexpr int kPersons = 20'000;
  for (int i = 0; i < kPersons; ++i) {
    auto const ln = ln_personal_factor(world, add_adult(world, 0), SkillClass::basic, p);
    sum += ln, squares += ln * ln, factors += std::exp(ln);
  }
  EXPECT_NEAR(squares / kPersons - sum * sum / kPersons / kPersons, 0.25, 0.01);
  EXPECT_NEAR(factors / kPersons, 1, 0.015);
  double const now = ln_personal_factor(world, PersonId{7}, SkillClass::basic, p);
  world.now = world.now + 60;
  EXPECT_EQ(ln_personal_factor(world, PersonId{7}, SkillClass::basic, p), now);
}

TEST(PersonalWages, NobodyBeginsBelowTheMinimumWage) {
  World world = two_zone_market();
  world.minimum_wage = Dong{10'000'000};
  auto const id = add_adult(world, 0);
  EXPECT_EQ(starting_wage(world, id, EnterpriseId{0}, SkillClass::basic, plain()), world.minimum_wage);
}

TEST(PersonalWages, IncumbentsGetPricesAndAShareOfProductivity) {
  World world = two_zone_market();
  world.region.outlook[0].price_growth = 0.03;
  auto const id = add_adult(world, 0, EnterpriseId{0});
  auto& e = world.population.enterprises;
  for (auto& posted : e.posted_wage) posted = {Dong{1'000'000}, Dong{1'000'000}, Dong{1'000'000}};  // no gap upwards
  world.productivity.worker_months = Column<EnterpriseId, double>(2, 12.0);
  world.productivity.key = {AgentKey{2000}, AgentKey{2001}};
  world.productivity.sector = {Sector::trade, Sector::trade};
  world.productivity.output = {100, 100}, world.productivity.workers = {1, 1};
  for (auto& output : e.output_year) output = 110;  // a tenth more than last year
  auto p = plain();
  p.productivity_share = 0.4;
  index_wages(world, p);
  EXPECT_EQ(world.population.persons.wage[id], Dong{7'490'000});
  EXPECT_EQ(e.posted_wage[EnterpriseId{1}][0], Dong{1'040'000});
}

TEST(PersonalWages, IncumbentsCloseAPartOfTheGapToWhatTheyWouldBeginWith) {
  World world = two_zone_market();
  auto const id = add_adult(world, 0, EnterpriseId{0});
  world.population.persons.wage[id] = Dong{5'000'000};
  auto p = plain();
  p.indexation = 0.5;
  index_wages(world, p);
  EXPECT_EQ(world.population.persons.wage[id], Dong{6'000'000});
}

Month tet_of_2024() {
  return is_tet(month_of(2024, 1)) ? month_of(2024, 1) : month_of(2024, 2);
}

TEST(TetBonus, AYearsWorkGivesAThirteenthMonthAndTheLedgerKnowsIt) {
  World world = two_zone_market();
  world.now = tet_of_2024();
  auto const old_hand = add_adult(world, 0, EnterpriseId{0}), beginner = add_adult(world, 1, EnterpriseId{1});
  add_adult(world, 1);
  world.population.persons.since[old_hand] = world.now - 30;
  world.population.persons.since[beginner] = world.now - 3;
  pay_tet_bonus(world, {});
  auto const& savings = world.population.households.savings;
  EXPECT_EQ(savings[HouseholdId{0}], Dong{7'000'000});
  EXPECT_EQ(savings[HouseholdId{1}], Dong{1'750'000});
  auto const& e = world.population.enterprises;
  EXPECT_EQ(e.cash[EnterpriseId{0}], Dong{-7'000'000});
  EXPECT_EQ(e.profit_year[EnterpriseId{1}], Dong{-1'750'000});
  EXPECT_EQ(world.ledger.balance[static_cast<std::size_t>(Account::households)], 8'750'000);
  EXPECT_EQ(world.ledger.balance[static_cast<std::size_t>(Account::domestic_enterprises)], -8'750'000);
}

TEST(TetBonus, NothingIsPaidInOtherMonths) {
  World world = two_zone_market();
  add_adult(world, 0, EnterpriseId{0});
  pay_tet_bonus(world, {});
  EXPECT_EQ(world.population.households.savings[HouseholdId{0}], Dong{});
}

}  // namespace
}  // namespace tanvan
