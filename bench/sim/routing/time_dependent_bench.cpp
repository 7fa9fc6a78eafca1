// How many microseconds does an earliest arrival take on 10,000 nodes, and what do turns cost a search?
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>

#include "sim/rng/draws.hpp"
#include "sim/routing/hierarchy_search.hpp"
#include "sim/routing/time_dependent_search.hpp"
#include "sim/routing/turn_graph.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kSide = 100;
constexpr std::uint32_t kNodes = kSide * kSide;
constexpr std::size_t kBins = 96;
constexpr double kBin_s = 900;

/// Junctions in a grid, links both ways.
struct Roads {
  std::vector<NodeId> from, to;
  RoutingGraph graph;
};

Roads grid() {
  Roads roads;
  auto const both = [&](std::uint32_t a, std::uint32_t b) {
    roads.from.insert(roads.from.end(), {NodeId{a}, NodeId{b}});
    roads.to.insert(roads.to.end(), {NodeId{b}, NodeId{a}});
  };
  for (std::uint32_t y = 0; y < kSide; ++y)
    for (std::uint32_t x = 0; x < kSide; ++x) {
      if (x + 1 < kSide) both(y * kSide + x, y * kSide + x + 1);
      if (y + 1 < kSide) both(y * kSide + x, (y + 1) * kSide + x);
    }
  roads.graph = routing_graph(roads.from, roads.to, kNodes);
  return roads;
}

/// Two rush hours: up to twice as slow, more on some links than on others, with some noise a bin.
double slower(std::size_t bin, double peak, double noise) {
  double const hour = static_cast<double>(bin) * kBin_s / 3600;
  double const am = std::max(0.0, 1 - std::abs(hour - 7.5) / 1.5), pm = std::max(0.0, 1 - std::abs(hour - 17.5) / 2);
  return 1 + peak * std::max(am, pm) + 0.05 * noise;
}

TravelTimeProfiles rush_hours(std::size_t links) {
  Draws draws(7, AgentKey{1}, 0, Stream::activity);
  std::vector<double> start(kBins), time(kBins * links);
  for (std::size_t b = 0; b < kBins; ++b) start[b] = static_cast<double>(b) * kBin_s;
  for (std::size_t a = 0; a < links; ++a) {
    double const free_s = 20 + 40 * draws.uniform(), peak = draws.uniform();
    for (std::size_t b = 0; b < kBins; ++b) time[b * links + a] = free_s * slower(b, peak, draws.uniform());
  }
  return profiles_of_bins(start, time);
}

struct Day {
  Roads roads = grid();
  ContractionHierarchy hierarchy = contraction_hierarchy(roads.graph);
  TravelTimeProfiles profiles = rush_hours(roads.from.size());
  TimedRoads timed{.profiles = &profiles};
  HierarchyMetric least;
  Day() {
    std::vector<double> cost(roads.from.size());
    least_times(timed, cost);
    customize(hierarchy, cost, least);
  }
};

Day const& day() {
  static Day const one;
  return one;
}

/// Pairs of nodes and departures, the same for each benchmark.
class Queries {
 public:
  NodeId node() { return {draws_.below(kNodes)}; }
  Ticks departure() { return 6 * 3'600'000 + draws_.below(3 * 3'600'000); }

 private:
  Draws draws_{9, AgentKey{1}, 0, Stream::activity};
};

void arrival_with_path(benchmark::State& state) {
  TimeDependentSearch search(day().roads.graph, day().hierarchy, day().least, day().timed);
  Queries queries;
  std::vector<LinkId> path;
  std::size_t finals = 0;
  for (auto _ : state) {
    NodeId const from = queries.node(), to = queries.node();
    benchmark::DoNotOptimize(search.arrival(from, to, queries.departure()));
    search.path(to, path);
    finals += search.finals();
  }
  state.counters["finals"] = static_cast<double>(finals) / static_cast<double>(state.iterations());
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(arrival_with_path)->Unit(benchmark::kMicrosecond);

void arrivals_everywhere(benchmark::State& state) {
  TimeDependentSearch search(day().roads.graph, day().hierarchy, day().least, day().timed);
  Queries queries;
  for (auto _ : state) {
    search.grow(queries.node(), queries.departure());
    benchmark::DoNotOptimize(search.finals());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(arrivals_everywhere)->Unit(benchmark::kMicrosecond);

void path_on_a_metric_retimed(benchmark::State& state) {
  HierarchySearch search(day().hierarchy);
  Queries queries;
  std::vector<LinkId> path;
  for (auto _ : state) {
    NodeId const from = queries.node(), to = queries.node();
    search.cost(day().least, from, to);
    search.path(day().least, path);
    benchmark::DoNotOptimize(retime(day().timed, path, queries.departure()));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(path_on_a_metric_retimed)->Unit(benchmark::kMicrosecond);

/// Turns of the grid with the least times of its links and some seconds a turn.
struct Turns {
  TurnGraph turns = turn_graph(day().roads.graph, {}).value();
  ContractionHierarchy hierarchy = contraction_hierarchy(turns.graph);
  std::vector<double> cost = std::vector<double>(turns.turns());
  HierarchyMetric metric;
  Turns() {
    Draws draws(8, AgentKey{1}, 0, Stream::activity);
    std::vector<double> turn(turns.turns());
    for (double& t : turn) t = draws.below(8'000);
    turn_costs(turns, day().least.link_cost, turn, cost);
    customize(hierarchy, cost, metric);
  }
};

Turns const& turns() {
  static Turns const one;
  return one;
}

void sizes(benchmark::State& state, ContractionHierarchy const& h) {
  state.counters["nodes"] = static_cast<double>(h.nodes());
  state.counters["links"] = static_cast<double>(h.links());
  state.counters["edges"] = static_cast<double>(h.edges());
}

void customize_roads(benchmark::State& state) {
  HierarchyMetric metric;
  for (auto _ : state) customize(day().hierarchy, day().least.link_cost, metric);
  sizes(state, day().hierarchy);
}
BENCHMARK(customize_roads)->Unit(benchmark::kMicrosecond);

void customize_turns(benchmark::State& state) {
  HierarchyMetric metric;
  for (auto _ : state) customize(turns().hierarchy, turns().cost, metric);
  sizes(state, turns().hierarchy);
}
BENCHMARK(customize_turns)->Unit(benchmark::kMicrosecond);

void path_on_roads(benchmark::State& state) {
  HierarchySearch search(day().hierarchy);
  Queries queries;
  std::vector<LinkId> path;
  for (auto _ : state) {
    NodeId const from = queries.node(), to = queries.node();
    benchmark::DoNotOptimize(search.cost(day().least, from, to));
    search.path(day().least, path);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(path_on_roads)->Unit(benchmark::kMicrosecond);

void path_on_turns(benchmark::State& state) {
  HierarchySearch search(turns().hierarchy);
  Queries queries;
  std::vector<TreeSearch::Seed> from, to;
  std::vector<LinkId> path, links;
  for (auto _ : state) {
    leave_node(turns().turns, queries.node(), day().least.link_cost, from);
    enter_node(turns().turns, queries.node(), to);
    benchmark::DoNotOptimize(search.cost(turns().metric, from, to));
    search.path(turns().metric, path);
    links_of_turns(turns().turns, path, from, to, links);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(path_on_turns)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tanvan
