#pragma once
/// Builds the road network of a scenario: junctions, links both ways, and how zones load onto them.

#include <vector>

#include "sim/network/join.hpp"
#include "sim/network/network.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {

/// What a network is built from.
struct NetworkPlan {
  ZoneStore zones;
  std::vector<InputPlace> zone_places;  // [zones], for messages
  std::vector<RoadSegment> segments;
  NodeStore nodes = {};  // of roads that are there already, from a network of another source
  LinkStore links = {};  // open at the base month
  Month base;            // zones load at junctions whose links are open in this month
};

/// Node i is the i-th junction in order of first mention, link 2s leads along segment s and link 2s + 1 back.
/// Where the plan has roads of another source, they come first, and the segments join them (`join_segments`).
///
/// Connectors: an internal zone loads at its nearest junctions within 1.25 sqrt(area / pi), at least 1.5 km, four at
/// most and two at least; an external zone at its nearest junction and two more within the larger of 2 km and 1.5 times
/// that distance. A zone with no such junction that heavy trucks may use at all hours gets the nearest one in the
/// last place. The way between the zone's inside and the junction is 1.3 times the straight line (a detour factor
/// as for streets in a grid), driven at 25 km/h, 30 s at least.
///
/// Faults: those of `check_segments`, a road network without open links, and every zone that has no connector in the
/// largest strongly connected part of the links open at the base month (the zone can't be reached from all others).
/// The same plan gives the same bits.
/// @param[out] fates what became of each segment beside the roads of another source; null where nobody asks
Result<Network> build_network(NetworkPlan plan, std::vector<SegmentFate>* fates = nullptr);

}  // namespace tanvan
