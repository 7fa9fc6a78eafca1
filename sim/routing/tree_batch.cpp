#include "sim/routing/tree_batch.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr auto kNone = ContractionHierarchy::kNone;

template <std::size_t Lanes>
using Costs = std::array<double, Lanes>;

/// there = min(there, here + cost), lane by lane.
template <std::size_t Lanes>
inline void improve(Costs<Lanes> const& here, double cost, Costs<Lanes>& there) {
  for (std::size_t k = 0; k < Lanes; ++k) there[k] = std::min(there[k], here[k] + cost);
}

/// Costs of all ranks from those of their ancestors. The wider the processor's vectors, the fewer the steps; minima and
/// single sums are the same in each.
__attribute__((target_clones("avx512f", "avx2", "default"))) void sweep(ContractionHierarchy const& h,
                                                                        double const* down, Costs<8>* cost) {
  for (auto rank = static_cast<std::uint32_t>(h.nodes()); rank-- > 0;) {
    auto here = cost[rank];
    for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e) improve(cost[h.up_head[e]], down[e], here);
    cost[rank] = here;
  }
}

/// One lane: four minima side by side, since each would wait for the one before.
void sweep(ContractionHierarchy const& h, double const* down, Costs<1>* cost) {
  constexpr std::size_t kSide = 4;
  std::uint32_t const* const head = h.up_head.data();
  for (auto rank = static_cast<std::uint32_t>(h.nodes()); rank-- > 0;) {
    Costs<kSide> here;
    here.fill(cost[rank][0]);
    auto e = h.up_offset[rank];
    auto const end = h.up_offset[rank + 1];
    for (; e + kSide <= end; e += kSide)
      for (std::size_t k = 0; k < kSide; ++k) here[k] = std::min(here[k], cost[head[e + k]][0] + down[e + k]);
    for (; e < end; ++e) here[0] = std::min(here[0], cost[head[e]][0] + down[e]);
    cost[rank][0] = std::min(std::min(here[0], here[1]), std::min(here[2], here[3]));
  }
}

}  // namespace

template <std::size_t Lanes>
HierarchyTrees<Lanes>::HierarchyTrees(ContractionHierarchy const& hierarchy)
    : hierarchy_(&hierarchy),
      cost_(hierarchy.nodes()),
      last_(hierarchy.nodes()),
      seen_(hierarchy.nodes()),
      arrival_offset_(hierarchy.nodes() + 1) {
  auto const& h = hierarchy;
  auto const to_of = [&](std::uint32_t a) {
    auto const side = h.link_side[a];
    return (side & 1U) != 0 ? h.tail[side / 2] : h.up_head[side / 2];
  };
  auto const each = [&](auto const& visit) {
    for (std::uint32_t a = 0; a < h.links(); ++a)
      if (h.link_side[a] != kNone) visit(to_of(a), LinkId{a});
    for (auto const& d : h.direct) visit(d.to, d.link);
  };
  each([&](std::uint32_t to, LinkId) { ++arrival_offset_[to + 1]; });
  std::partial_sum(arrival_offset_.begin(), arrival_offset_.end(), arrival_offset_.begin());
  arrivals_.resize(arrival_offset_.back());
  auto next = arrival_offset_;
  each([&](std::uint32_t to, LinkId a) { arrivals_[next[to]++] = {h.rank[h.link_from[a.value].value], a}; });
}

template <std::size_t Lanes>
void HierarchyTrees<Lanes>::climb(std::uint32_t rank) {
  for (; rank != kNone && seen_[rank] != batch_; rank = hierarchy_->parent[rank]) {
    seen_[rank] = batch_;
    ranks_.push_back(rank);
  }
}

template <std::size_t Lanes>
void HierarchyTrees<Lanes>::seed(std::span<std::span<Seed const> const> origins) {
  auto const& h = *hierarchy_;
  Costs nowhere;
  nowhere.fill(kUnreachable);
  std::ranges::fill(cost_, nowhere);
  ranks_.clear();
  for (auto& seeds : seeds_) seeds.clear();
  std::ranges::fill(last_, Links{});
  for (std::size_t lane = 0; lane < origins.size(); ++lane)
    for (auto const& s : origins[lane]) {
      auto const rank = h.rank[s.node.value];
      expects(rank >= h.leaves || origins[lane].size() == 1, "a node that may not be passed is the only seed");
      cost_[rank][lane] = std::min(cost_[rank][lane], s.cost);
      seeds_[lane].emplace_back(rank, s.cost);
      climb(rank);
      if (rank < h.leaves)
        for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e) climb(h.up_head[e]);
    }
  std::ranges::sort(ranks_);
}

template <std::size_t Lanes>
void HierarchyTrees<Lanes>::relax_up() {
  auto const& h = *hierarchy_;
  for (auto const rank : ranks_) {
    Costs const here = cost_[rank];
    for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e) improve(here, metric_->up[e], cost_[h.up_head[e]]);
  }
}

template <std::size_t Lanes>
bool HierarchyTrees<Lanes>::is_seed(std::uint32_t rank, std::size_t lane) const {
  return std::ranges::any_of(seeds_[lane],
                             [&](auto const& s) { return s.first == rank && s.second == cost_[rank][lane]; });
}

template <std::size_t Lanes>
void HierarchyTrees<Lanes>::relax_direct() {
  for (auto const& d : hierarchy_->direct)
    for (std::size_t lane = 0; lane < Lanes; ++lane)
      if (is_seed(d.from, lane))
        cost_[d.to][lane] = std::min(cost_[d.to][lane], cost_[d.from][lane] + metric_->link_cost[d.link.value]);
}

template <std::size_t Lanes>
void HierarchyTrees<Lanes>::grow(HierarchyMetric const& metric, std::span<std::span<Seed const> const> origins) {
  expects(!origins.empty() && origins.size() <= Lanes, "an origin a lane");
  metric_ = &metric;
  if (++batch_ == 0) {  // stamps have come round
    std::ranges::fill(seen_, 0U);
    batch_ = 1;
  }
  seed(origins);
  relax_up();
  sweep(*hierarchy_, metric.down.data(), cost_.data());
  relax_direct();
}

template <std::size_t Lanes>
LinkId HierarchyTrees<Lanes>::last_link(std::uint32_t rank, std::size_t lane) {
  LinkId& last = last_[rank][lane];
  if (last) return last;
  double least = kUnreachable;
  for (auto i = arrival_offset_[rank]; i < arrival_offset_[rank + 1]; ++i) {
    auto const [from, link] = arrivals_[i];
    if (from < hierarchy_->leaves && !is_seed(from, lane)) continue;
    double const cost = cost_[from][lane] + metric_->link_cost[link.value];
    if (cost < least || (cost == least && link < last)) {
      least = cost;
      last = link;
    }
  }
  return last;
}

/// Links without cost may lead in a circle, where the last link tells nothing: a search from place to place does not.
template <std::size_t Lanes>
NodeId HierarchyTrees<Lanes>::path_round_circles(NodeId v, std::size_t lane, std::vector<LinkId>& links) {
  if (!search_) search_ = std::make_unique<HierarchySearch>(*hierarchy_);
  std::vector<Seed> from;
  for (auto const& [rank, cost] : seeds_[lane]) from.push_back({hierarchy_->node[rank], cost});
  Seed const to[] = {{v, 0}};
  search_->cost(*metric_, from, to);
  search_->path(*metric_, links);
  return links.empty() ? v : hierarchy_->link_from[links.front().value];
}

template <std::size_t Lanes>
NodeId HierarchyTrees<Lanes>::path(NodeId v, std::size_t lane, std::vector<LinkId>& links) {
  links.clear();
  auto const& h = *hierarchy_;
  auto rank = h.rank[v.value];
  if (cost_[rank][lane] == kUnreachable) return {};
  auto passed = rank;  // moved on at each power of two steps: a circle comes back to it (Brent, BIT 20, 1980)
  while (!is_seed(rank, lane)) {
    links.push_back(last_link(rank, lane));
    rank = h.rank[h.link_from[links.back().value].value];
    if (rank == passed) return path_round_circles(v, lane, links);
    if ((links.size() & (links.size() - 1)) == 0) passed = rank;
  }
  std::ranges::reverse(links);
  return h.node[rank];
}

template class HierarchyTrees<1>;
template class HierarchyTrees<8>;

}  // namespace tanvan
