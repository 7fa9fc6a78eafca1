#include "sim/routing/routing_graph.hpp"

#include "sim/core/check.hpp"

namespace tanvan {

RoutingGraph routing_graph(std::span<NodeId const> from, std::span<NodeId const> to, std::size_t nodes) {
  expects(from.size() == to.size(), "two ends a link");
  auto const by_from = adjacency_by(from, nodes);
  RoutingGraph graph{.offset = by_from.offset, .arcs = {}, .through = std::vector<std::uint8_t>(nodes, 1)};
  graph.arcs.reserve(from.size());
  for (LinkId link : by_from.link) graph.arcs.push_back({to[link.value], link});
  return graph;
}

RoutingGraph routing_graph(Network const& network) {
  return routing_graph(network.links.from.span(), network.links.to.span(), network.nodes.size());
}

}  // namespace tanvan
