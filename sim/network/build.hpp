#pragma once
/// Builds the road network of a scenario: junctions, links both ways, and how zones load onto them.

#include <vector>

#include "sim/network/network.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {

/// What a network is built from.
struct NetworkPlan {
  ZoneStore zones;
  std::vector<InputPlace> zone_places;  // [zones], for messages
  std::vector<RoadSegment> segments;
  Month base;  // zones load at junctions whose links are open in this month
};

/// Practical capacity of one direction [PCU/h], after the planning values of TCVN 4054:2005, section 4.2 (from memory,
/// unverified), per lane: 1,800 with separated carriageways and sides (limit of 90 km/h and more), 1,500 with separated
/// carriageways (60 km/h and more, at least two lanes), 1,000 elsewhere, where all vehicles share the lane. They stay
/// below the 1,789 to 2,130 PCU/h/lane counted on Hà Nội's arterials, as signals are part of the link.
/// @param lanes per direction, > 0  @param speed_limit_kmh > 0
double practical_capacity(double lanes, double speed_limit_kmh);

/// Node i is the i-th junction in order of first mention, link 2s leads along segment s and link 2s + 1 back.
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
Result<Network> build_network(NetworkPlan plan);

}  // namespace tanvan
