#include "models/demography/synthesis_steps.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/synthesis_world.hpp"

namespace tanvan {
namespace {

struct Planned {
  World world;
  std::vector<ZonePlan> plans;
  SynthesisReport report;
};

Planned plan(double scale, double factor = 1) {
  Planned p{small_province(scale), {}, {}};
  auto const districts = districts_of(p.world.region, p.world.network.zones, p.report.infeasible);
  p.plans = plan_zones(p.world, districts, {.population_factor = factor}, p.report);
  return p;
}

std::uint32_t sum(Pool const& pool) {
  std::uint32_t all = 0;
  for (auto const& by_sex : pool) all += by_sex[0] + by_sex[1];
  return all;
}

TEST(PlanZones, PoolsAndFormsHoldThePersonsOfTheirZone) {
  for (double scale : {1.0, 0.1, 0.003}) {
    auto const planned = plan(scale);
    for (auto const& zone : planned.plans) {
      std::uint32_t persons = 0, households = 0;
      for (auto const& form : zone.forms) persons += form.size * form.count, households += form.count;
      EXPECT_EQ(sum(zone.pool), zone.persons);
      EXPECT_EQ(persons, zone.persons);
      EXPECT_EQ(households, zone.households);
    }
  }
}

TEST(PlanZones, RowsOfAZoneBeginWhereThoseBeforeEnd) {
  auto const [world, plans, report] = plan(0.1);
  ASSERT_EQ(plans.size(), 4U);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    EXPECT_EQ(plans[i].first_person, i == 0 ? 0 : plans[i - 1].first_person + plans[i - 1].persons);
    EXPECT_EQ(plans[i].first_household, i == 0 ? 0 : plans[i - 1].first_household + plans[i - 1].households);
  }
}

TEST(PlanZones, AgeAndSexOfADistrictAreItsSharesRoundedOnce) {
  auto const [world, plans, report] = plan(0.1);
  double district = 0, girls = 0;
  for (auto const& zone : plans)
    if (world.network.zones.district[zone.zone] == "Huyện") district += zone.persons, girls += zone.pool[0][0];
  EXPECT_NEAR(girls, 0.084 * 0.49 * district, 1);
}

TEST(PlanZones, TheFactorRaisesPersonsAndHouseholdsAlike) {
  auto const before = plan(0.1), after = plan(0.1, 1.5);
  for (std::size_t i = 0; i < before.plans.size(); ++i) {
    EXPECT_NEAR(after.plans[i].persons, 1.5 * before.plans[i].persons, 2);
    EXPECT_NEAR(after.plans[i].households, 1.5 * before.plans[i].households, 2);
  }
}

TEST(PlanZones, HouseholdsAreNeverMoreThanAdults) {
  auto planned = Planned{small_province(0.01), {}, {}};
  auto& zones = planned.world.network.zones;
  zones.census_households[ZoneId{3}] = zones.census_population[ZoneId{3}];  // more than there are adults
  auto const districts = districts_of(planned.world.region, zones, planned.report.infeasible);
  auto const plans = plan_zones(planned.world, districts, {}, planned.report);
  std::uint32_t children = 0;
  for (std::size_t c = 0; c < kFirstAdultClass; ++c) children += plans[2].pool[c][0] + plans[2].pool[c][1];
  EXPECT_EQ(plans[2].households, plans[2].persons - children);
  EXPECT_FALSE(planned.report.infeasible.empty());
}

/// Room for the persons of one plan, as `synthesize_people` makes it.
World with_rows(World world, ZonePlan const& zone) {
  auto& h = world.population.households;
  auto& x = world.population.persons;
  h.zone.resize(zone.households);
  h.persons.resize(zone.households);
  x.household.resize(zone.persons);
  x.born.resize(zone.persons);
  x.sex.resize(zone.persons, Sex::female);
  x.since.resize(zone.persons);
  for (std::uint32_t i = 0; i < zone.households; ++i) h.key.push_back(AgentKey{1U + i});
  return world;
}

TEST(ComposeZone, UsesEveryPersonOfThePoolOnce) {
  auto const planned = plan(0.05);
  auto const& zone = planned.plans.front();
  World world = with_rows(planned.world, zone);
  compose_zone(world, zone, {});
  Pool seen{};
  auto const& x = world.population.persons;
  for (auto id : ids<PersonId>(zone.persons)) {
    auto const age =
        std::min<std::size_t>(static_cast<std::size_t>(age_at(x.born[id], world.now)) / 5, kAgeClasses - 1);
    ++seen[age][static_cast<std::size_t>(x.sex[id])];
  }
  EXPECT_EQ(seen, zone.pool);
}

TEST(ComposeZone, HouseholdsHaveTheirFormsInTheOrderOfThePlan) {
  auto const planned = plan(0.05);
  auto const& zone = planned.plans.front();
  World world = with_rows(planned.world, zone);
  compose_zone(world, zone, {});
  auto const& x = world.population.persons;
  std::uint32_t household = 0, person = 0;
  for (auto const& form : zone.forms)
    for (std::uint32_t i = 0; i < form.count; ++i, ++household) {
      ASSERT_EQ(world.population.households.persons[HouseholdId{household}], form.size);
      std::uint32_t children = 0;
      for (std::uint32_t m = 0; m < form.size; ++m, ++person) {
        ASSERT_EQ(x.household[PersonId{person}], HouseholdId{household});
        children += age_at(x.born[PersonId{person}], world.now) < 15 ? 1 : 0;
      }
      ASSERT_EQ(children, form.children);
    }
  EXPECT_EQ(person, zone.persons);
}

TEST(ComposeZone, WhoHasChildrenIsOfAnAgeToHaveThem) {
  auto const planned = plan(0.2);
  auto const& zone = planned.plans.front();
  World world = with_rows(planned.world, zone);
  compose_zone(world, zone, {});
  auto const& x = world.population.persons;
  std::size_t families = 0, fitting = 0;
  for (std::uint32_t row = 0; row < zone.persons;) {
    auto const size = world.population.households.persons[x.household[PersonId{row}]];
    int const eldest = age_at(x.born[PersonId{row}], world.now);
    int const youngest = age_at(x.born[PersonId{row + size - 1U}], world.now);
    if (youngest < 15) ++families, fitting += eldest - youngest >= 15 && eldest - youngest <= 50 ? 1 : 0;
    row += size;
  }
  ASSERT_GT(families, 100U);
  EXPECT_GT(static_cast<double>(fitting), 0.97 * static_cast<double>(families));
}

}  // namespace
}  // namespace tanvan
