#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <set>
#include <tbb/global_control.h>

#include "models/landuse/home_market.hpp"
#include "models/landuse/tenure.hpp"
#include "sim/choice/logit.hpp"
#include "tests/models/landuse/town.hpp"

namespace tanvan {
namespace {

/// Rooms in each zone and people without one.
World waiting(std::size_t rooms_a_zone, std::size_t households) {
  auto world = town::land();
  for (auto zone : ids<ZoneId>(town::kZones)) add_dwellings(world, zone, DwellingKind::room, rooms_a_zone, 16);
  for (std::size_t i = 0; i < households; ++i) town::add_household(world, ZoneId{1}, Tenure::room, {});
  return world;
}

std::size_t housed(World const& world) {
  std::size_t count = 0;
  for (auto const home : world.population.households.dwelling) count += home ? 1 : 0;
  return count;
}

TEST(Housing, NobodyStaysOutsideWhileRoomsAreVacant) {
  auto world = waiting(10, 30);
  for (int month = 0; month < 3; ++month, world.now = world.now + 1) house_households(world, {});
  EXPECT_EQ(housed(world), 30U);
}

TEST(Housing, ADwellingHasOneHouseholdAndEachKnowsTheOther) {
  auto world = waiting(20, 80);
  house_households(world, {});
  auto const& [h, d] = std::tie(world.population.households, world.population.dwellings);
  EXPECT_LE(housed(world), 60U);
  std::set<DwellingId> taken;
  for (auto id : ids<HouseholdId>(h.size())) {
    if (!h.dwelling[id]) continue;
    EXPECT_TRUE(taken.insert(h.dwelling[id]).second);
    EXPECT_EQ(d.household[h.dwelling[id]], id);
    EXPECT_EQ(h.zone[id], d.zone[h.dwelling[id]]);
  }
}

TEST(Housing, MostLiveNearWhereTheirLifeTurns) {
  auto world = waiting(200, 100);
  house_households(world, {});
  std::array<int, town::kZones> count{};
  for (auto const zone : world.population.households.zone) ++count[zone.value];
  EXPECT_GT(count[1], count[0]);
  EXPECT_GT(count[1], count[2]);
}

TEST(Housing, WhereHousesLackTheNextBestIsTaken) {
  auto world = town::land();
  add_dwellings(world, ZoneId{1}, DwellingKind::apartment, 5, 60);
  auto const family = town::add_household(world, ZoneId{1}, Tenure::own, {});
  for (int month = 0; month < 36; ++month, world.now = world.now + 1) house_households(world, {});
  EXPECT_TRUE(world.population.households.dwelling[family]);
  EXPECT_EQ(world.population.households.tenure[family], Tenure::rent);
}

TEST(Housing, TheSameHomesOnAnyNumberOfThreads) {
  std::vector<std::vector<DwellingId>> homes;
  for (std::size_t const threads : {1, 2, 7}) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    auto world = waiting(300, 700);
    for (int month = 0; month < 3; ++month, world.now = world.now + 1) house_households(world, {});
    homes.emplace_back(world.population.households.dwelling.begin(), world.population.households.dwelling.end());
  }
  EXPECT_EQ(homes[0], homes[1]);
  EXPECT_EQ(homes[0], homes[2]);
}

/// A town of tenants of rooms and owners of houses, as many homes vacant as taken.
World settled(std::uint32_t each) {
  auto world = town::land();
  for (std::uint32_t z = 0; z < town::kZones; ++z)
    for (auto const& [kind, tenure] :
         {std::pair{DwellingKind::room, Tenure::room}, std::pair{DwellingKind::house, Tenure::own}}) {
      auto const first = world.population.dwellings.size();
      add_dwellings(world, ZoneId{z}, kind, 2 * each, kind == DwellingKind::room ? 16 : 75);
      for (std::uint32_t i = 0; i < each; ++i)
        town::add_household(world, ZoneId{z}, tenure, id_of<DwellingId>(first + 2 * i));
    }
  return world;
}

/// Shares of tenants and of owners who move within a year.
std::array<double, 2> moving_in_a_year(World world, LanduseParameters const& p) {
  std::array<double, 2> all{};
  for (auto const tenure : world.population.households.tenure) all[tenure == Tenure::own ? 1 : 0] += 1;
  for (int month = 0; month < 12; ++month, world.now = world.now + 1) house_households(world, p);
  return {static_cast<double>(world.counts.tenant_moves) / all[0],
          static_cast<double>(world.counts.owner_moves) / all[1]};
}

TEST(Moves, AQuarterOfTenantsMovesInAYearAndFewOwners) {
  auto const share = moving_in_a_year(settled(1500), {});
  EXPECT_GT(share[0], 0.20);   // E25: 20-30 %
  EXPECT_LT(share[0], 0.40);   // with every second home vacant
  EXPECT_GT(share[1], 0.015);  // E25: 2-4 %
  EXPECT_LT(share[1], 0.045);
}

TEST(Moves, ASampleMovesAsOftenAsTheWhole) {
  auto const few = moving_in_a_year(settled(400), {}), many = moving_in_a_year(settled(4000), {});
  EXPECT_NEAR(few[0], many[0], 0.05);
}

/// Everybody works in an enterprise of zone 0, since long ago.
void employ_all(World& world) {
  auto& [persons, h, d, e, places, next_key] = world.population;
  e.key.push_back(AgentKey{next_key++});
  e.establishment.push_back(id_of<EstablishmentId>(places.size()));
  e.workers.push_back({1, 0, 0});
  places.zone.push_back(ZoneId{0});
  places.site.push_back(-1);
  for (auto& employer : persons.employer) employer = id_of<EnterpriseId>(e.size() - 1);
}

TEST(Moves, ANewJobSendsMoreLooking) {
  auto world = settled(1500);
  employ_all(world);
  LanduseParameters const p{.move_job = 1};
  auto const before = moving_in_a_year(world, p);
  for (auto& since : world.population.persons.since) since = world.now;
  EXPECT_GT(moving_in_a_year(world, p)[0], 1.2 * before[0]);
}

TEST(Moves, ABirthCountsForAYear) {
  auto world = settled(1500);
  LanduseParameters const p{.move_newborn = 1};
  auto const before = moving_in_a_year(world, p);
  for (auto& born : world.population.persons.born) born = world.now - 1;
  EXPECT_GT(moving_in_a_year(world, p)[0], 1.2 * before[0]);
  for (auto& born : world.population.persons.born) born = world.now - 12;
  EXPECT_NEAR(moving_in_a_year(world, p)[0], before[0], 1e-9);
}

TEST(Moves, RentThatIsABurdenSendsTenantsLooking) {
  auto world = settled(1500);
  LanduseParameters const p{.move_burden = 1};
  auto const before = moving_in_a_year(world, p);
  for (auto& wage : world.population.persons.wage) wage = dong(1e6);
  EXPECT_GT(moving_in_a_year(world, p)[0], 1.2 * before[0]);
}

TEST(Moves, WhoHasAHomeAndFindsNoBetterStays) {
  auto world = settled(500);
  auto const before = world.population.households.dwelling;
  EXPECT_EQ(moving_in_a_year(world, {.stay = 100})[0], 0);
  for (int month = 0; month < 12; ++month, world.now = world.now + 1) house_households(world, {.stay = 100});
  EXPECT_TRUE(std::ranges::equal(before, world.population.households.dwelling));
}

TEST(Moves, WhoBuysPaysDownAndNobodyBuysWhatIsTooDear) {
  auto world = town::land();
  add_dwellings(world, ZoneId{1}, DwellingKind::house, 400, 75);
  for (int i = 0; i < 200; ++i) town::add_household(world, ZoneId{1}, Tenure::room, {}, 60);
  auto& savings = world.population.households.savings;
  LanduseParameters const p{.own = {20, 0, 0, 0}};        // all want to own
  for (auto& money : savings) money = Dong{200'000'000};  // enough for a modest house, not for these
  house_households(world, p);
  EXPECT_EQ(world.counts.homes_bought, 0);
  for (auto& money : savings) money = Dong{900'000'000};
  world.now = world.now + 1;
  house_households(world, p);
  EXPECT_GT(world.counts.homes_bought, 150);
  auto const least = std::ranges::min_element(savings, {}, &Dong::value)->value;
  EXPECT_NEAR(static_cast<double>(least), 450e6, 10) << "30 % of a house of 75 m² at 20 million";
}

TEST(Tenure, ToOwnTakesSavingsAndADormitoryAnEmployerWhoOffersOne) {
  HouseholdFacts facts{.income_mvnd = 10, .members = 2, .head_age = 30, .workplaces = {}};
  auto const poor = tenure_utilities(facts, Tenure::room, Dong{50'000'000}, 270, {});
  EXPECT_EQ(poor[static_cast<std::size_t>(Tenure::own)], kNotOffered);
  EXPECT_EQ(poor[static_cast<std::size_t>(Tenure::dormitory)], kNotOffered);
  EXPECT_GT(poor[static_cast<std::size_t>(Tenure::room)], kNotOffered);
  facts.offered_dormitory = true;
  auto const rich = tenure_utilities(facts, Tenure::room, Dong{300'000'000}, 270, {});
  EXPECT_GT(rich[static_cast<std::size_t>(Tenure::own)], kNotOffered);
  EXPECT_GT(rich[static_cast<std::size_t>(Tenure::dormitory)], kNotOffered);
}

TEST(Tenure, OwnersNeverTakeASocialDwelling) {
  HouseholdFacts const facts{.income_mvnd = 5, .members = 1, .workplaces = {}};
  EXPECT_EQ(tenure_utilities(facts, Tenure::own, {}, 270, {})[static_cast<std::size_t>(Tenure::social)], kNotOffered);
}

TEST(HomeMarket, HomesNearAnOpenStationCostMoreAndTheZonesMeanStays) {
  auto world = town::land();
  world.day.service.line_open = {1};
  open_stations(world);
  world.now = world.now + 24;
  add_dwellings(world, ZoneId{0}, DwellingKind::apartment, 4000, 60);
  LanduseParameters const p;
  HomeMarket const market(world, p);
  auto const near = walk_to_stations(world);
  double sum = 0, low = 1e9, high = 0;
  for (auto id : ids<DwellingId>(4000)) {
    double const cost = market.monthly_cost(id);
    sum += cost / 4000;
    (near[world.population.dwellings.cell[id].value] < 200 ? high : low) = cost;
  }
  EXPECT_GT(high, low);
  EXPECT_NEAR(sum, 20 * 60 * p.home_yield / 12, 0.01 * sum);
}

TEST(HomeMarket, CheaperAndNearerIsBetter) {
  auto world = town::land();
  add_dwellings(world, ZoneId{0}, DwellingKind::room, 1, 16);
  add_dwellings(world, ZoneId{0}, DwellingKind::room, 1, 24);
  add_dwellings(world, ZoneId{2}, DwellingKind::room, 1, 16);
  LanduseParameters const p;
  HouseholdFacts facts{.income_mvnd = 9, .members = 1, .workplaces = {ZoneId{0}}};
  HomeMarket const market(world, p);
  double const before = market.utility(DwellingId{0}, facts);
  EXPECT_GT(before, market.utility(DwellingId{2}, facts)) << "nearer to work";
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::room)] *= 2;
  EXPECT_LT((HomeMarket{world, p}).utility(DwellingId{0}, facts), before) << "dearer";
}

}  // namespace
}  // namespace tanvan
