// Algorithms of Boost.Graph run on our adjacency.
#include "sim/network/boost_graph.hpp"

#include <algorithm>
#include <boost/concept/assert.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <gtest/gtest.h>

#include "sim/network/parts.hpp"
#include "tests/sim/network/small_plan.hpp"

namespace tanvan::testing {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<BoostGraph>));

TEST(BoostGraph, DijkstraGoesTheShorterWayRoundTheSquare) {
  auto const network = build_network(square());
  ASSERT_TRUE(network);
  BoostGraph const graph(*network);
  std::vector<double> length;
  for (auto const metres : network->links.length) length.push_back(metres.value);
  std::vector<double> distance(4);
  auto const index = BoostGraph::index_map{};
  boost::dijkstra_shortest_paths(graph, NodeId{0},
                                 boost::weight_map(BoostGraph::weight_map{length})
                                     .vertex_index_map(index)
                                     .distance_map(boost::make_iterator_property_map(distance.begin(), index)));
  EXPECT_EQ(distance[0], 0);
  EXPECT_DOUBLE_EQ(distance[2], std::min(length[0] + length[2], length[6] + length[4]));
}

TEST(BoostGraph, OutEdgesComeByAscendingLink) {
  auto const network = build_network(square());
  ASSERT_TRUE(network);
  BoostGraph const graph(*network);
  for (auto const node : ids<NodeId>(4)) {
    auto const [first, last] = out_edges(node, graph);
    EXPECT_EQ(static_cast<std::size_t>(last - first), out_degree(node, graph));
    EXPECT_TRUE(std::is_sorted(first, last));
    for (auto const* link = first; link != last; ++link) EXPECT_EQ(source(*link, graph), node);
  }
}

TEST(MainPart, LargestPartLeavesOutIslandsAndClosedRoads) {
  auto plan = square();
  SegmentEnd const p{"P", 107.60, 11.0}, q{"Q", 107.61, 11.0};
  plan.segments.push_back(segment("Island", 1, p, q, 6));
  plan.segments.back().ends_at_from = plan.segments.back().ends_at_to = true;
  auto network = build_network(plan);
  ASSERT_TRUE(network);
  auto const main = main_part(*network, plan.base, TruckRule::all_vehicles);
  EXPECT_EQ(std::count(main.begin(), main.end(), 1), 4);
  EXPECT_EQ(main[NodeId{4}], 0);
  for (auto const link : ids<LinkId>(8)) network->links.open_from[link] = kNeverOpen;
  auto const island = main_part(*network, plan.base, TruckRule::all_vehicles);
  EXPECT_EQ(std::count(island.begin(), island.end(), 1), 2);
}

}  // namespace
}  // namespace tanvan::testing
