#include "models/freight/drive_hours.hpp"

#include <gtest/gtest.h>

#include "models/freight/vehicles.hpp"
#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

double hours(World const& world, Weight weight) {
  return drive_hours(freight_roads(world), 1.5)[static_cast<std::size_t>(weight)](3, 5);
}

TEST(DriveHours, AreThoseOfTheWayWhereAllHoursAreAlike) {
  auto const world = goods_town::world();
  EXPECT_NEAR(hours(world, Weight::light), (240 + 6000 / (50 / 3.6)) / 3600, 1e-12);
}

TEST(DriveHours, AShutHourCountsOneMoreForTrucksAlone) {
  auto world = goods_town::world();
  double const light = hours(world, Weight::light), heavy = hours(world, Weight::heavy);
  for (auto& mask : world.network.links.truck_ban_hours)
    for (unsigned h = 6; h < 12; ++h) mask |= 1U << h;
  EXPECT_NEAR(hours(world, Weight::heavy) - heavy, departure_share(6 * 3600, 12 * 3600), 1e-9);
  EXPECT_NEAR(hours(world, Weight::light), light, 1e-12);
}

TEST(DriveHours, ATollCountsAsTheHoursThatItWouldPayFor) {
  auto world = goods_town::world();
  double const before = hours(world, Weight::articulated);
  for (auto& toll : world.network.links.truck_toll) toll = dong(45'000);
  EXPECT_NEAR(hours(world, Weight::articulated) - before, 90'000 / kind_of(FreightVehicle::tractor).vnd_per_h, 1e-9);
}

}  // namespace
}  // namespace tanvan
