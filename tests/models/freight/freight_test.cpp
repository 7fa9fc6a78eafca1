#include "models/freight/freight.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

double sum(Matrix const& m) {
  return std::accumulate(m.values.begin(), m.values.end(), 0.0);
}

void add_port(World& world, std::string id, std::uint32_t zone, double teu) {
  FreightRow port;
  port.id = std::move(id);
  port.type = "node";
  port.zone = {zone};
  port.metric = "throughput";
  port.value = teu;
  port.unit = "TEU per year";
  port.year = 2020;
  world.region.freight.push_back(port);
}

World freight_world() {
  auto world = small::world(600);
  add_port(world, "F1", 5, 300000);
  world.access.truck_time_min = world.access.motorbike_time_min;
  return world;
}

TEST(Freight, TonnesAreValueAddedTimesTheSectorsRate) {
  auto const world = freight_world();
  auto const sent = tonnes_sent(world, {});
  double const value = 12 * world.population.enterprises.expected_demand[EnterpriseId{0}] / world.scale;
  EXPECT_NEAR(sent.to_gateways[3], value * 0.05 / 300 * 0.6, 1e-9);
  EXPECT_NEAR(sent.to_market[3], value * 0.05 / 300 * 0.4, 1e-9);
  EXPECT_EQ(sent.to_market[2], 0) << "a shop sends nothing";
}

TEST(Freight, BeforeTheEconomyBeginsWorkersStandForTheirSectorsValueAdded) {
  auto world = freight_world();
  for (auto& d : world.population.enterprises.expected_demand) d = 0;
  world.region.macro = {{"grdp_current", 2020, 100, "billion VND", "", ""}};
  world.region.sectors[index_of(Sector::wood_furniture)].value_added_share = 0.25;
  auto const value = value_added_year(world);
  EXPECT_NEAR(value[EnterpriseId{0}], 100 * 1000 * 0.1 * 0.25, 1e-9);
}

TEST(Freight, TrucksCarryAllTonnesBothWays) {
  auto const world = freight_world();
  FreightParameters const p{};
  auto const sent = tonnes_sent(world, p);
  double const tonnes = sent.to_gateways[3] + sent.to_market[3];
  auto const trucks = trucks_a_day(world, p);
  EXPECT_NEAR(sum(trucks), tonnes * (1 + p.inbound_ratio) / p.load_t / p.loaded_share, 1e-6);
  for (std::size_t z = 0; z < 6; ++z) {
    double out = 0, in = 0;
    for (std::size_t y = 0; y < 6; ++y) {
      out += trucks(z, y);
      in += trucks(y, z);
    }
    EXPECT_NEAR(out, in, 1e-9) << "trucks that leave zone " << z << " come back";
  }
}

TEST(Freight, AnInlandPortShuttlesItsContainersToTheSea) {
  auto world = freight_world();
  for (auto& d : world.population.enterprises.expected_demand) d = 0;
  add_port(world, "F2", 2, 163000);
  auto const trucks = trucks_a_day(world, {});
  EXPECT_NEAR(trucks(2, 5) + trucks(5, 2), 0.5 * 163000 / 1.63 / 300, 1e-6);
}

TEST(Freight, BinsShareOutEveryTruckWhateverTheBans) {
  auto world = freight_world();
  auto const trucks = trucks_a_day(world, {});
  for (int bits : {0, 1, 5, 15}) {
    for (auto& ban : world.network.links.truck_ban) ban = static_cast<std::uint8_t>(bits);
    double all = 0;
    for (auto const& bin : trucks_by_bin(world, trucks, {})) all += sum(bin);
    EXPECT_NEAR(all, sum(trucks), 1e-6);
  }
}

TEST(Freight, ABanOnTheOnlyRoadMovesTrucksToOtherHours) {
  auto world = freight_world();
  auto const trucks = trucks_a_day(world, {});
  auto const before = trucks_by_bin(world, trucks, {});
  for (auto& ban : world.network.links.truck_ban) ban = 1;  // the morning
  auto const after = trucks_by_bin(world, trucks, {});
  EXPECT_GT(before[0](3, 5), 0);
  EXPECT_EQ(after[0](3, 5), 0);
  EXPECT_GT(after[1](3, 5), before[1](3, 5));
}

TEST(Freight, PlannedNodesOfLaterYearsAreNoGateways) {
  auto world = freight_world();
  add_port(world, "F3", 4, 500000);
  world.region.freight.back().year = 2032;
  EXPECT_EQ(gateways(world, 2025, {}).size(), 1U);
  EXPECT_EQ(gateways(world, 2032, {}).size(), 2U);
}

}  // namespace
}  // namespace tanvan
