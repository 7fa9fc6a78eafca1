#pragma once
/// How the road segments of a planner's table join a network of another source, such as OpenStreetMap.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/network.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {

/// What became of a segment.
enum class SegmentFate : std::uint8_t {
  matched,  ///< it is there already: links of the other source carry its name, tolls and bans
  joined,   ///< added, at least one end at a junction of the other source
  apart,    ///< added with junctions of its own
};

/// Adds the segments to a network that may have nodes and links already.
///
/// A segment that is open from the start is there already where, in both directions, a route of the other source leads
/// from near its beginning to near its end: between junctions within 400 m, not longer than 1.4 times the segment and
/// not shorter than 0.7 times, the reach at both ends aside; of several the shortest, links counted longer by as much
/// as their speed differs from the segment's, and what is left to its ends three times. Its links then take the
/// segment's name, its bans and, shared by length to the đồng, its tolls; a widening gives lanes to those that have
/// fewer. A link belongs to the first segment that finds it.
///
/// Every other segment becomes two links; its ends are the junctions of the other source within 300 m, the nearest,
/// else junctions of their own, the same for equal ends. Equal input gives equal bits.
/// @param segments without faults of `check_segments`
/// @param[in,out] network its nodes, links and widenings
/// @return [segments]
std::vector<SegmentFate> join_segments(std::span<RoadSegment const> segments, Network& network);

}  // namespace tanvan
