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

bool are_at_least_0(std::span<double const> values) {
  return std::ranges::all_of(values, [](double x) { return x >= 0 && x < std::numeric_limits<double>::infinity(); });
}

/// A zone that may not be passed is where its own trips begin, and theirs alone.
void check_access(ZoneAccess const& access, RoutingGraph const& graph) {
  expects(access.cost.size() == access.node.size(), "one access cost a connector");
  expects(access.offset.empty() || access.offset.back() == access.node.size(), "connectors by zone");
  expects(std::ranges::is_sorted(access.offset), "connectors by zone");
  expects(are_at_least_0(access.cost), "access costs >= 0");
  expects(std::ranges::all_of(access.node, [&](NodeId v) { return v.value < graph.nodes(); }), "connectors to nodes");
  for (std::size_t z = 0; z < access.zones(); ++z)
    for (auto i = access.offset[z]; access.offset[z + 1] - access.offset[z] > 1 && i < access.offset[z + 1]; ++i)
      expects(graph.through[access.node[i].value] != 0, "a node that may not be passed is its zone's only connector");
}

}  // namespace

void check(AssignmentProblem const& problem) {
  auto const links = problem.links();
  expects(problem.graph.arcs.size() == links, "one volume-delay function a link");
  expects(validate(problem.delay).empty(), "volume-delay functions without faults");
  expects(!problem.hierarchy ||
              (problem.hierarchy->links() == links && problem.hierarchy->nodes() == problem.graph.nodes()),
          "a hierarchy of the problem's own graph");
  expects(problem.background_pcu.empty() || problem.background_pcu.size() == links, "one background volume a link");
  expects(are_at_least_0(problem.background_pcu.span()), "background volumes >= 0");
  check_access(problem.access, problem.graph);
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
