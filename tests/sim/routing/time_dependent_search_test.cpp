#include "sim/routing/time_dependent_search.hpp"

#include <gtest/gtest.h>
#include <set>

#include "sim/routing/hierarchy_search.hpp"
#include "tests/sim/routing/timed_town.hpp"

namespace tanvan {
namespace {

using Place = TimeDependentSearch::Place;

/// Dijkstra's algorithm, plainly.
std::vector<Ticks> slow_arrivals(TimedTown const& town, std::span<Place const> from) {
  std::vector<Ticks> arrival(town.graph.nodes(), kNever);
  std::set<std::pair<Ticks, std::uint32_t>> open;
  for (auto const& [node, at] : from) arrival[node.value] = std::min(arrival[node.value], at);
  for (auto const& [node, at] : from) open.insert({arrival[node.value], node.value});
  while (!open.empty()) {
    auto const [here, v] = *open.begin();
    open.erase(open.begin());
    if (town.graph.through[v] == 0 && v != from.front().node.value) continue;
    for (auto const& arc : town.graph.leaving(NodeId{v})) {
      Ticks const there = slow_leave(town, arc.link.value, here);
      if (there >= arrival[arc.to.value]) continue;
      open.erase({arrival[arc.to.value], arc.to.value});
      arrival[arc.to.value] = there;
      open.insert({there, arc.to.value});
    }
  }
  return arrival;
}

void expect_whole(TimedTown const& town, std::span<LinkId const> path, NodeId from, NodeId to) {
  NodeId here = from;
  for (LinkId a : path) {
    EXPECT_TRUE(here == from || town.graph.through[here.value] != 0);
    EXPECT_EQ(town.grid.from[a.value], here);
    here = town.grid.to[a.value];
  }
  EXPECT_EQ(here, to);
}

/// Queries from one node at one time to fifty others. @return how many
int compare_with_slow_arrivals(TimedTown& town, TimeDependentSearch& search) {
  constexpr int kTargets = 50;
  NodeId const from = town.any_node();
  Ticks const departure = town.any_time();
  Place const start[] = {{from, departure}};
  auto const slow = slow_arrivals(town, start);
  std::vector<LinkId> path;
  for (int i = 0; i < kTargets; ++i) {
    NodeId const to = town.any_node();
    Ticks const arrival = search.arrival(from, to, departure);
    EXPECT_EQ(arrival, slow[to.value]);
    search.path(to, path);
    EXPECT_TRUE(arrival < kNever || path.empty());
    if (arrival == kNever) continue;
    expect_whole(town, path, from, to);
    EXPECT_EQ(retime(town.roads, path, departure), arrival);
  }
  search.grow(from, departure);
  for (std::uint32_t v = 0; v < town.graph.nodes(); ++v) EXPECT_EQ(search.arrival_at(NodeId{v}), slow[v]);
  return kTargets;
}

TEST(TimeDependentSearch, EqualsPlainDijkstraToTheTickOnTenThousandQueries) {
  int queries = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    TimedTown town(10, 15, seed, seed % 2 == 0 ? AtClosure::wait : AtClosure::turn_away);
    TimeDependentSearch search(town.graph, town.hierarchy, town.least, town.roads);
    for (int i = 0; i < 20; ++i) queries += compare_with_slow_arrivals(town, search);
  }
  EXPECT_EQ(queries, 10'000);
}

/// Ways to twenty nodes, each from three others one after the other, as searches to the same node share what they
/// learn.
void compare_with_plain_ways(TimedTown& town) {
  TimeDependentSearch shared(town.graph, town.hierarchy, town.least, town.roads),
      plain(town.graph, town.hierarchy, town.least, town.roads);
  std::vector<LinkId> way, plain_way;
  NodeId to;
  for (int i = 0; i < 60; ++i) {
    if (i % 3 == 0) to = town.any_node();
    NodeId const from = town.any_node();
    Ticks const departure = town.any_time();
    shared.arrival(from, to, departure);
    shared.path(to, way);
    plain.grow(from, departure);
    plain.path(to, plain_way);
    EXPECT_EQ(way, plain_way);
  }
}

TEST(TimeDependentSearch, WaysAreThoseOfTheSearchWithoutATargetWithTiesByLinks) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    TimedTown town(12, 10, 100 + seed, seed % 2 == 0 ? AtClosure::wait : AtClosure::turn_away);
    for (auto& least : town.cap) least = std::max(least, 1) / 20'000 * 20'000 + 1;  // many ways of equal length
    if (seed % 3 == 0) town.roads.closures = nullptr;
    if (seed % 4 == 0) town.profiles = constant_profiles(std::vector<double>(town.cap.size(), 20));
    std::vector<double> cost(town.cap.size());
    least_times(town.roads, cost);
    customize(town.hierarchy, cost, town.least);
    compare_with_plain_ways(town);
  }
}

TEST(TimeDependentSearch, OfSeveralStartsAndEndsTheBestPairWins) {
  TimedTown town(10, 12, 21, AtClosure::turn_away);
  TimeDependentSearch search(town.graph, town.hierarchy, town.least, town.roads);
  for (int i = 0; i < 1000; ++i) {
    Ticks const departure = town.any_time();
    std::vector<Place> from, to;
    for (int k = 0; k < 4; ++k) {
      from.push_back({NodeId{town.draws.below(100)}, departure + town.draws.below(900'000)});  // junctions
      to.push_back({town.any_node(), town.draws.below(900'000)});
    }
    auto const slow = slow_arrivals(town, from);
    Ticks best = kNever;
    for (auto const& [node, ticks] : to)
      if (slow[node.value] < kNever) best = std::min(best, slow[node.value] + ticks);
    EXPECT_EQ(search.arrival(from, to), best);
    EXPECT_EQ(static_cast<bool>(search.end()), best < kNever);
    search.grow(from);
    for (std::uint32_t v = 0; v < town.graph.nodes(); ++v) EXPECT_EQ(search.arrival_at(NodeId{v}), slow[v]);
  }
}

TEST(TimeDependentSearch, WithConstantProfilesItIsTheStaticSearch) {
  TimedTown town(12, 10, 3, AtClosure::wait);
  std::vector<double> time(town.grid.from.size());
  for (double& t : time) t = town.draws.below(500);
  auto const constant = constant_profiles(time);
  TimedRoads const roads{.profiles = &constant};
  std::vector<double> cost(time.size());
  least_times(roads, cost);
  HierarchyMetric metric;
  customize(town.hierarchy, cost, metric);
  TimeDependentSearch search(town.graph, town.hierarchy, metric, roads);
  HierarchySearch still(town.hierarchy);
  for (int i = 0; i < 2000; ++i) {
    NodeId const from = town.any_node(), to = town.any_node();
    Ticks const departure = town.any_time(), arrival = search.arrival(from, to, departure);
    double const least = still.cost(metric, from, to);
    EXPECT_EQ(arrival == kNever ? kUnreachable : static_cast<double>(arrival - departure), least);
  }
}

TEST(TimeDependentSearch, WhoDepartsLaterNeverArrivesEarlierWhereAllWaitAtClosures) {
  TimedTown town(10, 10, 5, AtClosure::wait);
  TimeDependentSearch search(town.graph, town.hierarchy, town.least, town.roads);
  for (int i = 0; i < 100; ++i) {
    NodeId const from = town.any_node(), to = town.any_node();
    Ticks departure = town.any_time(), arrival = search.arrival(from, to, departure);
    for (int later = 0; later < 20; ++later) {
      departure += town.draws.below(600'000);
      Ticks const then = search.arrival(from, to, departure);
      EXPECT_GE(then, arrival);
      arrival = then;
    }
  }
}

TEST(TimeDependentSearch, FollowsTheQuickRoadOutsideTheRushAndTheOtherInIt) {
  GridRoads grid;  // 0 → 1 by link 0, or by node 2
  grid.nodes = 3;
  grid.road(0, 1);
  grid.road(0, 2);
  grid.road(2, 1);
  auto const graph = grid.graph();
  auto const hierarchy = contraction_hierarchy(graph);
  double const start[] = {0, 43'200};
  double const time[] = {60, 50, 50, 600, 50, 50};
  auto const profiles = profiles_of_bins(start, time);
  std::vector<double> cost(3);
  least_travel_times(profiles, cost);
  HierarchyMetric least;
  customize(hierarchy, cost, least);
  TimeDependentSearch search(graph, hierarchy, least, {.profiles = &profiles});
  std::vector<LinkId> path;
  Ticks const six = 6 * Ticks{3'600'000}, eighteen = 3 * six;
  EXPECT_EQ(search.arrival(NodeId{0}, NodeId{1}, six), six + 60'000);
  search.path(NodeId{1}, path);
  EXPECT_EQ(path, std::vector{LinkId{0}});
  EXPECT_EQ(search.arrival(NodeId{0}, NodeId{1}, eighteen), eighteen + 100'000);
  search.path(NodeId{1}, path);
  EXPECT_EQ(path, (std::vector{LinkId{1}, LinkId{2}}));
}

TEST(TimeDependentSearch, WhoIsThereNeedNotMove) {
  TimedTown town(6, 4, 8, AtClosure::turn_away);
  TimeDependentSearch search(town.graph, town.hierarchy, town.least, town.roads);
  std::vector<LinkId> path;
  for (std::uint32_t v = 0; v < town.graph.nodes(); ++v) {
    EXPECT_EQ(search.arrival(NodeId{v}, NodeId{v}, 777), 777);
    search.path(NodeId{v}, path);
    EXPECT_TRUE(path.empty());
  }
}

TEST(TimeDependentSearch, LooksAtFewerNodesThanATree) {
  TimedTown town(30, 0, 9, AtClosure::wait);
  TimeDependentSearch search(town.graph, town.hierarchy, town.least, town.roads);
  std::size_t towards = 0, everywhere = 0;
  for (int i = 0; i < 50; ++i) {
    NodeId const from = town.any_node(), to = town.any_node();
    Ticks const departure = town.any_time();
    search.arrival(from, to, departure);
    towards += search.finals();
    search.grow(from, departure);
    everywhere += search.finals();
  }
  EXPECT_LT(2 * towards, everywhere);
}

TEST(HierarchyPotential, IsTheDistanceToTheTargetAndConsistent) {
  TimedTown town(9, 12, 6, AtClosure::wait);
  HierarchySearch search(town.hierarchy);
  HierarchyPotential potential(town.hierarchy, town.least);
  for (int i = 0; i < 40; ++i) {
    NodeId const target = town.any_node();
    potential.set_target(target);
    for (std::uint32_t v = 0; v < town.graph.nodes(); ++v)
      if (town.graph.through[v] != 0 || NodeId{v} == target) {
        EXPECT_EQ(potential(NodeId{v}), search.cost(town.least, NodeId{v}, target));
      }
    for (std::size_t a = 0; a < town.grid.from.size(); ++a) {
      NodeId const u = town.grid.from[a], v = town.grid.to[a];
      if (town.graph.through[u.value] == 0 || town.graph.through[v.value] == 0) continue;
      EXPECT_LE(potential(u), town.least.link_cost[a] + potential(v));
    }
  }
}

}  // namespace
}  // namespace tanvan
