#include "sim/routing/turn_graph.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/routing/hierarchy_search.hpp"
#include "sim/routing/tree_batch.hpp"
#include "tests/sim/routing/grid_roads.hpp"

namespace tanvan {
namespace {

using Seeds = std::vector<TreeSearch::Seed>;

std::vector<double> random_costs(std::size_t n, std::uint32_t below, Draws& draws) {
  std::vector<double> cost(n);
  for (double& c : cost) c = draws.below(below);
  return cost;
}

/// Least cost of each link at the end of a way from `origin`, by relaxing until nothing changes.
std::vector<double> by_relaxation(TurnGraph const& turns, NodeId origin, std::span<double const> link_cost,
                                  std::span<double const> turn_cost) {
  std::vector<double> cost(turns.links(), kUnreachable);
  for (std::size_t a = 0; a < turns.links(); ++a)
    if (turns.tail[a] == origin) cost[a] = link_cost[a];
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t t = 0; t < turns.turns(); ++t) {
      auto const to = turns.to[t].value;
      double const there = cost[turns.from[t].value] + turn_cost[t] + link_cost[to];
      changed |= there < cost[to];
      cost[to] = std::min(cost[to], there);
    }
  }
  return cost;
}

bool has_turn(TurnGraph const& turns, std::uint32_t a, std::uint32_t b) {
  for (std::size_t t = 0; t < turns.turns(); ++t)
    if (turns.from[t] == LinkId{a} && turns.to[t] == LinkId{b}) return true;
  return false;
}

/// Cheapest links from one node to another of a turn graph.
struct Way {
  double cost;
  std::vector<LinkId> links;
};
Way way(TurnGraph const& turns, std::span<double const> link_cost, std::span<double const> turn_cost, NodeId o,
        NodeId d) {
  std::vector<double> cost(turns.turns());
  turn_costs(turns, link_cost, turn_cost, cost);
  auto const hierarchy = contraction_hierarchy(turns.graph);
  HierarchyMetric metric;
  customize(hierarchy, cost, metric);
  HierarchySearch search(hierarchy);
  Seeds from, to;
  leave_node(turns, o, link_cost, from);
  enter_node(turns, d, to);
  Way found{search.cost(metric, from, to), {}};
  std::vector<LinkId> path;
  search.path(metric, path);
  links_of_turns(turns, path, from, to, found.links);
  return found;
}

/// 0 → 1 → 2, with 1 → 3 → 2 round about and 1 → 0 back.
GridRoads little_town() {
  GridRoads town;
  town.nodes = 4;
  town.road(0, 1);
  town.road(1, 2);
  town.road(1, 3);
  town.road(3, 2);
  town.road(1, 0);
  return town;
}

TEST(TurnGraph, ABannedTurnSendsTheWayRoundAbout) {
  auto const roads = little_town().graph();
  std::vector<double> const link_cost{1, 1, 2, 3, 1};
  auto const free = turn_graph(roads, {}).value();
  auto const straight = way(free, link_cost, std::vector<double>(free.turns()), NodeId{0}, NodeId{2});
  EXPECT_EQ(straight.cost, 2);
  EXPECT_EQ(straight.links, (std::vector{LinkId{0}, LinkId{1}}));
  auto const banned = turn_graph(roads, {.bans = {{{LinkId{0}, LinkId{1}}, {}}}}).value();
  auto const about = way(banned, link_cost, std::vector<double>(banned.turns()), NodeId{0}, NodeId{2});
  EXPECT_EQ(about.cost, 6);
  EXPECT_EQ(about.links, (std::vector{LinkId{0}, LinkId{2}, LinkId{3}}));
}

TEST(TurnGraph, ADearTurnIsTakenOnlyWhileItIsCheaperThanTheWayRound) {
  auto const roads = little_town().graph();
  std::vector<double> const link_cost{1, 1, 2, 3, 1};
  auto const turns = turn_graph(roads, {}).value();
  for (auto const& [penalty, cost] : {std::pair{3.5, 5.5}, std::pair{4.5, 6.0}}) {
    std::vector<double> turn_cost(turns.turns());
    for (std::size_t t = 0; t < turns.turns(); ++t)
      if (turns.from[t] == LinkId{0} && turns.to[t] == LinkId{1}) turn_cost[t] = penalty;
    EXPECT_EQ(way(turns, link_cost, turn_cost, NodeId{0}, NodeId{2}).cost, cost);
  }
}

TEST(TurnGraph, UTurnsExistWhereTheRulesAllowThem) {
  auto const roads = little_town().graph();  // link 0 leads to node 1, from which 1 and 2 lead on
  EXPECT_FALSE(has_turn(turn_graph(roads, {}).value(), 0, 4));
  EXPECT_TRUE(has_turn(turn_graph(roads, {.u_turns = UTurns::allowed}).value(), 0, 4));
  GridRoads dead_end;
  dead_end.nodes = 2;
  dead_end.road(0, 1);
  dead_end.road(1, 0);
  EXPECT_TRUE(has_turn(turn_graph(dead_end.graph(), {}).value(), 0, 1));
  EXPECT_FALSE(has_turn(turn_graph(dead_end.graph(), {.u_turns = UTurns::banned}).value(), 0, 1));
}

TEST(TurnGraph, ANodeThatMayNotBePassedHasNoTurns) {
  auto roads = little_town().graph();
  roads.through[3] = 0;
  auto const turns = turn_graph(roads, {}).value();
  EXPECT_FALSE(has_turn(turns, 2, 3));
  std::vector<double> const link_cost{1, 1, 2, 3, 1};
  std::vector<double> const no_cost(turns.turns());
  EXPECT_EQ(way(turns, link_cost, no_cost, NodeId{0}, NodeId{3}).cost, 3);
  EXPECT_EQ(way(turns, link_cost, no_cost, NodeId{3}, NodeId{2}).links, std::vector{LinkId{3}});
}

TEST(TurnGraph, BansOfTurnsThatDoNotExistAreAllNamedWithTheirPlace) {
  TurnRules const rules{.bans = {{{LinkId{0}, LinkId{3}}, {"movement.csv", 2}},
                                 {{LinkId{0}, LinkId{1}}, {"movement.csv", 3}},
                                 {{LinkId{9}, LinkId{1}}, {"movement.csv", 4}}}};
  auto const turns = turn_graph(little_town().graph(), rules);
  ASSERT_FALSE(turns);
  auto const faults = turns.error().sorted();
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(to_string(faults[0]),
            "movement.csv:2: turn from link 0 to link 3 is banned, but the first ends at node 1 and the second begins "
            "at node 3: ban turns between links that meet");
  EXPECT_EQ(faults[1].place.line, 4U);
}

TEST(TurnGraph, OfTwoParallelLinksTheCheaperIsTheWayAndOfEqualsTheLower) {
  GridRoads roads;
  roads.nodes = 2;
  for (int i = 0; i < 3; ++i) roads.road(0, 1);
  auto const turns = turn_graph(roads.graph(), {}).value();
  EXPECT_EQ(way(turns, std::vector<double>{3, 2, 2}, {}, NodeId{0}, NodeId{1}).links, std::vector{LinkId{1}});
  EXPECT_TRUE(way(turns, std::vector<double>{3, 2, 2}, {}, NodeId{1}, NodeId{0}).links.empty());
}

TEST(TurnGraph, WaysOnTheHierarchyEqualSlowRelaxationAndAddUp) {
  Draws draws(11, AgentKey{1}, 0, Stream::activity);
  for (int town = 0; town < 6; ++town) {
    auto grid = grid_roads(6, draws);
    auto const roads = with_zones(grid, 5, draws);
    TurnRules rules{.u_turns = static_cast<UTurns>(town % 3)};
    auto const all = turn_graph(roads, {.u_turns = UTurns::allowed}).value();
    for (std::size_t t = 0; t < all.turns(); ++t)
      if (draws.below(10) == 0) rules.bans.push_back({{all.from[t], all.to[t]}, {}});
    auto const turns = turn_graph(roads, rules).value();
    auto const link_cost = random_costs(turns.links(), 10, draws), turn_cost = random_costs(turns.turns(), 4, draws);
    std::vector<double> cost(turns.turns());
    turn_costs(turns, link_cost, turn_cost, cost);
    auto const hierarchy = contraction_hierarchy(turns.graph);
    HierarchyMetric metric;
    customize(hierarchy, cost, metric);
    HierarchySearch search(hierarchy);
    TreeBatch trees(hierarchy);
    Seeds from, to;
    std::vector<LinkId> path, links;
    for (std::uint32_t o = 0; o < roads.nodes(); ++o) {
      auto const slow = by_relaxation(turns, NodeId{o}, link_cost, turn_cost);
      leave_node(turns, NodeId{o}, link_cost, from);
      if (from.empty()) continue;
      std::span<TreeSearch::Seed const> const origins[] = {from};
      trees.grow(metric, origins);
      for (std::uint32_t a = 0; a < turns.links(); ++a) EXPECT_EQ(trees.cost(NodeId{a}, 0), slow[a]);
      for (std::uint32_t d = 0; d < roads.nodes(); ++d) {
        enter_node(turns, NodeId{d}, to);
        if (to.empty()) continue;
        double least = kUnreachable;
        for (auto const& seed : to) least = std::min(least, slow[seed.node.value]);
        EXPECT_EQ(search.cost(metric, from, to), least);
        search.path(metric, path);
        links_of_turns(turns, path, from, to, links);
        if (least == kUnreachable) continue;
        double sum = link_cost[links.front().value];
        for (auto t : path) sum += cost[t.value];
        EXPECT_EQ(sum, least);
        EXPECT_EQ(turns.tail[links.front().value], NodeId{o});
        EXPECT_EQ(turns.head[links.back().value], NodeId{d});
        for (std::size_t i = 1; i < links.size(); ++i) EXPECT_TRUE(has_turn(turns, links[i - 1].value, links[i].value));
      }
    }
  }
}

TEST(TurnGraph, LeftTurnsBendLeftAndCostMoreThanRightOnes) {
  GridRoads roads;  // east into a crossing, then north, south, east and back west
  roads.nodes = 5;
  roads.road(0, 1);
  for (std::uint32_t v : {2U, 3U, 4U, 0U}) roads.road(1, v);
  std::vector<double> const x{-1, 0, 0, 0, 1}, y{0, 0, 1, -1, 0};
  auto const turns = turn_graph(roads.graph(), {.u_turns = UTurns::allowed}).value();
  std::vector<double> angle(turns.turns());
  turn_angles(turns, x, y, angle);
  auto const of = [&](std::uint32_t to) {
    return angle[static_cast<std::size_t>(std::ranges::find(turns.to, LinkId{to}) - turns.to.begin())];
  };
  EXPECT_DOUBLE_EQ(of(1), 90);
  EXPECT_DOUBLE_EQ(of(2), -90);
  EXPECT_DOUBLE_EQ(of(3), 0);
  EXPECT_DOUBLE_EQ(of(4), 180);
  TurnPenalties const p;
  EXPECT_EQ(turn_penalty_s(of(1), p), p.left_s);
  EXPECT_EQ(turn_penalty_s(of(2), p), p.right_s);
  EXPECT_EQ(turn_penalty_s(of(3), p), 0);
  EXPECT_EQ(turn_penalty_s(of(4), p), p.back_s);
}

}  // namespace
}  // namespace tanvan
