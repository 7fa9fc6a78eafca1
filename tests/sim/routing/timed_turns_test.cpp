#include "sim/routing/timed_turns.hpp"

#include <gtest/gtest.h>
#include <set>

#include "tests/sim/routing/timed_town.hpp"

namespace tanvan {
namespace {

using Place = TimeDependentSearch::Place;

/// Turns of a town with a delay each.
struct TownTurns {
  explicit TownTurns(TimedTown& town) : turns(turn_graph(town.graph, {}).value()) {
    for (std::size_t t = 0; t < turns.turns(); ++t)
      delay.push_back(static_cast<std::int32_t>(town.draws.below(60'000)));
    roads = on_turns(turns, town.roads, delay);
    hierarchy = contraction_hierarchy(turns.graph);
    std::vector<double> cost(turns.turns());
    least_times(roads, cost);
    customize(hierarchy, cost, least);
  }
  TurnGraph turns;
  std::vector<std::int32_t> delay;
  TimedRoads roads;
  ContractionHierarchy hierarchy;
  HierarchyMetric least;
};

/// When each link is left at the earliest, by Dijkstra's algorithm over links.
std::vector<Ticks> slow_leaves(TimedTown const& town, TownTurns const& t, NodeId from, Ticks departure) {
  std::vector<Ticks> left(t.turns.links(), kNever);
  std::set<std::pair<Ticks, std::uint32_t>> open;
  auto const reach = [&](std::uint32_t a, Ticks at) {
    Ticks const then = slow_leave(town, a, at);
    if (then >= left[a]) return;
    open.erase({left[a], a});
    left[a] = then;
    open.insert({then, a});
  };
  for (std::uint32_t a = 0; a < left.size(); ++a)
    if (t.turns.tail[a] == from) reach(a, departure);
  while (!open.empty()) {
    auto const [at, a] = *open.begin();
    open.erase(open.begin());
    for (auto const& arc : t.turns.graph.leaving(NodeId{a})) reach(arc.to.value, at + t.delay[arc.link.value]);
  }
  return left;
}

Ticks earliest(std::span<Place const> to, std::span<Ticks const> left) {
  Ticks least = kNever;
  for (auto const& place : to) least = std::min(least, left[place.node.value]);
  return least;
}

TEST(TimedTurns, ArrivalsWithTurnsEqualPlainDijkstraOverLinksToTheTick) {
  for (auto at_closure : {AtClosure::turn_away, AtClosure::wait}) {
    TimedTown town(8, 8, 31, at_closure);
    TownTurns const t(town);
    TimeDependentSearch search(t.turns.graph, t.hierarchy, t.least, t.roads);
    std::vector<Place> from, to;
    std::vector<LinkId> links;
    for (int i = 0; i < 1000; ++i) {
      NodeId const origin = town.any_node(), destination = town.any_node();
      Ticks const departure = town.any_time();
      leave_node(t.turns, town.roads, origin, departure, from);
      enter_node(t.turns, destination, to);
      if (from.empty() || to.empty()) continue;
      Ticks const expected = earliest(to, slow_leaves(town, t, origin, departure));
      EXPECT_EQ(search.arrival(from, to), expected);
      links_of_arrival(t.turns, search, links);
      ASSERT_EQ(links.empty(), expected == kNever);
      if (links.empty()) continue;
      EXPECT_EQ(t.turns.tail[links.front().value], origin);
      EXPECT_EQ(t.turns.head[links.back().value], destination);
    }
  }
}

TEST(TimedTurns, RetimingATurnPathArrivesWhenTheSearchDoes) {
  TimedTown town(8, 0, 32, AtClosure::wait);
  TownTurns const t(town);
  TimeDependentSearch search(t.turns.graph, t.hierarchy, t.least, t.roads);
  std::vector<Place> from, to;
  std::vector<LinkId> path, links;
  int retimed = 0;
  for (int i = 0; i < 300; ++i) {
    leave_node(t.turns, town.roads, town.any_node(), town.any_time(), from);
    enter_node(t.turns, town.any_node(), to);
    if (from.empty() || to.empty()) continue;
    Ticks const arrival = search.arrival(from, to);
    search.path(search.end(), path);
    links_of_arrival(t.turns, search, links);
    if (path.empty()) continue;
    EXPECT_EQ(links.size(), path.size() + 1);
    auto const begun = std::ranges::find(from, NodeId{links.front().value}, &Place::node);
    EXPECT_EQ(retime(t.roads, path, begun->ticks), arrival);
    ++retimed;
  }
  EXPECT_GT(retimed, 200);
}

}  // namespace
}  // namespace tanvan
