#include "models/landuse/synthesis.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "models/landuse/synthesis_steps.hpp"
#include "tests/models/synthesis_world.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

/// Households of all tenures in the internal zones, and one factory of 4,000 m² in zone H1.
World people_without_homes() {
  auto world = small_province(0.1);
  auto& h = world.population.households;
  std::uint32_t const zones[] = {0, 0, 0, 2, 3, 4};
  for (std::uint32_t i = 0; i < 6'000; ++i) {
    h.key.push_back(AgentKey{world.population.next_key++});
    h.zone.push_back(ZoneId{zones[i % 6]});
    h.dwelling.push_back({});
    h.tenure.push_back(static_cast<Tenure>(i / 6 % 5));
    h.persons.push_back(static_cast<std::uint16_t>(1 + i % 4));
  }
  auto& [persons, households, dwellings, e, places, next_key] = world.population;
  e.key.push_back(AgentKey{next_key++});
  e.sector.push_back(Sector::electronics);
  places.enterprise.push_back(EnterpriseId{0});
  places.zone.push_back(ZoneId{3});
  places.cell.push_back({});
  places.site.push_back(-1);
  places.floor_m2.push_back(4'000);
  world.region.macro = {{"apartment_price: Thành phố", 2025, 40, "", "", ""},
                        {"land_price: Huyện và nơi khác", 2022, 9, "", "", ""}};
  return world;
}

TEST(HomeSynthesis, EveryHouseholdHasADwellingOfItsKindInItsZone) {
  auto world = people_without_homes();
  synthesize_homes(world, {});
  auto const& h = world.population.households;
  auto const& d = world.population.dwellings;
  for (auto id : ids<HouseholdId>(h.size())) {
    auto const home = h.dwelling[id];
    ASSERT_TRUE(home);
    EXPECT_EQ(d.household[home], id);
    EXPECT_EQ(d.zone[home], h.zone[id]);
    EXPECT_EQ(d.kind[home], kind_for(h.tenure[id]));
    EXPECT_GT(d.floor_m2[home], 0);
  }
  std::set<AgentKey> const keys(d.key.begin(), d.key.end());
  EXPECT_EQ(keys.size(), d.size());
  EXPECT_GT(keys.begin()->value, 6'001U);
  EXPECT_LT(keys.rbegin()->value, world.population.next_key);
}

TEST(HomeSynthesis, VacanciesAreTheRateOfEachKind) {
  auto world = people_without_homes();
  HomeSynthesisParameters p;
  p.vacancy_room = 0.2;
  auto const report = synthesize_homes(world, p);
  auto const& d = world.population.dwellings;
  double rooms = 0, vacant = 0;
  for (auto id : ids<DwellingId>(d.size())) {
    if (d.kind[id] != DwellingKind::room) continue;
    rooms += 1;
    vacant += d.household[id] ? 0 : 1;
    EXPECT_NE(d.zone[id], ZoneId{1});
  }
  EXPECT_NEAR(vacant / rooms, 0.2, 0.001);
  EXPECT_TRUE(report.infeasible.empty());
}

TEST(HomeSynthesis, StandingFloorIsTheSumOfDwellingsAndFitsUnderTheCap) {
  auto world = people_without_homes();
  synthesize_homes(world, {});
  auto const& land = world.land;
  double dwellings = 0, floor = 0;
  for (auto const m2 : world.population.dwellings.floor_m2) dwellings += m2;
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    floor += land.floor_m2[zone][0] + land.floor_m2[zone][1];
    EXPECT_EQ(land.floor_start_m2[zone], land.floor_m2[zone]);
    double standing = 0;
    for (std::size_t use = 0; use < kFloorUses; ++use) {
      standing += land.floor_m2[zone][use];
      EXPECT_LE(land.occupied_m2[zone][use], land.floor_m2[zone][use]);
    }
    EXPECT_LE(standing, land.far_cap[zone] * land.developable_m2[zone]);
  }
  EXPECT_NEAR(floor, dwellings, 1e-6 * dwellings);
  EXPECT_NEAR(land.occupied_m2[ZoneId{3}][static_cast<std::size_t>(FloorUse::industry)], 4'000, 1e-9);
  EXPECT_NEAR(land.floor_m2[ZoneId{3}][static_cast<std::size_t>(FloorUse::industry)], 4'000 / 0.95, 1e-9);
}

TEST(HomeSynthesis, LandIsTheRealLandTimesScale) {
  auto world = people_without_homes();
  synthesize_homes(world, {});
  double const density = 60'123 / 10.0;
  EXPECT_NEAR(world.land.developable_m2[ZoneId{0}], 10e6 * developable_share(density, {}) * 0.1, 1e-6);
  EXPECT_EQ(world.land.developable_m2[ZoneId{1}], 0);  // outside the province
  EXPECT_GT(developable_share(8'000, {}), developable_share(200, {}));
  EXPECT_LT(developable_share(1e6, {}), 0.7);
  EXPECT_GE(far_cap_of(0, {}), 1);
  EXPECT_LE(far_cap_of(1e6, {}), 5);
}

TEST(HomeSynthesis, MeanPriceIsTheProvincesAndDistrictsKeepTheirRatio) {
  auto world = people_without_homes();
  synthesize_homes(world, {});
  auto const& land = world.land;
  double value = 0, floor = 0;
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    value += land.price[zone][0] * land.floor_m2[zone][0];
    floor += land.floor_m2[zone][0];
  }
  EXPECT_NEAR(value / floor, 30, 1e-9);
  EXPECT_NEAR(land.price[ZoneId{0}][0] / land.price[ZoneId{3}][0], 40 / (9 / 0.9), 1e-9);
  EXPECT_EQ(district_price(world.region, "Nơi không có giá", {}), 14);
}

TEST(HomeSynthesis, SameBitsOnOneTwoAndSevenThreads) {
  auto const worlds = on_one_two_and_seven_threads([] {
    auto world = people_without_homes();
    synthesize_homes(world, {});
    return world;
  });
  for (std::size_t i = 1; i < worlds.size(); ++i) {
    auto const &a = worlds[0].population.dwellings, &b = worlds[i].population.dwellings;
    EXPECT_TRUE(std::equal(a.floor_m2.begin(), a.floor_m2.end(), b.floor_m2.begin(), b.floor_m2.end()));
  }
}

}  // namespace
}  // namespace tanvan
