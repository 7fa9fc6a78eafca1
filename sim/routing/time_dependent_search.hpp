#pragma once
/// Earliest arrivals where travel times change over the day.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/routing/arrival_heap.hpp"
#include "sim/routing/hierarchy_potential.hpp"
#include "sim/routing/timed_roads.hpp"

namespace tanvan {

/// A* for times of the day (Hart, Nilsson, Raphael, IEEE Trans. Systems Science and Cybernetics 4, 1968; the potential
/// is the exact distance to the target at the least travel times), and Dijkstra's algorithm for all arrivals.
///
/// Exact to the tick: labels are whole ticks, potentials whole numbers and consistent, so each node becomes final once,
/// with its earliest arrival; the same holds where closed links turn vehicles away, see AtClosure. Nodes become final
/// by (arrival + potential, arrival, node id); of links by which a node is reached at the same time the lower id wins,
/// unless the node was final already. One object per thread.
class TimeDependentSearch {
 public:
  /// @param graph,hierarchy of the same roads; @param least a metric of the hierarchy at `least_times` of the roads or
  /// below, in whole ticks. All three and what `roads` views outlive this object, and stay as they are
  TimeDependentSearch(RoutingGraph const& graph, ContractionHierarchy const& hierarchy, HierarchyMetric const& least,
                      TimedRoads const& roads);

  /// Where ways begin: who is at the node at that time. Where they end: how long it takes from there.
  struct Place {
    NodeId node;
    Ticks ticks = 0;
    friend bool operator==(Place const&, Place const&) = default;
  };

  /// Earliest arrival at any of `to` from any of `from`; kNever where there is no way. Searches to the same places one
  /// after the other share what they learn of the way there, which takes a third of a search. @param from,to  at least
  /// one each; a node that may not be passed is the only start
  Ticks arrival(std::span<Place const> from, std::span<Place const> to);
  Ticks arrival(NodeId from, NodeId to, Ticks departure);

  /// Earliest arrivals everywhere.
  void grow(std::span<Place const> from);
  void grow(NodeId from, Ticks departure);

  /// After `arrival`: the one of `to` where the way ends, of equals the one that came first; none without a way.
  NodeId end() const { return end_; }

  /// After `grow`: when v is reached; kNever where it is not.
  Ticks arrival_at(NodeId v) const { return is_seen(v) ? label_[v.value].arrival : kNever; }

  /// The way to v: after `arrival` its end alone, after `grow` any node. @param[out] links first to last; empty at the
  /// start and where there is no way
  void path(NodeId v, std::vector<LinkId>& links) const;

  /// Nodes that the last search made final: what it cost.
  std::size_t finals() const { return finals_; }

 private:
  struct Label {
    Ticks arrival, potential;  // potential: kNever where the target cannot be reached
    LinkId by;                 // last link; none at the start
    std::uint32_t search;      // that the label belongs to
    bool is_final;
  };
  struct NoPotential {
    Ticks operator()(NodeId) const { return 0; }
  };
  struct TowardsTarget {
    TimeDependentSearch& search;
    Ticks operator()(NodeId v) const {
      auto const& known = search.rest_[v.value];
      return known.towards == search.towards_number_ ? known.ticks : search.find_rest(v);
    }
  };
  /// What a node is still away from the targets at the least; kNever where no way may lead over it.
  struct Rest {
    Ticks ticks;
    std::uint32_t towards;  // targets that it belongs to
  };
  Ticks find_rest(NodeId v);
  bool is_seen(NodeId v) const { return label_[v.value].search == search_; }
  template <class Potential>
  void start(std::span<Place const> from, Potential const& potential);
  bool is_end(NodeId v) const;
  void end_at(NodeId v);
  bool cannot_improve(Label const& label, Ticks least) const;
  bool may_enter(NodeId node) const;
  /// A step of a way and where it leads, when.
  struct Step {
    NodeId node;
    Ticks arrival = kNever, key = kNever;
  };
  template <class Potential>
  Step best_step(NodeId node, Ticks here, Potential const& potential);
  template <class Potential>
  Ticks follow(std::span<Place const> from, Potential const& potential);
  void improve(NodeId node, Ticks arrival, LinkId by, Ticks rest);
  template <class Potential>
  void expand(NodeId node, Potential const& potential);
  template <class Potential>
  void run(Potential const& potential);

  void set_targets(std::span<Place const> to);

  RoutingGraph const* graph_;
  ContractionHierarchy const* hierarchy_;
  std::vector<Ticks> least_;  // [links]
  TimedRoads roads_;
  HierarchyPotential potential_;
  bool first_in_first_out_;
  std::vector<Label> label_;  // [nodes]
  ArrivalHeap heap_;
  std::vector<Place> to_;       // none: everywhere
  std::vector<Place> towards_;  // whom the potential leads to
  std::vector<Rest> rest_;      // [nodes]
  std::uint32_t towards_number_ = 0;
  std::vector<TreeSearch::Seed> targets_;
  Ticks best_ = kNever, bound_ = kNever;  // arrival that is known; that which some way is known to reach
  NodeId end_;
  std::uint32_t search_ = 0, hint_ = 0;
  std::size_t finals_ = 0;
};

}  // namespace tanvan
