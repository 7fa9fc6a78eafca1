#include "models/freight/shipments.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <tbb/global_control.h>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

struct Day {
  FreightRoads roads;
  TradeWays ways;
  std::vector<Shipment> shipments;

  explicit Day(World const& world, FreightParameters const& p = {})
      : roads(freight_roads(world)), ways(world, roads, p), shipments(shipments_of_day(world, roads, ways, p)) {}

  double tonnes(GoodsFlow flow) const {
    double sum = 0;
    for (auto const& s : shipments)
      if (s.flow == flow) sum += static_cast<double>(s.kg) / 1000;
    return sum;
  }
};

/// Means over the draws of many months.
std::array<double, kGoodsFlows> mean_tonnes(World world, FreightParameters const& p) {
  std::array<double, kGoodsFlows> mean{};
  constexpr int kMonths = 400;
  for (int n = 0; n < kMonths; ++n, world.now = world.now + 1) {
    Day const day{world, p};
    for (std::size_t f = 0; f < kGoodsFlows; ++f) mean[f] += day.tonnes(static_cast<GoodsFlow>(f)) / kMonths;
  }
  return mean;
}

TEST(Shipments, ADaysMassIsTheMonthsOverItsWorkingDays) {
  auto const world = goods_town::world(3000);
  FreightParameters const p{.working_days = 300};
  auto const mean = mean_tonnes(world, p);
  auto const of = [&](GoodsFlow flow) { return mean[static_cast<std::size_t>(flow)]; };
  EXPECT_NEAR(of(GoodsFlow::outbound), 120 * 0.6 * 0.85, 2) << "export_share of 120 t a day, most of it abroad";
  // The builder's 2,000 million of value added buy as much again, 40 % inside; the factory sells 16,000 there
  EXPECT_NEAR(of(GoodsFlow::supply), 120 * 0.4 * 800 / 16'000, 0.4);
  EXPECT_NEAR(of(GoodsFlow::market) + of(GoodsFlow::supply), 120 * 0.4, 2);
  double const residents = 600 * 3 * p.household_goods_t / 300;
  EXPECT_NEAR(of(GoodsFlow::household), residents, 0.4);
}

TEST(Shipments, AtSmallScalesShippersSendForSeveralOfTheirKind) {
  auto world = goods_town::world(30'000);
  FreightParameters const p{.least_sample = 0.4};
  EXPECT_EQ(days_drawn(world, {}), 1U) << "a tenth is enough";
  EXPECT_EQ(days_drawn(world, p), 4U);
  EXPECT_DOUBLE_EQ(shipment_weight(world, p), 1 / 0.4);
  Day const one{world}, four{world, p};
  auto const tonnes = [](Day const& day) {
    double sum = 0;
    for (std::size_t f = 0; f < kGoodsFlows; ++f) sum += day.tonnes(static_cast<GoodsFlow>(f));
    return sum;
  };
  EXPECT_NEAR(tonnes(four) / 4, tonnes(one), 0.1 * tonnes(one));
  std::set<AgentKey> keys, shippers;
  for (auto const& s : four.shipments) {
    keys.insert(s.key);
    if (s.base == ZoneId{3} && s.flow == GoodsFlow::outbound) shippers.insert(s.shipper);
  }
  EXPECT_EQ(keys.size(), four.shipments.size()) << "each has draws of its own";
  EXPECT_EQ(shippers.size(), 4U);
  auto const first = std::ranges::find_if(four.shipments, [&](Shipment const& s) {
    return s.flow == one.shipments.front().flow && s.key == one.shipments.front().key;
  });
  EXPECT_NE(first, four.shipments.end()) << "the first of them is the one of larger scales";
}

TEST(Shipments, NightReceiversAreAShareOfAll) {
  auto world = goods_town::world(30'000);
  auto const day = Day{world};
  world.freight.night_share = 0.3;
  auto const night = Day{world};
  ASSERT_EQ(night.shipments.size(), day.shipments.size()) << "nothing else changes";
  double any_hour = 0;
  for (std::size_t i = 0; i < day.shipments.size(); ++i) {
    EXPECT_EQ(night.shipments[i].key, day.shipments[i].key);
    any_hour += night.shipments[i].any_hour;
  }
  EXPECT_NEAR(any_hour / static_cast<double>(day.shipments.size()), 0.3, 0.05);
}

TEST(Shipments, GoToCustomersGatewaysAndMarkets) {
  Day const day{goods_town::world(30'000)};
  for (auto const& s : day.shipments) {
    EXPECT_GT(s.kg, 0);
    EXPECT_TRUE(s.base == s.from || s.base == s.to);
    EXPECT_TRUE(s.flow != GoodsFlow::supply || s.to == ZoneId{4});
    EXPECT_TRUE(s.flow != GoodsFlow::outbound || s.to == ZoneId{5});
    EXPECT_TRUE(s.container == 0 || s.way == 0);
    EXPECT_TRUE(s.container == 0 || s.vehicle == FreightVehicle::tractor);
  }
}

TEST(Shipments, SmallRelationsSendLittleAtATime) {
  Day const small{goods_town::world(2)}, large{goods_town::world(30'000)};
  auto const largest = [](Day const& day) {
    double most = 0;
    for (auto const& s : day.shipments)
      if (s.flow == GoodsFlow::market || s.flow == GoodsFlow::outbound) most = std::max(most, kShipmentSizes_t[s.size]);
    return most;
  };
  EXPECT_LE(largest(small), 4.5);
  EXPECT_GE(largest(large), 8);
}

TEST(Shipments, BeforeTheEconomyBeginsValueAddedStandsForWhatWasSent) {
  auto world = goods_town::world(0);
  FreightParameters const p{.tonnes_scale = 0.6};
  double const month_t = 0.6 * 0.05 * world.population.enterprises.expected_demand[EnterpriseId{0}];
  auto const mean = mean_tonnes(world, p);
  EXPECT_NEAR(mean[static_cast<std::size_t>(GoodsFlow::outbound)], month_t / 25 * 0.6 * 0.85, 1.2)
      << "20 t a container";
}

TEST(Shipments, WithoutAGatewayAllThatLeavesGoesToOtherProvinces) {
  auto world = goods_town::world(3000);
  world.region.freight.clear();
  auto const mean = mean_tonnes(world, {});
  EXPECT_EQ(mean[static_cast<std::size_t>(GoodsFlow::outbound)], 0);
  EXPECT_NEAR(mean[static_cast<std::size_t>(GoodsFlow::domestic)], 120 * 0.6 + 600 * 3 / 300.0 + 5.4, 3)
      << "the factory's, the residents' and inputs";
}

TEST(Shipments, OneFlowMoreChangesNoOther) {
  auto world = goods_town::world(30'000);
  auto const before = Day{world}.shipments;
  world.suppliers.offset = {0, 0, 0, 0};
  world.suppliers.other.clear();  // the builder buys elsewhere
  std::vector<AgentKey> kept;
  for (auto const& s : Day{world}.shipments)
    if (s.flow == GoodsFlow::outbound) kept.push_back(s.key);
  std::size_t row = 0;
  for (auto const& s : before)
    if (s.flow == GoodsFlow::outbound) {
      ASSERT_LT(row, kept.size());
      EXPECT_EQ(s.key, kept[row++]);
    }
}

TEST(Shipments, ResidentsOrderTogetherWhateverTheScale) {
  auto const largest = [](double scale) {
    auto world = goods_town::world(0);
    world.scale = scale;
    for (auto& n : world.population.households.persons) n = static_cast<std::uint16_t>(20 * scale);
    double most = 0;
    for (int month = 0; month < 100 / scale; ++month, world.now = world.now + 1)
      for (auto const& s : Day{world}.shipments)
        if (s.flow == GoodsFlow::domestic && s.base == ZoneId{2} && s.commodity == Commodity::bulk)
          most = std::max(most, kShipmentSizes_t[s.size]);
    return most;
  };
  EXPECT_GE(largest(1), 15);
  EXPECT_GE(largest(0.05), 15) << "one in twenty orders as much at a time as all";
}

TEST(Shipments, AreTheSameOnAnyThreads) {
  auto const world = goods_town::world(30'000);
  auto const on = [&](std::size_t threads) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::int64_t, FreightVehicle>> all;
    for (auto const& s : Day{world}.shipments) all.emplace_back(s.from.value, s.to.value, s.kg, s.vehicle);
    return all;
  };
  auto const one = on(1);
  EXPECT_EQ(one, on(2));
  EXPECT_EQ(one, on(7));
}

}  // namespace
}  // namespace tanvan
