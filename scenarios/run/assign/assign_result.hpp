#pragma once
/// From an assignment to a results file.

#include <filesystem>
#include <span>
#include <vector>

#include "scenarios/run/assign/assign_options.hpp"
#include "sim/assignment/user_equilibrium.hpp"
#include "sim/engine/results.hpp"

namespace tanvan {

/// What an assignment found, beside what it was asked.
struct Assigned {
  AssignOptions const& options;
  AssignInputs const& inputs;
  AssignmentProblem const& problem;
  AssignmentResult const& result;
  PathSet const& paths;  // the routes in use
  std::span<UnreachablePair const> unreachable;
};

/// Demand between zones and inside them [vehicles/h], of all classes; what is unreachable is in neither.
struct DemandTotals {
  double assigned = 0, inside = 0, unreachable = 0;
};
DemandTotals demand_totals(AssignInputs const& inputs, std::span<UnreachablePair const> unreachable);

/// Vehicles of all classes on each link [vehicles/h].
std::vector<double> link_volumes(AssignmentProblem const& problem, AssignmentResult const& result);

/// Generalized cost of each link to one class, in the unit of time; +inf where it is banned.
std::vector<double> link_costs(AssignmentProblem const& problem, AssignmentResult const& result, std::size_t vehicles);

/// Writes `/assignment` of `out` with the attributes of every results file. Equal assignments give equal bytes but for
/// the time, the threads and the wall time. @param identity  its config and titles are set here
/// @throws std::runtime_error naming `out` where the disk refuses; then no file of that name was made
void write_assignment(Assigned const& assigned, RunIdentity identity, std::filesystem::path const& out);

}  // namespace tanvan
