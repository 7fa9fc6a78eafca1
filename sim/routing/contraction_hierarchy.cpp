#include "sim/routing/contraction_hierarchy.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/routing/node_order.hpp"

namespace tanvan {
namespace {

constexpr auto kNone = ContractionHierarchy::kNone;
using Lists = std::vector<std::vector<std::uint32_t>>;

std::vector<std::uint32_t> ranks_of(std::span<NodeId const> order) {
  std::vector<std::uint32_t> rank(order.size(), kNone);
  for (std::uint32_t r = 0; r < order.size(); ++r) rank[order[r].value] = r;
  expects(std::ranges::find(rank, kNone) == rank.end(), "every node once");
  return rank;
}

void sort_unique(std::vector<std::uint32_t>& list) {
  std::ranges::sort(list);
  auto const rest = std::ranges::unique(list);
  list.erase(rest.begin(), rest.end());
}

/// Neighbours of each rank among the higher ones, by links in either direction.
Lists higher_neighbours(RoutingGraph const& graph, std::span<std::uint32_t const> rank, std::uint32_t leaves) {
  Lists higher(graph.nodes());
  for (std::size_t v = 0; v < graph.nodes(); ++v)
    for (auto const& arc : graph.leaving(id_of<NodeId>(v))) {
      auto const [low, high] = std::minmax(rank[v], rank[arc.to.value]);
      if (low != high && high >= leaves) higher[low].push_back(high);
    }
  for (auto& list : higher) sort_unique(list);
  return higher;
}

/// Parents in the elimination tree, without contracting anything (Liu, ACM Trans. Math. Softw. 12, 1986).
std::vector<std::uint32_t> elimination_tree(Lists const& higher, std::uint32_t leaves) {
  Lists lower(higher.size());
  for (std::uint32_t r = leaves; r < higher.size(); ++r)
    for (auto h : higher[r]) lower[h].push_back(r);
  std::vector<std::uint32_t> parent(higher.size(), kNone), top(higher.size(), kNone);
  for (std::uint32_t h = leaves; h < higher.size(); ++h)
    for (auto r : lower[h])
      while (r != h) {
        auto const above = top[r];
        top[r] = h;
        if (above == kNone) parent[r] = h;
        if (above == kNone) break;
        r = above;
      }
  return parent;
}

/// New rank of each old one: leaves as they are, then the trees in postorder.
std::vector<std::uint32_t> postorder(std::span<std::uint32_t const> parent, std::uint32_t leaves) {
  auto const nodes = static_cast<std::uint32_t>(parent.size());
  std::vector<std::uint32_t> size(nodes, 1), next(nodes + 1, 0), place(nodes);
  for (auto r = leaves; r < nodes; ++r)
    if (parent[r] != kNone) size[parent[r]] += size[r];
  std::iota(place.begin(), place.begin() + leaves, 0U);
  std::uint32_t roots = leaves;  // the first free rank
  for (auto r = nodes; r-- > leaves;) {
    auto& free = parent[r] == kNone ? roots : next[parent[r]];
    next[r] = free;  // where the subtree of r begins
    free += size[r];
    place[r] = next[r] + size[r] - 1;
  }
  return place;
}

/// Higher neighbours after contraction: a node hands its own on to its parent.
void fill_in(Lists& higher, std::uint32_t leaves) {
  for (std::uint32_t r = leaves; r < higher.size(); ++r) {
    sort_unique(higher[r]);
    if (higher[r].empty()) continue;
    auto& above = higher[higher[r].front()];
    above.insert(above.end(), higher[r].begin() + 1, higher[r].end());
  }
}

void set_edges(Lists const& higher, ContractionHierarchy& h) {
  h.up_offset.push_back(0);
  h.parent.assign(higher.size(), kNone);
  for (std::uint32_t r = 0; r < higher.size(); ++r) {
    h.up_head.insert(h.up_head.end(), higher[r].begin(), higher[r].end());
    h.tail.insert(h.tail.end(), higher[r].size(), r);
    h.up_offset.push_back(static_cast<std::uint32_t>(h.up_head.size()));
    if (r >= h.leaves && !higher[r].empty()) h.parent[r] = higher[r].front();
  }
}

void set_down_edges(ContractionHierarchy& h) {
  h.down_offset.assign(h.nodes() + 1, 0);
  for (auto head : h.up_head) ++h.down_offset[head + 1];
  std::partial_sum(h.down_offset.begin(), h.down_offset.end(), h.down_offset.begin());
  h.down_edge.resize(h.edges());
  auto next = h.down_offset;
  for (std::uint32_t e = 0; e < h.edges(); ++e) h.down_edge[next[h.up_head[e]]++] = e;
}

std::uint32_t edge_between(ContractionHierarchy const& h, std::uint32_t low, std::uint32_t high) {
  auto const begin = h.up_head.begin() + h.up_offset[low], end = h.up_head.begin() + h.up_offset[low + 1];
  return static_cast<std::uint32_t>(std::lower_bound(begin, end, high) - h.up_head.begin());
}

/// Which side of which edge each link lies on.
void set_sides(RoutingGraph const& graph, ContractionHierarchy& h) {
  h.link_side.assign(graph.arcs.size(), kNone);
  h.link_from.assign(graph.arcs.size(), NodeId{});
  for (std::size_t v = 0; v < graph.nodes(); ++v)
    for (auto const& arc : graph.leaving(id_of<NodeId>(v))) {
      h.link_from[arc.link.value] = id_of<NodeId>(v);
      auto const from = h.rank[v], to = h.rank[arc.to.value];
      if (from == to) continue;
      if (std::max(from, to) < h.leaves) h.direct.push_back({from, to, arc.link});
      if (std::max(from, to) < h.leaves) continue;
      h.link_side[arc.link.value] = from < to ? 2 * edge_between(h, from, to) : 2 * edge_between(h, to, from) + 1;
    }
  std::ranges::sort(h.direct, {}, [](auto const& d) { return d.link; });
}

void set_links(ContractionHierarchy& h) {
  h.link_offset.assign(2 * h.edges() + 1, 0);
  for (auto side : h.link_side)
    if (side != kNone) ++h.link_offset[side + 1];
  std::partial_sum(h.link_offset.begin(), h.link_offset.end(), h.link_offset.begin());
  h.link.resize(h.link_offset.back());
  auto next = h.link_offset;
  for (std::uint32_t a = 0; a < h.links(); ++a)
    if (h.link_side[a] != kNone) h.link[next[h.link_side[a]]++] = LinkId{a};
}

/// Triangles whose edge begins at each rank: what customizing it costs.
std::vector<double> triangles(ContractionHierarchy const& h) {
  std::vector<double> of(h.nodes());
  for (std::uint32_t r = h.leaves; r < h.nodes(); ++r)
    for (auto i = h.down_offset[r]; i < h.down_offset[r + 1]; ++i) {
      auto const edge = h.down_edge[i];
      of[r] += h.tail[edge] < h.leaves ? 0 : h.up_offset[h.tail[edge] + 1] - edge;
    }
  return of;
}

void set_parts(ContractionHierarchy& h) {
  constexpr double kGrain = 20'000;  // triangles: some 30 µs, much more than handing them to a thread
  constexpr double kShare = 1.0 / 32;
  auto const work = triangles(h);
  double const all = std::accumulate(work.begin(), work.end(), 0.0);
  h.parts = elimination_parts(h.parent, h.leaves, work, std::max(kGrain, all * kShare));
}

std::uint32_t leaves_of(RoutingGraph const& graph, std::span<NodeId const> order) {
  auto const first = std::ranges::find_if(order, [&](NodeId v) { return graph.through[v.value] != 0; }) - order.begin();
  expects(std::ranges::all_of(order.subspan(static_cast<std::size_t>(first)),
                              [&](NodeId v) { return graph.through[v.value] != 0; }),
          "nodes that may not be passed come first");
  return static_cast<std::uint32_t>(first);
}

}  // namespace

ContractionHierarchy contraction_hierarchy(RoutingGraph const& graph, std::span<NodeId const> order) {
  expects(order.size() == graph.nodes(), "every node once");
  ContractionHierarchy h;
  h.leaves = leaves_of(graph, order);
  auto const given = ranks_of(order);
  auto const place = postorder(elimination_tree(higher_neighbours(graph, given, h.leaves), h.leaves), h.leaves);
  h.rank.resize(graph.nodes());
  h.node.resize(graph.nodes());
  for (std::uint32_t r = 0; r < order.size(); ++r) {
    h.node[place[r]] = order[r];
    h.rank[order[r].value] = place[r];
  }
  auto higher = higher_neighbours(graph, h.rank, h.leaves);
  fill_in(higher, h.leaves);
  set_edges(higher, h);
  set_down_edges(h);
  set_sides(graph, h);
  set_links(h);
  set_parts(h);
  return h;
}

ContractionHierarchy contraction_hierarchy(RoutingGraph const& graph) {
  return contraction_hierarchy(graph, nested_dissection_order(graph));
}

}  // namespace tanvan
