#include "models/freight/consolidation.hpp"

#include <gtest/gtest.h>

#include "models/freight/rounds.hpp"
#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

Shipment to_market(std::uint32_t from, std::uint32_t to, std::int64_t kg, std::uint64_t key) {
  Shipment s{.shipper = AgentKey{7}, .base = ZoneId{from}, .from = ZoneId{from}, .to = ZoneId{to}, .kg = kg};
  s.flow = GoodsFlow::market;
  s.key = AgentKey{key};
  return s;
}

World town(double share) {
  auto world = goods_town::world(0);
  world.freight.centres = {{.zone = 3, .radius_km = 5, .share = share, .handling_vnd_t = 60'000}};
  return world;
}

TEST(Consolidation, CutsSmallShipmentsFromOutsideIntoTwoLegs) {
  auto const world = town(1);
  auto const roads = freight_roads(world);
  std::vector<Shipment> const one = {to_market(1, 4, 1'500, 1)};
  auto const legs = through_centres(world, roads, one);
  ASSERT_EQ(legs.size(), 2U);
  EXPECT_EQ(legs[0].from, ZoneId{1});
  EXPECT_EQ(legs[0].to, ZoneId{3});
  EXPECT_EQ(legs[1].from, ZoneId{3});
  EXPECT_EQ(legs[1].base, ZoneId{3});
  EXPECT_EQ(legs[1].to, ZoneId{4});
  EXPECT_EQ(legs[0].kg, legs[1].kg);
  EXPECT_EQ(legs[0].leg, ShipmentLeg::to_centre);
  EXPECT_EQ(legs[1].leg, ShipmentLeg::from_centre);
  EXPECT_NE(legs[0].key, legs[1].key);
  EXPECT_NE(legs[1].shipper, legs[0].shipper);
  EXPECT_DOUBLE_EQ(centre_handling_vnd(world, legs), 1.5 * 60'000);
}

TEST(Consolidation, LeavesLargeNearAndForeignShipmentsAlone) {
  auto const world = town(1);
  auto const roads = freight_roads(world);
  auto large = to_market(1, 4, kConsolidatedMost_kg + 1, 1), near = to_market(4, 4, 500, 2),
       away = to_market(1, 0, 500, 3), own = to_market(1, 3, 500, 4), supply = to_market(1, 4, 500, 5);
  supply.flow = GoodsFlow::supply;
  std::vector<Shipment> const all = {large, near, away, own, supply};
  EXPECT_EQ(through_centres(world, roads, all).size(), all.size());
  EXPECT_EQ(through_centres(goods_town::world(0), roads, {to_market(1, 4, 500, 1)}).size(), 1U) << "no centre";
}

TEST(Consolidation, TakesItsShareByDrawsOfTheShipment) {
  auto const world = town(0.3);
  auto const roads = freight_roads(world);
  std::vector<Shipment> many;
  for (std::uint64_t key = 0; key < 10'000; ++key) many.push_back(to_market(1, 4, 500, key));
  auto const legs = through_centres(world, roads, many);
  EXPECT_NEAR(static_cast<double>(legs.size() - many.size()), 3'000, 150);
  auto const fewer = through_centres(world, roads, {many.begin() + 1, many.end()});
  EXPECT_EQ(legs.size() - fewer.size(), legs[1].leg == ShipmentLeg::from_centre ? 2U : 1U)
      << "one less changes no other";
}

TEST(Consolidation, SavesTheRoundsOfManyShippers) {
  auto world = town(1);
  auto const roads = freight_roads(world);
  std::vector<Shipment> many;
  for (std::uint64_t key = 0; key < 60; ++key) {
    auto s = to_market(1, 4, 100, key);
    s.shipper = AgentKey{key / 3};  // twenty, with a round each
    s.flow = GoodsFlow::household;
    many.push_back(s);
  }
  auto const km = [&](std::vector<Shipment> const& shipments) {
    double sum = 0;
    for (auto const& trip : drive_goods(world, roads, shipments, 1, {}).trips)
      if (trip.from != trip.to) sum += roads.km(trip.from.value, trip.to.value);
    return sum;
  };
  EXPECT_LT(km(through_centres(world, roads, many)), 0.9 * km(many));
}

}  // namespace
}  // namespace tanvan
