#pragma once
/// Customizable contraction hierarchies: preparation once a graph, costs in milliseconds, queries in microseconds.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/routing/elimination_parts.hpp"
#include "sim/routing/routing_graph.hpp"

namespace tanvan {

/// What of a hierarchy depends on the graph alone (Dibbelt, Strasser, Wagner, Customizable Contraction Hierarchies,
/// ACM J. Experimental Algorithmics 21, 2016). Nodes are known by rank: their place in the order of contraction. An
/// edge joins a lower and a higher rank and stands for the ways between them over lower ranks, in both directions. The
/// higher neighbours of a node are all joined to each other, so its ancestors in the elimination tree are all that a
/// search upward from it can reach.
///
/// Nodes that may not be passed hold the lowest ranks, [0, leaves). Ways end at them; none leads over them, so their
/// higher neighbours need not be joined.
struct ContractionHierarchy {
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  std::vector<std::uint32_t> rank;  // [nodes], of each NodeId
  std::vector<NodeId> node;         // [nodes], of each rank
  std::uint32_t leaves = 0;

  std::vector<std::uint32_t> up_offset;  // [nodes + 1]; edges [up_offset[r], up_offset[r + 1]) lead up from rank r
  std::vector<std::uint32_t> up_head;    // [edges], higher rank; ascending within a node
  std::vector<std::uint32_t> parent;     // [nodes], in the elimination tree; kNone at roots and leaves

  std::vector<std::uint32_t> down_offset;  // [nodes + 1]
  std::vector<std::uint32_t> down_edge;    // [edges], those that lead up to a rank, by ascending lower rank
  std::vector<std::uint32_t> tail;         // [edges], lower rank

  std::vector<std::uint32_t> link_side;    // [links], 2 * edge, + 1 where it leads down; kNone: in no edge
  std::vector<std::uint32_t> link_offset;  // [2 * edges + 1]
  std::vector<LinkId> link;                // links of each side of each edge, ascending
  std::vector<NodeId> link_from;           // [links]

  /// Links between two nodes that may not be passed, by ascending id: the only ways that lie in no edge.
  struct Direct {
    std::uint32_t from, to;  // ranks
    LinkId link;
  };
  std::vector<Direct> direct;

  EliminationParts parts;  // what threads take of a customization

  std::size_t nodes() const { return node.size(); }
  std::size_t edges() const { return up_head.size(); }
  std::size_t links() const { return link_side.size(); }
};

/// Contracts the nodes of a graph. @param order every node once, least important first, nodes that may not be passed
/// before all others; ranks follow it up to a renumbering that keeps each subtree of the elimination tree together.
/// Self loops are in no edge.
ContractionHierarchy contraction_hierarchy(RoutingGraph const& graph, std::span<NodeId const> order);

/// The same, in the order of nested dissection.
ContractionHierarchy contraction_hierarchy(RoutingGraph const& graph);

}  // namespace tanvan
