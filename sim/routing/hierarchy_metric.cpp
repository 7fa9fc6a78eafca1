#include "sim/routing/hierarchy_metric.hpp"

#include <algorithm>
#include <limits>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kClosed = std::numeric_limits<double>::infinity();

using BothWays = HierarchyMetric::BothWays;

/// Calls `each` for every edge, blocks of them on any thread.
template <class Each>
void for_edges(std::size_t edges, Each const& each) {
  constexpr std::size_t kBlock = 8192;  // some 20 µs
  tbb::parallel_for(tbb::blocked_range<std::size_t>{0, edges, kBlock}, [&](auto const& block) {
    for (std::size_t e = block.begin(); e != block.end(); ++e) each(e);
  });
}

double cheapest_link(ContractionHierarchy const& h, std::span<double const> cost, std::size_t side) {
  double least = kClosed;
  for (auto i = h.link_offset[side]; i < h.link_offset[side + 1]; ++i) least = std::min(least, cost[h.link[i].value]);
  return least;
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

/// Customizes the parts below, each on any thread, then the part itself.
class Customization {
 public:
  Customization(ContractionHierarchy const& h, HierarchyMetric& metric)
      : h_(h), edge_(metric.edge.data()), scratch_([&] { return std::vector<std::uint32_t>(h.nodes()); }) {}

  void run(std::span<std::uint32_t const> rows) {
    if (rows.size() == 1) return run_part(rows.front());
    tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) { run_part(rows[i]); });
  }

 private:
  void run_part(std::uint32_t row) {
    auto const& part = h_.parts.parts[row];
    if (part.first_child < part.last_child)
      run(std::span{h_.parts.children}.subspan(part.first_child, part.last_child - part.first_child));
    auto& edge_to = scratch_.local();
    for (auto i = part.begin; i < part.end; ++i) relax_triangles(h_, h_.parts.ranks[i], edge_, edge_to.data());
  }

  ContractionHierarchy const& h_;
  BothWays* edge_;
  tbb::enumerable_thread_specific<std::vector<std::uint32_t>> scratch_;
};

}  // namespace

void customize(ContractionHierarchy const& h, std::span<double const> cost, HierarchyMetric& metric) {
  expects(cost.size() == h.links(), "one cost a link");
  metric.link_cost.assign(cost.begin(), cost.end());
  metric.edge.resize(h.edges());
  metric.up.resize(h.edges());
  metric.down.resize(h.edges());
  for_edges(h.edges(), [&](std::size_t e) {
    metric.edge[e] = {cheapest_link(h, cost, 2 * e), cheapest_link(h, cost, 2 * e + 1)};
  });
  Customization(h, metric).run(h.parts.roots);
  for_edges(h.edges(), [&](std::size_t e) {  // a search reads one direction alone
    metric.up[e] = metric.edge[e].up;
    metric.down[e] = metric.edge[e].down;
  });
}

}  // namespace tanvan
