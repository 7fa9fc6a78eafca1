#pragma once
/// The signal tables of GMNS as controllers and the movements that they let go.

#include <string>
#include <vector>

#include "scenarios/run/traffic/gmns_movements.hpp"
#include "sim/traffic/traffic_roads.hpp"

namespace tanvan {

struct TrafficSignals {
  std::vector<SignalController> controllers;  // by node
  std::vector<SignalMovement> movements;      // by controller, then links, each pair of links once
  Faults notes;
};

/// Which plan and which times: `signal_plans`; times of day are not heeded, and a note counts the plans left out.
///
/// Which phases: all of the plan, or where two of them would stand at one place of ring, barrier and position, as in
/// GMNS's own Arlington example, node by node those that serve it. A controller of several nodes becomes one at each.
///
/// Where min = max in all phases, times are fixed (`fixed_greens`) and repeat after cycle_length, or without one as
/// soon as all are through; rest is red. Else phases follow demand (`plan_stages`), and neither cycle nor offset
/// counts. `offset` of signal_coordination is when coord_ref_to of coord_phase comes after midnight; without a
/// coord_phase, when the first phase begins. Of begin_of_yellow and begin_of_red the former is the end of green, the
/// latter the end of clearance, since the tables don't tell yellow from red.
///
/// Movements of another ctrl_type than `signal` that no phase names are free, and so are all movements of junctions
/// without a timing (a note counts them). Faults with lines: a movement of ctrl_type signal at a controller that no
/// phase lets go, one that two controllers do, a round longer than its cycle, more than 64 stages.
/// @param folder its name for messages
TrafficSignals traffic_signals(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                               std::string const& folder, Faults& faults);

}  // namespace tanvan
