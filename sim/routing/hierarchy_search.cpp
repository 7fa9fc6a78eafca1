#include "sim/routing/hierarchy_search.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr auto kNone = ContractionHierarchy::kNone;

/// The link that a side of an edge is as cheap as, or none where it is a way over lower ranks.
LinkId link_of(ContractionHierarchy const& h, HierarchyMetric const& metric, std::uint32_t side, double cost) {
  for (auto i = h.link_offset[side]; i < h.link_offset[side + 1]; ++i)
    if (metric.link_cost[h.link[i].value] == cost) return h.link[i];
  return {};
}

/// The two edges of a way over a lower rank.
struct Triangle {
  std::uint32_t to_low, to_high;
};

/// The lowest rank over which an edge is as cheap as it is.
Triangle triangle_of(ContractionHierarchy const& h, HierarchyMetric const& metric, std::uint32_t edge, bool downward) {
  auto const low = h.tail[edge], high = h.up_head[edge];
  double const cost = downward ? metric.down[edge] : metric.up[edge];
  for (auto i = h.down_offset[low]; i < h.down_offset[low + 1]; ++i) {
    auto const to_low = h.down_edge[i], below = h.tail[to_low];
    if (below < h.leaves) continue;
    auto const end = h.up_head.begin() + h.up_offset[below + 1];
    auto const found = std::lower_bound(h.up_head.begin() + to_low, end, high);
    if (found == end || *found != high) continue;
    auto const to_high = static_cast<std::uint32_t>(found - h.up_head.begin());
    double const over = downward ? metric.down[to_high] + metric.up[to_low] : metric.down[to_low] + metric.up[to_high];
    if (over == cost) return {to_low, to_high};
  }
  violate("ensured", "every edge is a link or a triangle");
}

}  // namespace

HierarchySearch::HierarchySearch(ContractionHierarchy const& hierarchy) : hierarchy_(&hierarchy) {
  for (auto* side : {&from_, &to_}) {
    side->cost.resize(hierarchy.nodes());
    side->seen.resize(hierarchy.nodes());
  }
}

/// A new stamp; after four thousand million queries the old ones are forgotten.
void HierarchySearch::next_query() {
  if (++query_ != 0) return;
  std::ranges::fill(from_.seen, 0U);
  std::ranges::fill(to_.seen, 0U);
  query_ = 1;
}

void HierarchySearch::climb(Side& side, std::uint32_t rank) {
  for (; rank != kNone && side.seen[rank] != query_; rank = hierarchy_->parent[rank]) {
    side.seen[rank] = query_;
    side.cost[rank] = kUnreachable;
    side.ranks.push_back(rank);
  }
}

void HierarchySearch::seed(Side& side, std::span<Seed const> seeds) {
  auto const& h = *hierarchy_;
  side.ranks.clear();
  side.seeds.clear();
  for (auto const& s : seeds) {
    auto const rank = h.rank[s.node.value];
    climb(side, rank);
    if (rank < h.leaves)
      for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e) climb(side, h.up_head[e]);
  }
  if (!std::ranges::is_sorted(side.ranks)) std::ranges::sort(side.ranks);
  for (auto const& s : seeds) {
    auto const rank = h.rank[s.node.value];
    side.cost[rank] = std::min(side.cost[rank], s.cost);
    side.seeds.push_back({rank, s.cost});
  }
}

void HierarchySearch::relax(Side& side, std::uint32_t rank, std::span<double const> edge_cost) {
  auto const& h = *hierarchy_;
  double const here = side.cost[rank];
  if (here >= best_) return;  // unreachable, or no better than a way that is known
  std::uint32_t const* const head = h.up_head.data();
  double* const cost = side.cost.data();
  for (auto e = h.up_offset[rank]; e < h.up_offset[rank + 1]; ++e) {  // no branch: which is less cannot be foretold
    double const there = here + edge_cost[e], known = cost[head[e]];
    cost[head[e]] = there < known ? there : known;
  }
}

void HierarchySearch::meet(std::uint32_t rank) {
  double const cost = from_.cost[rank] + to_.cost[rank];
  if (cost >= best_) return;
  best_ = cost;
  meet_ = rank;
}

/// Both sides together, rank by rank: what is known of the way stops either from climbing further than it is long.
void HierarchySearch::climb_together(HierarchyMetric const& metric) {
  auto f = from_.ranks.begin(), t = to_.ranks.begin();
  while (f != from_.ranks.end() || t != to_.ranks.end()) {
    bool const forward = t == to_.ranks.end() || (f != from_.ranks.end() && *f <= *t);
    bool const backward = f == from_.ranks.end() || (t != to_.ranks.end() && *t <= *f);
    if (forward && backward) meet(*f);
    if (forward) relax(from_, *f++, metric.up);
    if (backward) relax(to_, *t++, metric.down);
  }
}

void HierarchySearch::take_direct(HierarchyMetric const& metric) {
  for (auto const& d : hierarchy_->direct) {
    if (from_.seen[d.from] != query_ || to_.seen[d.to] != query_) continue;
    if (!is_seed(from_, d.from) || !is_seed(to_, d.to)) continue;
    double const cost = from_.cost[d.from] + metric.link_cost[d.link.value] + to_.cost[d.to];
    if (cost >= best_) continue;
    best_ = cost;
    direct_ = d.link;
  }
}

double HierarchySearch::cost(HierarchyMetric const& metric, std::span<Seed const> from, std::span<Seed const> to) {
  next_query();
  best_ = kUnreachable;
  meet_ = kNone;
  direct_ = {};
  seed(from_, from);
  seed(to_, to);
  climb_together(metric);
  take_direct(metric);
  return best_;
}

double HierarchySearch::cost(HierarchyMetric const& metric, NodeId from, NodeId to) {
  Seed const first[] = {{from, 0}}, last[] = {{to, 0}};
  return cost(metric, first, last);
}

bool HierarchySearch::is_seed(Side const& side, std::uint32_t rank) const {
  return std::ranges::any_of(side.seeds, [&](auto const& s) { return s.rank == rank && s.cost == side.cost[rank]; });
}

/// The edge by which a rank got its cost: that from the lowest rank, where several are as cheap.
std::uint32_t HierarchySearch::edge_below(Side const& side, std::uint32_t rank,
                                          std::span<double const> edge_cost) const {
  auto const& h = *hierarchy_;
  for (auto i = h.down_offset[rank]; i < h.down_offset[rank + 1]; ++i) {
    auto const e = h.down_edge[i], below = h.tail[e];
    if (side.seen[below] == query_ && side.cost[below] + edge_cost[e] == side.cost[rank]) return e;
  }
  violate("ensured", "every rank but a seed has its cost from below");
}

void HierarchySearch::unpack(HierarchyMetric const& metric, std::uint32_t side, std::vector<LinkId>& links) {
  stack_.assign(1, side);
  while (!stack_.empty()) {
    auto const s = stack_.back();
    stack_.pop_back();
    auto const edge = s / 2;
    bool const downward = (s & 1U) != 0;
    if (auto const link = link_of(*hierarchy_, metric, s, downward ? metric.down[edge] : metric.up[edge])) {
      links.push_back(link);
      continue;
    }
    auto const over = triangle_of(*hierarchy_, metric, edge, downward);
    stack_.push_back(2 * (downward ? over.to_low : over.to_high));      // up from the lower rank, second
    stack_.push_back(2 * (downward ? over.to_high : over.to_low) + 1);  // down to it, first
  }
}

void HierarchySearch::path(HierarchyMetric const& metric, std::vector<LinkId>& links) {
  links.clear();
  if (direct_) links.push_back(direct_);
  if (direct_ || meet_ == kNone) return;
  auto const& h = *hierarchy_;
  climbed_.clear();
  for (auto r = meet_; !is_seed(from_, r); r = h.tail[climbed_.back()])
    climbed_.push_back(edge_below(from_, r, metric.up));
  for (auto e = climbed_.rbegin(); e != climbed_.rend(); ++e) unpack(metric, 2 * *e, links);
  for (auto r = meet_; !is_seed(to_, r);) {
    auto const e = edge_below(to_, r, metric.down);
    unpack(metric, 2 * e + 1, links);
    r = h.tail[e];
  }
}

}  // namespace tanvan
