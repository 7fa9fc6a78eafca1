#pragma once
/// Our network as a graph of the Boost Graph Library, without a copy: what BGL can do, it can do on our CSR.

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <span>
#include <utility>

#include "sim/network/network.hpp"

namespace tanvan {

/// Models VertexListGraph, EdgeListGraph and IncidenceGraph. Vertices are `NodeId`, edges are `LinkId`; a vertex's
/// out-edges come by ascending link id. A view: the network outlives it, and its links may change meanwhile.
class BoostGraph {
 public:
  /// Counts up ids: what vertices and edges are listed by.
  template <class IdType>
  class IdIterator : public boost::iterator_facade<IdIterator<IdType>, IdType, boost::random_access_traversal_tag,
                                                   IdType, std::ptrdiff_t> {
   public:
    IdIterator() = default;
    explicit IdIterator(std::size_t row) : row_(row) {}

   private:
    friend class boost::iterator_core_access;
    IdType dereference() const { return id_of<IdType>(row_); }
    bool equal(IdIterator const& other) const { return row_ == other.row_; }
    void increment() { ++row_; }
    void decrement() { --row_; }
    void advance(std::ptrdiff_t n) { row_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(row_) + n); }
    std::ptrdiff_t distance_to(IdIterator const& other) const {
      return static_cast<std::ptrdiff_t>(other.row_) - static_cast<std::ptrdiff_t>(row_);
    }
    std::size_t row_ = 0;
  };

  /// A vertex's place in arrays.
  struct index_map {
    using value_type = std::size_t;
    using reference = std::size_t;
    using key_type = NodeId;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(index_map, NodeId node) { return node.value; }
    std::size_t operator[](NodeId node) const { return node.value; }
  };

  /// A column of the links as weights, such as free-flow time.
  struct weight_map {
    using value_type = double;
    using reference = double;
    using key_type = LinkId;
    using category = boost::readable_property_map_tag;
    std::span<double const> values;
    friend double get(weight_map const& map, LinkId link) { return map.values[link.value]; }
  };

  using vertex_descriptor = NodeId;
  using edge_descriptor = LinkId;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::vertex_list_graph_tag, boost::edge_list_graph_tag, boost::incidence_graph_tag {};
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = IdIterator<NodeId>;
  using edge_iterator = IdIterator<LinkId>;
  using out_edge_iterator = LinkId const*;

  explicit BoostGraph(Network const& network) : network_(&network) {}
  Network const& network() const { return *network_; }
  static NodeId null_vertex() { return {}; }

 private:
  Network const* network_;
};

inline std::size_t num_vertices(BoostGraph const& g) {
  return g.network().nodes.size();
}
inline std::size_t num_edges(BoostGraph const& g) {
  return g.network().links.size();
}
inline NodeId source(LinkId link, BoostGraph const& g) {
  return g.network().links.from[link];
}
inline NodeId target(LinkId link, BoostGraph const& g) {
  return g.network().links.to[link];
}

inline std::pair<BoostGraph::vertex_iterator, BoostGraph::vertex_iterator> vertices(BoostGraph const& g) {
  return {BoostGraph::vertex_iterator{0}, BoostGraph::vertex_iterator{num_vertices(g)}};
}

inline std::pair<BoostGraph::edge_iterator, BoostGraph::edge_iterator> edges(BoostGraph const& g) {
  return {BoostGraph::edge_iterator{0}, BoostGraph::edge_iterator{num_edges(g)}};
}

inline std::size_t out_degree(NodeId node, BoostGraph const& g) {
  auto const& offset = g.network().out.offset;
  return offset[node.value + 1] - offset[node.value];
}

inline std::pair<LinkId const*, LinkId const*> out_edges(NodeId node, BoostGraph const& g) {
  auto const& [offset, link] = g.network().out;
  return {link.data() + offset[node.value], link.data() + offset[node.value + 1]};
}

inline BoostGraph::index_map get(boost::vertex_index_t, BoostGraph const&) {
  return {};
}

}  // namespace tanvan

namespace boost {

template <>
struct property_map<tanvan::BoostGraph, vertex_index_t> {
  using type = tanvan::BoostGraph::index_map;
  using const_type = type;
};

}  // namespace boost
