/// The trade's own networks: every query by hierarchy, tree, Dijkstra and Boost.Graph, every class, every network.

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>

#include "sim/io/tntp/tntp_network.hpp"
#include "sim/rng/draws.hpp"
#include "sim/routing/hierarchy_search.hpp"
#include "sim/routing/tree_batch.hpp"
#include "tests/sim/routing/boost_oracle.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kOrigins = 100, kDestinations = 1000;  // 10^5 queries a class

struct Case {
  char const* name;
  char const* file;
};
std::ostream& operator<<(std::ostream& out, Case const& c) {
  return out << c.name;
}

/// What a class pays, in whole units so that sums are exact in any order: time and length weighed differently, a
/// slowest speed as it were, and one link in sixteen closed to trucks.
std::vector<double> class_cost(TntpNetwork const& network, VehicleClass vehicle) {
  std::vector<double> cost;
  Draws draws(742, AgentKey{1}, 0, Stream::activity);
  for (LinkId a : ids<LinkId>(network.links())) {
    double const time = network.free_flow_time[a], length = network.length[a];
    bool const closed = draws.below(16) == 0;
    switch (vehicle) {
      case VehicleClass::motorbike: cost.push_back(std::round(1e4 * std::max(time, 0.5 * length))); break;
      case VehicleClass::car: cost.push_back(std::round(1e4 * time)); break;
      case VehicleClass::bus: cost.push_back(std::round(1e4 * std::max(time, length))); break;
      case VehicleClass::truck: cost.push_back(closed ? kUnreachable : std::round(1e4 * (time + 2 * length))); break;
    }
  }
  return cost;
}

Town town_of(TntpNetwork const& network, VehicleClass vehicle) {
  Town town;
  town.nodes = network.nodes;
  town.from.assign(network.from.begin(), network.from.end());
  town.to.assign(network.to.begin(), network.to.end());
  town.cost = class_cost(network, vehicle);
  town.through.assign(town.nodes, 1);
  std::fill_n(town.through.begin(), network.first_through.value, std::uint8_t{0});
  return town;
}

double cost_of(Town const& town, std::vector<LinkId> const& path) {
  double cost = 0;
  for (LinkId a : path) cost += town.cost[a.value];
  return cost;
}

void expect_queries_alike(Town const& town, ContractionHierarchy const& hierarchy) {
  auto const graph = town.graph();
  HierarchyMetric metric;
  customize(hierarchy, town.cost, metric);
  HierarchySearch search(hierarchy);
  TreeBatch trees(hierarchy);
  TreeSearch dijkstra(graph);
  BoostOracle const boost(town);
  Draws draws(7, AgentKey{2}, 0, Stream::activity);
  auto const place = [&] { return NodeId{draws.below(static_cast<std::uint32_t>(town.nodes))}; };
  std::vector<LinkId> path;
  for (std::uint32_t o = 0; o < kOrigins; ++o) {
    NodeId const from = place();
    TreeSearch::Seed const seed[] = {{from, 0}};
    std::span<TreeSearch::Seed const> const origins[] = {seed};
    trees.grow(metric, origins);
    dijkstra.grow(seed, town.cost);
    auto const expected = boost.costs(from);
    for (std::uint32_t d = 0; d < kDestinations; ++d) {
      NodeId const to = place();
      double const cost = expected[to.value];
      ASSERT_EQ(dijkstra.cost(to), cost) << from.value << " to " << to.value;
      ASSERT_EQ(trees.cost(to, 0), cost) << from.value << " to " << to.value;
      ASSERT_EQ(search.cost(metric, from, to), cost) << from.value << " to " << to.value;
      search.path(metric, path);
      if (cost < kUnreachable) {
        ASSERT_EQ(cost_of(town, path), cost) << from.value << " to " << to.value;
      }
      if (d % 16 != 0) continue;  // paths of trees: one in sixteen
      trees.path(to, 0, path);
      if (cost < kUnreachable) {
        ASSERT_EQ(cost_of(town, path), cost) << from.value << " to " << to.value;
      }
    }
  }
}

class Networks : public testing::TestWithParam<Case> {};

TEST_P(Networks, EveryQueryOfEveryClassCostsTheSameByFourWays) {
  auto const path = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp" / GetParam().file;
  if (!fs::exists(path)) GTEST_SKIP() << "no network at " << path;
  auto const network = read_tntp_network({path, GetParam().file});
  ASSERT_TRUE(network);
  auto const hierarchy = contraction_hierarchy(town_of(*network, VehicleClass::car).graph());
  for (auto vehicle : {VehicleClass::motorbike, VehicleClass::car, VehicleClass::bus, VehicleClass::truck})
    expect_queries_alike(town_of(*network, vehicle), hierarchy);
}

auto const kName = [](auto const& info) { return std::string(info.param.name); };

#ifdef TANVAN_LARGE_NETWORKS
constexpr Case kCases[] = {{"Barcelona", "Barcelona/Barcelona_net.tntp"},
                           {"BerlinCenter", "Berlin-Center/berlin-center_net.tntp"},
                           {"ChicagoRegional", "chicago-regional/ChicagoRegional_net.tntp"},
                           {"Austin", "Austin/Austin_net.tntp"},
                           {"AustinSdb", "Austin-sdb/Austin_sdb_net.txt"},
                           {"GoldCoast", "GoldCoast/Goldcoast_network_2016_01.tntp"}};
#else
constexpr Case kCases[] = {{"Braess", "Braess-Example/Braess_net.tntp"},
                           {"SiouxFalls", "SiouxFalls/SiouxFalls_net.tntp"},
                           {"EasternMassachusetts", "Eastern-Massachusetts/EMA_net.tntp"},
                           {"Friedrichshain", "Berlin-Friedrichshain/friedrichshain-center_net.tntp"},
                           {"Mitte", "Berlin-Mitte-Center/berlin-mitte-center_net.tntp"},
                           {"Prenzlauerberg", "Berlin-Prenzlauerberg-Center/berlin-prenzlauerberg-center_net.tntp"},
                           {"FourDistricts",
                            "Berlin-Mitte-Prenzlauerberg-Friedrichshain-Center/"
                            "berlin-mitte-prenzlauerberg-friedrichshain-center_net.tntp"},
                           {"ChicagoSketch", "Chicago-Sketch/ChicagoSketch_net.tntp"}};
#endif
INSTANTIATE_TEST_SUITE_P(Tntp, Networks, testing::ValuesIn(kCases), kName);

}  // namespace
}  // namespace tanvan
