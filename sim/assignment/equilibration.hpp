#pragma once
/// Inside of the room: link state during an equilibration, and the two steps it repeats.

#include <cstdint>
#include <vector>

#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"
#include "sim/routing/hierarchy_metric.hpp"

namespace tanvan {

/// Volumes and what follows from them, kept in step.
class LinkState {
 public:
  explicit LinkState(AssignmentProblem const& problem);

  /// Volumes anew from the routes, so that rounding of many shifts cannot pile up.
  void load(PathSet const& set);
  void add(LinkId a, double pcu);

  std::span<double const> time() const { return time_; }
  std::span<double const> volume() const { return volume_; }
  double time(LinkId a) const { return time_[a.value]; }
  double slope(LinkId a) const { return slope_[a.value]; }
  double cost(PathSet const& set, PathSet::Path const& path) const;

 private:
  void refresh(LinkId a);

  AssignmentProblem const* problem_;
  std::vector<double> volume_, time_, slope_;
};

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

/// One Gauss-Seidel sweep of gradient projection: from every route of a pair to its cheapest, the Newton step
///   min(flow, (c_p - c_best) / (pcu * sum of dt/dv over links of only one of the two)).
/// After Jayakrishnan, Tsai, Prashker, Rajadhyaksha, Transportation Research Record 1443, 1994.
/// @return excess cost found on the way, sum of flow * (c_p - c_best)
double equilibrate_pairs(AssignmentProblem const& problem, PathSet& set, LinkState& state);

}  // namespace tanvan
