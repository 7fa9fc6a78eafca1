#include "sim/assignment/user_equilibrium.hpp"

#include <algorithm>

#include "sim/assignment/gradient_projection.hpp"
#include "sim/assignment/shortest_routes.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

double beckmann(AssignmentProblem const& problem, PathSet const& set, LinkState const& state) {
  double objective = 0;
  for (LinkId a : ids<LinkId>(problem.links())) objective += problem.delay.integral(a, state.volume(a));
  for (auto const& pair : set.pairs)
    for (auto p = pair.first; p != kNoPath; p = set.paths[p].next)
      objective += problem.classes[pair.vehicle_class].pcu * set.paths[p].flow * set.paths[p].fixed;
  return objective;
}

std::vector<double> class_volumes(AssignmentProblem const& problem, PathSet const& set) {
  std::vector<double> volume(problem.classes.size() * problem.links());
  for (auto const& pair : set.pairs)
    for (auto p = pair.first; p != kNoPath; p = set.paths[p].next)
      for (LinkId a : set.links_of(set.paths[p]))
        volume[pair.vehicle_class * problem.links() + a.value] += set.paths[p].flow;
  return volume;
}

/// Sweeps until what they find is a small part of the excess that the last search saw.
void settle(AssignmentProblem const& problem, AssignmentOptions const& options, TotalCost const& total, PathSet& set,
            LinkState& state) {
  constexpr double kPart = 0.02;  // below this, new routes help more than another sweep
  double const enough = kPart * std::max(total.tstt - total.sptt, options.gap * total.tstt);
  auto contest = contest_of(problem, set);
  GradientProjection projection(contest, state);
  for (int sweep = 0; sweep < options.max_sweeps; ++sweep)
    if (projection.sweep() <= enough) break;
  write_back(contest, set);
}

void note(TotalCost const& total, AssignmentResult& result) {
  ++result.iterations;
  result.tstt = total.tstt;
  result.sptt = total.sptt;
  result.unreachable = total.unreachable;
  result.relative_gap = total.relative_gap();
}

void note_links(AssignmentProblem const& problem, PathSet const& set, LinkState const& state,
                AssignmentResult& result) {
  result.objective = beckmann(problem, set, state);
  result.volume = class_volumes(problem, set);
  for (LinkId a : ids<LinkId>(problem.links())) {
    result.volume_pcu.push_back(state.volume(a));
    result.time.push_back(state.time(a));
  }
}

}  // namespace

AssignmentResult continue_user_equilibrium(AssignmentProblem const& problem, AssignmentOptions const& options,
                                           PathSet& paths, AssignmentProgress const& progress) {
  check(problem);
  expects(options.gap > 0 && options.max_iterations >= 1 && options.max_sweeps >= 1, "positive options");
  PathSet set = adopt_paths(problem, paths);
  LinkState state(problem);
  ShortestRoutes routes(problem);
  DemandAdjustment elastic(options.demand_response);
  state.load(set);
  routes.load_missing(set, state);
  AssignmentResult result;
  for (;;) {
    state.load(set);
    TotalCost const total = routes.add_shortest(set, state);
    note(total, result);
    if (options.demand_response) result.demand_gap = elastic.gap(set);
    if (progress)
      progress({result.iterations, result.relative_gap, beckmann(problem, set, state), result.tstt, result.demand_gap});
    if (std::max(result.relative_gap, result.demand_gap) <= options.gap) break;
    if (result.iterations >= options.max_iterations) break;
    if (options.demand_response) {
      elastic.adjust(result.demand_gap, set);
      state.load(set);
    }
    settle(problem, options, total, set, state);
  }
  note_links(problem, set, state, result);
  paths = packed(set);
  return result;
}

AssignmentResult solve_user_equilibrium(AssignmentProblem const& problem, AssignmentOptions const& options,
                                        AssignmentProgress const& progress) {
  PathSet paths;
  return continue_user_equilibrium(problem, options, paths, progress);
}

}  // namespace tanvan
