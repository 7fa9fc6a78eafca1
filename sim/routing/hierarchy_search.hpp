#pragma once
/// Cheapest ways from one place to another on a contraction hierarchy.

#include <span>
#include <vector>

#include "sim/routing/hierarchy_metric.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {

/// Elimination-tree queries (Dibbelt, Strasser, Wagner 2016): both ends climb to their ancestors and meet. No queue, no
/// clearing; memory is kept between queries. One object per thread.
/// Costs differ from Dijkstra's by rounding alone, as sums run in another order. Of ways of equal cost the hierarchy
/// decides; of parallel links the one with the lower id is taken.
class HierarchySearch {
 public:
  using Seed = TreeSearch::Seed;

  /// @param hierarchy outlives this object
  explicit HierarchySearch(ContractionHierarchy const& hierarchy);

  /// Least cost from any of `from` to any of `to`, with the costs of getting onto and off the network; +inf where there
  /// is no way. @param from,to at least one each  @param metric of this hierarchy
  double cost(HierarchyMetric const& metric, std::span<Seed const> from, std::span<Seed const> to);
  double cost(HierarchyMetric const& metric, NodeId from, NodeId to);

  /// The way that the last `cost` found, with the same metric. @param[out] links first to last; empty without a way
  void path(HierarchyMetric const& metric, std::vector<LinkId>& links);

 private:
  struct RankedSeed {
    std::uint32_t rank;
    double cost;
  };
  /// One end of a query and what its ancestors cost.
  struct Side {
    std::vector<double> cost;          // [nodes]
    std::vector<std::uint32_t> seen;   // [nodes], last query that reached the rank
    std::vector<std::uint32_t> ranks;  // reached by this query, ascending
    std::vector<RankedSeed> seeds;
  };
  void next_query();
  void climb(Side& side, std::uint32_t rank);
  void seed(Side& side, std::span<Seed const> seeds);
  void relax(Side& side, std::uint32_t rank, std::span<double const> edge_cost);
  void meet(std::uint32_t rank);
  void climb_together(HierarchyMetric const& metric);
  void take_direct(HierarchyMetric const& metric);
  bool is_seed(Side const& side, std::uint32_t rank) const;
  std::uint32_t edge_below(Side const& side, std::uint32_t rank, std::span<double const> edge_cost) const;
  void unpack(HierarchyMetric const& metric, std::uint32_t side, std::vector<LinkId>& links);

  ContractionHierarchy const* hierarchy_;
  Side from_, to_;
  std::uint32_t query_ = 0;
  double best_ = kUnreachable;
  std::uint32_t meet_ = ContractionHierarchy::kNone;
  LinkId direct_;
  std::vector<std::uint32_t> climbed_, stack_;
};

}  // namespace tanvan
