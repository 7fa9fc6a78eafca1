#pragma once
/// What a drive takes as shippers see it who do not know its hour yet.

#include <array>

#include "models/freight/freight_roads.hpp"

namespace tanvan {

/// Mean hours of a drive over the departures of a day, [weight] of [Z, Z]. An hour that bans shut, or that leaves a
/// longer detour than anybody takes, counts as the drive without them and an hour more; a toll as the hours of a
/// vehicle that it would pay for.
/// @param detour_limit  longest time against that without bans
std::array<Matrix, kWeights> drive_hours(FreightRoads const& roads, double detour_limit);

}  // namespace tanvan
