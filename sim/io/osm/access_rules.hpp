#pragma once
/// Who may use a road, and which way: OpenStreetMap wiki, Key:access and Key:oneway.

#include "sim/io/osm/osm_objects.hpp"
#include "sim/io/osm/osm_values.hpp"
#include "sim/io/osm/road_classes.hpp"

namespace tanvan {

/// The two directions of a way: in the order of its nodes, or against it.
enum class Side : std::uint8_t { forward, backward };

/// What the tags say of a use in a direction, from the general to the special: `access`, `vehicle`, `motor_vehicle`,
/// `motorcar` for a car (`motorcycle`, `hgv`, `psv` then `bus` for others; `bicycle` has no motor, `foot` is no
/// vehicle); within each the key with `:forward` or `:backward` behind it before the one without.
Access tagged_access(OsmTags tags, Use use, Side side);

/// Uses that a node with a barrier keeps from passing: by `barrier` and the tags of access. None where it has no
/// barrier, or one that lets pass (gates without tags, cattle grids, toll booths, kerbs …).
Uses blocked_uses(OsmTags tags);

/// Which way each use goes.
struct Directions {
  Oneway general = Oneway::both;  // of vehicles
  Uses forward, backward;
  bool many_values = false;  // `oneway` is a list: its first word holds
  bool reversible = false;   // changes with the time of day: both ways are open
};

/// `oneway` or what implies it (`junction=roundabout` or `circular`, `highway=motorway`), then the exceptions:
/// `oneway:USE`, `cycleway=opposite…`, `busway=opposite_lane`. Walkers go both ways but for `oneway:foot`.
Directions directions_of(OsmTags tags);

/// Uses in a direction, and those of them that may enter only to reach what lies there (`destination` …).
struct SideUses {
  Uses uses, no_through;
};
/// @param going  uses that go this way  @param max_weight [t], 0 where there is none; up to 3.5 t no truck and no bus passes
SideUses side_uses(OsmTags tags, RoadClass const& road, RoadLaw law, Side side, Uses going, double max_weight);

}  // namespace tanvan
