#pragma once
/// Inside of the room: shortest routes of all pairs of zones at the present costs.

#include <algorithm>
#include <memory>
#include <span>
#include <tbb/enumerable_thread_specific.h>
#include <vector>

#include "sim/assignment/group_search.hpp"
#include "sim/assignment/link_state.hpp"
#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"

namespace tanvan {

/// What everybody pays in all, and would pay on shortest routes alone, at the present costs [vehicles/h * time].
struct TotalCost {
  double tstt = 0, sptt = 0;
  double unreachable = 0;  // demand without any route [vehicles/h]
  double fixed = 0;        // part of tstt that does not depend on volumes, by PCU: its term of Beckmann's objective
  std::size_t links = 0;   // of all routes
  double relative_gap() const { return tstt > 0 ? std::max(0.0, 1 - sptt / tstt) : 0; }  // but for rounding, >= 0
};

/// Searches for all pairs at once, on a contraction hierarchy that is prepared once for all iterations.
class ShortestRoutes {
 public:
  /// @param problem outlives this object  @param set the pairs that will be searched; only routes may change
  ShortestRoutes(AssignmentProblem const& problem, PathSet const& set);

  /// Part of each link [links], < kLinkParts: stretches of the hierarchy's ranks, which lie together on the map.
  std::vector<std::uint8_t> link_parts() const;

  /// Loads every pair that has no routes yet on its shortest one, some origins at a time, each seeing the volumes
  /// before them.
  void load_missing(PathSet& set, LinkState& state);

  /// Adds each pair's shortest route at the present costs where it beats all that the pair has. Searches run in
  /// parallel, some origins of a class each; what they find is added in the order of the pairs.
  TotalCost add_shortest(PathSet& set, LinkState const& state);

 private:
  /// Groups of one class that are searched together, a lane each: [begin, end) of the groups.
  struct Batch {
    std::size_t begin, end;
    std::uint32_t vehicle_class;
  };
  /// What the search of one group found: cost and, where it is new, the route of each of its pairs.
  struct Found {
    struct Row {
      std::uint32_t pair, begin, length;
      GroupSearch::RouteCost cost;
    };
    std::vector<Row> rows;
    std::vector<LinkId> links;
    TotalCost total;
    std::vector<LinkId> route;  // scratch

    void clear();

    /// @param below  a route that is not cheaper than this by itself, its links added in order, is left alone
    void add(std::uint32_t pair, GroupSearch::Arrival const& arrival, std::size_t lane, GroupSearch& trees,
             LinkState const& state, double below);
    std::span<LinkId const> links_of(Row const& row) const { return std::span{links}.subspan(row.begin, row.length); }
  };

  static std::vector<Batch> batches_of(PathSet const& set, std::span<PairGroup const> groups);
  void customize_class(std::size_t vehicle_class, LinkState const& state);
  template <class Visit>
  std::span<Found const> search(PathSet const& set, std::span<PairGroup const> groups, Visit const& visit);
  static void join(std::span<Found const> found, PathSet& set, bool loaded);
  std::vector<std::vector<PairGroup>> unloaded_groups(PathSet const& set) const;
  void load_wave(std::span<PairGroup const> wave, PathSet& set, LinkState& state);

  AssignmentProblem const* problem_;
  std::shared_ptr<ContractionHierarchy const> hierarchy_;
  std::vector<HierarchyMetric> metrics_;  // [classes]
  std::vector<double> cost_;              // [links], scratch
  std::vector<PairGroup> groups_;
  std::vector<Found> found_;  // of the last search; memory is kept
  tbb::enumerable_thread_specific<GroupSearch> searches_;
};

}  // namespace tanvan
