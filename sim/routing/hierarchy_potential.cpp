#include "sim/routing/hierarchy_potential.hpp"

#include <algorithm>

namespace tanvan {
namespace {
constexpr auto kNone = ContractionHierarchy::kNone;
}

HierarchyPotential::HierarchyPotential(ContractionHierarchy const& hierarchy, HierarchyMetric const& metric)
    : hierarchy_(&hierarchy),
      metric_(&metric),
      cost_(hierarchy.nodes()),
      seen_(hierarchy.nodes()),
      known_(hierarchy.nodes()) {}

void HierarchyPotential::climb(std::uint32_t rank) {
  for (; rank != kNone && seen_[rank] != query_; rank = hierarchy_->parent[rank]) {
    seen_[rank] = query_;
    cost_[rank] = kUnreachable;
    ranks_.push_back(rank);
  }
}

void HierarchyPotential::set_targets(std::span<TreeSearch::Seed const> targets) {
  auto const& h = *hierarchy_;
  if (++query_ == 0) {  // stamps have come round
    std::ranges::fill(seen_, 0U);
    std::ranges::fill(known_, 0U);
    query_ = 1;
  }
  ranks_.clear();
  for (auto const& target : targets) {
    auto const rank = h.rank[target.node.value];
    climb(rank);
    if (rank >= h.leaves) continue;
    known_[rank] = query_;  // no way leads over it
    for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e) climb(h.up_head[e]);
  }
  std::ranges::sort(ranks_);
  for (auto const& [node, cost] : targets) cost_[h.rank[node.value]] = std::min(cost_[h.rank[node.value]], cost);
  for (auto rank : ranks_)
    for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e) {
      auto& there = cost_[h.up_head[e]];
      there = std::min(there, cost_[rank] + metric_->down[e]);
    }
}

void HierarchyPotential::set_target(NodeId target) {
  TreeSearch::Seed const targets[] = {{target, 0}};
  set_targets(targets);
}

void HierarchyPotential::settle(std::uint32_t rank) {
  auto const& h = *hierarchy_;
  double least = seen_[rank] == query_ ? cost_[rank] : kUnreachable;
  for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e)
    least = std::min(least, metric_->up[e] + cost_[h.up_head[e]]);
  cost_[rank] = least;
  known_[rank] = query_;
}

double HierarchyPotential::find(std::uint32_t rank) {
  ranks_.clear();
  for (auto r = rank; r != kNone && known_[r] != query_; r = hierarchy_->parent[r]) ranks_.push_back(r);
  for (auto r = ranks_.rbegin(); r != ranks_.rend(); ++r) settle(*r);
  return cost_[rank];
}

}  // namespace tanvan
