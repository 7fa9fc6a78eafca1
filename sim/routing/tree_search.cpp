#include "sim/routing/tree_search.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {
constexpr std::size_t kWays = 4;  // a flatter heap than the binary one: fewer cache lines a pop
}

TreeSearch::TreeSearch(RoutingGraph const& graph)
    : graph_(&graph), cost_(graph.nodes()), parent_(graph.nodes()), final_(graph.nodes()) {
  order_.reserve(graph.nodes());
}

void TreeSearch::push(Entry entry) {
  std::size_t i = heap_.size();
  heap_.push_back(entry);
  while (i > 0) {
    std::size_t const up = (i - 1) / kWays;
    if (!(entry < heap_[up])) break;
    heap_[i] = heap_[up];
    i = up;
  }
  heap_[i] = entry;
}

TreeSearch::Entry TreeSearch::pop() {
  Entry const top = heap_.front();
  Entry const last = heap_.back();
  heap_.pop_back();
  std::size_t const n = heap_.size();
  std::size_t i = 0;
  while (kWays * i + 1 < n) {
    std::size_t least = kWays * i + 1;
    for (std::size_t c = least + 1; c < std::min(n, kWays * i + 1 + kWays); ++c)
      if (heap_[c] < heap_[least]) least = c;
    if (!(heap_[least] < last)) break;
    heap_[i] = heap_[least];
    i = least;
  }
  if (n > 0) heap_[i] = last;
  return top;
}

void TreeSearch::improve(NodeId node, double cost, LinkId by) {
  auto const v = node.value;
  if (final_[v] || cost > cost_[v] || cost == kUnreachable) return;
  if (cost == cost_[v]) {  // a seed, which no link has reached, keeps its place
    if (parent_[v] && by < parent_[v]) parent_[v] = by;
    return;
  }
  cost_[v] = cost;
  parent_[v] = by;
  push({cost, node});
}

void TreeSearch::expand(NodeId node, std::span<double const> cost) {
  if (!graph_->through[node.value] && parent_[node.value]) return;
  double const here = cost_[node.value];
  for (auto const& arc : graph_->leaving(node)) improve(arc.to, here + cost[arc.link.value], arc.link);
}

void TreeSearch::grow(std::span<Seed const> seeds, std::span<double const> cost) {
  expects(cost.size() == graph_->arcs.size(), "one cost a link");
  std::fill(cost_.begin(), cost_.end(), kUnreachable);
  std::fill(parent_.begin(), parent_.end(), LinkId{});
  std::fill(final_.begin(), final_.end(), std::uint8_t{0});
  order_.clear();
  heap_.clear();
  for (auto const& seed : seeds) improve(seed.node, seed.cost, LinkId{});
  while (!heap_.empty()) {
    NodeId const node = pop().node;
    if (final_[node.value]) continue;
    final_[node.value] = 1;
    order_.push_back(node);
    expand(node, cost);
  }
}

}  // namespace tanvan
