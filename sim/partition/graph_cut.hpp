#pragma once
/// Cuts a graph into parts of even weight, with METIS.

#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// Joined nodes, both ways, as compressed adjacency.
struct WeightedGraph {
  std::vector<std::int32_t> offset;       // [nodes + 1]
  std::vector<std::int32_t> neighbour;    // [edges, both ways]
  std::vector<std::int32_t> edge_weight;  // [edges, both ways], >= 1: what it costs to cut, the same both ways
  std::vector<std::int32_t> node_weight;  // [nodes], >= 0: work

  std::size_t nodes() const { return node_weight.size(); }
};

/// The part of each node, in [0, parts): k-way partition (Karypis, Kumar, SIAM J. Scientific Computing 20, 1998). The
/// same graph gives the same parts. Parts may come out empty where there are few nodes. One thread asks at a time.
/// @param parts >= 1
std::vector<std::uint32_t> cut_graph(WeightedGraph const& graph, std::uint32_t parts);

}  // namespace tanvan
