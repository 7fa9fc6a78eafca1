#pragma once
/// The signal tables of GMNS: the timing plan that each controller runs, with its phases and whom they let go.

#include <optional>
#include <string>
#include <vector>

#include "scenarios/run/traffic/gmns_movements.hpp"
#include "scenarios/run/traffic/signal_timing.hpp"

namespace tanvan {

/// A row of signal_timing_phase.csv with its rows of signal_phase_mvmt.csv.
struct SignalPlanPhase {
  std::string number;  // signal_phase_num
  PlanPhase timing;
  std::vector<Turn> turns;  // that it lets go, in any order, one perhaps twice
};

/// A row of signal_coordination.csv: `reference` of `phase` comes `offset_s` after midnight.
struct SignalOffset {
  std::string controller, phase, reference;
  double offset_s = 0;
  InputPlace place;
};

/// A row of signal_timing_plan.csv.
struct SignalPlan {
  std::string id, controller;
  std::optional<double> cycle_s;
  InputPlace place;
  std::vector<SignalPlanPhase> phases = {};  // in the order of the file
  std::vector<SignalOffset> offsets = {};
};

struct SignalPlans {
  std::vector<SignalPlan> plans;  // one a controller, in the order of the file
  std::size_t left_out = 0;       // further plans of the same controllers
};

/// Of a controller with several plans the one whose `active` is 1, as imports of SUMO write it, else the first.
/// signal_phase_mvmt names a movement, or by link_id all movements from that link but those of another ctrl_type; where
/// movement.csv says nothing of the link, all its turns.
///
/// Times [s]: min_green and max_green stand in for each other where one is empty; clearance is 0; extension is 3 s
/// within the 2 to 4 s of the FHWA's Signal Timing Manual (2nd edition, 2015); ring and barrier are 1, position is the
/// order of rows. Faults with lines: max below min, times missing, negative or above a day, names of nothing.
/// @param folder its name for messages
SignalPlans signal_plans(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                         std::string const& folder, Faults& faults);

}  // namespace tanvan
