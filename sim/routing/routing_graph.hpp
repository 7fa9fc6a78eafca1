#pragma once
/// The graph that searches walk: links grouped by the node they leave, packed for the cache.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Links by the node they leave; `arcs[offset[v] .. offset[v+1])` leave node v, by ascending link id.
struct RoutingGraph {
  struct Arc {
    NodeId to;
    LinkId link;
  };
  std::vector<std::uint32_t> offset;  // [nodes + 1]
  std::vector<Arc> arcs;              // [links]
  std::vector<std::uint8_t> through;  // [nodes]; 0: a path may begin or end here, never pass (a zone's own node)

  std::size_t nodes() const { return offset.size() - 1; }
  std::span<Arc const> leaving(NodeId v) const {
    return std::span{arcs}.subspan(offset[v.value], offset[v.value + 1] - offset[v.value]);
  }
};

/// @param from,to  ends of every link, same length; parallel links and self loops are legal
/// @param nodes  number of nodes, > every end. Every node may be passed; clear `through` where it may not.
RoutingGraph routing_graph(std::span<NodeId const> from, std::span<NodeId const> to, std::size_t nodes);

/// The graph of a network's links.
RoutingGraph routing_graph(Network const& network);

}  // namespace tanvan
