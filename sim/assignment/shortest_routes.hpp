#pragma once
/// Inside of the room: shortest routes of all pairs of zones at the present costs.

#include <cstdint>
#include <vector>

#include "sim/assignment/link_state.hpp"
#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"
#include "sim/routing/hierarchy_metric.hpp"

namespace tanvan {

/// Pairs of one class from one origin: rows [begin, end) of the pairs.
struct PairGroup {
  std::uint32_t begin, end;
};
std::vector<PairGroup> groups_of(PathSet const& set);

/// What a class pays in all, and would pay on shortest routes alone, at the present costs [vehicles/h * time].
struct TotalCost {
  double tstt = 0, sptt = 0;
  double unreachable = 0;  // demand without any route [vehicles/h]
  double relative_gap() const { return tstt > 0 ? 1 - sptt / tstt : 0; }
};

/// Shortest routes of all pairs at once, on a contraction hierarchy that is prepared once for all iterations.
class ShortestRoutes {
 public:
  /// @param problem outlives this object
  explicit ShortestRoutes(AssignmentProblem const& problem);

  /// Loads every pair that has no routes yet on its shortest one, some origins at a time, each seeing the volumes before
  /// them.
  void load_missing(PathSet& set, LinkState& state);

  /// Adds each pair's shortest route at the present costs where it beats all that the pair has. Searches run in parallel,
  /// some origins of a class each; what they find is added in the order of the pairs.
  TotalCost add_shortest(PathSet& set, LinkState const& state);

 private:
  void customize_class(std::size_t vehicle_class, LinkState const& state);

  AssignmentProblem const* problem_;
  ContractionHierarchy hierarchy_;
  std::vector<HierarchyMetric> metrics_;  // [classes]
  std::vector<double> cost_;              // [links], scratch
};

}  // namespace tanvan
