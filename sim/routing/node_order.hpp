#pragma once
/// The order in which a hierarchy contracts the nodes of a graph.

#include <vector>

#include "sim/routing/routing_graph.hpp"

namespace tanvan {

/// Nested dissection: nodes whose removal splits the graph in halves come last, those that split the halves before
/// them, and so on (George, SIAM J. Numer. Anal. 10, 1973), by METIS (Karypis, Kumar, SIAM J. Sci. Comput. 20, 1998).
/// Nodes that may not be passed come first, by id: no way leads over them. Directions and costs do not matter.
/// @return every node once, least important first. The same graph gives the same order (METIS's seed is fixed, and one
/// thread asks it at a time). A SIGTERM that reaches another thread meanwhile is METIS's: programs that listen to
/// signals prepare their hierarchies on the thread that listens.
std::vector<NodeId> nested_dissection_order(RoutingGraph const& graph);

}  // namespace tanvan
