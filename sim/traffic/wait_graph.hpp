#pragma once
/// Who waits for whom on full roads. Inside sim/traffic.

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/traffic/traffic_part.hpp"

namespace tanvan {

/// Links whose every head waits for room on a link that is full and stands, and what they wait for.
struct WaitGraph {
  std::vector<std::uint8_t> stands;  // [links] 1: no head will ever move unless somebody makes room
  std::vector<LinkId> waits_for;     // [links] of those that stand: the link that a head wants
  std::vector<TrafficTime> since;    // [links] of those that stand: when the head came to its stop line
};

/// Heads that no room is free or on its way for. A link stands if all its heads wait for links that stand.
/// @param now  begin of the window that comes next; all mail delivered
WaitGraph wait_graph(TrafficState const& state, std::vector<std::unique_ptr<TrafficPart>> const& parts,
                     TrafficTime now);

/// The circles among the links that stand; each begins at its least link, circles in the order of that.
std::vector<Gridlock> circles_of(WaitGraph const& graph);

}  // namespace tanvan
