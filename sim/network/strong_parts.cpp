#include "sim/network/strong_parts.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;

Graph graph_of(std::span<NodeId const> from, std::span<NodeId const> to, std::size_t nodes) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges(from.size());
  for (std::size_t a = 0; a < from.size(); ++a) edges[a] = {from[a].value, to[a].value};
  return {boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), static_cast<std::uint32_t>(nodes)};
}

}  // namespace

StrongParts strong_parts(std::span<NodeId const> from, std::span<NodeId const> to, std::size_t nodes) {
  expects(from.size() == to.size(), "two ends a link");
  StrongParts parts{std::vector<std::uint32_t>(nodes), {}};
  if (nodes == 0) return parts;
  auto const graph = graph_of(from, to, nodes);
  auto const index = boost::get(boost::vertex_index, graph);
  auto const count = boost::strong_components(graph, boost::make_iterator_property_map(parts.of.begin(), index));
  std::vector<std::uint32_t> size(count, 0), first(count, static_cast<std::uint32_t>(nodes)), order(count), rank(count);
  for (std::uint32_t v = 0; v < nodes; ++v) {
    ++size[parts.of[v]];
    first[parts.of[v]] = std::min(first[parts.of[v]], v);
  }
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b];
  });
  for (std::uint32_t i = 0; i < count; ++i) {
    rank[order[i]] = i;
    parts.size.push_back(size[order[i]]);
  }
  for (auto& part : parts.of) part = rank[part];
  return parts;
}

}  // namespace tanvan
