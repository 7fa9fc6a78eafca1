#include "sim/routing/tree_batch.hpp"

#include <gtest/gtest.h>

#include "tests/sim/routing/towns.hpp"

namespace tanvan {
namespace {

TEST(TreeBatch, CirclesWithoutCostAreWalkedByNoPath) {
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

TEST(TreeBatch, EightLanesAreEightTrees) {
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
