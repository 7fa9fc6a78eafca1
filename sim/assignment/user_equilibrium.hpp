#pragma once
/// Static user equilibrium: nobody can gain by another route (Wardrop's first principle, 1952).

#include <functional>
#include <vector>

#include "sim/assignment/demand_response.hpp"
#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"

namespace tanvan {

struct AssignmentOptions {
  double gap = 1e-4;                    ///< relative gap to stop at, > 0
  int max_iterations = 200;             ///< >= 1
  int max_sweeps = 20;                  ///< shifts between known routes after each search, >= 1
  DemandResponse demand_response = {};  ///< empty: the demand is as given, else where it starts; `gap` holds for both
};

/// How far an equilibration has come.
struct AssignmentStep {
  int iteration = 0;
  double relative_gap = 1, objective = 0, tstt = 0;
  double demand_gap = 0;  // see DemandAdjustment; 0 where the demand is as given
};
using AssignmentProgress = std::function<void(AssignmentStep const&)>;

struct AssignmentResult {
  std::vector<double> volume;      // [classes * links], row = class [vehicles/h]
  std::vector<double> volume_pcu;  // [links], background included [PCU/h]
  std::vector<double> time;        // [links], at volume_pcu, in the unit of t0
  double relative_gap = 0;         // 1 - sptt / tstt; 0 where nobody travels
  double objective = 0;            // Beckmann's
  double tstt = 0, sptt = 0;       // total cost now, and on shortest routes at the same costs [vehicles/h * time]
  double unreachable = 0;          // demand that no route serves, left out of everything else [vehicles/h]
  double demand_gap = 0;           // see DemandAdjustment; the demand itself stands in the pairs of the routes
  int iterations = 0;
};

/// Finds the equilibrium by gradient projection on routes. Ends when the relative gap is reached (and the demand
/// answers to its costs as nearly) or after max_iterations; the caller looks at `relative_gap`.
/// @param progress called once an iteration; may be empty
/// @throws Violation where `check` finds the problem wrong, std::length_error beyond 2^32 links of routes
/// Any number of threads gives the same bits.
AssignmentResult solve_user_equilibrium(AssignmentProblem const& problem, AssignmentOptions const& options = {},
                                        AssignmentProgress const& progress = {});

/// The same, started from the routes of a similar demand on the same links. @param[in,out] paths empty at first;
/// holds the routes of the equilibrium afterwards. The result depends on them within the gap.
AssignmentResult continue_user_equilibrium(AssignmentProblem const& problem, AssignmentOptions const& options,
                                           PathSet& paths, AssignmentProgress const& progress = {});

}  // namespace tanvan
