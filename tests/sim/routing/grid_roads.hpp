#pragma once
/// Small grids of roads for tests.

#include <vector>

#include "sim/rng/draws.hpp"
#include "sim/routing/routing_graph.hpp"

namespace tanvan {

struct GridRoads {
  std::vector<NodeId> from, to;
  std::size_t nodes = 0;

  void road(std::uint32_t a, std::uint32_t b) {
    from.push_back({a});
    to.push_back({b});
  }
  RoutingGraph graph() const { return routing_graph(from, to, nodes); }
};

/// side x side junctions, links to the right and downwards in both directions, of which one in eight is missing.
inline GridRoads grid_roads(std::uint32_t side, Draws& draws) {
  GridRoads roads;
  roads.nodes = side * side;
  auto const both = [&](std::uint32_t a, std::uint32_t b) {
    if (draws.below(8) != 0) roads.road(a, b);
    if (draws.below(8) != 0) roads.road(b, a);
  };
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) {
      if (x + 1 < side) both(y * side + x, y * side + x + 1);
      if (y + 1 < side) both(y * side + x, (y + 1) * side + x);
    }
  return roads;
}

/// Adds zones: nodes that may not be passed, with links to and from two junctions each, and some between zones.
/// @return the graph with `through` cleared at the zones
inline RoutingGraph with_zones(GridRoads& roads, std::uint32_t zones, Draws& draws) {
  auto const junctions = static_cast<std::uint32_t>(roads.nodes);
  roads.nodes += zones;
  for (std::uint32_t z = junctions; z < junctions + zones; ++z) {
    for (int i = 0; i < 2; ++i) {
      roads.road(z, draws.below(junctions));
      roads.road(draws.below(junctions), z);
    }
    if (draws.below(3) == 0) roads.road(z, junctions + draws.below(zones));
  }
  auto graph = roads.graph();
  for (std::uint32_t z = junctions; z < junctions + zones; ++z) graph.through[z] = 0;
  return graph;
}

}  // namespace tanvan
