#include "sim/assignment/user_equilibrium.hpp"

#include <algorithm>

#include "sim/assignment/gradient_projection.hpp"
#include "sim/assignment/shortest_routes.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

double beckmann(AssignmentProblem const& problem, TotalCost const& total, LinkState const& state) {
  double objective = total.fixed;
  for (LinkId a : ids<LinkId>(problem.links())) objective += problem.delay.integral(a, state.volume(a));
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
            LinkState& state, std::span<std::uint8_t const> part, Contest& contest) {
  constexpr double kPart = 0.02;  // below this, new routes help more than another sweep
  double const enough = kPart * std::max(total.tstt - total.sptt, options.gap * total.tstt);
  gather(problem, set, part, contest);
  GradientProjection projection(contest, state, is_convex(problem.delay));
  for (int sweep = 0; sweep < options.max_sweeps; ++sweep)
    if (projection.sweep() <= enough) break;
  write_back(contest, set);
}

void note(AssignmentProblem const& problem, TotalCost const& total, LinkState const& state, AssignmentResult& result) {
  ++result.iterations;
  result.tstt = total.tstt;
  result.sptt = total.sptt;
  result.unreachable = total.unreachable;
  result.relative_gap = total.relative_gap();
  result.objective = beckmann(problem, total, state);
}

void note_links(AssignmentProblem const& problem, PathSet const& set, LinkState const& state,
                AssignmentResult& result) {
  result.volume = class_volumes(problem, set);
  for (LinkId a : ids<LinkId>(problem.links())) {
    result.volume_pcu.push_back(state.volume(a));
    result.time.push_back(state.time(a));
  }
}

/// Notices when the gap falls no further: near the last digits of a double, sweeps only push rounding about.
class Standstill {
 public:
  bool reached(double gap, int iteration) {
    if (gap < least_) {
      least_ = gap;
      since_ = iteration;
    }
    return least_ < kNearRounding && iteration - since_ >= kPatience;
  }

 private:
  static constexpr double kNearRounding = 1e-12;
  static constexpr int kPatience = 30;  // iterations
  double least_ = 1;
  int since_ = 0;
};

}  // namespace

AssignmentResult continue_user_equilibrium(AssignmentProblem const& problem, AssignmentOptions const& options,
                                           PathSet& paths, AssignmentProgress const& progress) {
  check(problem);
  expects(options.gap > 0 && options.max_iterations >= 1 && options.max_sweeps >= 1, "positive options");
  PathSet set = adopt_paths(problem, paths);
  LinkState state(problem);
  ShortestRoutes routes(problem, set);
  auto const part = routes.link_parts();
  Contest contest;
  DemandAdjustment elastic(options.demand_response);
  Standstill standstill;
  state.load(set);
  routes.load_missing(set, state);
  AssignmentResult result;
  std::size_t live_links = set.links.size();
  for (;;) {
    if (set.links.size() > 2 * live_links) set = packed(set);  // dropped routes take more room than the others
    state.load(set);
    TotalCost const total = routes.add_shortest(set, state);
    live_links = total.links;
    note(problem, total, state, result);
    if (options.demand_response) result.demand_gap = elastic.gap(set);
    if (progress) progress({result.iterations, result.relative_gap, result.objective, result.tstt, result.demand_gap});
    if (std::max(result.relative_gap, result.demand_gap) <= options.gap) break;
    if (result.iterations >= options.max_iterations || standstill.reached(result.relative_gap, result.iterations))
      break;
    if (options.demand_response) {
      elastic.adjust(result.demand_gap, set);
      state.load(set);
    }
    settle(problem, options, total, set, state, part, contest);
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
