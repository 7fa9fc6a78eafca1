#pragma once
/// Where classes may drive on roads that were taken apart by their lanes.

#include "sim/assignment/day_network.hpp"
#include "sim/traffic/lane_roads.hpp"

namespace tanvan {

/// Access of the original links as one of the stretches: classes keep to their lanes, groups to their turns, bans hold
/// from every group into every one, and tolls are due where the link is entered.
/// @param original  roads that `lanes` was made of  @param access  of these
DayAccess expand_access(LaneRoads const& lanes, TrafficRoads const& original, DayAccess access);

}  // namespace tanvan
