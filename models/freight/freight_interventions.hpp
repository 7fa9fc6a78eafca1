#pragma once
/// What a scenario may change about goods: nodes, gates, rules, lockers.

#include <span>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// dry_port, rail_opening, gate_appointments, cross_border_zone (of nodes of freight.csv), consolidation_centre (of a
/// zone), weight_limit (of a road), night_delivery, parcel_lockers.
std::vector<InterventionKind> freight_interventions();

/// A fault for each whose node is of another kind than it needs: dry_port and rail_opening a river port, depot or rail
/// terminal of the province, gate_appointments a port or depot, cross_border_zone a parcel centre of the province.
void check_freight_interventions(std::span<Intervention const> interventions, RegionTables const& region,
                                 ZoneStore const& zones, Faults& faults);

/// Begins those of this month. Writes `FreightStore`, and the truck bans of roads too weak for any truck.
void take_freight_policies(World& world);

}  // namespace tanvan
