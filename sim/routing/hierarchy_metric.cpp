#include "sim/routing/hierarchy_metric.hpp"

#include <algorithm>
#include <limits>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kClosed = std::numeric_limits<double>::infinity();

using BothWays = HierarchyMetric::BothWays;

/// The cheapest link of each side of each edge.
void set_links(ContractionHierarchy const& h, std::span<double const> cost, HierarchyMetric& metric) {
  metric.link_cost.assign(cost.begin(), cost.end());
  metric.edge.assign(h.edges(), {kClosed, kClosed});
  for (std::size_t a = 0; a < cost.size(); ++a) {
    auto const side = h.link_side[a];
    if (side == ContractionHierarchy::kNone) continue;
    auto& edge = metric.edge[side / 2];
    auto& known = (side & 1U) != 0 ? edge.down : edge.up;
    known = std::min(known, cost[a]);
  }
}

/// Relaxes all triangles whose edge begins at rank r, over ranks below it, whose edges are final.
/// @param[in,out] edge_to scratch, [nodes]: the edge from r to each of its higher neighbours
void relax_triangles(ContractionHierarchy const& h, std::uint32_t r, BothWays* edge, std::uint32_t* edge_to) {
  for (auto e = h.up_offset[r]; e < h.up_offset[r + 1]; ++e) edge_to[h.up_head[e]] = e;
  std::uint32_t const* const head = h.up_head.data();
  for (auto i = h.down_offset[r]; i < h.down_offset[r + 1]; ++i) {
    auto const to_r = h.down_edge[i], below = h.tail[to_r], end = h.up_offset[below + 1];
    if (below < h.leaves) continue;
    BothWays const over{edge[to_r].down, edge[to_r].up};
    for (auto e = to_r + 1; e < end; ++e) {
      BothWays& across = edge[edge_to[head[e]]];
      double const up = over.up + edge[e].up, down = over.down + edge[e].down;
      across.up = up < across.up ? up : across.up;
      across.down = down < across.down ? down : across.down;
    }
  }
}

/// One array a direction: a search reads one of them alone.
void split(HierarchyMetric& metric) {
  metric.up.resize(metric.edge.size());
  metric.down.resize(metric.edge.size());
  for (std::size_t e = 0; e < metric.edge.size(); ++e) {
    metric.up[e] = metric.edge[e].up;
    metric.down[e] = metric.edge[e].down;
  }
}

}  // namespace

void customize(ContractionHierarchy const& h, std::span<double const> cost, HierarchyMetric& metric) {
  expects(cost.size() == h.links(), "one cost a link");
  set_links(h, cost, metric);
  std::vector<std::uint32_t> edge_to(h.nodes());
  for (auto r = h.leaves; r < h.nodes(); ++r) relax_triangles(h, r, metric.edge.data(), edge_to.data());
  split(metric);
}

}  // namespace tanvan
