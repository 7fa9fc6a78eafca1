#pragma once
/// Logit route choice without a list of routes.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/assignment/problem.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {

/// Links by the node they enter: the way back that loading takes.
struct EnteringLinks {
  struct Arc {
    NodeId from;
    LinkId link;
  };
  std::vector<std::uint32_t> offset;  // [nodes + 1]
  std::vector<Arc> arcs;              // [links], of each node by ascending link id
};
EnteringLinks entering_links(RoutingGraph const& graph);

/// Vehicles of one or more origins of a class.
struct LogitLoad {
  std::vector<double> volume;  // [links] [vehicles/h]
  double access_cost = 0;      // paid for access and egress [vehicles/h * time]
  double unreachable = 0;      // demand without any route [vehicles/h]
};

/// Spreads the demand of one origin over all its efficient routes in proportion to exp(-theta * cost)
/// (Dial, Transportation Research 5, 1971: the form that looks from the origin alone).
///
/// A link is efficient where it leads away from the origin at free-flow costs: to a junction farther off, or costs
/// nothing on the way to one that the search from the origin finished later. Access always is; egress to a zone is
/// where its junction is nearer than the zone or on a shortest way to it. So the set of routes depends neither on flows
/// nor on an enumeration, holds the shortest free-flow route of every pair, and no route returns to a junction.
/// Non-through nodes begin and end routes and are not passed.
///
/// Works on logarithms of the sums of exp(-theta * cost), so that neither long nor many routes overflow. One object a
/// thread; the result depends on its arguments alone.
class LogitLoading {
 public:
  /// @param problem,entering outlive this object; entering_links of the problem's graph
  LogitLoading(AssignmentProblem const& problem, EnteringLinks const& entering);

  /// @param demand [zones] of the origin [vehicles/h]; that within the zone is left out
  /// @param free_cost,cost of every link to the class, without traffic and now; +inf: closed
  /// @param theta >= 0 [1/time]; 0: all efficient routes alike
  /// @param[in,out] load receives the vehicles on top of those it has
  void add(std::uint32_t origin, std::span<double const> demand, std::span<double const> free_cost,
           std::span<double const> cost, double theta, LogitLoad& load);

 private:
  struct Node {
    std::uint32_t rank = 0;  // in which the search finished it; kUnranked: not reached
    double seed = 0;         // log-sum of the accesses to it; -inf: none
    double seed_cost = 0;    // their mean cost
    double seed_share = 0;   // of those who come here, by access
    double here = 0;         // log-sum of all ways to it
    double leaving = 0;      // log-sum of the ways that may go on from it
    double ends = 0;         // vehicles whose last junction it is
    double passes = 0;       // vehicles that go on from it
  };

  void grow(std::uint32_t origin, std::span<double const> free_cost);
  void add_access(std::uint32_t origin, double theta);
  bool efficient(EnteringLinks::Arc const& arc, NodeId to, std::span<double const> free_cost) const;
  void weigh(NodeId v, std::span<double const> free_cost, std::span<double const> cost, double theta);
  void end_trips(std::uint32_t destination, double demand, double theta, LogitLoad& load);
  void trace_back(NodeId v, LogitLoad& load);

  AssignmentProblem const* problem_;
  EnteringLinks const* entering_;
  TreeSearch tree_;
  std::vector<TreeSearch::Seed> seeds_;
  std::vector<Node> nodes_;
  std::vector<double> share_;   // [links], in the order of `entering`: of those who come to its end
  std::vector<double> egress_;  // of the destination at hand
};

}  // namespace tanvan
