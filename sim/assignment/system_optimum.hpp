#pragma once
/// System optimum: the split over routes at which all vehicles together lose the least (Wardrop's second principle,
/// 1952).
///
/// It is the user equilibrium over marginal costs t_a(v) + v dt_a/dv (Beckmann, McGuire, Winsten, 1956; Dafermos,
/// Sparrow, Journal of Research of the National Bureau of Standards 73B, 1969). With several classes it minimises the
/// total cost weighted by PCU,
///   sum_a v_a t_a(v_a) + sum_c pcu_c * (sum_a link_cost_ca x_ca + access costs of its vehicles),
/// background volumes included: an hour of a bus weighs as much as the cars that would take its room. Of all weights it
/// is the one for which an equilibrium is an optimum; by vehicles or persons the optimum is another. Where t is not
/// convex (some tables) it may be only locally the best.

#include <span>
#include <vector>

#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"
#include "sim/assignment/user_equilibrium.hpp"

namespace tanvan {

/// The same problem with marginal costs for times: its user equilibrium is the system optimum, its Beckmann objective
/// the total cost.
AssignmentProblem with_marginal_costs(AssignmentProblem problem);

/// What drivers would have to pay on each link beside their time to choose the optimum by themselves: v dt/dv, in the
/// unit of time and the same for every class. @param volume_pcu [links], background included [PCU/h]
std::vector<double> marginal_tolls(VolumeDelay const& delay, std::span<double const> volume_pcu);

/// Total cost of the given routes at the given volumes, weighted by PCU as above [PCU/h * time].
/// @param volume_pcu [links], of these routes and the background
double total_cost(AssignmentProblem const& problem, PathSet const& paths, std::span<double const> volume_pcu);

struct SystemOptimum {
  AssignmentResult result;   // of the problem with marginal costs: its gap, iterations and volumes
  std::vector<double> time;  // [links], the true times at its volumes (result.time holds marginal costs)
  std::vector<double> toll;  // [links], marginal tolls there
  double total_cost = 0;     // as above
};

/// Errors and determinism as for solve_user_equilibrium. @param[in,out] paths where to start, empty at first; the
/// routes of the optimum afterwards
SystemOptimum solve_system_optimum(AssignmentProblem const& problem, AssignmentOptions const& options, PathSet& paths,
                                   AssignmentProgress const& progress = {});

/// How much dearer the equilibrium is than the optimum, >= 1 but for the gaps (Koutsoupias, Papadimitriou, STACS 1999;
/// Roughgarden, Tardos, Journal of the ACM 49, 2002). 1 where nobody travels.
double price_of_anarchy(double equilibrium_cost, double optimum_cost);

}  // namespace tanvan
