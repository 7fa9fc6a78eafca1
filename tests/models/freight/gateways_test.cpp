#include "models/freight/gateways.hpp"

#include <gtest/gtest.h>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

constexpr auto kGoods = Commodity::manufactured;

TEST(TradeWays, NearAndLargeGatewaysWin) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Cảng xa", FreightNode::seaport, 0, 300'000);
  auto const roads = freight_roads(world);
  TradeWays const ways{world, roads, {.trade_slope = 5}};
  int near = 0;
  for (int i = 0; i < 1000; ++i) near += ways.at(ZoneId{4}, kGoods, (i + 0.5) / 1000).gateway == 0;
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
      auto const way = ways.at(ZoneId{2}, kGoods, (i + 0.5) / 1000);
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

TEST(Gateways, AnInterventionLetsAPlannedNodeCarryContainersOn) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Cảng cạn", FreightNode::rail_terminal, 2, 0);
  world.region.freight.back().metric = "area";
  EXPECT_EQ(gateways(world, 2025, {}).size(), 1U);
  world.freight.onward = {{.node = 1, .chain = Chain::rail, .teu_year = 1}, {1, Chain::rail, 400'000, 0.1}};
  auto const all = gateways(world, 2025, {});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].row, 1U);
  EXPECT_EQ(all[1].teu_year, 400'000) << "the last decision counts";
  EXPECT_EQ(all[1].others_teu, 0);
  FreightParameters const p{.trade_slope = 20, .handling_mvnd = 0};
  auto const roads = freight_roads(world);
  TradeWays const ways{world, roads, p};
  int by_train = 0;
  for (int i = 0; i < 1000; ++i) {
    auto const way = ways.at(ZoneId{2}, kGoods, (i + 0.5) / 1000);
    by_train += way.chain == Chain::rail;
    EXPECT_EQ(way.gateway, 0U) << "containers end at the sea";
  }
  EXPECT_GT(by_train, 500);
}

TEST(Gateways, RowsOfResultsAreTheNodesOfTheTableWhateverIsOpen) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Kho", FreightNode::warehouse, 4, 500'000);
  goods_town::add_node(world, "Cảng cạn", FreightNode::rail_terminal, 4, 500'000);
  goods_town::add_node(world, "Cảng cạn", FreightNode::rail_terminal, 4, 100'000);
  EXPECT_EQ(gateway_rows(world.region), (std::vector<std::uint64_t>{0, 2}));
  EXPECT_EQ(first_rows(world.region), (std::vector<std::uint64_t>{0, 1, 2, 2}));
}

TEST(TradeWays, OutsideTheProvinceOnlyBordersPortsAndAirportsAreWaysAbroad) {
  auto world = goods_town::world();
  goods_town::add_node(world, "ICD ngoài tỉnh", FreightNode::inland_depot, 0, 3'000'000);
  goods_town::add_node(world, "Sân bay", FreightNode::airport, 0, 300'000);
  auto const roads = freight_roads(world);
  TradeWays const ways{world, roads, {.trade_slope = 0}};
  for (int i = 0; i < 1000; ++i) {
    EXPECT_NE(ways.at(ZoneId{2}, kGoods, (i + 0.5) / 1000).gateway, 1U);
    EXPECT_EQ(ways.at(ZoneId{2}, Commodity::bulk, (i + 0.5) / 1000).gateway, 0U) << "no sand by air";
  }
}

TEST(TradeWays, AnInlandNodeTakesNoMoreThanItCanCarry) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Bến", FreightNode::river_port, 2, 0);
  world.region.freight.back().metric = "area";
  world.freight.onward = {{.node = 1, .chain = Chain::barge, .teu_year = 30'000, .cost = 0.01}};
  auto const roads = freight_roads(world);
  FreightParameters const p{.trade_slope = 3, .handling_mvnd = 0};
  TradeWays ways{world, roads, p};
  auto const barged = [&] {
    int count = 0;
    for (int i = 0; i < 10'000; ++i) count += ways.at(ZoneId{2}, kGoods, (i + 0.5) / 10'000).chain == Chain::barge;
    return count / 10'000.0;
  };
  TradeWays::Boxes boxes;
  for (auto& lane : boxes) lane.assign(6, 0);
  boxes[TradeWays::lane(kGoods)][2] = 1000;
  double const free = barged();
  double const room = 30'000 / (p.teu_per_trip * p.working_days) / 1000;
  ASSERT_GT(free, 1.2 * room);
  EXPECT_TRUE(ways.hold(boxes));
  EXPECT_NEAR(barged(), room, 0.002);
  boxes[TradeWays::lane(kGoods)][2] = 0.001;
  TradeWays idle{world, roads, p};
  EXPECT_FALSE(idle.hold(boxes)) << "with room there is no price";
}

TEST(Gateways, AWarehouseIsNoDryPort) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Kho", FreightNode::warehouse, 4, 500'000);
  world.freight.onward = {{.node = 1, .chain = Chain::road, .teu_year = 100'000}};
  EXPECT_EQ(gateways(world, 2025, {}).size(), 1U);
}

TEST(Gateways, WhatAnInterventionBringsToAKnownNodeItsGateIsBuiltFor) {
  auto world = goods_town::world();
  goods_town::add_node(world, "ICD", FreightNode::inland_depot, 2, 200'000);
  world.freight.onward = {{.node = 1, .chain = Chain::road, .teu_year = 100'000},
                          {.node = 1, .chain = Chain::rail, .teu_year = 50'000}};
  auto const icd = gateways(world, 2025, {}).at(1);
  EXPECT_EQ(icd.teu_year, 200'000);
  EXPECT_EQ(icd.built_teu, 350'000);
}

TEST(TradeWays, AGateThatIsRememberedAsSlowLosesTrade) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Cảng xa", FreightNode::seaport, 0, 300'000);
  auto const roads = freight_roads(world);
  FreightParameters const p{.trade_slope = 5};
  auto const near = [&] {
    TradeWays const ways{world, roads, p};
    int count = 0;
    for (int i = 0; i < 1000; ++i) count += ways.at(ZoneId{4}, kGoods, (i + 0.5) / 1000).gateway == 0;
    return count;
  };
  int const before = near();
  world.freight.gates = {{0, p.gate_min + 120}};
  EXPECT_LT(near(), before);
  world.freight.gates = {{0, p.gate_min}};
  EXPECT_EQ(near(), before);
}

}  // namespace
}  // namespace tanvan
