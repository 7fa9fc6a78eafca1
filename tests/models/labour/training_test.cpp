// Who gets a place of training and who pays for it (E18b).
#include <gtest/gtest.h>
#include <set>

#include "models/labour/labour.hpp"
#include "models/labour/steps.hpp"
#include "tests/models/labour/market.hpp"

namespace tanvan {
namespace {

constexpr Dong kPlace{5'000'000};

/// A market with skilled jobs, and so places, in both zones; nobody lives there yet.
World market_with_schools(double places) {
  World world = two_zone_market();
  world.scale = 1;
  world.price_level = 1;
  for (auto& staff : world.population.enterprises.workers) staff = {0, 10, 0};
  world.policy.training_places_year = places;
  return world;
}

bool was_trained(World const& world, PersonId id) {
  return world.population.persons.education[id] == Education::vocational;
}

TEST(TrainingPlace, TheEmployerBearsItsShareForItsOwnStaffAndTheProvinceTheRest) {
  World world = market_with_schools(2);
  add_adult(world, 0, EnterpriseId{0});
  add_adult(world, 0);
  train(world, {.training_firm_share = 0.3, .training_cost_mvnd = 5});
  auto const& e = world.population.enterprises;
  EXPECT_EQ(e.cash[EnterpriseId{0}], Dong{-1'500'000});
  EXPECT_EQ(e.profit_year[EnterpriseId{0}], Dong{-1'500'000});
  EXPECT_EQ(e.cash[EnterpriseId{1}], Dong{});
  EXPECT_EQ(world.budget.of(BudgetLine::national_programme).spent, Dong{2 * kPlace.value - 1'500'000});
  EXPECT_EQ(world.population.households.savings[HouseholdId{0}], Dong{2 * kPlace.value});
}

TEST(TrainingPlace, WithoutAFirmShareTheProvincePaysAll) {
  World world = market_with_schools(1);
  add_adult(world, 0, EnterpriseId{0});
  train(world, {.training_firm_share = 0, .training_cost_mvnd = 5});
  EXPECT_EQ(world.population.enterprises.cash[EnterpriseId{0}], Dong{});
  EXPECT_EQ(world.budget.of(BudgetLine::national_programme).spent, kPlace);
}

TEST(TrainingPlace, GoesOnlyToTheYoungWhoWorkOrSeekAndHaveNotBeenToCollege) {
  World world = market_with_schools(100);
  auto& x = world.population.persons;
  auto const seeks = add_adult(world, 0), works = add_adult(world, 1, EnterpriseId{1});
  auto const old = add_adult(world, 0), idle = add_adult(world, 0), taught = add_adult(world, 0);
  x.born[old] = world.now - 41 * 12;
  x.status[idle] = Status::inactive;
  x.education[taught] = Education::college;
  train(world, {.training_age = 40});
  EXPECT_TRUE(was_trained(world, seeks));
  EXPECT_TRUE(was_trained(world, works));
  EXPECT_FALSE(was_trained(world, old));
  EXPECT_FALSE(was_trained(world, idle));
  EXPECT_EQ(x.education[taught], Education::college);
}

std::set<std::uint64_t> trained_keys(bool reversed) {
  World world = market_with_schools(20);
  constexpr std::uint64_t kPersons = 100;
  for (std::uint64_t i = 0; i < kPersons; ++i)
    world.population.persons.key[add_adult(world, 0)] = AgentKey{reversed ? kPersons - i : i + 1};
  train(world, {});
  std::set<std::uint64_t> keys;
  for (auto id : ids<PersonId>(kPersons))
    if (was_trained(world, id)) keys.insert(world.population.persons.key[id].value);
  return keys;
}

TEST(TrainingPlace, IsDrawnByLotAndNotByRow) {
  auto const keys = trained_keys(false);
  EXPECT_EQ(keys.size(), 20U);
  EXPECT_EQ(keys, trained_keys(true));
  EXPECT_GT(*keys.rbegin(), 50U);  // the first rows have no precedence
}

TEST(TrainingPlace, WhereAllHearThoseWhoseWayIsShortApply) {
  World world = market_with_schools(50);
  auto const near = add_adult(world, 0), far = add_adult(world, 1);
  world.access.commute_cost(1, 0) = 10'000;
  world.access.commute_cost(1, 1) = 10'000;
  train(world, {});
  EXPECT_TRUE(was_trained(world, near));
  EXPECT_FALSE(was_trained(world, far));
}

}  // namespace
}  // namespace tanvan
