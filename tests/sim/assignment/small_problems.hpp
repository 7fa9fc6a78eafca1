#pragma once
/// Small worlds with known answers, for tests and benchmarks.

#include <vector>

#include "sim/assignment/problem.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan::small {

struct Road {
  std::uint32_t from, to;
  double t0, capacity;
  BprParameters shape = {};
};

/// A problem whose zone z enters and leaves at node `zone_nodes[z]` without cost.
inline AssignmentProblem problem(std::size_t nodes, std::vector<Road> const& roads,
                                 std::vector<std::uint32_t> const& zone_nodes, std::size_t classes) {
  AssignmentProblem p;
  std::vector<NodeId> from, to;
  for (auto const& road : roads) {
    from.push_back({road.from});
    to.push_back({road.to});
    p.delay.t0.push_back(road.t0);
    p.delay.capacity.push_back(road.capacity);
    p.delay.shape.push_back(road.shape);
  }
  p.graph = routing_graph(from, to, nodes);
  for (auto node : zone_nodes) {
    p.access.offset.push_back(static_cast<std::uint32_t>(p.access.node.size()));
    p.access.node.push_back({node});
    p.access.cost.push_back(0);
  }
  p.access.offset.push_back(static_cast<std::uint32_t>(p.access.node.size()));
  p.classes.resize(classes);
  for (auto& vehicles : p.classes) vehicles.demand.assign(zone_nodes.size() * zone_nodes.size(), 0);
  return p;
}

/// Braess, Unternehmensforschung 12, 1968, in Koh's numbers: 6 vehicles from node 0 to node 1 by 2 and 3.
/// t = 10 v on (0,2) and (3,1), 50 + v on (0,3) and (2,1), 10 + v on the bridge (2,3).
inline AssignmentProblem braess(bool with_bridge) {
  double const tiny = 1e-8;  // 10 v = t0 + t0 * alpha * v with t0 -> 0
  std::vector<Road> roads = {{0, 2, tiny, 1, {10 / tiny, 1}},
                             {0, 3, 50, 1, {1 / 50.0, 1}},
                             {2, 1, 50, 1, {1 / 50.0, 1}},
                             {3, 1, tiny, 1, {10 / tiny, 1}}};
  if (with_bridge) roads.push_back({2, 3, 10, 1, {1 / 10.0, 1}});
  auto p = problem(4, roads, {0, 1}, 1);
  p.classes[0].demand[1] = 6;
  return p;
}

/// Nguyen, Dupuis, Transportation Science 18, 1984: 13 nodes, 19 links, four pairs, 25 routes; here with BPR and
/// capacities as later studies use them. Zones 0 to 3 are nodes 1, 4, 2 and 3 of the paper.
inline AssignmentProblem nguyen_dupuis() {
  struct Link {
    std::uint32_t from, to;
    double t0, capacity;
  };
  std::vector<Road> roads;
  for (auto const& [from, to, t0, capacity] : {Link{1, 5, 7, 300},
                                               {1, 12, 9, 200},
                                               {4, 5, 9, 200},
                                               {4, 9, 12, 200},
                                               {5, 6, 3, 350},
                                               {5, 9, 9, 400},
                                               {6, 7, 5, 500},
                                               {6, 10, 13, 250},
                                               {7, 8, 5, 250},
                                               {7, 11, 9, 300},
                                               {8, 2, 9, 500},
                                               {9, 10, 10, 550},
                                               {9, 13, 9, 200},
                                               {10, 11, 6, 400},
                                               {11, 2, 9, 300},
                                               {11, 3, 8, 300},
                                               {12, 6, 7, 200},
                                               {12, 8, 14, 300},
                                               {13, 3, 11, 200}})
    roads.push_back({from - 1, to - 1, t0, capacity});
  auto p = problem(13, roads, {0, 3, 1, 2}, 1);
  p.classes[0].demand[0 * 4 + 2] = 400;
  p.classes[0].demand[0 * 4 + 3] = 800;
  p.classes[0].demand[1 * 4 + 2] = 600;
  p.classes[0].demand[1 * 4 + 3] = 200;
  return p;
}

/// A grid of `side` x `side` junctions, a zone at each, links both ways with uneven lengths and random demand of
/// motorbikes, cars and trucks; `load` scales it.
inline AssignmentProblem grid(std::uint32_t side, double load) {
  std::vector<Road> roads;
  Draws draws(7, AgentKey{1}, 0, Stream::activity);
  auto const both = [&](std::uint32_t a, std::uint32_t b) {
    double const t0 = 60 + 60 * draws.uniform();
    double const capacity = 1000 + 2000 * draws.uniform();
    roads.push_back({a, b, t0, capacity});
    roads.push_back({b, a, t0, capacity});
  };
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) {
      if (x + 1 < side) both(y * side + x, y * side + x + 1);
      if (y + 1 < side) both(y * side + x, (y + 1) * side + x);
    }
  std::vector<std::uint32_t> zones(side * side);
  for (std::uint32_t z = 0; z < zones.size(); ++z) zones[z] = z;
  auto p = problem(zones.size(), roads, zones, 3);
  double const pcu[] = {0.3, 1, 2.5};
  for (std::size_t c = 0; c < 3; ++c) {
    p.classes[c].pcu = pcu[c];
    for (auto& d : p.classes[c].demand) d = load * draws.exponential() / pcu[c];
  }
  p.classes[2].link_cost.assign(p.links(), 0);
  for (LinkId a : ids<LinkId>(p.links())) p.classes[2].link_cost[a] = 0.3 * p.delay.t0[a];
  return p;
}

}  // namespace tanvan::small
