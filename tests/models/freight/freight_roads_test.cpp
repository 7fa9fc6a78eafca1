#include "models/freight/freight_roads.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Bars heavy trucks everywhere between two hours.
void ban(World& world, unsigned from, unsigned until) {
  for (auto& hours : world.network.links.truck_ban_hours)
    for (unsigned h = from; h < until; ++h) hours |= 1U << h;
}

TEST(FreightRoads, FreeFlowOverTheConnectors) {
  auto const world = goods_town::world();
  auto const roads = freight_roads(world);
  EXPECT_NEAR(roads.time(Weight::heavy, 0)(3, 5), 120 + 2 * 3000 / (50 / 3.6) + 120, 1e-9);
  EXPECT_NEAR(roads.km(3, 5), 0.8 + 6 + 0.8, 1e-12);
  EXPECT_NEAR(roads.km(3, 3), 0.5 * 2, 1e-12) << "half the root of 4 square kilometres";
  EXPECT_EQ(roads.time_s.size(), 1U) << "all hours alike";
  EXPECT_NEAR(sum(roads.start_share), 1, 1e-12);
}

TEST(FreightRoads, JamsOfTheLastDaySlowTheirBinAlone) {
  auto world = goods_town::world();
  auto const links = world.network.links.size();
  world.day.link_time_s.assign(4 * links, 216);
  for (std::size_t a = 0; a < links; ++a) world.day.link_time_s[a] = 1000;  // the first bin: the morning
  auto const roads = freight_roads(world);
  EXPECT_NEAR(roads.time(Weight::light, roads.period_of(7 * 3600))(3, 5), 2 * 1000 + 240, 1e-9);
  EXPECT_NEAR(roads.time(Weight::light, roads.period_of(12 * 3600))(3, 5), 2 * 216 + 240, 1e-9);
  EXPECT_EQ(roads.bin[roads.period_of(3 * 3600)], 3U) << "the night runs past midnight";
}

TEST(FreightRoads, DrivesTakeWhatTheirOwnWayTakes) {
  auto world = goods_town::world();
  for (auto& toll : world.network.links.truck_toll) toll = dong(1000);
  for (auto& toll : world.network.links.car_toll) toll = dong(100);
  ban(world, 10, 12);
  auto const roads = freight_roads(world);
  auto const light = drive_takes(roads, Weight::light, ZoneId{3}, ZoneId{5}, 9 * 3600.0);
  EXPECT_EQ(light.toll_vnd, 200);
  EXPECT_NEAR(light.km, 7.6, 1e-12);
  auto const heavy = drive_takes(roads, Weight::heavy, ZoneId{3}, ZoneId{5}, 11 * 3600.0);
  EXPECT_EQ(heavy.toll_vnd, 2000);
  EXPECT_TRUE(std::isfinite(heavy.time_s)) << "who is caught in a shut hour gets through";
}

TEST(FreightRoads, TrucksAreNoFasterThanTheirCap) {
  auto world = goods_town::world();
  for (auto& speed : world.network.links.free_speed_kmh) speed = 80;
  auto const roads = freight_roads(world);
  EXPECT_NEAR(roads.time(Weight::light, 0)(3, 5), 240 + 6000 / (80 / 3.6), 1e-9);
  EXPECT_NEAR(roads.time(Weight::medium, 0)(3, 5), 240 + 6000 / (60 / 3.6), 1e-9);
}

TEST(FreightRoads, BansShutHoursToHeavyVehiclesAlone) {
  auto world = goods_town::world();
  ban(world, 10, 12);
  auto const roads = freight_roads(world);
  EXPECT_TRUE(std::isinf(roads.time(Weight::heavy, roads.period_of(11 * 3600))(3, 5)));
  EXPECT_TRUE(std::isfinite(roads.time(Weight::light, roads.period_of(11 * 3600))(3, 5)));
  EXPECT_TRUE(std::isfinite(roads.time(Weight::heavy, roads.period_of(12 * 3600))(3, 5)));
  auto const heavy = start_shares(roads, Weight::heavy, ZoneId{3}, ZoneId{5}, 1.5);
  EXPECT_EQ(heavy[roads.period_of(11 * 3600)], 0);
  EXPECT_NEAR(sum(heavy), 1, 1e-12);
  EXPECT_EQ(start_shares(roads, Weight::light, ZoneId{3}, ZoneId{5}, 1.5), roads.start_share);
}

TEST(FreightRoads, WhereNoHourIsLeftAllSetOutInOne) {
  auto world = goods_town::world();
  ban(world, 0, 24);
  auto const share = start_shares(freight_roads(world), Weight::heavy, ZoneId{3}, ZoneId{5}, 1.5);
  EXPECT_EQ(sum(share), 1);
  EXPECT_EQ(std::ranges::count(share, 1.0), 1);
}

}  // namespace
}  // namespace tanvan
