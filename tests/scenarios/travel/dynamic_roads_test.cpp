#include "scenarios/run/travel/dynamic_roads.hpp"

#include <gtest/gtest.h>

#include "sim/network/segments.hpp"
#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

constexpr LinkId kRoad{2};
constexpr std::size_t kMidday = 1;

TEST(DynamicRoads, RowsAreThoseOfTheNetworkAndASampleHasItsShareOfThem) {
  auto const world = small::world();
  auto const roads = traffic_roads(world, Matrix(4, world.network.links.size()), 0.25);
  EXPECT_EQ(roads.links(), world.network.links.size());
  EXPECT_EQ(roads.capacity_pcu_h[kRoad], 0.25 * world.network.links.capacity[kRoad]);
  EXPECT_EQ(roads.lanes[kRoad], world.network.links.lanes[kRoad]);
  EXPECT_EQ(roads.length_m[kRoad], world.network.links.length[kRoad].value);
  EXPECT_TRUE(roads.changes.empty());
}

TEST(DynamicRoads, StreetsBesideTheRoadAddTheirRoomToIts) {
  DynamicParameters p;
  p.local_streets = 1.5;
  EXPECT_DOUBLE_EQ(road_share(p), 2.5);
  TravelParameters travel;
  travel.dynamic = p;
  EXPECT_DOUBLE_EQ(traffic_rules(travel).jam_density_pcu_km_lane, 2.5 * TrafficRules{}.jam_density_pcu_km_lane);
}

TEST(DynamicRoads, TheEngineKnowsWhatSampleDrives) {
  TravelParameters p;
  p.dynamic.trips.sample = 0.1;
  EXPECT_EQ(traffic_rules(p).sample, 0.1);
}

TEST(DynamicRoads, AClosedLinkHasNoCapacityAndNobodyMayEnter) {
  auto world = small::world();
  world.network.links.open_from[kRoad] = world.now + 1;
  auto const roads = traffic_roads(world, Matrix(4, world.network.links.size()), 1);
  EXPECT_EQ(roads.capacity_pcu_h[kRoad], 0);
  EXPECT_EQ(day_access(world, {}).banned[kRoad.value], kAllClasses);
}

TEST(DynamicRoads, LineBusesTakeTheirRoomInTheirBins) {
  auto const world = small::world();
  Matrix buses(4, world.network.links.size());
  buses(kMidday, kRoad.value) = 100;
  auto const roads = traffic_roads(world, buses, 1);
  ASSERT_EQ(roads.changes.size(), 2U);
  EXPECT_EQ(roads.changes[0].at_s, world.transport.bins[kMidday].start_s);
  EXPECT_EQ(roads.changes[0].capacity_pcu_h, 900 - 250);
  EXPECT_EQ(roads.changes[1].at_s, world.transport.bins[kMidday + 1].start_s);
  EXPECT_EQ(roads.changes[1].capacity_pcu_h, 900);
}

TEST(DynamicRoads, TrucksMayNotEnterInTheHoursOfABanOnAnyDayThatADayMayLast) {
  auto world = small::world();
  world.network.links.truck_ban_hours[kRoad] = hours_between(22, 6) | hours_between(9, 10);
  auto const roads = traffic_roads(world, Matrix(4, world.network.links.size()), 1);
  std::vector<std::pair<double, double>> hours;
  for (auto const& c : roads.closures) {
    EXPECT_EQ(c.link, kRoad);
    EXPECT_EQ(c.classes, 1U << static_cast<unsigned>(VehicleClass::truck));
    hours.emplace_back(c.begin_s / 3600, c.end_s / 3600);
  }
  ASSERT_EQ(hours.size(), 2 * 11 + 1U);
  EXPECT_EQ(std::vector(hours.begin(), hours.begin() + 4),
            (std::vector<std::pair<double, double>>{{0, 6}, {9, 10}, {22, 30}, {33, 34}}));
  EXPECT_EQ(hours.back(), (std::pair<double, double>{262, 264}));
}

TEST(DynamicRoads, ABanAtAllHoursIsAFineForThoseWhoMustEnter) {
  auto world = small::world();
  world.network.links.truck_ban_hours[kRoad] = kAllHours;
  EXPECT_TRUE(traffic_roads(world, Matrix(4, world.network.links.size()), 1).closures.empty());
  RoadParameters const p;
  EXPECT_EQ(day_access(world, p).toll[static_cast<std::size_t>(VehicleClass::truck)][kRoad.value],
            4 * p.truck_vot_vnd_h);
}

TEST(DynamicRoads, TollsAreThePartThatDriversFeel) {
  auto world = small::world();
  auto& links = world.network.links;
  links.truck_toll[kRoad] = {100'000};
  links.car_toll[kRoad] = {20'000};
  RoadParameters const p;
  auto const access = day_access(world, p);
  EXPECT_EQ(access.toll[static_cast<std::size_t>(VehicleClass::truck)][kRoad.value], p.toll_weight * 100'000);
  EXPECT_EQ(access.toll[static_cast<std::size_t>(VehicleClass::car)][kRoad.value], p.toll_weight * 20'000);
}

TEST(DynamicRoads, TheLowerOfTwoSpeedCapsHolds) {
  TravelParameters p;
  p.road.truck_speed_kmh = 55;
  p.dynamic.rules.top_speed_kmh = {40, 120, 80, 80};
  auto const rules = traffic_rules(p);
  EXPECT_EQ(rules.top_speed_kmh, (std::array<double, kVehicleClasses>{40, 120, 50, 55}));
}

}  // namespace
}  // namespace tanvan
