#include "sim/assignment/system_optimum.hpp"

#include "sim/assignment/path_walk.hpp"
#include "sim/core/check.hpp"

namespace tanvan {

AssignmentProblem with_marginal_costs(AssignmentProblem problem) {
  problem.delay = marginal_costs(std::move(problem.delay));
  return problem;
}

std::vector<double> marginal_tolls(VolumeDelay const& delay, std::span<double const> volume_pcu) {
  expects(volume_pcu.size() == delay.size(), "one volume a link");
  std::vector<double> toll(delay.size());
  for (LinkId a : ids<LinkId>(delay.size())) toll[a.value] = volume_pcu[a.value] * delay.slope(a, volume_pcu[a.value]);
  return toll;
}

double total_cost(AssignmentProblem const& problem, PathSet const& paths, std::span<double const> volume_pcu) {
  expects(volume_pcu.size() == problem.links(), "one volume a link");
  double total = 0;
  for (LinkId a : ids<LinkId>(problem.links())) {
    double const volume = volume_pcu[a.value];
    total += volume * problem.delay.time(a, volume);
  }
  for_each_used_path(
      paths, [&](UsedPath const& path) { total += problem.classes[path.vehicle_class].pcu * path.flow * path.fixed; });
  return total;
}

SystemOptimum solve_system_optimum(AssignmentProblem const& problem, AssignmentOptions const& options, PathSet& paths,
                                   AssignmentProgress const& progress) {
  SystemOptimum optimum;
  optimum.result = continue_user_equilibrium(with_marginal_costs(problem), options, paths, progress);
  auto const& volume = optimum.result.volume_pcu;
  optimum.toll = marginal_tolls(problem.delay, volume);
  for (LinkId a : ids<LinkId>(problem.links())) optimum.time.push_back(problem.delay.time(a, volume[a.value]));
  optimum.total_cost = total_cost(problem, paths, volume);
  return optimum;
}

double price_of_anarchy(double equilibrium_cost, double optimum_cost) {
  return optimum_cost > 0 ? equilibrium_cost / optimum_cost : 1;
}

}  // namespace tanvan
