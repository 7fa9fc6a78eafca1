#include "sim/assignment/problem.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

void check_class(AssignmentClass const& vehicles, std::size_t zones, std::size_t links) {
  expects(vehicles.pcu > 0, "pcu > 0");
  expects(vehicles.link_cost.empty() || vehicles.link_cost.size() == links, "one fixed cost a link");
  expects(vehicles.demand.size() == zones * zones, "demand is zones x zones");
  expects(std::ranges::all_of(vehicles.demand,
                              [](double d) { return d >= 0 && d < std::numeric_limits<double>::infinity(); }),
          "demand >= 0");
  expects(std::ranges::all_of(vehicles.link_cost, [](double c) { return c >= 0; }), "fixed costs >= 0");
}

}  // namespace

void check(AssignmentProblem const& problem) {
  auto const links = problem.links();
  expects(problem.graph.arcs.size() == links, "one volume-delay function a link");
  expects(!problem.hierarchy ||
              (problem.hierarchy->links() == links && problem.hierarchy->nodes() == problem.graph.nodes()),
          "a hierarchy of the problem's own graph");
  expects(problem.background_pcu.empty() || problem.background_pcu.size() == links, "one background volume a link");
  expects(problem.access.cost.size() == problem.access.node.size(), "one access cost a connector");
  expects(std::ranges::all_of(problem.delay.capacity, [](double c) { return c > 0; }), "capacity > 0");
  expects(std::ranges::all_of(problem.delay.t0, [](double t) { return t >= 0; }), "free-flow time >= 0");
  for (auto const& vehicles : problem.classes) check_class(vehicles, problem.zones(), links);
}

void class_cost(AssignmentClass const& vehicles, std::span<double const> time, std::span<double> cost) {
  if (vehicles.link_cost.empty()) {
    std::ranges::copy(time, cost.begin());
    return;
  }
  auto const fixed = vehicles.link_cost.span();
  for (std::size_t a = 0; a < time.size(); ++a) cost[a] = time[a] + fixed[a];
}

}  // namespace tanvan
