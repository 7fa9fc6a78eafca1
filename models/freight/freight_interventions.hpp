#pragma once
/// What a scenario may change about goods: nodes, gates, rules, lockers.

#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// dry_port, rail_opening, gate_appointments, cross_border_zone (of nodes of freight.csv), consolidation_centre (of a
/// zone), weight_limit (of a road), night_delivery, parcel_lockers.
std::vector<InterventionKind> freight_interventions();

/// Begins those of this month. Writes `FreightStore`, and the truck bans of roads too weak for any truck.
void take_freight_policies(World& world);

}  // namespace tanvan
