#pragma once
/// Cuts a large problem along its plan: duties that lie together with their stops become a problem of their own.
///
/// Moves of the search are local, so parts are improved side by side, each in memory that is near to its core, and put
/// together again; the next cut runs elsewhere (Taillard, "Parallel iterative search methods for vehicle routing
/// problems", Networks 23, 1993; Santini, Schneider, Vidal, Vigo, "Decomposition strategies for vehicle routing
/// heuristics", INFORMS J. on Computing 35, 2023).

#include <vector>

#include "sim/rng/draws.hpp"
#include "sim/tours/tour_plan.hpp"

namespace tanvan {

/// Duties of a plan and stops without a vehicle, that lie together.
struct PlanPart {
  std::vector<std::size_t> duties;  ///< rows of `TourPlan::duties`
  std::vector<std::size_t> left_out;
};

/// A part as a problem. Row i of its stops is row `stops[i]` of the whole.
struct PartProblem {
  std::vector<std::size_t> stops;
  TourProblem problem;
  TourPlan plan;
};

/// Parts of about `stops` stops each, that cover the plan; where they lie is drawn.
std::vector<PlanPart> cut_plan(TourProblem const& problem, TourPlan const& plan, std::size_t stops, Draws& draws);

/// Vehicles in use go with their duties; those idle are shared out evenly, the first parts first.
std::vector<PartProblem> part_problems(TourProblem const& problem, TourPlan const& plan,
                                       std::vector<PlanPart> const& parts);

/// A part's plan in rows of the whole, added to it.
void add_part(TourPlan& whole, PartProblem const& part, TourPlan const& plan);

}  // namespace tanvan
