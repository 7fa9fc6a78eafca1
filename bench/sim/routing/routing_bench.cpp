// How many nodes a second does a shortest-path tree reach?
#include <benchmark/benchmark.h>

#include "sim/rng/draws.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

struct City {
  RoutingGraph graph;
  std::vector<double> cost;
};

/// A grid of side x side junctions, links both ways of uneven cost.
City city(std::uint32_t side) {
  City c;
  std::vector<NodeId> from, to;
  Draws draws(7, AgentKey{1}, 0, Stream::activity);
  auto const both = [&](std::uint32_t a, std::uint32_t b) {
    for (auto [u, v] : {std::pair{a, b}, std::pair{b, a}}) {
      from.push_back({u});
      to.push_back({v});
      c.cost.push_back(60 + 60 * draws.uniform());
    }
  };
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) {
      if (x + 1 < side) both(y * side + x, y * side + x + 1);
      if (y + 1 < side) both(y * side + x, (y + 1) * side + x);
    }
  c.graph = routing_graph(from, to, side * side);
  return c;
}

void trees(benchmark::State& state) {
  auto const side = static_cast<std::uint32_t>(state.range(0));
  auto const c = city(side);
  TreeSearch tree(c.graph);
  std::uint32_t origin = 0;
  for (auto _ : state) {
    TreeSearch::Seed const seeds[] = {{NodeId{origin}, 0}};
    tree.grow(seeds, c.cost);
    benchmark::DoNotOptimize(tree.cost(NodeId{side * side - 1}));
    origin = (origin + 97) % (side * side);
  }
  state.SetItemsProcessed(state.iterations() * side * side);
}
BENCHMARK(trees)->Arg(15)->Arg(30)->Arg(100)->Arg(300)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tanvan
