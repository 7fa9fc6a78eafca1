#pragma once
/// Banned turns as a graph without them.

#include <vector>

#include "scenarios/run/assign/assign_network.hpp"

namespace tanvan {

/// The roads with the nodes of banned turns taken apart: every link that a ban names ends or begins at a node of its
/// own, and links without cost behind the roads' links are the turns that are left. A zone with such a node gets a node
/// of its own in front, never passed, so that arriving and setting out are bound by no ban. Nodes of one zone that may
/// not be passed are joined into the first of them.
struct SplitRoads {
  std::vector<NodeId> from, to;  // [links], first those of the roads
  std::vector<Uses> banned;      // [links] who must not take it; none of the roads' links
  std::vector<std::uint8_t> through;
  ZoneAccess access;

  std::size_t links() const { return from.size(); }
};

/// The same roads where nothing is banned. Bans at nodes that may not be passed have nothing to say. Turns are by
/// ascending node, link and link.
SplitRoads split_at_banned_turns(AssignNetwork const& network);

}  // namespace tanvan
