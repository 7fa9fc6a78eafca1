#pragma once
/// Inside of the room: shortest ways from several zones at once, with the ways onto and off the network.

#include <array>
#include <span>
#include <vector>

#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"
#include "sim/routing/tree_batch.hpp"

namespace tanvan {

/// Pairs of one class from one origin: rows [begin, end) of the pairs.
struct PairGroup {
  std::uint32_t begin, end;
};
std::vector<PairGroup> groups_of(PathSet const& set);

/// The trees of some groups of one class, a lane each, and the way on from their last nodes into the zones.
class GroupSearch {
 public:
  /// @param problem,hierarchy outlive this object
  GroupSearch(AssignmentProblem const& problem, ContractionHierarchy const& hierarchy)
      : problem_(&problem), trees_(hierarchy) {}

  /// @param groups of one class, at most TreeBatch::kLanes  @param metric of that class; it outlives the trees
  void grow(PathSet const& set, std::span<PairGroup const> groups, HierarchyMetric const& metric);

  struct Arrival {
    double cost = kUnreachable;
    std::uint32_t connector = 0;  // row of the zone's access
  };
  Arrival arrival(std::uint32_t zone, std::size_t lane) const;

  struct RouteCost {
    double access, fixed;  // of access and egress; and of the links' fixed costs besides
  };
  /// Links of the way to a zone that can be reached, first to last.
  RouteCost route(Arrival const& arrival, std::size_t lane, std::vector<LinkId>& route);

 private:
  double seed_cost(NodeId node, std::size_t lane) const;

  AssignmentProblem const* problem_;
  AssignmentClass const* vehicles_ = nullptr;
  TreeBatch trees_;
  std::array<std::vector<TreeBatch::Seed>, TreeBatch::kLanes> seeds_;
};

}  // namespace tanvan
