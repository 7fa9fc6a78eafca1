#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <tbb/global_control.h>

#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"
#include "sim/routing/hierarchy_search.hpp"
#include "sim/routing/node_order.hpp"
#include "sim/routing/tree_batch.hpp"
#include "tests/sim/routing/boost_oracle.hpp"

namespace tanvan {
namespace {

/// Roads between random places: whole-numbered costs, so that sums are exact in any order, with many ties and zeros,
/// some closed roads, parallel roads and self loops.
Town random_town(std::uint32_t nodes, std::size_t roads, std::uint64_t seed, std::uint32_t zones = 0) {
  Town town;
  town.nodes = nodes;
  Draws draws(seed, AgentKey{1}, 0, Stream::activity);
  for (std::size_t i = 0; i < roads; ++i)
    town.road(draws.below(nodes), draws.below(nodes), draws.below(20) == 0 ? kUnreachable : draws.below(10));
  town.through.assign(nodes, 1);
  std::fill_n(town.through.begin(), zones, std::uint8_t{0});
  return town;
}

/// A grid of streets with uneven whole-numbered costs, both ways.
Town grid_town(std::uint32_t side, std::uint64_t seed) {
  Town town;
  town.nodes = side * side;
  Draws draws(seed, AgentKey{1}, 0, Stream::activity);
  auto const both = [&](std::uint32_t a, std::uint32_t b) {
    town.road(a, b, 1000 + draws.below(1000));
    town.road(b, a, 1000 + draws.below(1000));
  };
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) {
      if (x + 1 < side) both(y * side + x, y * side + x + 1);
      if (y + 1 < side) both(y * side + x, (y + 1) * side + x);
    }
  return town;
}

struct Prepared {
  ContractionHierarchy hierarchy;
  HierarchyMetric metric;
};
Prepared prepare(Town const& town) {
  Prepared p{contraction_hierarchy(town.graph()), {}};
  customize(p.hierarchy, town.cost, p.metric);
  return p;
}

/// The path leads from `from` to `to`, passes no zone, and costs what it should.
void expect_path(Town const& town, NodeId from, NodeId to, double cost, std::vector<LinkId> const& path) {
  double sum = 0;
  NodeId here = from;
  for (LinkId a : path) {
    ASSERT_EQ(town.from[a.value], here);
    EXPECT_TRUE(here == from || town.through.empty() || town.through[here.value]);
    sum += town.cost[a.value];
    here = town.to[a.value];
  }
  EXPECT_EQ(here, to);
  EXPECT_EQ(sum, cost);
}

void expect_all_alike(Town const& town) {
  auto const p = prepare(town);
  HierarchySearch search(p.hierarchy);
  TreeBatch trees(p.hierarchy);
  HierarchyTree single(p.hierarchy);
  BoostOracle const boost(town);
  std::vector<LinkId> path;
  for (std::uint32_t o = 0; o < town.nodes; ++o) {
    TreeSearch::Seed const seed[] = {{NodeId{o}, 0}};
    std::span<TreeSearch::Seed const> const origins[] = {{}, seed};
    auto const graph = town.graph();
    TreeSearch tree(graph);
    tree.grow(seed, town.cost);
    trees.grow(p.metric, origins);
    single.grow(p.metric, std::span{origins}.subspan(1));
    auto const expected = boost.costs(NodeId{o});
    for (std::uint32_t d = 0; d < town.nodes; ++d) {
      NodeId const to{d};
      ASSERT_EQ(tree.cost(to), expected[d]) << o << " to " << d;
      ASSERT_EQ(search.cost(p.metric, NodeId{o}, to), expected[d]) << o << " to " << d;
      ASSERT_EQ(trees.cost(to, 1), expected[d]) << o << " to " << d;
      ASSERT_EQ(single.cost(to, 0), expected[d]) << o << " to " << d;
      ASSERT_EQ(trees.cost(to, 0), kUnreachable);  // a lane without seeds
      search.path(p.metric, path);
      if (expected[d] == kUnreachable) {
        EXPECT_TRUE(path.empty());
      } else {
        expect_path(town, NodeId{o}, to, expected[d], path);
      }
      auto const first = trees.path(to, 1, path);
      EXPECT_EQ(static_cast<bool>(first), expected[d] < kUnreachable);
      if (first) expect_path(town, NodeId{o}, to, expected[d], path);
    }
  }
}

TEST(NodeOrder, HoldsEveryNodeOnceAndZonesFirst) {
  auto const town = random_town(200, 500, 3, 20);
  auto const order = nested_dissection_order(town.graph());
  EXPECT_EQ(std::set<NodeId>(order.begin(), order.end()).size(), 200U);
  for (std::uint32_t z = 0; z < 20; ++z) EXPECT_EQ(order[z], NodeId{z});
  EXPECT_EQ(order, nested_dissection_order(town.graph()));
}

TEST(NodeOrder, AGraphWithoutRoadsHasOne) {
  Town town;
  town.nodes = 3;
  EXPECT_EQ(nested_dissection_order(town.graph()).size(), 3U);
}

TEST(ContractionHierarchy, HigherNeighboursOfANodeAreNeighboursOfItsParent) {
  auto const h = contraction_hierarchy(grid_town(20, 1).graph());
  for (std::uint32_t r = 0; r < h.nodes(); ++r) {
    std::set<std::uint32_t> up(h.up_head.begin() + h.up_offset[r], h.up_head.begin() + h.up_offset[r + 1]);
    if (up.empty()) continue;
    EXPECT_EQ(h.parent[r], *up.begin());
    up.erase(up.begin());
    std::set<std::uint32_t> const above(h.up_head.begin() + h.up_offset[h.parent[r]],
                                        h.up_head.begin() + h.up_offset[h.parent[r] + 1]);
    EXPECT_TRUE(std::includes(above.begin(), above.end(), up.begin(), up.end()));
  }
}

TEST(ContractionHierarchy, PartsHoldEveryRankOnceAfterAllThatIsBelowIt) {
  auto const h = contraction_hierarchy(grid_town(120, 1).graph());
  ASSERT_GT(h.parts.parts.size(), 4U);
  std::vector<std::uint8_t> done(h.nodes());
  auto const run = [&](auto const& self, std::uint32_t row) -> void {
    auto const& part = h.parts.parts[row];
    for (auto c = part.first_child; c < part.last_child; ++c) self(self, h.parts.children[c]);
    for (auto i = part.begin; i < part.end; ++i) {
      auto const r = h.parts.ranks[i];
      for (auto e = h.down_offset[r]; e < h.down_offset[r + 1]; ++e) EXPECT_TRUE(done[h.tail[h.down_edge[e]]]);
      EXPECT_FALSE(done[r]);
      done[r] = 1;
    }
  };
  for (auto root : h.parts.roots) run(run, root);
  EXPECT_EQ(std::ranges::count(done, 1), static_cast<std::ptrdiff_t>(h.nodes()));
}

TEST(ContractionHierarchy, AnOrderWithoutSomeNodeIsRefused) {
  Town town;
  town.nodes = 2;
  town.road(0, 1, 1);
  std::vector<NodeId> const twice = {NodeId{0}, NodeId{0}};
  EXPECT_THROW(contraction_hierarchy(town.graph(), twice), Violation);
}

TEST(Hierarchy, AnyOrderGivesTheCostsOfDijkstraAndBoostGraph) {
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

TEST(Hierarchy, AgreesWithDijkstraAndBoostGraphOnRandomTowns) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) expect_all_alike(random_town(70, 220, seed));
}

TEST(Hierarchy, AgreesWithThemWhereZonesMayNotBePassed) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) expect_all_alike(random_town(60, 240, seed, 15));
}

TEST(Hierarchy, AgreesWithThemOnAGridOfStreets) {
  expect_all_alike(grid_town(14, 5));
}

TEST(Hierarchy, AgreesWithThemWhereTheTownFallsIntoParts) {
  expect_all_alike(random_town(80, 60, 11));
}

TEST(Hierarchy, SeveralSeedsGiveTheCheapestOfThem) {
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

TEST(Hierarchy, OfParallelRoadsThatCostTheSameTheLowerIdIsTaken) {
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

TEST(Hierarchy, CirclesWithoutCostAreWalkedByNoPath) {
  Town town;  // 1 and 2 joined both ways for nothing
  town.nodes = 4;
  town.road(1, 2, 0);
  town.road(2, 1, 0);
  town.road(0, 1, 5);
  town.road(2, 3, 5);
  auto const p = prepare(town);
  TreeBatch trees(p.hierarchy);
  TreeSearch::Seed const seed[] = {{NodeId{0}, 0}};
  std::span<TreeSearch::Seed const> const origins[] = {seed};
  trees.grow(p.metric, origins);
  std::vector<LinkId> path;
  EXPECT_EQ(trees.path(NodeId{3}, 0, path), NodeId{0});
  EXPECT_EQ(path, (std::vector<LinkId>{LinkId{2}, LinkId{0}, LinkId{3}}));
}

TEST(Hierarchy, NewCostsAreANewMetricOfTheSameHierarchy) {
  auto town = grid_town(10, 2);
  auto p = prepare(town);
  HierarchySearch search(p.hierarchy);
  for (std::size_t a = 0; a < town.cost.size(); a += 3) town.cost[a] *= 4;
  customize(p.hierarchy, town.cost, p.metric);
  auto const expected = BoostOracle(town).costs(NodeId{0});
  for (std::uint32_t d = 0; d < town.nodes; ++d) EXPECT_EQ(search.cost(p.metric, NodeId{0}, NodeId{d}), expected[d]);
}

TEST(Hierarchy, SameBitsOnOneTwoAndSevenThreads) {
  auto town = grid_town(100, 4);
  for (auto& c : town.cost) c = std::sqrt(c);  // sums that are not exact
  auto const h = contraction_hierarchy(town.graph());
  std::vector<HierarchyMetric> metrics;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    customize(h, town.cost, metrics.emplace_back());
  }
  for (auto const& metric : metrics) {
    EXPECT_EQ(metric.up, metrics[0].up);
    EXPECT_EQ(metric.down, metrics[0].down);
  }
}

TEST(Hierarchy, EightLanesAreEightTrees) {
  auto const town = grid_town(15, 6);
  auto const p = prepare(town);
  TreeBatch trees(p.hierarchy);
  std::vector<TreeSearch::Seed> seeds;
  std::vector<std::span<TreeSearch::Seed const>> origins;
  for (std::uint32_t k = 0; k < TreeBatch::kLanes; ++k) seeds.push_back({NodeId{k * 27}, 0});
  for (auto const& seed : seeds) origins.emplace_back(&seed, 1);
  trees.grow(p.metric, origins);
  BoostOracle const boost(town);
  for (std::size_t k = 0; k < seeds.size(); ++k) {
    auto const expected = boost.costs(seeds[k].node);
    for (std::uint32_t d = 0; d < town.nodes; ++d) EXPECT_EQ(trees.cost(NodeId{d}, k), expected[d]);
  }
}

}  // namespace
}  // namespace tanvan
