#include "models/demography/demography.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "models/demography/steps.hpp"

namespace tanvan {
namespace {

TEST(Demography, MortalityRisesWithAgeAndIsHigherForMen) {
  DemographyParameters const p;
  EXPECT_LT(death_chance(30, Sex::male, p), death_chance(60, Sex::male, p));
  EXPECT_LT(death_chance(60, Sex::female, p), death_chance(60, Sex::male, p));
  EXPECT_LE(death_chance(130, Sex::male, p), 1);
}

TEST(Demography, LifeExpectancyIsThatOfTheRegion) {  // 73 to 79 years, General Statistics Office
  double alive = 1, years = 0;
  for (int age = 0; age < 120; ++age) {
    years += alive;
    alive *= 1 - 0.5 * (death_chance(age, Sex::male, {}) + death_chance(age, Sex::female, {}));
  }
  EXPECT_GT(years, 73);
  EXPECT_LT(years, 79);
}

TEST(Demography, ChancesOfBearingSumToTheFertilityRate) {
  double children = 0;
  for (int age = 0; age < 60; ++age) children += birth_chance(age, {});
  EXPECT_NEAR(children, DemographyParameters{}.fertility, 1e-9);
}

TEST(Demography, EqualProspectsLeaveThePullAtOne) {  // Harris-Todaro at rest
  DemographyParameters p;
  p.outside_wage_growth = 0.03;
  EXPECT_NEAR(pull_of(std::pow(1.03, 5), 0.03, 0.03, 5, p), 1, 1e-12);
}

TEST(Demography, UnemploymentPushesMigrantsAway) {
  EXPECT_LT(pull_of(1, 0.10, 0.03, 0, {}), 1);
}

World one_household(int persons) {
  World world;
  auto const household = add_household(world, AgentKey{1}, ZoneId{0}, Tenure::room, Dong{500});
  world.ledger.balance[static_cast<std::size_t>(Account::households)] = 500;
  for (int i = 0; i < persons; ++i)
    add_person(world, {AgentKey{10U + static_cast<unsigned>(i)}, household, Month{100}});
  return world;
}

TEST(Demography, TheLastMemberTakesTheSavingsOutOfTheAccounts) {
  World world = one_household(2);
  remove_person(world, PersonId{0});
  EXPECT_EQ(world.population.households.savings[HouseholdId{0}], Dong{500});
  remove_person(world, PersonId{1});
  EXPECT_EQ(world.population.households.savings[HouseholdId{0}], Dong{});
  EXPECT_EQ(world.ledger.balance[static_cast<std::size_t>(Account::households)], 0);
  EXPECT_EQ(world.ledger.balance[static_cast<std::size_t>(Account::rest_of_world)], 500);
}

}  // namespace
}  // namespace tanvan
