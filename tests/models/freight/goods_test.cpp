#include "models/freight/goods.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "sim/rng/draws.hpp"
#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

constexpr auto kFood = index_of(Commodity::food), kBulk = index_of(Commodity::bulk);

/// A mill that grinds what farms outside grow, and a shop.
World mill_world() {
  auto world = small::world(30);
  auto& e = world.population.enterprises;
  e.sector[EnterpriseId{0}] = Sector::food;
  auto& sectors = world.region.sectors;
  sectors[index_of(Sector::food)].freight_t_per_mvnd = 0.2;
  sectors[index_of(Sector::food)].intermediate_share = 0.75;
  sectors[index_of(Sector::agriculture)].freight_t_per_mvnd = 0.4;
  sectors[index_of(Sector::agriculture)].intermediate_share = 0.5;
  world.region.inputs = {{Sector::food, Sector::agriculture, 0.6, {}}, {Sector::food, Sector::trade, 0.4, {}}};
  e.output = Column<EnterpriseId, double>(2, 100);
  e.desired.resize(2, {5, 0, 0});
  e.goods_kg.resize(2);
  e.goods_sent_kg.resize(2);
  return world;
}

Kilograms total_of(GoodsAccount const& account) {
  Kilograms sum{};
  for (std::size_t c = 0; c < kCommodities; ++c)
    sum[c] = account.opening[c] + account.produced[c] + account.imported[c] - account.delivered[c];
  return sum;
}

TEST(Goods, AMillMakesWhatItsOutputWeighsAndTakesInWhatItsInputsWeigh) {
  auto const world = mill_world();
  GoodsRates const rates{world.region, {.tonnes_scale = 1}};
  EXPECT_EQ(rates.made_kg(Sector::food, 100), 20'000);
  EXPECT_EQ(rates.made_kg(Sector::trade, 100), 0) << "a shop makes nothing of weight";
  // 100 million of value added buy 300 of inputs, 180 of them outside, 108 from farms, whose sales weigh 0.2 t each
  EXPECT_EQ(rates.inbound_kg(Sector::food, 100)[kFood], 21'600);
}

TEST(Goods, AnEnterpriseKeepsSomeDaysOfWhatItMakes) {
  auto world = mill_world();
  move_goods(world, {.stock_days = 6, .tonnes_scale = 1});
  auto const& e = world.population.enterprises;
  EXPECT_EQ(e.goods_kg[EnterpriseId{0}], 4'000);
  EXPECT_EQ(e.goods_sent_kg[EnterpriseId{0}], 16'000);
  move_goods(world, {.stock_days = 6, .tonnes_scale = 1});
  EXPECT_EQ(e.goods_sent_kg[EnterpriseId{0}], 20'000);
}

TEST(Goods, WhoClosesSendsAllThatIsLeft) {
  auto world = mill_world();
  move_goods(world, {});
  auto& e = world.population.enterprises;
  auto const left = e.goods_kg[EnterpriseId{0}];
  ASSERT_GT(left, 0);
  e.desired[EnterpriseId{0}] = {};
  e.output[EnterpriseId{0}] = 0;
  move_goods(world, {});
  EXPECT_EQ(e.goods_kg[EnterpriseId{0}], 0);
  EXPECT_EQ(e.goods_sent_kg[EnterpriseId{0}], left);
}

TEST(Goods, ResidentsBringInTheirGoodsAndFetchThemDaysLater) {
  auto world = mill_world();
  FreightParameters const p{.household_goods_t = 1.2, .trade_scale = 10, .import_h = 72};
  world.population.enterprises.output = Column<EnterpriseId, double>(2, 0);
  move_goods(world, p);
  auto const bulk = household_goods_kg(90, p)[kBulk];  // 30 families of three
  EXPECT_EQ(world.freight.goods.imported[kBulk], bulk);
  EXPECT_NEAR(static_cast<double>(world.freight.at_gateways[kBulk]), static_cast<double>(bulk) / 10, 0.5);
  auto const all = household_goods_kg(1'000'000, p);
  EXPECT_NEAR(static_cast<double>(std::accumulate(all.begin(), all.end(), std::int64_t{0})), 1e8, kCommodities);
}

TEST(Goods, EveryKilogramIsDeliveredOrInStockThroughBoomsAndCrises) {
  auto world = mill_world();
  auto& e = world.population.enterprises;
  for (std::uint32_t month = 0; month < 36; ++month) {
    Draws draws{7, AgentKey{1}, month, Stream::freight};
    e.output[EnterpriseId{0}] = 300 * draws.uniform() * draws.below(2);
    move_goods(world, {});
    EXPECT_EQ(total_of(world.freight.goods), goods_in_stock(world));
    if (month % 12 == 11) close_goods_account(world);
  }
  EXPECT_EQ(world.freight.goods.opening, goods_in_stock(world));
  EXPECT_EQ(world.freight.goods.produced, Kilograms{});
}

TEST(Goods, TheRecordTellsTonnesOfTheFullPopulation) {
  auto world = mill_world();
  move_goods(world, {});
  auto const produced = world.freight.goods.produced[kFood];
  close_goods_account(world);
  EXPECT_DOUBLE_EQ(world.record.freight.at(2025).figures.at("tonnes_produced")[kFood],
                   static_cast<double>(produced) / 1000 / world.scale);
}

}  // namespace
}  // namespace tanvan
