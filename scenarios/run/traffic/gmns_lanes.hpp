#pragma once
/// lane.csv, segment.csv and segment_lane.csv, and the lanes that movement.csv names.

#include <string>
#include <vector>

#include "scenarios/run/traffic/gmns_movements.hpp"
#include "sim/traffic/lane_roads.hpp"

namespace tanvan {

/// Lanes of the links that part into groups (`lane_groups`), by link.
///
/// Lanes along a whole link are its rows of lane.csv for motor vehicles, or where it has none as many as link.csv says.
/// A lane is for the classes of its allowed_uses that the link lets in too; an empty cell means all of these, `parking`
/// and `shoulder` none. A segment that reaches within 15 m of the junction has pockets: its rows of segment_lane.csv
/// for motor vehicles whose numbers are no lanes along the whole link, or where it has no rows l_lanes_added to the
/// left and r_lanes_added to the right. A pocket begins where its segment does; the longest counts where several have
/// it. Its classes are not heeded. Places along links are in the folder's short_length. Of undirected links the
/// direction is meant that link.csv writes. Faults with lines: cells that are no numbers.
/// @param folder its name for messages
/// @param notes  counts of what parts and of what is left out
std::vector<LinkLanes> gmns_lanes(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                                  std::string const& folder, Faults& notes, Faults& faults);

}  // namespace tanvan
