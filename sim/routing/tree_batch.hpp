#pragma once
/// Shortest-path trees of several origins in one sweep over a contraction hierarchy.

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "sim/routing/hierarchy_metric.hpp"
#include "sim/routing/hierarchy_search.hpp"

namespace tanvan {

/// PHAST (Delling, Goldberg, Nowatzyk, Werneck, J. Parallel Distrib. Comput. 73, 2013) on a customizable hierarchy: the
/// origins climb to their ancestors, then costs run down all ranks in order, a lane an origin. Nothing depends on the
/// order of costs, so a sweep streams through memory and its lanes are vectors of the processor. One object per thread.
template <std::size_t Lanes>
class HierarchyTrees {
 public:
  static constexpr std::size_t kLanes = Lanes;
  using Seed = TreeSearch::Seed;

  /// @param hierarchy outlives this object
  explicit HierarchyTrees(ContractionHierarchy const& hierarchy);

  /// Grows the trees. @param origins 1 to kLanes sets of seeds; a set may be empty, and a node that
  /// may not be passed is the only one of its set  @param metric of this hierarchy; it
  /// outlives the trees
  void grow(HierarchyMetric const& metric, std::span<std::span<Seed const> const> origins);

  /// Cost from the seeds of a lane; +inf where unreachable. From one seed without cost it differs from Dijkstra's by
  /// rounding alone.
  double cost(NodeId v, std::size_t lane) const { return cost_[hierarchy_->rank[v.value]][lane]; }

  /// The way from a lane's seeds to v. @param[out] links first to last; empty at a seed and where unreachable
  /// Of links that end equally cheap ways, the one with the lower id is taken.
  /// @return the seed where the way begins; none where unreachable
  NodeId path(NodeId v, std::size_t lane, std::vector<LinkId>& links);

 private:
  using Costs = std::array<double, Lanes>;
  using Links = std::array<LinkId, Lanes>;
  struct Arrival {
    std::uint32_t from;  // rank
    LinkId link;
  };
  void climb(std::uint32_t rank);
  void seed(std::span<std::span<Seed const> const> origins);
  void relax_up();
  void sweep_down();
  void relax_direct();
  LinkId last_link(std::uint32_t rank, std::size_t lane);
  NodeId path_round_circles(NodeId v, std::size_t lane, std::vector<LinkId>& links);
  bool is_seed(std::uint32_t rank, std::size_t lane) const;

  ContractionHierarchy const* hierarchy_;
  HierarchyMetric const* metric_ = nullptr;
  std::vector<Costs> cost_;           // [nodes], by rank
  std::vector<Links> last_;           // [nodes], last link of the way to a rank, where a path has asked for it
  std::vector<std::uint32_t> seen_;   // [nodes], last batch that climbed to the rank
  std::vector<std::uint32_t> ranks_;  // climbed to by this batch, ascending
  std::uint32_t batch_ = 0;
  std::array<std::vector<std::pair<std::uint32_t, double>>, kLanes> seeds_;  // rank and cost
  std::vector<std::uint32_t> arrival_offset_;                                // [nodes + 1], by rank
  std::vector<Arrival> arrivals_;                                            // links that enter a node, by ascending id
  std::unique_ptr<HierarchySearch> search_;  // made when a circle of links without cost is met
};

/// Eight origins a sweep: what many trees are made with.
using TreeBatch = HierarchyTrees<8>;
/// One origin: less work than a batch where a single tree is asked for.
using HierarchyTree = HierarchyTrees<1>;

extern template class HierarchyTrees<1>;
extern template class HierarchyTrees<8>;

}  // namespace tanvan
