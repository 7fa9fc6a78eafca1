#include "models/freight/parcel_drives.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "models/freight/customs.hpp"
#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(ParcelDrives, CouriersAreMotorbikesThatComeBack) {
  auto const world = goods_town::world();
  auto const roads = freight_roads(world);
  FreightParameters const p;
  auto parcels = parcels_of_day(world, p);
  GoodsDay day;
  drive_parcels(world, roads, gateways(world, 2025, p), p, parcels, day);
  std::vector<double> net(world.network.zones.size());
  double boxes = 0;
  for (auto const& trip : day.trips) {
    net[trip.from.value] += trip.vehicles, net[trip.to.value] -= trip.vehicles;
    EXPECT_EQ(kind_of(trip.vehicle).traffic,
              trip.vehicle == FreightVehicle::courier ? VehicleClass::motorbike : VehicleClass::car);
    if (trip.vehicle == FreightVehicle::courier) boxes += trip.vehicles / 2;
  }
  for (double const n : net) EXPECT_NEAR(n, 0, 1e-9);
  EXPECT_NEAR(boxes, parcels.rounds, 1e-9);
  EXPECT_NEAR(parcels.tries, sum(parcels.home) / (1 - p.parcels_failed), 1e-9);
  EXPECT_NEAR(parcels.rounds * p.courier_parcels, parcels.tries + sum(parcels.business), 1e-9);
  EXPECT_NEAR(parcels.vans * p.van_parcels, sum(parcels.home) + sum(parcels.business), 1e-9);
}

TEST(ParcelDrives, LockersSaveTriesAndCouriers) {
  auto world = goods_town::world();
  auto const roads = freight_roads(world);
  auto const lived = [&] {
    auto parcels = parcels_of_day(world, {});
    GoodsDay day;
    drive_parcels(world, roads, {}, {}, parcels, day);
    return parcels;
  };
  auto const doors = lived();
  world.freight.locker_share = 0.5;
  auto const lockers = lived();
  EXPECT_NEAR(lockers.tries, doors.tries / 2, 1e-9);
  EXPECT_LT(lockers.couriers, 0.8 * doors.couriers);
  EXPECT_LT(lockers.cost_vnd, doors.cost_vnd);
}

TEST(ParcelDrives, AZoneOfParcelsFromAbroadFetchesAndSendsThem) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Sân bay", FreightNode::airport, 0, 10'000);
  goods_town::add_node(world, "Khu TMĐT", FreightNode::parcel_centre, 3, 0);
  auto const roads = freight_roads(world);
  FreightParameters const p;
  auto const nodes = gateways(world, 2025, p);
  auto const lived = [&](double bonded) {
    world.freight.parcel_zones = {{.node = 2, .parcels_day = 1}, {2, 100'000, bonded}};
    auto parcels = parcels_of_day(world, p);
    GoodsDay day;
    drive_parcels(world, roads, nodes, p, parcels, day);
    double from_air = 0, from_sea = 0;
    for (auto const& trip : day.trips) {
      if (trip.from == ZoneId{0} && trip.vehicle == FreightVehicle::truck_3_axle) from_air += trip.vehicles;
      if (trip.from == ZoneId{5} && trip.vehicle == FreightVehicle::tractor) from_sea += trip.vehicles;
    }
    EXPECT_NEAR(from_air, (1 - bonded) * 100'000 / p.truck_parcels, 1e-6);
    EXPECT_NEAR(from_sea, bonded * 100'000 / p.container_parcels, 1e-6);
    return parcels;
  };
  auto const single = lived(0), stock = lived(1);
  EXPECT_EQ(single.abroad, 100'000) << "the last decision counts";
  EXPECT_NEAR(single.abroad_h, p.import_h * p.customs_share, 1e-9);
  EXPECT_NEAR(stock.abroad_h, channel_h(CustomsChannel::green) + 2, 1e-9);
}

}  // namespace
}  // namespace tanvan
