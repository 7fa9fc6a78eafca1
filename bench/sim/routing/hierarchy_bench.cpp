// How long do a customization, a query and a tree take on networks of the trade, by hierarchy, Dijkstra and
// Boost.Graph?
#include <benchmark/benchmark.h>
#include <filesystem>
#include <map>
#include <optional>
#include <tbb/global_control.h>

#include "sim/io/tntp/tntp_network.hpp"
#include "sim/rng/draws.hpp"
#include "sim/routing/hierarchy_search.hpp"
#include "sim/routing/node_order.hpp"
#include "sim/routing/tree_batch.hpp"
#include "tests/sim/routing/boost_oracle.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

/// A network of ../shared with its free-flow times and a quarter of its lengths as costs.
std::optional<Town> network(char const* file) {
  auto const path = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp" / file;
  auto const read = fs::exists(path) ? read_tntp_network({path, file}) : Result<TntpNetwork>(Faults{});
  if (!read) return std::nullopt;
  Town town;
  town.nodes = read->nodes;
  town.through.assign(town.nodes, 1);
  for (std::uint32_t v = 0; v < read->first_through.value; ++v) town.through[v] = 0;
  for (LinkId a : ids<LinkId>(read->links()))
    town.road(read->from[a].value, read->to[a].value, read->free_flow_time[a] + 0.25 * read->length[a]);
  return town;
}

/// Everything that the benchmarks ask, made once a network.
struct Prepared {
  Town town;
  RoutingGraph graph;
  ContractionHierarchy hierarchy;
  HierarchyMetric metric;
  std::vector<NodeId> places;  // random, one after another
};

Prepared const* prepared(char const* file, benchmark::State& state) {
  static std::map<std::string, Prepared> known;
  if (auto const found = known.find(file); found != known.end()) return &found->second;
  auto town = network(file);
  if (!town) {
    state.SkipWithError("no such network here");
    return nullptr;
  }
  auto& p = known[file];
  p.town = std::move(*town);
  p.graph = p.town.graph();
  p.hierarchy = contraction_hierarchy(p.graph);
  customize(p.hierarchy, p.town.cost, p.metric);
  Draws draws(7, AgentKey{1}, 0, Stream::activity);
  for (int i = 0; i < 4096; ++i) p.places.push_back({draws.below(static_cast<std::uint32_t>(p.town.nodes))});
  return &p;
}

/// Cycles through the random places.
class Walk {
 public:
  explicit Walk(std::vector<NodeId> const& places) : places_(places) {}
  NodeId next() { return places_[at_++ % places_.size()]; }

 private:
  std::vector<NodeId> const& places_;
  std::size_t at_ = 0;
};

void prepare_order(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  for (auto _ : state) benchmark::DoNotOptimize(nested_dissection_order(p->graph));
}

void prepare_contraction(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  auto const order = nested_dissection_order(p->graph);
  for (auto _ : state) benchmark::DoNotOptimize(contraction_hierarchy(p->graph, order));
  state.counters["edges"] = static_cast<double>(p->hierarchy.edges());
}

void customization(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(state.range(0)));
  HierarchyMetric metric;
  for (auto _ : state) customize(p->hierarchy, p->town.cost, metric);
}

void query(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  HierarchySearch search(p->hierarchy);
  Walk walk(p->places);
  for (auto _ : state) benchmark::DoNotOptimize(search.cost(p->metric, walk.next(), walk.next()));
}

void query_with_path(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  HierarchySearch search(p->hierarchy);
  Walk walk(p->places);
  std::vector<LinkId> path;
  std::size_t links = 0;
  for (auto _ : state) {
    search.cost(p->metric, walk.next(), walk.next());
    search.path(p->metric, path);
    links += path.size();
  }
  state.counters["links"] = benchmark::Counter(static_cast<double>(links), benchmark::Counter::kAvgIterations);
}

/// Time of one sweep; items are trees.
template <std::size_t Lanes>
void trees(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  HierarchyTrees<Lanes> batch(p->hierarchy);
  Walk walk(p->places);
  std::array<TreeSearch::Seed, Lanes> seeds;
  std::vector<std::span<TreeSearch::Seed const>> origins;
  for (auto const& seed : seeds) origins.emplace_back(&seed, 1);
  for (auto _ : state) {
    for (auto& seed : seeds) seed = {walk.next(), 0};
    batch.grow(p->metric, origins);
    benchmark::DoNotOptimize(batch.cost(p->places[0], 0));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(Lanes));
}

void tree_by_dijkstra(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  TreeSearch tree(p->graph);
  Walk walk(p->places);
  for (auto _ : state) {
    TreeSearch::Seed const seed[] = {{walk.next(), 0}};
    tree.grow(seed, p->town.cost);
    benchmark::DoNotOptimize(tree.cost(p->places[0]));
  }
}

void tree_by_boost(benchmark::State& state, char const* file) {
  auto const* p = prepared(file, state);
  if (!p) return;
  BoostOracle const boost(p->town);
  Walk walk(p->places);
  for (auto _ : state) benchmark::DoNotOptimize(boost.costs(walk.next()));
}

/// Every question of every network.
bool const asked = [] {
  for (auto const& [name, file] : {std::pair{"chicago_regional", "chicago-regional/ChicagoRegional_net.tntp"},
                                   std::pair{"berlin_center", "Berlin-Center/berlin-center_net.tntp"},
                                   std::pair{"chicago_sketch", "Chicago-Sketch/ChicagoSketch_net.tntp"}}) {
    auto const ask = [&](char const* task, auto const& run) {
      return benchmark::RegisterBenchmark((std::string(task) + '/' + name).c_str(), run, file)
          ->Unit(benchmark::kMicrosecond);
    };
    ask("prepare_order", prepare_order);
    ask("prepare_contraction", prepare_contraction);
    ask("customization", customization)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime();
    ask("query", query);
    ask("query_with_path", query_with_path);
    ask("one_tree", trees<1>);
    ask("eight_trees", trees<8>);
    ask("tree_by_dijkstra", tree_by_dijkstra);
    ask("tree_by_boost", tree_by_boost);
  }
  return true;
}();

}  // namespace
}  // namespace tanvan
