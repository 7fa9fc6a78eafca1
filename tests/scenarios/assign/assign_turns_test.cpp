#include "scenarios/run/assign/assign_turns.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <set>

#include "scenarios/run/assign/assign_inputs.hpp"
#include "sim/assignment/user_equilibrium.hpp"

namespace tanvan {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// Nodes that all are zones, links of constant times, bans for cars.
AssignNetwork random_network(std::uint32_t seed, std::uint32_t nodes, int links, int bans) {
  std::mt19937 random(seed);
  auto const any = [&](std::size_t n) { return static_cast<std::uint32_t>(random() % n); };
  AssignNetwork net;
  net.nodes = nodes;
  net.through.assign(nodes, 1);
  net.access.offset = {0};
  for (std::uint32_t v = 0; v < nodes; ++v) {
    net.access.node.push_back(NodeId{v});
    net.access.cost.push_back(0);
    net.access.offset.push_back(v + 1);
  }
  for (int a = 0; a < links; ++a) {
    net.from.push_back(NodeId{any(nodes)});
    net.to.push_back(NodeId{any(nodes)});
    net.free_flow_time.push_back(1 + any(20));
    net.capacity.push_back(1);
    net.b.push_back(0);
    net.power.push_back(1);
    net.length.push_back(0);
    net.toll.push_back(0);
    net.type.push_back(0);
    net.line.push_back(1);
  }
  while (std::ssize(net.banned_turns) < bans) {
    LinkId const a{any(net.links())}, b{any(net.links())};
    if (net.to[a] == net.from[b]) net.banned_turns.push_back({a, b, Uses{}.with(Use::car)});
  }
  return net;
}

/// The cost of the best way from a node to every other, link by link: the slow and obvious way.
std::vector<double> best_ways(AssignNetwork const& net, NodeId origin) {
  std::set<std::pair<LinkId, LinkId>> banned;
  for (auto const& ban : net.banned_turns) banned.emplace(ban.from, ban.to);
  std::vector<double> at_end(net.links(), kNever), at_node(net.nodes, kNever);
  for (auto const a : ids<LinkId>(net.links()))
    if (net.from[a] == origin) at_end[a.value] = net.free_flow_time[a];
  for (bool changed = true; changed;) {
    changed = false;
    for (auto const a : ids<LinkId>(net.links()))
      for (auto const b : ids<LinkId>(net.links())) {
        if (net.to[a] != net.from[b] || banned.count({a, b}) > 0) continue;
        auto const cost = at_end[a.value] + net.free_flow_time[b];
        if (cost < at_end[b.value]) at_end[b.value] = cost, changed = true;
      }
  }
  for (auto const a : ids<LinkId>(net.links()))
    at_node[net.to[a].value] = std::min(at_node[net.to[a].value], at_end[a.value]);
  return at_node;
}

/// One vehicle for each pair of different zones.
DemandClass everybody(AssignNetwork const& net) {
  DemandClass cars;
  cars.trips.zones = net.nodes;
  for (std::uint32_t o = 0; o < net.nodes; ++o)
    for (std::uint32_t d = 0; d < net.nodes; ++d) {
      if (o == d) continue;
      cars.trips.origin.push_back(ZoneId{o});
      cars.trips.destination.push_back(ZoneId{d});
      cars.trips.trips.push_back(1);
      cars.trips.line.push_back(1);
    }
  return cars;
}

TEST(AssignTurns, EveryPairTakesTheBestWayThatNoBanForbids) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    auto const net = random_network(seed, 9, 30, 14);
    auto const cars = everybody(net);
    auto problem = assignment_problem(net, {&cars, 1});
    double best = 0;
    std::size_t unreachable = 0;
    for (std::uint32_t o = 0; o < net.nodes; ++o) {
      auto const cost = best_ways(net, NodeId{o});
      for (std::uint32_t d = 0; d < net.nodes; ++d) {
        if (o == d) continue;
        unreachable += cost[d] == kNever ? 1 : 0;
        best += cost[d] == kNever ? 0 : cost[d];
      }
    }
    auto const left_out = unreachable_pairs(problem, {&cars, 1});
    EXPECT_EQ(left_out.size(), unreachable) << "seed " << seed;
    for (auto const& [c, row] : left_out)
      problem.classes[c].demand[cars.trips.origin[row].value * net.nodes + cars.trips.destination[row].value] = 0;
    EXPECT_NEAR(solve_user_equilibrium(problem, {.gap = 1e-9}).tstt, best, 1e-9 * best) << "seed " << seed;
  }
}

TEST(AssignTurns, WithoutBansTheRoadsStayAsTheyAre) {
  auto const net = random_network(3, 9, 30, 0);
  auto const roads = split_at_banned_turns(net);
  EXPECT_EQ(roads.links(), net.links());
  EXPECT_EQ(roads.through.size(), net.nodes);
  EXPECT_EQ(roads.access.node, net.access.node);
}

TEST(AssignTurns, ABanOfOthersBindsNoCar) {
  auto net = random_network(5, 9, 30, 14);
  for (auto& ban : net.banned_turns) ban.uses = Uses{}.with(Use::truck);
  auto free = net;
  free.banned_turns.clear();
  auto const cars = everybody(net);
  auto const pairs = [&](AssignNetwork const& roads) {
    return unreachable_pairs(assignment_problem(roads, {&cars, 1}), {&cars, 1}).size();
  };
  EXPECT_EQ(pairs(net), pairs(free));
}

}  // namespace
}  // namespace tanvan
