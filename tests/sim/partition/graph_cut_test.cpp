#include "sim/partition/graph_cut.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// A line of nodes; the edge in its middle is cheap to cut.
WeightedGraph line(std::int32_t nodes) {
  WeightedGraph g;
  g.offset.push_back(0);
  for (std::int32_t v = 0; v < nodes; ++v) {
    for (std::int32_t const u : {v - 1, v + 1}) {
      if (u < 0 || u >= nodes) continue;
      g.neighbour.push_back(u);
      g.edge_weight.push_back(std::min(u, v) == nodes / 2 - 1 ? 1 : 100);
    }
    g.offset.push_back(static_cast<std::int32_t>(g.neighbour.size()));
    g.node_weight.push_back(1);
  }
  return g;
}

TEST(GraphCut, CutsEvenlyWhereItIsCheap) {
  auto const part = cut_graph(line(40), 2);
  EXPECT_EQ(std::ranges::count(part, part.front()), 20);
  EXPECT_TRUE(std::all_of(part.begin(), part.begin() + 20, [&](auto p) { return p == part.front(); }));
}

TEST(GraphCut, GivesTheSamePartsEachTime) {
  EXPECT_EQ(cut_graph(line(100), 7), cut_graph(line(100), 7));
}

TEST(GraphCut, LeavesOnePartWhole) {
  EXPECT_EQ(cut_graph(line(5), 1), (std::vector<std::uint32_t>(5, 0)));
  EXPECT_TRUE(cut_graph({{0}, {}, {}, {}}, 3).empty());
}

}  // namespace
}  // namespace tanvan
