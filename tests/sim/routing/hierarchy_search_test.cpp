#include "sim/routing/hierarchy_search.hpp"

#include <gtest/gtest.h>

#include "tests/sim/routing/towns.hpp"

namespace tanvan {
namespace {

TEST(HierarchySearch, AnyOrderGivesTheCostsOfDijkstraAndBoostGraph) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    auto const town = random_town(40, 120, seed);
    std::vector<NodeId> order;
    for (std::uint32_t v = 0; v < 40; ++v) order.push_back({(v * 7 + static_cast<std::uint32_t>(seed)) % 40});
    auto const graph = town.graph();
    auto const h = contraction_hierarchy(graph, order);
    HierarchyMetric metric;
    customize(h, town.cost, metric);
    HierarchySearch search(h);
    BoostOracle const boost(town);
    for (std::uint32_t o = 0; o < 40; ++o) {
      auto const expected = boost.costs(NodeId{o});
      for (std::uint32_t d = 0; d < 40; ++d) EXPECT_EQ(search.cost(metric, NodeId{o}, NodeId{d}), expected[d]);
    }
  }
}

TEST(HierarchySearch, AgreesWithDijkstraAndBoostGraphOnRandomTowns) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) expect_all_alike(random_town(70, 220, seed));
}

TEST(HierarchySearch, AgreesWithThemWhereZonesMayNotBePassed) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) expect_all_alike(random_town(60, 240, seed, 15));
}

TEST(HierarchySearch, AgreesWithThemOnAGridOfStreets) {
  expect_all_alike(grid_town(14, 5));
}

TEST(HierarchySearch, AgreesWithThemWhereTheTownFallsIntoParts) {
  expect_all_alike(random_town(80, 60, 11));
}

TEST(HierarchySearch, SeveralSeedsGiveTheCheapestOfThem) {
  Town town;
  town.nodes = 4;
  town.road(0, 2, 4);
  town.road(1, 2, 1);
  town.road(2, 3, 1);
  auto const p = prepare(town);
  HierarchySearch search(p.hierarchy);
  TreeSearch::Seed const from[] = {{NodeId{0}, 0}, {NodeId{1}, 2}}, to[] = {{NodeId{2}, 5}, {NodeId{3}, 1}};
  EXPECT_EQ(search.cost(p.metric, from, to), 5);
  std::vector<LinkId> path;
  search.path(p.metric, path);
  EXPECT_EQ(path, (std::vector<LinkId>{LinkId{1}, LinkId{2}}));
  TreeBatch trees(p.hierarchy);
  std::span<TreeSearch::Seed const> const origins[] = {from};
  trees.grow(p.metric, origins);
  EXPECT_EQ(trees.cost(NodeId{3}, 0), 4);
  EXPECT_EQ(trees.path(NodeId{3}, 0, path), NodeId{1});
}

TEST(HierarchySearch, OfParallelRoadsThatCostTheSameTheLowerIdIsTaken) {
  Town town;
  town.nodes = 2;
  town.road(0, 1, 3);
  town.road(0, 1, 2);
  town.road(0, 1, 2);
  auto const p = prepare(town);
  HierarchySearch search(p.hierarchy);
  EXPECT_EQ(search.cost(p.metric, NodeId{0}, NodeId{1}), 2);
  std::vector<LinkId> path;
  search.path(p.metric, path);
  EXPECT_EQ(path, std::vector<LinkId>{LinkId{1}});
}

}  // namespace
}  // namespace tanvan
