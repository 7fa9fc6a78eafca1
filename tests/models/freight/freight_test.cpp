#include "models/freight/freight.hpp"

#include <gtest/gtest.h>
#include <numeric>
#include <tbb/global_control.h>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

constexpr auto kTruck = static_cast<std::size_t>(VehicleClass::truck),
               kCar = static_cast<std::size_t>(VehicleClass::car),
               kMotorbike = static_cast<std::size_t>(VehicleClass::motorbike);

double sum(std::vector<ClassMatrices> const& bins, std::size_t vehicle) {
  double all = 0;
  for (auto const& bin : bins) all += std::accumulate(bin[vehicle].values.begin(), bin[vehicle].values.end(), 0.0);
  return all;
}

TEST(Freight, BeforeTheEconomyBeginsWorkersStandForTheirSectorsValueAdded) {
  auto world = goods_town::world();
  for (auto& d : world.population.enterprises.expected_demand) d = 0;
  world.region.macro = {{"grdp_current", 2020, 100, "billion VND", "", ""}};
  world.region.sectors[index_of(Sector::wood_furniture)].value_added_share = 0.25;
  auto const value = value_added_year(world);
  EXPECT_NEAR(value[EnterpriseId{0}], 100 * 1000 * 0.1 * 0.25, 1e-9);
}

TEST(Freight, TheDaysVehiclesAreThoseOfTheRecordExpanded) {
  auto world = goods_town::world(30'000);
  generate_freight(world, {});
  auto const& figures = world.record.freight.at(2025).figures;
  auto const& trips = figures.at("vehicle_trips");
  EXPECT_NEAR(sum(world.day.freight, kCar), trips[0], 1e-6) << "vans drive as cars";
  EXPECT_NEAR(sum(world.day.freight, kTruck), trips[1] + trips[2] + trips[3], 1e-6);
  EXPECT_NEAR(sum(world.day.freight, kMotorbike), trips[4], 1e-6) << "couriers";
  EXPECT_GT(trips[4], 0);
  double const departures = std::accumulate(figures.at("departures").begin(), figures.at("departures").end(), 0.0);
  EXPECT_NEAR(departures, std::accumulate(trips.begin(), trips.end(), 0.0), 1e-6);
  EXPECT_GT(figures.at("empty_share")[0], 0.2);
  EXPECT_LT(figures.at("empty_share")[0], 0.7);
}

TEST(Freight, TheRecordCountsGoodsByFlowCommodityAndGateway) {
  auto world = goods_town::world(30'000);
  goods_town::add_node(world, "Bến", FreightNode::river_port, 2, 300'000);
  FreightParameters const p{.barge_cost = 0.1, .handling_mvnd = 0};
  generate_freight(world, p);
  auto const& year = world.record.freight.at(2025);
  auto const total = [&](char const* name) {
    auto const& values = year.figures.at(name);
    return std::accumulate(values.begin(), values.end(), 0.0);
  };
  EXPECT_NEAR(total("flow_tonnes") - year.figures.at("flow_tonnes")[5], total("commodity_tonnes"), 1e-6)
      << "goods of residents once";
  EXPECT_EQ(year.gateways, (std::vector<std::string>{"Cảng", "Bến"}));
  EXPECT_NEAR(year.figures.at("gateway_lon")[1], world.network.zones.lon[ZoneId{2}], 1e-12) << "of its zone";
  auto const& through = year.figures.at("gateway_tonnes");
  auto const& flow = year.figures.at("flow_tonnes");
  EXPECT_NEAR(through[0], flow[2] + flow[3], 1e-6) << "all trade leaves by the port";
  EXPECT_GT(through[1], 0) << "and some comes to it by barge";
  EXPECT_LT(through[1], through[0]);
  EXPECT_EQ(year.figures.at("gate_trucks").size(), 2U * 24U);
  EXPECT_EQ(year.figures.at("departures").size(), kFreightVehicles * 24U);
}

TEST(Freight, ADryPortsContainersGoOnByShuttlesThatDriveLoadedBothWays) {
  auto world = goods_town::world(60'000);
  goods_town::add_node(world, "Cảng cạn", FreightNode::inland_depot, 2, 0);
  world.region.freight.back().metric = "area";
  auto const chains = [&](World& w) {
    generate_freight(w, {.trade_slope = 0, .handling_mvnd = 0});
    return w.record.freight.at(2025).figures.at("chain_containers");
  };
  auto without = world;
  EXPECT_EQ(chains(without)[1] + chains(without)[2], 0);
  world.freight.onward = {{.node = 1, .chain = Chain::road, .teu_year = 900'000, .cost = 0.5}};
  chains(world);
  auto const& figures = world.record.freight.at(2025).figures;
  double const through = figures.at("gateway_containers")[1];
  EXPECT_GT(through, 0);
  double trips = 0, port = 0;
  for (auto const& bin : world.day.freight) trips += bin[kTruck](2, 5) + bin[kTruck](5, 2), port += bin[kTruck](3, 5);
  EXPECT_GE(trips, through) << "each goes on";
  EXPECT_LE(trips, 2 * through + 100) << "and some drive back empty";
  double port_before = 0;
  for (auto const& bin : without.day.freight) port_before += bin[kTruck](3, 5);
  EXPECT_LT(port, port_before) << "fewer of the factory's own tractors drive to the port";
}

TEST(Freight, CarriersRememberGates) {
  auto world = goods_town::world(30'000);
  generate_freight(world, {});
  ASSERT_EQ(world.freight.gates.size(), 1U);
  double const first = world.freight.gates[0].turn_min;
  EXPECT_EQ(first, world.record.freight.at(2025).figures.at("turn_min")[0]);
  generate_freight(world, {});
  double const second = world.record.freight.at(2025).figures.at("turn_min")[0];
  EXPECT_DOUBLE_EQ(world.freight.gates[0].turn_min, (first + second) / 2);
}

TEST(Freight, TheDayIsThatOfTheAccount) {
  auto world = goods_town::world(30'000);
  generate_freight(world, {});
  auto const& figures = world.record.freight.at(2025).figures;
  auto const& sent = figures.at("commodity_tonnes");
  EXPECT_NEAR(std::accumulate(sent.begin(), sent.end(), 0.0), figures.at("tonnes_due")[0],
              0.05 * figures.at("tonnes_due")[0]);
}

TEST(Freight, WhatComesToAnInlandNodeGoesOnFromIt) {
  auto world = goods_town::world(60'000);
  goods_town::add_node(world, "Cảng cạn", FreightNode::inland_depot, 2, 0);
  world.region.freight.back().metric = "area";
  world.freight.onward = {{.node = 1, .chain = Chain::road, .teu_year = 900'000, .cost = 0.5}};
  FreightParameters const p{.trade_slope = 0, .handling_mvnd = 0, .container_from_t = 12};
  generate_freight(world, p);
  auto const& figures = world.record.freight.at(2025).figures;
  double kg = 0;
  auto const& goods = world.day.goods;
  for (std::size_t row = 0; row < goods.size(); ++row)
    if ((goods.origin[row] == ZoneId{2} && goods.destination[row] == ZoneId{5}) ||
        (goods.origin[row] == ZoneId{5} && goods.destination[row] == ZoneId{2}))
      kg += goods.vehicles[row] * p.teu_per_trip * p.tonnes_per_teu * 1000;
  EXPECT_GE(kg / 1000, figures.at("gateway_tonnes")[1] * (1 - 1e-9)) << "loose goods too";
}

TEST(Freight, ATollIsInWhatAContainerCosts) {
  auto world = goods_town::world(60'000);
  auto tolled = world;
  for (auto& toll : tolled.network.links.truck_toll) toll = dong(50'000);
  generate_freight(world, {.triangulation = 0});
  generate_freight(tolled, {.triangulation = 0});
  auto const cost = [](World const& w) { return w.record.freight.at(2025).figures.at("cost_vnd_container")[0]; };
  EXPECT_NEAR(cost(tolled) - cost(world), 2 * 2 * 50'000, 10'000) << "two links, there and back";
}

TEST(Freight, AGateSeesEveryTruckThatComesForTrade) {
  auto world = goods_town::world(30'000);
  generate_freight(world, {.container_from_t = 1e9, .triangulation = 0, .own_share = 1});
  auto const& figures = world.record.freight.at(2025).figures;
  auto const& trucks = figures.at("gate_trucks");
  double trips = 0;
  auto const& goods = world.day.goods;
  for (std::size_t row = 0; row < goods.size(); ++row)
    if (goods.origin[row] == ZoneId{5} && goods.vehicle[row] == VehicleClass::truck) trips += goods.vehicles[row];
  EXPECT_NEAR(std::accumulate(trucks.begin(), trucks.end(), 0.0), trips, 0.35 * trips)
      << "but for domestic goods of the same zone";
  EXPECT_GT(std::accumulate(trucks.begin(), trucks.end(), 0.0), 0);
}

TEST(Freight, TheSameBitsOnAnyNumberOfThreads) {
  auto const lived = [](std::size_t threads) {
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    auto world = goods_town::world(30'000);
    goods_town::add_node(world, "Bến", FreightNode::river_port, 2, 300'000);
    world.freight.bookings = {{.node = 0, .use = 0.7, .most_shift_h = 4}};
    world.freight.centres = {{.zone = 3, .radius_km = 4, .share = 0.5, .handling_vnd_t = 60'000}};
    world.freight.onward = {{.node = 1, .chain = Chain::rail, .teu_year = 100'000, .cost = 0.2}};
    world.freight.night_share = 0.3;
    generate_freight(world, {.least_sample = 0.3});
    return world;
  };
  auto const one = lived(1);
  for (std::size_t const threads : {2U, 7U}) {
    auto const other = lived(threads);
    EXPECT_EQ(other.day.goods.origin, one.day.goods.origin) << threads;
    EXPECT_EQ(other.day.goods.destination, one.day.goods.destination) << threads;
    EXPECT_EQ(other.day.goods.until_s, one.day.goods.until_s) << threads;
    EXPECT_EQ(other.day.goods.key, one.day.goods.key) << threads;
    EXPECT_EQ(other.freight.gates.front().turn_min, one.freight.gates.front().turn_min) << threads;
    EXPECT_EQ(other.day.goods.from_s, one.day.goods.from_s) << threads;
    EXPECT_EQ(other.day.goods.vehicles, one.day.goods.vehicles) << threads;
    EXPECT_EQ(other.record.freight.at(2025).figures, one.record.freight.at(2025).figures) << threads;
  }
}

TEST(Freight, AnInlandDepotShuttlesItsContainersToTheSea) {
  auto world = goods_town::world(0);
  for (auto& output : world.population.enterprises.output) output = 0;
  for (auto& d : world.population.enterprises.expected_demand) d = 0;
  for (auto& persons : world.population.households.persons) persons = 0;
  goods_town::add_node(world, "ICD", FreightNode::inland_depot, 2, 163'000);
  generate_freight(world, {});
  double trips = 0;
  for (auto const& bin : world.day.freight) trips += bin[kTruck](2, 5) + bin[kTruck](5, 2);
  EXPECT_NEAR(trips, 0.5 * 0.6 * 163'000 / 1.63 / 300, 1e-6)
      << "those of others; the province's own drive as shipments";
}

}  // namespace
}  // namespace tanvan
