#pragma once
/// Towns for tests of routing, and what must hold of every way through them.

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

#include "sim/rng/draws.hpp"
#include "sim/routing/hierarchy_search.hpp"
#include "sim/routing/tree_batch.hpp"
#include "tests/sim/routing/boost_oracle.hpp"

namespace tanvan {

/// Roads between random places: whole-numbered costs, so that sums are exact in any order, with many ties and zeros,
/// some closed roads, parallel roads and self loops.
inline Town random_town(std::uint32_t nodes, std::size_t roads, std::uint64_t seed, std::uint32_t zones = 0) {
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
inline Town grid_town(std::uint32_t side, std::uint64_t seed) {
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
inline Prepared prepare(Town const& town) {
  Prepared p{contraction_hierarchy(town.graph()), {}};
  customize(p.hierarchy, town.cost, p.metric);
  return p;
}

/// The path leads from `from` to `to`, passes no zone, and costs what it should.
inline void expect_path(Town const& town, NodeId from, NodeId to, double cost, std::vector<LinkId> const& path) {
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

inline void expect_all_alike(Town const& town) {
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

}  // namespace tanvan
