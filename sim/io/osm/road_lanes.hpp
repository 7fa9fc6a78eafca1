#pragma once
/// Lanes by direction: OpenStreetMap wiki, Key:lanes and Key:busway.

#include "sim/io/osm/access_rules.hpp"
#include "sim/io/osm/osm_objects.hpp"
#include "sim/io/osm/road_classes.hpp"

namespace tanvan {

/// Lanes of a direction: for all, and for buses alone.
struct SideLanes {
  double all = 1, bus = 0;
};

struct RoadLanes {
  SideLanes forward, backward;
  bool by_default = false;  // no tag says how many
  bool unread = false;      // `lanes` is there but no number
};

/// `lanes` counts both directions with bus lanes, without cycle lanes; `lanes:forward`, `lanes:backward` and
/// `lanes:both_ways` divide it. Without them each direction takes half, rounded down, but one at least. A bus lane
/// (`lanes:bus`, `lanes:psv`, `bus:lanes=…designated`, `busway=lane`) is one less for all where one remains.
RoadLanes lanes_of_road(OsmTags tags, RoadClass const& kind, Oneway direction, bool left_hand);

}  // namespace tanvan
