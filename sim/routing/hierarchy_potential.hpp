#pragma once
/// Exact distances to a target, asked for node by node: the potential of a goal-directed search.

#include <span>
#include <vector>

#include "sim/routing/hierarchy_metric.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {

/// CH-Potentials (Strasser, Zeitz, A Fast and Tight Heuristic for A* in Road Networks, SEA 2021) on a customizable
/// hierarchy. Targets climb to their ancestors; what a node v costs is then the least of that and of
/// cost(v → h) + potential(h) over its higher neighbours h, kept once known. Higher neighbours are ancestors, so the
/// chain of v's ancestors is worked off from the top. Nothing is cleared between searches. One object per thread.
///
/// With link costs in whole numbers below 2^53 all sums are exact. Then the potential of a node that may be passed is
/// the very distance to the target, and so consistent: potential(u) <= cost(u → v) + potential(v).
class HierarchyPotential {
 public:
  /// @param hierarchy,metric outlive this object; whoever customizes the metric anew sets the target anew
  HierarchyPotential(ContractionHierarchy const& hierarchy, HierarchyMetric const& metric);

  /// @param targets at least one, each with the cost of getting off the network there
  void set_targets(std::span<TreeSearch::Seed const> targets);
  void set_target(NodeId target);

  /// Least cost from v to a target; +inf where there is no way. @param v a target or a node that may be passed
  double operator()(NodeId v) {
    auto const rank = hierarchy_->rank[v.value];
    return known_[rank] == query_ ? cost_[rank] : find(rank);
  }

 private:
  double find(std::uint32_t rank);
  void climb(std::uint32_t rank);
  void settle(std::uint32_t rank);

  ContractionHierarchy const* hierarchy_;
  HierarchyMetric const* metric_;
  std::uint32_t query_ = 0;
  std::vector<double> cost_;          // [nodes], by rank: from an ancestor of a target; then, once known, from any
  std::vector<std::uint32_t> seen_;   // [nodes], last query in which a target climbed to the rank
  std::vector<std::uint32_t> known_;  // [nodes], last query in which the potential became known
  std::vector<std::uint32_t> ranks_;  // scratch
};

}  // namespace tanvan
