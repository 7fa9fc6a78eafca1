#include "models/freight/gateways.hpp"

#include <gtest/gtest.h>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

TEST(TradeWays, NearAndLargeGatewaysWin) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Cảng xa", FreightNode::seaport, 0, 300'000);
  auto const roads = freight_roads(world);
  TradeWays const ways{world, roads, {.trade_slope = 5}};
  int near = 0;
  for (int i = 0; i < 1000; ++i) near += ways.at(ZoneId{4}, (i + 0.5) / 1000).gateway == 0;
  EXPECT_GT(near, 500);
  EXPECT_LT(near, 1000);
}

TEST(TradeWays, ARiverPortTakesContainersOnceBargesAreCheap) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Bến", FreightNode::river_port, 2, 300'000);
  auto const roads = freight_roads(world);
  auto const barged = [&](double handling) {
    TradeWays const ways{world, roads, {.trade_slope = 20, .barge_cost = 0.1, .handling_mvnd = handling}};
    int count = 0;
    for (int i = 0; i < 1000; ++i) {
      auto const way = ways.at(ZoneId{2}, (i + 0.5) / 1000);
      count += way.chain == Chain::barge;
      EXPECT_EQ(ways.truck_end(way), way.chain == Chain::barge ? ZoneId{2} : ZoneId{5});
      EXPECT_EQ(way.gateway, 0U);
    }
    return count;
  };
  EXPECT_GT(barged(0), barged(0.2));
  EXPECT_GT(barged(0.2), barged(2));
}

TEST(Gateways, PlannedNodesOfLaterYearsAndWarehousesAreNone) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Kho", FreightNode::warehouse, 4, 500'000);
  EXPECT_EQ(gateways(world, 2025, {}).size(), 1U);
  goods_town::add_node(world, "Cảng cạn", FreightNode::rail_terminal, 4, 500'000);
  world.region.freight.back().year = 2032;
  EXPECT_EQ(gateways(world, 2025, {}).size(), 1U);
  EXPECT_EQ(gateways(world, 2032, {}).size(), 2U);
}

}  // namespace
}  // namespace tanvan
