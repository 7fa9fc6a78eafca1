// Who comes and who goes in a month (E21b).
#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "models/demography/steps.hpp"
#include "sim/engine/state.hpp"
#include "tests/models/demography/town.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

constexpr TownMember kLocal{30, Sex::female, Status::employed, false};
constexpr TownMember kMigrant{25, Sex::male, Status::employed, true};
constexpr TownMember kSeeker{25, Sex::male, Status::unemployed, true};

/// Hazards of leaving are chances: at 1, all who may leave do. Nobody arrives.
DemographyParameters all_leave() {
  return {.in_migrants_year = 0, .return_hazard = 1, .return_unemployed = 1};
}

DemographyParameters nobody_leaves(double arrivals_year) {
  return {.in_migrants_year = arrivals_year, .return_hazard = 0, .return_unemployed = 0};
}

World town(int families, std::vector<TownMember> const& members) {
  World world = empty_town();
  for (int i = 0; i < families; ++i) add_family(world, members);
  return world;
}

TEST(Departures, AHouseholdOfMigrantsGoesAsAWholeAndTakesItsSavings) {
  World world = town(1, {kMigrant, kMigrant, {6, Sex::female, Status::student, false}});
  migrate(world, all_leave());
  EXPECT_EQ(present(world), 0);
  EXPECT_EQ(world.counts.out_migrants, 3);
  EXPECT_EQ(staff(world), 0U);
  EXPECT_EQ(balance(world, Account::households), 0);
  EXPECT_EQ(savings_of_all(world), 0);
}

TEST(Departures, OneGrownLocalKeepsTheHousehold) {
  World world = town(1, {kMigrant, kLocal});
  migrate(world, all_leave());
  EXPECT_EQ(present(world), 2);
}

TEST(Departures, OwnersAndTenantsOfHousesStay) {
  World world = empty_town();
  for (auto tenure : {Tenure::own, Tenure::rent, Tenure::social}) add_family(world, {kMigrant}, tenure);
  migrate(world, all_leave());
  EXPECT_EQ(present(world), 3);
}

TEST(Departures, RoomsAndDormitoriesAreLeft) {
  World world = empty_town();
  for (auto tenure : {Tenure::room, Tenure::dormitory}) add_family(world, {kMigrant}, tenure);
  migrate(world, all_leave());
  EXPECT_EQ(present(world), 0);
}

TEST(Departures, TheDwellingOfWhoLeavesFallsVacant) {
  World world = town(1, {kMigrant});
  world.population.dwellings.household.push_back(HouseholdId{0});
  world.population.households.dwelling[HouseholdId{0}] = DwellingId{0};
  migrate(world, all_leave());
  EXPECT_FALSE(world.population.dwellings.household[DwellingId{0}]);
  EXPECT_FALSE(world.population.households.dwelling[HouseholdId{0}]);
}

TEST(Departures, ThoseWhoSeekInVainLeaveAtTheirOwnHazardAfterTwoMonths) {
  DemographyParameters const p{.in_migrants_year = 0, .return_hazard = 0, .return_unemployed = 1};
  World world = town(20, {kSeeker});
  migrate(world, p);
  EXPECT_EQ(present(world), 20);  // since this month only
  for (auto& since : world.population.persons.since) since = world.now - 2;
  migrate(world, p);
  EXPECT_EQ(present(world), 0);
}

TEST(Departures, TheShareThatLeavesIsTheHazard) {
  World world = town(20'000, {kMigrant});
  migrate(world, {.in_migrants_year = 0, .return_hazard = 0.05});
  EXPECT_NEAR(static_cast<double>(world.counts.out_migrants), 1000, 4 * std::sqrt(950.0));
}

TEST(Arrivals, EveryArrivalBringsMoneyThatTheLedgerKnows) {
  World world = town(100, {kLocal});
  std::int64_t const before = balance(world, Account::households);
  migrate(world, nobody_leaves(12'000));
  ASSERT_GT(world.counts.in_migrants, 500);
  EXPECT_EQ(present(world), 100 + world.counts.in_migrants);
  EXPECT_EQ(balance(world, Account::households), savings_of_all(world));
  EXPECT_GT(balance(world, Account::households), before);
  EXPECT_EQ(balance(world, Account::households) + balance(world, Account::rest_of_world), 0);
}

TEST(Arrivals, AreTheYearsNumberTimesScaleOverTheMonths) {
  World world = town(1, {kLocal});
  world.scale = 0.1;
  auto const p = nobody_leaves(120'000);
  for (int month = 0; month < 12; ++month, world.now = world.now + 1) {
    migrate(world, p);
    world.migration_base.wage = 0;  // each month is its own start: the pull stays at one
  }
  EXPECT_NEAR(static_cast<double>(world.counts.in_migrants), 12'000, 4 * std::sqrt(12'000.0) * 1.5);
}

TEST(Arrivals, FewComeInTheMonthOfTetAndManyAfterIt) {
  auto const arrivals = [](Month month) {
    World world = town(1, {kLocal});
    world.now = month;
    migrate(world, nobody_leaves(120'000));
    return world.counts.in_migrants;
  };
  Month const tet = is_tet(month_of(2024, 1)) ? month_of(2024, 1) : month_of(2024, 2);
  // Some 7,000 households, 1.38 persons each: bounds of four standard errors of the ratio
  auto const normal = static_cast<double>(arrivals(month_of(2024, 7)));
  EXPECT_NEAR(static_cast<double>(arrivals(tet)) / normal, 0.4 / 0.94, 0.05);
  EXPECT_NEAR(static_cast<double>(arrivals(tet + 1)) / normal, 2.2 / 0.94, 0.15);
}

TEST(Arrivals, AreAdultsWhoRentARoomAndSeekWork) {
  World world = town(1, {kLocal});
  migrate(world, nobody_leaves(12'000));
  auto const& x = world.population.persons;
  auto const& h = world.population.households;
  for (std::uint32_t row = 1; row < x.size(); ++row) {
    PersonId const id{row};
    EXPECT_EQ(x.status[id], Status::unemployed);
    EXPECT_EQ(x.migrant[id], 1);
    EXPECT_EQ(h.tenure[x.household[id]], Tenure::room);
    EXPECT_GE(age_at(x.born[id], world.now), 18);
    EXPECT_LE(age_at(x.born[id], world.now), 36);
  }
}

TEST(Arrivals, TalentComesAtThePolicysNumberWithADegreeAndChangesNobodyElse) {
  World plain = town(1, {kLocal});
  World more = plain;
  more.policy.effect[static_cast<std::size_t>(Channel::talent)] = 12'000;
  migrate(plain, {});
  migrate(more, {});
  auto const others = plain.population.persons.size(), all = more.population.persons.size();
  EXPECT_NEAR(static_cast<double>(all - others), 1000, 150);
  for (std::size_t row = 0; row < all; ++row) {
    auto const id = id_of<PersonId>(row);
    if (row < others)
      EXPECT_EQ(more.population.persons.key[id], plain.population.persons.key[id]);
    else
      EXPECT_EQ(more.population.persons.education[id], Education::university);
  }
  EXPECT_EQ(savings_of_all(more), balance(more, Account::households));
}

TEST(Arrivals, HouseholdsCountTheirMembersAndAllKeysDiffer) {
  World world = town(1, {kLocal});
  migrate(world, nobody_leaves(12'000));
  world.now = world.now + 1;
  migrate(world, nobody_leaves(12'000));
  auto const& h = world.population.households;
  std::set<AgentKey> keys(h.key.begin(), h.key.end());
  EXPECT_EQ(keys.size(), h.size());
  std::set<AgentKey> persons(world.population.persons.key.begin(), world.population.persons.key.end());
  EXPECT_EQ(persons.size(), world.population.persons.size());
  std::int64_t members = 0;
  for (auto const n : h.persons) members += n;
  EXPECT_EQ(members, present(world));
}

TEST(Arrivals, WhereNobodyRentsARoomFollowWhoLivesThereNotWhoHasLeft) {
  World world = empty_town();
  ZoneId const deserted{1};
  world.network.zones.code.push_back("B");
  world.access.commute_cost = Matrix(2, 2, 5);
  auto const kept = add_family(world, {kLocal}, Tenure::own);
  for (int i = 0; i < 50; ++i)
    add_household(world, AgentKey{world.population.next_key++}, deserted, Tenure::room, Dong{});
  migrate(world, nobody_leaves(12'000));
  ASSERT_GT(world.counts.in_migrants, 500);
  auto const& x = world.population.persons;
  for (auto const home : x.household)
    EXPECT_EQ(world.population.households.zone[home], world.population.households.zone[kept]);
}

TEST(Arrivals, FallWithUnemployment) {
  auto const arrivals = [](int seekers) {
    World world = town(100, {kLocal});
    world.migration_base.wage = 8'000'000;
    world.migration_base.month = world.now.count;
    for (int i = 0; i < seekers; ++i) add_family(world, {kSeeker});
    migrate(world, nobody_leaves(120'000));
    return static_cast<double>(world.counts.in_migrants);
  };
  EXPECT_NEAR(arrivals(100) / arrivals(0), std::pow(0.5, 1.5), 0.03);  // (1 - u)^beta
}

TEST(Migration, RestsWhereTheExpectedWageIsThatOfElsewhere) {  // Harris, Todaro 1970: w (1 - u) here as there
  DemographyParameters const p;
  double const start = 0.03;
  for (int years : {0, 5, 10})
    for (double unemployment : {0.0, 0.03, 0.2}) {
      double const elsewhere = std::pow(1 + p.outside_wage_growth, years);
      double const wage = elsewhere * (1 - start) / (1 - unemployment);
      EXPECT_NEAR(pull_of(wage, unemployment, start, years, p), 1, 1e-12) << years << ' ' << unemployment;
      EXPECT_GT(pull_of(1.01 * wage, unemployment, start, years, p), 1);
      EXPECT_LT(pull_of(0.99 * wage, unemployment, start, years, p), 1);
    }
}

TEST(Migration, SameBitsOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = town(5000, {kMigrant, kSeeker});
    migrate(world, {.in_migrants_year = 12'000, .return_hazard = 0.1});
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

}  // namespace
}  // namespace tanvan
