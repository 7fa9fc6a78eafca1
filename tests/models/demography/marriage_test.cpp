// Two who live alone become one household (E23).
#include <cmath>
#include <gtest/gtest.h>
#include <tuple>

#include "models/demography/steps.hpp"
#include "sim/engine/state.hpp"
#include "tests/models/demography/town.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

/// Every woman who lives alone looks, every man may be met.
constexpr DemographyParameters kEager{.marriage = 12, .marriage_spread = 1000, .men_met = 1};

/// One-person households.
World alone(int women, int men, int age = 27) {
  World world = empty_town();
  for (int i = 0; i < women; ++i) add_family(world, {{age}});
  for (int i = 0; i < men; ++i) add_family(world, {{age, Sex::male}});
  return world;
}

std::vector<int> household_sizes(World const& world) {
  std::vector<int> sizes;
  for (auto id : ids<HouseholdId>(world.population.households.size())) {
    EXPECT_EQ(world.population.households.persons[id], members_of(world, id));
    sizes.push_back(world.population.households.persons[id]);
  }
  return sizes;
}

TEST(Marriage, JoinsTwoHouseholdsAndAllTheyOwn) {
  World world = alone(1, 1);
  world.population.households.cars[HouseholdId{1}] = 1;
  marry(world, kEager);
  auto const& h = world.population.households;
  EXPECT_EQ(world.counts.marriages, 1);
  EXPECT_EQ(household_sizes(world), (std::vector{0, 2})) << "homes alike: his";
  EXPECT_EQ(h.savings[HouseholdId{0}], Dong{});
  EXPECT_EQ(h.savings[HouseholdId{1}], Dong{2'000'000});
  EXPECT_EQ(h.motorbikes[HouseholdId{1}], 2);
  EXPECT_EQ(h.cars[HouseholdId{1}], 1);
  EXPECT_EQ(balance(world, Account::households), savings_of_all(world));
}

TEST(Marriage, TheyShareTheLargerHomeAndLeaveTheOther) {
  World world = alone(1, 1);
  auto& d = world.population.dwellings;
  for (float const m2 : {60.0F, 16.0F}) {
    HouseholdId const of = id_of<HouseholdId>(d.size());
    d.key.push_back({});
    d.floor_m2.push_back(m2);
    d.household.push_back(of);
    world.population.households.dwelling[of] = id_of<DwellingId>(of.value);
  }
  marry(world, kEager);
  EXPECT_EQ(household_sizes(world), (std::vector{2, 0}));
  EXPECT_EQ(d.household[DwellingId{0}], HouseholdId{0});
  EXPECT_FALSE(d.household[DwellingId{1}]) << "vacant";
  EXPECT_FALSE(world.population.households.dwelling[HouseholdId{1}]);
}

TEST(Marriage, IsForWhoLivesAloneAndIsOfAge) {
  World no_man = alone(1, 0), no_woman = alone(0, 1);
  add_family(no_man, {{27, Sex::male}, {27, Sex::male}});
  for (int const age : {19, 60}) add_family(no_man, {{age, Sex::male}});
  add_family(no_woman, {{27}, {50}});
  for (int const age : {17, 60}) add_family(no_woman, {{age}});
  for (auto* world : {&no_man, &no_woman}) {
    marry(*world, kEager);
    EXPECT_EQ(world->counts.marriages, 0);
  }
}

TEST(Marriage, TheFewerOfTwoSexesAllFindSomebody) {
  World world = alone(20, 50);
  marry(world, kEager);
  EXPECT_EQ(world.counts.marriages, 20);
  EXPECT_EQ(present(world), 70);
  auto const sizes = household_sizes(world);
  EXPECT_EQ(std::count(sizes.begin(), sizes.end(), 2), 20);
}

TEST(Marriage, TheNearestInAgeIsTaken) {
  World world = empty_town();
  add_family(world, {{25}});
  for (int const age : {21, 28, 40}) add_family(world, {{age, Sex::male}});
  marry(world, kEager);  // she looks for 29
  EXPECT_EQ(household_sizes(world), (std::vector{0, 1, 2, 1}));
}

TEST(Marriage, MostMarryAtTheAgeOfMostMarriages) {
  DemographyParameters const p;
  EXPECT_EQ(marriage_chance(24, p), p.marriage);
  EXPECT_LT(marriage_chance(40, p), p.marriage / 10);
  EXPECT_EQ(marriage_chance(17, p), 0);
}

TEST(Marriage, ComesAsOftenAsItsChancesSayInSamplesOfAnySize) {
  DemographyParameters const p{.marriage = 0.6, .marriage_spread = 1000};
  for (int const women : {60, 6000}) {
    World world = alone(women, women);  // as many men
    int months = 60'000 / women, married = 0;
    for (int month = 0; month < months; ++month) {
      World fresh = world;
      fresh.now = world.now + month;
      for (auto& born : fresh.population.persons.born) born = born + month;
      marry(fresh, p);
      married += static_cast<int>(fresh.counts.marriages);
    }
    double const expected = 60'000 * 0.6 / 12;
    EXPECT_NEAR(married, expected, 4 * std::sqrt(expected)) << women;
  }
}

/// Zones in a row, ten minutes apart, with as many who live alone in each.
World row_of_zones(std::uint32_t zones, int each) {
  World world = empty_town();
  for (std::uint32_t z = 1; z < zones; ++z) world.network.zones.code.push_back("Z");
  world.access.commute_cost = Matrix(zones, zones);
  for (std::uint32_t a = 0; a < zones; ++a)
    for (std::uint32_t b = 0; b < zones; ++b)
      world.access.commute_cost(a, b) = 5 + 10 * std::abs(double(a) - double(b));
  for (std::uint32_t z = 0; z < zones; ++z)
    for (int i = 0; i < each; ++i)
      for (auto const sex : {Sex::female, Sex::male}) {
        auto const home = add_family(world, {{27, sex}});
        world.population.households.zone[home] = ZoneId{z};
      }
  return world;
}

TEST(Marriage, OneManMoreChangesFewChoices) {
  World plain = row_of_zones(10, 200), more = plain;
  auto const newcomer = add_family(more, {{27, Sex::male}});
  more.population.households.zone[newcomer] = ZoneId{4};
  DemographyParameters const p{.marriage = 2, .marriage_spread = 1000, .men_met = 0.5};
  marry(plain, p);
  marry(more, p);
  ASSERT_GT(plain.counts.marriages, 200);
  int other = 0;
  auto const& [a, b] = std::tie(plain.population.persons.household, more.population.persons.household);
  for (auto id : ids<PersonId>(a.size())) other += a[id] != b[id] ? 1 : 0;
  EXPECT_LT(other, 20) << "of " << a.size();
}

TEST(Marriage, NearerZonesAreLikelier) {
  World world = row_of_zones(10, 200);
  auto const before = world.population.households.zone;
  marry(world, {.marriage = 2, .marriage_spread = 1000, .men_met = 1});
  auto const& persons = world.population.persons;
  double minutes = 0, couples = 0;
  for (auto id : ids<PersonId>(persons.size())) {
    HouseholdId const own = id_of<HouseholdId>(id.value);  // each was alone in a household of its row
    if (persons.household[id] == own) continue;
    minutes += world.access.commute_cost(before[own].value, before[persons.household[id]].value);
    ++couples;
  }
  ASSERT_GT(couples, 200);
  EXPECT_LT(minutes / couples, 30) << "38 if all were alike";
}

TEST(Marriage, SameBitsOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = row_of_zones(7, 300);
    marry(world, {.marriage = 4});
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

}  // namespace
}  // namespace tanvan
