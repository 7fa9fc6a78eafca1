#include "models/freight/rounds.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <tbb/global_control.h>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

struct Day {
  FreightRoads roads;
  TradeWays ways;
  std::vector<Shipment> shipments;
  GoodsDay goods;

  explicit Day(World const& world, FreightParameters const& p = {})
      : roads(freight_roads(world)),
        ways(world, roads, p),
        shipments(shipments_of_day(world, roads, ways, p)),
        goods(drive_goods(world, roads, shipments, 1, p)) {}
};

std::map<std::uint32_t, int> balance(GoodsDay const& day) {
  std::map<std::uint32_t, int> net;
  for (auto const& trip : day.trips) ++net[trip.from.value], --net[trip.to.value];
  return net;
}

TEST(Rounds, EveryShipmentIsDrivenAndEveryVehicleComesBack) {
  Day const day{goods_town::world(30'000)};
  std::size_t split = 0;
  for (auto const& s : day.shipments)
    split += static_cast<std::size_t>(std::ceil(static_cast<double>(s.kg) / 1000 / kind_of(s.vehicle).capacity_t));
  EXPECT_GE(day.goods.alone + day.goods.pooled, static_cast<double>(day.shipments.size()));
  EXPECT_LE(day.goods.alone + day.goods.pooled, static_cast<double>(split));
  for (auto const& [zone, net] : balance(day.goods)) EXPECT_EQ(net, 0) << zone;
  EXPECT_GT(day.goods.pooled, 0);
  EXPECT_GT(day.goods.cost_vnd, 0);
}

TEST(Rounds, WhatIsLoadedIsUnloadedWhereItBelongs) {
  Day const day{goods_town::world(30'000)};
  std::map<std::uint32_t, double> left;  // kg that leave a zone less those that come, of trips and of shipments
  for (auto const& trip : day.goods.trips) left[trip.from.value] += trip.load_kg, left[trip.to.value] -= trip.load_kg;
  for (auto const& s : day.shipments)
    left[s.from.value] -= static_cast<double>(s.kg), left[s.to.value] += static_cast<double>(s.kg);
  for (auto const& [zone, kg] : left) EXPECT_NEAR(kg, 0, 1e-3) << zone;
}

TEST(Rounds, TonneKilometresAreThoseOfTheShipmentsAtLeast) {
  Day const day{goods_town::world(30'000), {.triangulation = 0}};
  double carried = 0, wanted = 0;
  for (auto const& trip : day.goods.trips) carried += trip.load_kg * day.roads.km(trip.from.value, trip.to.value);
  for (auto const& s : day.shipments) wanted += static_cast<double>(s.kg) * day.roads.km(s.from.value, s.to.value);
  EXPECT_GE(carried, wanted * (1 - 1e-9)) << "rounds carry goods along ways that are no shorter";
}

TEST(Rounds, NobodyIsLoadedBeyondItsCapacity) {
  Day const day{goods_town::world(30'000)};
  for (auto const& trip : day.goods.trips) EXPECT_LE(trip.load_kg, 1000 * kind_of(trip.vehicle).capacity_t + 1e-6);
}

TEST(Rounds, TriangulationSavesTheEmptyWayHome) {
  auto world = goods_town::world(60'000);
  world.population.enterprises.output[EnterpriseId{0}] = 400'000;  // takes in much too
  for (auto& sector : world.region.sectors) sector.freight_t_per_mvnd = 0.2;
  world.region.inputs.push_back({Sector::wood_furniture, Sector::wood_furniture, 1.0, {}});
  Day const apart{world, {.triangulation = 0}}, paired{world, {.triangulation = 1}};
  auto const empty_km = [](Day const& day) {
    double km = 0;
    for (auto const& trip : day.goods.trips)
      if (trip.load_kg == 0) km += day.roads.km(trip.from.value, trip.to.value);
    return km;
  };
  ASSERT_GT(paired.goods.paired, 10);
  EXPECT_EQ(apart.goods.paired, 0);
  EXPECT_LT(empty_km(paired), empty_km(apart));
  EXPECT_LT(paired.goods.cost_vnd, apart.goods.cost_vnd);
}

TEST(Rounds, ABanMovesHoursAndVehicles) {
  auto world = goods_town::world(30'000);
  auto const open = Day{world};
  for (auto& hours : world.network.links.truck_ban_hours)
    for (unsigned h = 6; h < 20; ++h) hours |= 1U << h;
  auto const barred = Day{world};
  auto const heavy_by_day = [](Day const& day) {
    std::size_t count = 0;
    for (auto const& trip : day.goods.trips) {
      double const hour = std::fmod(trip.leave_s / 3600, 24);
      count += kind_of(trip.vehicle).weight == Weight::heavy && trip.from != trip.to && hour >= 6 && hour < 20;
    }
    return count;
  };
  auto const vans = [](Day const& day) {
    return std::ranges::count_if(day.shipments, [](Shipment const& s) {
      return s.vehicle == FreightVehicle::van && s.flow != GoodsFlow::household;
    });
  };
  EXPECT_GT(heavy_by_day(open), 20U);
  EXPECT_EQ(heavy_by_day(barred), 0U) << "ways back wait for the evening too";
  EXPECT_GT(vans(barred), vans(open));
}

TEST(Rounds, AreTheSameOnAnyThreads) {
  auto const world = goods_town::world(30'000);
  auto const on = [&](std::size_t threads) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    std::vector<std::tuple<std::uint32_t, std::uint32_t, double, double>> all;
    for (auto const& trip : Day{world}.goods.trips)
      all.emplace_back(trip.from.value, trip.to.value, trip.leave_s, trip.load_kg);
    return all;
  };
  auto const one = on(1);
  EXPECT_EQ(one, on(2));
  EXPECT_EQ(one, on(7));
}

}  // namespace
}  // namespace tanvan
