#include "models/enterprise/place_worth.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/enterprise/newcomer_world.hpp"

namespace tanvan {
namespace {

TEST(PlaceUse, MakersStandInHallsAndServicesInOffices) {
  EXPECT_EQ(place_use(Sector::food), 0U);
  EXPECT_EQ(place_use(Sector::logistics), 0U);
  EXPECT_EQ(place_use(Sector::trade), 1U);
  EXPECT_EQ(place_use(Sector::information), 1U);
}

TEST(ZoneWorths, AreOfZonesInsideAlone) {
  auto const world = province();
  auto const worths = zone_worths(world, {});
  ASSERT_EQ(worths.size(), kSectors);
  for (auto const& of : worths) {
    ASSERT_EQ(of.size(), world.network.zones.size());
    EXPECT_EQ(of[1], 0) << "outside";
    for (double const worth : of) EXPECT_TRUE(std::isfinite(worth));
  }
}

TEST(ZoneWorths, FallWithRentByItsElasticity) {
  auto world = province();
  EnterpriseParameters const p;
  auto const before = zone_worths(world, p)[index_of(Sector::trade)];
  world.land.price[kVillage][static_cast<std::size_t>(FloorUse::commerce)] *= 2;
  auto const after = zone_worths(world, p)[index_of(Sector::trade)];
  EXPECT_NEAR(after[kVillage.value] - before[kVillage.value], -p.rent_elasticity * std::log(2), 1e-12);
  EXPECT_EQ(after[kTown.value], before[kTown.value]);
}

TEST(StreetFloor, IsWhatStandsLessWhatIsTakenAndNothingOutside) {
  auto world = province();
  auto const floor = street_floor(world);
  auto const commerce = static_cast<std::size_t>(FloorUse::commerce);
  EXPECT_EQ(floor.standing[1][kVillage.value], world.land.floor_m2[kVillage][commerce]);
  EXPECT_EQ(floor.vacant[1][kVillage.value], floor.standing[1][kVillage.value]) << "nobody is there";
  EXPECT_LT(floor.vacant[1][kTown.value], floor.standing[1][kTown.value]);
  EXPECT_EQ(floor.standing[1][1], 0);
  EXPECT_EQ(floor.vacant[1][1], 0);
  auto& places = world.population.establishments;
  for (auto& m2 : places.floor_m2) m2 = 1e7;  // more than stands
  EXPECT_DOUBLE_EQ(street_floor(world).vacant[1][kTown.value], 0.01 * floor.standing[1][kTown.value]);
}

}  // namespace
}  // namespace tanvan
