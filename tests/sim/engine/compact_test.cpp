#include "sim/engine/compact.hpp"

#include <gtest/gtest.h>

#include "sim/engine/state.hpp"

namespace tanvan {
namespace {

/// Fills every column of a store that a test leaves alone up to `rows` rows.
template <class... Columns>
void fill(std::size_t rows, Columns&... columns) {
  (columns.resize(rows), ...);
}

/// Three households: two persons, one person, one person. Three enterprises, each with an establishment.
World town() {
  World world;
  auto& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  for (std::uint64_t k = 0; k < 4; ++k) persons.key.push_back(AgentKey{100 + k});
  fill(4, persons.household, persons.born, persons.sex, persons.education, persons.status, persons.migrant,
       persons.specific_skill, persons.employer, persons.position, persons.wage, persons.since);
  std::uint32_t const home[] = {0, 0, 1, 2};
  for (auto id : ids<PersonId>(4)) persons.household[id] = HouseholdId{home[id.value]};
  for (std::uint64_t k = 0; k < 3; ++k) households.key.push_back(AgentKey{200 + k});
  fill(3, households.zone, households.dwelling, households.tenure, households.savings, households.motorbikes,
       households.cars, households.persons);
  fill(3, dwellings.key, dwellings.zone, dwellings.kind, dwellings.floor_m2, dwellings.household);
  for (std::uint32_t row = 0; row < 3; ++row) {
    households.persons[HouseholdId{row}] = row == 0 ? 2 : 1;
    households.dwelling[HouseholdId{row}] = DwellingId{2 - row};
    dwellings.household[DwellingId{2 - row}] = HouseholdId{row};
  }
  auto& e = enterprises;
  for (std::uint64_t k = 0; k < 3; ++k) e.key.push_back(AgentKey{300 + k});
  fill(3, e.sector, e.ownership, e.born, e.establishment, e.technology, e.capital, e.vintage_technology, e.rnd_stock,
       e.practices, e.innovated, e.renewed, e.renewed_year, e.price, e.expected_demand, e.share, e.output,
       e.output_year, e.unmet, e.workers, e.labour_quality, e.desired, e.vacancies, e.posted_wage, e.cash,
       e.profit_year, e.capital_norm, e.knowledge, e.partner, e.partner_until, e.fund, e.startup, e.incubated_until,
       e.goods_kg, e.goods_sent_kg);
  fill(3, places.enterprise, places.zone, places.cell, places.site, places.floor_m2);
  for (std::uint32_t row = 0; row < 3; ++row) {
    e.establishment[EnterpriseId{row}] = EstablishmentId{2 - row};
    places.enterprise[EstablishmentId{2 - row}] = EnterpriseId{row};
    places.zone[EstablishmentId{2 - row}] = ZoneId{10 + row};
  }
  return world;
}

/// The person of row 2 and with it household 1 leave.
void leave(World& world) {
  auto& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  persons.household[PersonId{2}] = {};
  households.persons[HouseholdId{1}] = 0;
  dwellings.household[households.dwelling[HouseholdId{1}]] = {};
  households.dwelling[HouseholdId{1}] = {};
}

/// Enterprise 1 closes.
void close(World& world) {
  auto& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  places.enterprise[enterprises.establishment[EnterpriseId{1}]] = {};
  enterprises.establishment[EnterpriseId{1}] = {};
}

TEST(Compact, AWorldThatNobodyLeftStaysAsItIs) {
  World world = town();
  auto const before = state_digests(world);
  compact(world);
  EXPECT_EQ(state_digests(world), before);
}

TEST(Compact, WhoHasLeftIsTakenOutAndTheOthersKeepTheirOrderAndKeys) {
  World world = town();
  leave(world);
  compact(world);
  auto const& persons = world.population.persons;
  auto const& households = world.population.households;
  EXPECT_TRUE(std::ranges::equal(persons.key.span(), std::vector{AgentKey{100}, AgentKey{101}, AgentKey{103}}));
  EXPECT_TRUE(std::ranges::equal(households.key.span(), std::vector{AgentKey{200}, AgentKey{202}}));
}

TEST(Compact, PointersFollowTheRowsThatMove) {
  World world = town();
  leave(world);
  compact(world);
  auto const& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  EXPECT_EQ(persons.household[PersonId{2}], HouseholdId{1});
  EXPECT_EQ(households.dwelling[HouseholdId{1}], DwellingId{0});
  EXPECT_EQ(dwellings.household[DwellingId{0}], HouseholdId{1});
  EXPECT_FALSE(dwellings.household[DwellingId{1}]);  // vacant
  EXPECT_EQ(dwellings.household[DwellingId{2}], HouseholdId{0});
}

TEST(SeatFamilies, ThePersonsOfAHouseholdComeTogether) {
  World world = town();
  auto& persons = world.population.persons;
  std::swap(persons.household[PersonId{1}], persons.household[PersonId{3}]);  // homes 0, 2, 1, 0
  for (auto id : ids<PersonId>(4)) persons.since[id] = Month{static_cast<std::int32_t>(id.value)};
  seat_families(world.population);
  EXPECT_TRUE(
      std::ranges::equal(persons.key.span(), std::vector{AgentKey{100}, AgentKey{103}, AgentKey{102}, AgentKey{101}}));
  EXPECT_TRUE(std::ranges::equal(persons.household.span(),
                                 std::vector{HouseholdId{0}, HouseholdId{0}, HouseholdId{1}, HouseholdId{2}}));
  EXPECT_TRUE(std::ranges::equal(persons.since.span(), std::vector{Month{0}, Month{3}, Month{2}, Month{1}}));
}

TEST(Compact, ClosedEnterprisesGoWithTheirEstablishments) {
  World world = town();
  world.population.persons.employer[PersonId{0}] = EnterpriseId{2};
  close(world);
  compact(world);
  auto const& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  ASSERT_EQ(enterprises.size(), 2U);
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(enterprises.key[EnterpriseId{1}], AgentKey{302});
  EXPECT_EQ(persons.employer[PersonId{0}], EnterpriseId{1});
  for (auto id : ids<EnterpriseId>(2)) EXPECT_EQ(places.enterprise[enterprises.establishment[id]], id);
  EXPECT_EQ(places.zone[enterprises.establishment[EnterpriseId{1}]], ZoneId{12});
}

TEST(Compact, EnterprisesAloneLeavePersonsAndHouseholdsWhereTheyAre) {
  World world = town();
  leave(world);
  close(world);
  world.population.persons.employer[PersonId{0}] = EnterpriseId{2};
  auto const persons = world.population.persons.size(), households = world.population.households.size();
  compact_enterprises(world);
  EXPECT_EQ(world.population.persons.size(), persons);
  EXPECT_EQ(world.population.households.size(), households);
  EXPECT_EQ(world.population.enterprises.size(), 2U);
  EXPECT_EQ(world.population.persons.employer[PersonId{0}], EnterpriseId{1});
}

TEST(Compact, EveryColumnOfAStoreKeepsTheSameRows) {
  World world = town();
  leave(world);
  close(world);
  compact(world);
  auto const& [s, h, d, e, b, next_key] = world.population;
  for (auto rows :
       {s.household.size(), s.born.size(), s.sex.size(), s.education.size(), s.status.size(), s.migrant.size(),
        s.specific_skill.size(), s.employer.size(), s.position.size(), s.wage.size(), s.since.size()})
    EXPECT_EQ(rows, 3U);
  for (auto rows : {h.zone.size(), h.dwelling.size(), h.tenure.size(), h.savings.size(), h.motorbikes.size(),
                    h.cars.size(), h.persons.size()})
    EXPECT_EQ(rows, 2U);
  for (auto rows : {e.sector.size(),
                    e.ownership.size(),
                    e.born.size(),
                    e.establishment.size(),
                    e.technology.size(),
                    e.capital.size(),
                    e.vintage_technology.size(),
                    e.rnd_stock.size(),
                    e.practices.size(),
                    e.innovated.size(),
                    e.renewed.size(),
                    e.renewed_year.size(),
                    e.price.size(),
                    e.expected_demand.size(),
                    e.share.size(),
                    e.output.size(),
                    e.output_year.size(),
                    e.unmet.size(),
                    e.workers.size(),
                    e.labour_quality.size(),
                    e.desired.size(),
                    e.vacancies.size(),
                    e.posted_wage.size(),
                    e.cash.size(),
                    e.profit_year.size(),
                    e.capital_norm.size()})
    EXPECT_EQ(rows, 2U);
  EXPECT_EQ(d.size(), 3U);
}

TEST(Compact, TwiceIsOnce) {
  World world = town();
  leave(world);
  close(world);
  compact(world);
  auto const once = state_digests(world);
  compact(world);
  EXPECT_EQ(state_digests(world), once);
}

TEST(Compact, SupplierLinksOfWhoHasLeftAreGone) {
  World world = town();
  world.suppliers = {{0, 2, 3, 4}, {EnterpriseId{1}, EnterpriseId{2}, EnterpriseId{0}, EnterpriseId{1}}};
  auto& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  for (auto id : ids<HouseholdId>(3)) households.persons[id] = id.value == 0 ? 2 : 1;
  places.enterprise[enterprises.establishment[EnterpriseId{1}]] = {};
  enterprises.establishment[EnterpriseId{1}] = {};
  compact(world);
  EXPECT_EQ(world.suppliers.offset, (std::vector<std::uint32_t>{0, 1, 1}));
  EXPECT_EQ(world.suppliers.other, std::vector<EnterpriseId>{EnterpriseId{1}});
}

TEST(Compact, StaffCountedSoFarFollowsItsEnterprise) {
  World world = town();
  for (double months : {12.0, 24.0}) world.productivity.worker_months.push_back(months);  // the third came this month
  close(world);
  compact(world);
  ASSERT_EQ(world.productivity.worker_months.size(), 2U);
  EXPECT_EQ(world.productivity.worker_months[EnterpriseId{0}], 12);
  EXPECT_EQ(world.productivity.worker_months[EnterpriseId{1}], 0);
}

}  // namespace
}  // namespace tanvan
