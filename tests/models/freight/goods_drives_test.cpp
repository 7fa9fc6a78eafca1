#include "models/freight/goods_drives.hpp"

#include <gtest/gtest.h>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

GoodsTrip trip(std::uint32_t from, std::uint32_t to, double hour, double vehicles) {
  GoodsTrip t;
  t.from = ZoneId{from}, t.to = ZoneId{to};
  t.leave_s = hour * 3600;
  t.vehicle = FreightVehicle::truck_2_axle;
  t.vehicles = vehicles;
  t.duty = AgentKey{static_cast<std::uint64_t>(hour * 100)};
  return t;
}

TEST(GoodsDrives, OneThatStandsForSeveralSpreadsWithinWhatBansAllow) {
  auto world = goods_town::world();
  for (auto& hours : world.network.links.truck_ban_hours) hours |= 1U << 6U | 1U << 7U;
  auto const roads = freight_roads(world);
  auto const drives = drives_of(roads, {trip(1, 4, 8.1, 20), trip(1, 4, 12, 1), trip(4, 1, 26, 5)});
  ASSERT_EQ(drives.size(), 3U);
  EXPECT_EQ(drives.from_s[0], 8 * 3600) << "not in the hour of the ban";
  EXPECT_NEAR(drives.until_s[0], 8.6 * 3600, 1e-6);
  EXPECT_EQ(drives.from_s[1], 12 * 3600);
  EXPECT_EQ(drives.until_s[1], 12 * 3600) << "one leaves at its moment";
  EXPECT_NEAR(drives.from_s[2], 1.5 * 3600, 1e-6) << "after midnight";
  EXPECT_EQ(drives.key[1], AgentKey{1200}) << "of the duty";
}

TEST(GoodsDrives, BinsHoldThemAll) {
  auto const world = goods_town::world();
  auto const roads = freight_roads(world);
  auto const drives = drives_of(roads, {trip(1, 4, 8.1, 20), trip(1, 4, 8.2, 3), trip(4, 1, 22, 5)});
  auto const bins = drives_by_bin(world, roads, drives);
  ASSERT_EQ(bins.size(), world.transport.bins.size());
  double there = 0, back = 0;
  for (auto const& bin : bins) {
    auto const& trucks = bin[static_cast<std::size_t>(VehicleClass::truck)];
    there += trucks(1, 4), back += trucks(4, 1);
  }
  EXPECT_EQ(there, 23);
  EXPECT_EQ(back, 5);
}

}  // namespace
}  // namespace tanvan
