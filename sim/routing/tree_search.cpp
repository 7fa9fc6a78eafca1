#include "sim/routing/tree_search.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kWays = 4;  // a flatter heap than the binary one: fewer cache lines a pop
constexpr auto kUnseen = static_cast<std::uint32_t>(-1), kFinal = kUnseen - 1;

}  // namespace

TreeSearch::TreeSearch(RoutingGraph const& graph)
    : graph_(&graph), cost_(graph.nodes()), parent_(graph.nodes()), place_(graph.nodes()) {
  order_.reserve(graph.nodes());
}

void TreeSearch::put(std::size_t at, Entry entry) {
  heap_[at] = entry;
  place_[entry.node.value] = static_cast<std::uint32_t>(at);
}

/// Moves an entry from where there is room for it towards the top.
void TreeSearch::raise(std::size_t at, Entry entry) {
  while (at > 0) {
    std::size_t const up = (at - 1) / kWays;
    if (!(entry < heap_[up])) break;
    put(at, heap_[up]);
    at = up;
  }
  put(at, entry);
}

NodeId TreeSearch::pop() {
  NodeId const top = heap_.front().node;
  Entry const last = heap_.back();
  heap_.pop_back();
  std::size_t const n = heap_.size();
  std::size_t i = 0;
  while (kWays * i + 1 < n) {
    std::size_t least = kWays * i + 1;
    for (std::size_t c = least + 1; c < std::min(n, kWays * i + 1 + kWays); ++c)
      if (heap_[c] < heap_[least]) least = c;
    if (!(heap_[least] < last)) break;
    put(i, heap_[least]);
    i = least;
  }
  if (n > 0) put(i, last);
  place_[top.value] = kFinal;
  return top;
}

void TreeSearch::improve(NodeId node, double cost, LinkId by) {
  auto const v = node.value;
  if (cost > cost_[v] || cost == kUnreachable) return;
  auto const place = place_[v];
  if (place == kFinal) return;
  if (cost == cost_[v]) {  // a seed, which no link has reached, keeps its place
    if (parent_[v] && by < parent_[v]) parent_[v] = by;
    return;
  }
  cost_[v] = cost;
  parent_[v] = by;
  if (place == kUnseen) heap_.push_back({cost, node});
  raise(place == kUnseen ? heap_.size() - 1 : place, {cost, node});
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
  std::fill(place_.begin(), place_.end(), kUnseen);
  order_.clear();
  heap_.clear();
  for (auto const& seed : seeds) {
    expects(graph_->through[seed.node.value] != 0 || seeds.size() == 1,
            "a node that may not be passed is the only seed");
    improve(seed.node, seed.cost, LinkId{});
  }
  while (!heap_.empty()) {
    NodeId const node = pop();
    order_.push_back(node);
    expand(node, cost);
  }
}

}  // namespace tanvan
