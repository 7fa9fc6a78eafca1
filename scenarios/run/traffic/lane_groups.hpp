#pragma once
/// Lanes of a link as groups that lead to the same places.

#include <optional>
#include <span>

#include "scenarios/run/traffic/gmns_movements.hpp"
#include "sim/traffic/lane_roads.hpp"

namespace tanvan {

/// A lane for motor vehicles.
struct LaneRow {
  LinkId link;
  int number = 1;                      // as in LaneRange
  std::uint8_t classes = kEveryClass;  // bit c: VehicleClass c may use it, at least one
  double pocket_m = 0;                 // how far it reaches back from the junction [m]; 0: along the whole link
};

/// A turn from the link, and the lanes that one of its movements names.
struct LaneTurn {
  LinkId to;
  LaneRange lanes;
};

/// What the tables say that the groups leave out.
struct LaneGaps {
  std::size_t pockets = 0;  // that no movement names
  std::size_t turns = 0;    // whose lanes are not there
};

/// Lanes that some turn has in common, directly or by way of others, are a group (connected components). A turn of
/// which no row names lanes that are there takes all lanes along the whole link. Lanes along the whole link that none
/// names go with the next one to the left, else to the right; pockets that none names are left out.
///
/// Lanes that let no car in while others of the link do are reserved (bus and motorbike lanes), those for the same
/// classes a group; where no lane lets cars in, the lanes for the most classes are the general ones and others
/// reserved. Lanes for cars and only some of the rest count as general.
/// @param lanes  of one link, by number; those along the whole link are at least one
/// @param turns  of its movements, by link
/// @return none where all lanes are one group
std::optional<LinkLanes> lane_groups(std::span<LaneRow const> lanes, std::span<LaneTurn const> turns, LaneGaps& gaps);

}  // namespace tanvan
