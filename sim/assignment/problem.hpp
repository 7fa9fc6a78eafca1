#pragma once
/// What a static assignment is asked: roads, zones, and who wants to go where.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/routing/contraction_hierarchy.hpp"
#include "sim/traffic/volume_delay.hpp"

namespace tanvan {

/// How zones reach the junctions: access at the origin, egress at the destination, never a way through.
struct ZoneAccess {
  std::vector<std::uint32_t> offset;  // [zones + 1]
  std::vector<NodeId> node;           // the junctions of each zone
  std::vector<double> cost;           // of access and of egress alike, >= 0, in the unit of time

  std::size_t zones() const { return offset.empty() ? 0 : offset.size() - 1; }
};

/// Vehicles that are alike: one class of the demand. Its cost of link a is t_a(v) + link_cost_a.
struct AssignmentClass {
  double pcu = 1;                    // [PCU/vehicle], > 0
  Column<LinkId, double> link_cost;  // fixed part of its cost (toll / value of time, a lower speed limit of its
                                     // own), >= 0, in the unit of time; +inf: banned; empty: 0 everywhere
  std::vector<double> demand;        // [zones * zones], row = origin [vehicles/h], >= 0; the diagonal stays inside
                                     // its zone and is not assigned
};

/// Several classes share the roads: volume v [PCU/h] of link a is its background plus pcu * vehicles of every class.
/// The equilibrium minimises Beckmann's objective
///   sum_a integral_0^{v_a} t_a(x) dx + sum_c pcu_c * (sum_a link_cost_ca * x_ca + access costs of its vehicles),
/// (Beckmann, McGuire, Winsten, Studies in the Economics of Transportation, 1956; several classes with fixed
/// differences: Dafermos, Transportation Science 6, 1972), at which every used route of a pair costs its class the
/// same.
struct AssignmentProblem {
  RoutingGraph graph;
  std::shared_ptr<ContractionHierarchy const> hierarchy;  // of the graph, for many problems on it; made where absent
  VolumeDelay delay;                                      // one row a link of the graph
  Column<LinkId, double> background_pcu;  // buses on their routes and the like [PCU/h], >= 0; empty: 0 everywhere
  ZoneAccess access;
  std::vector<AssignmentClass> classes;

  std::size_t zones() const { return access.zones(); }
  std::size_t links() const { return delay.size(); }
};

/// Checks shapes and ranges; a broken one is our own mistake (`expects`).
void check(AssignmentProblem const& problem);

/// Cost of every link to a class at the given link times. @param[out] cost same length as time
void class_cost(AssignmentClass const& vehicles, std::span<double const> time, std::span<double> cost);

}  // namespace tanvan
