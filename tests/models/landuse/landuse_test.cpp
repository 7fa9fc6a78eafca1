#include "models/landuse/landuse.hpp"

#include <gtest/gtest.h>

#include "models/landuse/steps.hpp"

namespace tanvan {
namespace {

TEST(Landuse, PricesFollowConsumerPricesAtNormalVacancy) {
  EXPECT_NEAR(price_change(0.04, 0.03, {}), 0.03, 1e-12);
}

TEST(Landuse, ScarcityRaisesPricesButNotBeyondTheCap) {
  EXPECT_GT(price_change(0.01, 0.03, {}), 0.03);
  EXPECT_LE(price_change(0.0, 0.03, {.price_slope = 100}), 0.03 + 0.10 + 1e-12);
  EXPECT_GE(price_change(1.0, 0.03, {}), 0.03 - 0.10 - 1e-12);
}

/// One zone with two rooms, one taken.
World rooms() {
  World world;
  world.network.zones.code.push_back("A");
  world.network.zones.kind.push_back(ZoneKind::internal);
  auto& land = world.land;
  land.floor_m2.push_back({});
  land.occupied_m2.push_back({});
  land.completed_m2.push_back({});
  land.demolished_m2.push_back({});
  land.pipeline_m2.push_back({});
  land.rooms_m2.push_back({});
  land.price.push_back({20, 70, 95, 220});
  land.far_cap.push_back(2);
  land.developable_m2.push_back(1000);
  add_dwellings(world, ZoneId{0}, DwellingKind::room, 2, 16);
  world.population.households.dwelling.push_back({});
  world.population.households.zone.push_back(ZoneId{0});
  move_in(world, HouseholdId{0}, DwellingId{0});
  return world;
}

TEST(Landuse, FloorSpaceIsWhatWasCompleted) {
  World const world = rooms();
  auto const use = static_cast<std::size_t>(FloorUse::room);
  EXPECT_EQ(world.land.floor_m2[ZoneId{0}][use], 32);
  EXPECT_EQ(world.land.completed_m2[ZoneId{0}][use], 32);
}

TEST(Landuse, SmallLandlordsNeverBuildBeyondTheCap) {
  World world = rooms();
  world.land.far_cap[ZoneId{0}] = 32.0 / 1000;
  world.population.dwellings.household[DwellingId{1}] = HouseholdId{0};
  for (int month = 0; month < 6; ++month) build_rooms(world, {.room_speed = 1});
  EXPECT_EQ(world.population.dwellings.size(), 2U);
}

TEST(Landuse, RoomsAreDoneWhenTheirMonthsAreOver) {
  World world = rooms();
  world.population.dwellings.household[DwellingId{1}] = HouseholdId{0};
  LanduseParameters const p{.vacancy_reserve = 0.5, .room_speed = 1, .room_months = 3};
  build_rooms(world, p);
  build_rooms(world, p);
  EXPECT_EQ(world.population.dwellings.size(), 2U);
  build_rooms(world, p);
  EXPECT_GT(world.population.dwellings.size(), 2U);
}

TEST(Landuse, NobodyBuildsRoomsThatDontPay) {
  EXPECT_NEAR(room_yield(70, 0, {.room_cost = 3.5}), 0.24, 1e-12);
  World world = rooms();
  world.population.dwellings.household[DwellingId{1}] = HouseholdId{0};
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::room)] = 20;
  for (int month = 0; month < 6; ++month) build_rooms(world, {.room_speed = 1});
  EXPECT_EQ(world.population.dwellings.size(), 2U);
}

TEST(Landuse, MovingInFreesTheOldHome) {
  World world = rooms();
  move_in(world, HouseholdId{0}, DwellingId{1});
  EXPECT_FALSE(world.population.dwellings.household[DwellingId{0}]);
  EXPECT_EQ(world.population.dwellings.household[DwellingId{1}], HouseholdId{0});
}

}  // namespace
}  // namespace tanvan
