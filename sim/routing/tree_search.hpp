#pragma once
/// Shortest-path trees: from one origin to everywhere.

#include <limits>
#include <span>
#include <vector>

#include "sim/routing/routing_graph.hpp"

namespace tanvan {

inline constexpr double kUnreachable = std::numeric_limits<double>::infinity();

/// Dijkstra's algorithm with a four-way heap of nodes (Dijkstra, Numer. Math. 1, 1959), with memory kept between
/// searches. Of paths of equal cost to a node, the one whose last link has the lower id wins, unless the node was
/// already final: nodes become final by (cost, id), so the tree depends on the costs alone. One object per thread.
class TreeSearch {
 public:
  /// Where a tree may start: a junction and the cost to get there.
  struct Seed {
    NodeId node;
    double cost = 0;  // >= 0
  };

  /// @param graph outlives this object
  explicit TreeSearch(RoutingGraph const& graph);

  /// Grows the tree. @param seeds at least one; a node that may not be passed is the only one  @param cost one a link,
  /// >= 0; +inf: closed
  void grow(std::span<Seed const> seeds, std::span<double const> cost);

  /// Cost from the seeds; +inf where unreachable.
  double cost(NodeId v) const { return cost_[v.value]; }
  /// Last link on the way to v; none at a seed and where unreachable.
  LinkId parent(NodeId v) const { return parent_[v.value]; }
  /// Reached nodes in the order in which they became final: parents before children.
  std::span<NodeId const> order() const { return order_; }

 private:
  struct Entry {
    double cost;
    NodeId node;
    friend bool operator<(Entry const& a, Entry const& b) {
      return a.cost < b.cost || (a.cost == b.cost && a.node < b.node);
    }
  };
  void put(std::size_t at, Entry entry);
  void raise(std::size_t at, Entry entry);
  NodeId pop();
  void improve(NodeId node, double cost, LinkId by);
  void expand(NodeId node, std::span<double const> cost);

  RoutingGraph const* graph_;
  std::vector<double> cost_;
  std::vector<LinkId> parent_;
  std::vector<std::uint32_t> place_;  // in the heap; or kUnseen, kFinal
  std::vector<NodeId> order_;
  std::vector<Entry> heap_;
};

}  // namespace tanvan
