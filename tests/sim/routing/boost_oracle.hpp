#pragma once
/// Another program's shortest paths on our own arrays: the Boost Graph Library through the room's adaptor.

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <vector>

#include "sim/network/boost_graph.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {

/// Roads as lists: what tests write towns in.
struct Town {
  std::vector<NodeId> from, to;
  std::vector<double> cost;           // [links], >= 0; +inf: closed
  std::vector<std::uint8_t> through;  // [nodes]; empty: every node may be passed
  std::size_t nodes = 0;

  void road(std::uint32_t a, std::uint32_t b, double c) {
    from.push_back({a});
    to.push_back({b});
    cost.push_back(c);
  }
  RoutingGraph graph() const {
    auto g = routing_graph(from, to, nodes);
    if (!through.empty()) g.through = through;
    return g;
  }
};

/// Costs from `origin` to every node by boost::dijkstra_shortest_paths; nodes that may not be passed are left by no
/// road but from the origin itself.
class BoostOracle {
 public:
  explicit BoostOracle(Town const& town) : town_(town) {
    network_.nodes.lon.resize(town.nodes);
    for (auto v : town.from) network_.links.from.push_back(v);
    for (auto v : town.to) network_.links.to.push_back(v);
    network_.out = adjacency_by(town.from, town.nodes);
  }

  std::vector<double> costs(NodeId origin) const {
    auto weight = town_.cost;
    for (std::size_t a = 0; a < weight.size(); ++a)
      if (auto const v = town_.from[a]; !town_.through.empty() && !town_.through[v.value] && v != origin)
        weight[a] = kUnreachable;
    BoostGraph const graph(network_);
    std::vector<double> cost(town_.nodes);
    boost::dijkstra_shortest_paths(
        graph, origin,
        boost::weight_map(BoostGraph::weight_map{weight})
            .distance_map(boost::make_iterator_property_map(cost.begin(), get(boost::vertex_index, graph)))
            .distance_inf(kUnreachable)
            .distance_combine([](double a, double b) { return a + b; }));
    return cost;
  }

 private:
  Town const& town_;
  Network network_;
};

}  // namespace tanvan
