#include "sim/routing/tree_search.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <gtest/gtest.h>
#include <vector>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

struct Town {
  std::vector<NodeId> from, to;
  std::vector<double> cost;
  void road(std::uint32_t a, std::uint32_t b, double c) {
    from.push_back({a});
    to.push_back({b});
    cost.push_back(c);
  }
};

Town random_town(std::uint32_t nodes, std::size_t links, std::uint64_t seed) {
  Town town;
  Draws draws(seed, AgentKey{1}, 0, Stream::activity);
  for (std::size_t i = 0; i < links; ++i) {
    auto const a = draws.below(nodes);
    auto const b = draws.below(nodes);
    town.road(a, b, draws.below(10));  // small whole numbers: many ties, some zeros
  }
  return town;
}

std::vector<double> boost_costs(Town const& town, std::size_t nodes, std::uint32_t origin) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                      boost::property<boost::edge_weight_t, double>>;
  Graph graph(nodes);
  for (std::size_t i = 0; i < town.from.size(); ++i)
    boost::add_edge(town.from[i].value, town.to[i].value, town.cost[i], graph);
  std::vector<double> cost(nodes);
  boost::dijkstra_shortest_paths(
      graph, origin,
      boost::distance_map(boost::make_iterator_property_map(cost.begin(), boost::get(boost::vertex_index, graph)))
          .distance_inf(kUnreachable));
  return cost;
}

TEST(TreeSearch, AgreesWithBoostGraphOnRandomTownsFromEveryOrigin) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto const town = random_town(60, 200, seed);
    auto const graph = routing_graph(town.from, town.to, 60);
    TreeSearch tree(graph);
    for (std::uint32_t origin = 0; origin < 60; ++origin) {
      TreeSearch::Seed const seeds[] = {{NodeId{origin}, 0}};
      tree.grow(seeds, town.cost);
      auto const expected = boost_costs(town, 60, origin);
      for (std::uint32_t v = 0; v < 60; ++v) EXPECT_EQ(tree.cost(NodeId{v}), expected[v]);
    }
  }
}

TEST(TreeSearch, ParentsLeadBackToTheOriginAndAddUpToTheCost) {
  auto const town = random_town(60, 200, 9);
  auto const graph = routing_graph(town.from, town.to, 60);
  TreeSearch tree(graph);
  TreeSearch::Seed const seeds[] = {{NodeId{7}, 0}};
  tree.grow(seeds, town.cost);
  for (NodeId v : tree.order()) {
    double sum = 0;
    NodeId here = v;
    for (LinkId a = tree.parent(here); a; a = tree.parent(here)) {
      sum += town.cost[a.value];
      here = town.from[a.value];
    }
    EXPECT_EQ(here, NodeId{7});
    EXPECT_EQ(sum, tree.cost(v));
  }
}

TEST(TreeSearch, OfTwoEqualWaysTheLowerLinkWins) {
  Town town;
  town.road(0, 1, 1);
  town.road(0, 2, 1);
  town.road(2, 3, 1);
  town.road(1, 3, 1);
  auto const graph = routing_graph(town.from, town.to, 4);
  TreeSearch tree(graph);
  TreeSearch::Seed const seeds[] = {{NodeId{0}, 0}};
  tree.grow(seeds, town.cost);
  EXPECT_EQ(tree.parent(NodeId{3}), LinkId{2});
}

TEST(TreeSearch, ClosedLinksCarryNobody) {
  Town town;
  town.road(0, 1, 1);
  town.road(1, 2, kUnreachable);
  auto const graph = routing_graph(town.from, town.to, 3);
  TreeSearch tree(graph);
  TreeSearch::Seed const seeds[] = {{NodeId{0}, 0}};
  tree.grow(seeds, town.cost);
  EXPECT_EQ(tree.cost(NodeId{1}), 1);
  EXPECT_EQ(tree.cost(NodeId{2}), kUnreachable);
  EXPECT_EQ(tree.order().size(), 2U);
}

TEST(TreeSearch, ZoneNodesBeginAndEndPathsButAreNeverPassed) {
  Town town;  // the short cut 0-1-2 leads through node 1
  town.road(0, 1, 1);
  town.road(1, 2, 1);
  town.road(0, 2, 5);
  auto graph = routing_graph(town.from, town.to, 3);
  graph.through[1] = 0;
  TreeSearch tree(graph);
  TreeSearch::Seed const from_zero[] = {{NodeId{0}, 0}};
  tree.grow(from_zero, town.cost);
  EXPECT_EQ(tree.cost(NodeId{1}), 1);
  EXPECT_EQ(tree.cost(NodeId{2}), 5);
  TreeSearch::Seed const from_one[] = {{NodeId{1}, 0}};
  tree.grow(from_one, town.cost);
  EXPECT_EQ(tree.cost(NodeId{2}), 1);
}

TEST(TreeSearch, SeveralSeedsGiveTheNearestOfThem) {
  Town town;
  town.road(0, 2, 4);
  town.road(1, 2, 1);
  auto const graph = routing_graph(town.from, town.to, 3);
  TreeSearch tree(graph);
  TreeSearch::Seed const seeds[] = {{NodeId{0}, 0}, {NodeId{1}, 2}};
  tree.grow(seeds, town.cost);
  EXPECT_EQ(tree.cost(NodeId{2}), 3);
  EXPECT_EQ(tree.parent(NodeId{2}), LinkId{1});
}

}  // namespace
}  // namespace tanvan
