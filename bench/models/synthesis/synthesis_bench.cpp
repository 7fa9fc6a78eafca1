// How many seconds and bytes does the synthetic Bình Dương take, at which share of its 2.43 million persons?
#include <benchmark/benchmark.h>
#include <fstream>
#include <stdexcept>

#include "models/demography/synthesis.hpp"
#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/synthesis.hpp"
#include "models/landuse/landuse.hpp"
#include "models/landuse/synthesis.hpp"
#include "models/public_budget/public_budget.hpp"
#include "scenarios/run/scenario/scenario.hpp"

namespace tanvan {
namespace {

std::vector<InterventionKind> known_kinds() {
  std::vector<InterventionKind> kinds;
  for (auto part : {enterprise_interventions(), landuse_interventions(), budget_interventions()})
    kinds.insert(kinds.end(), part.begin(), part.end());
  return kinds;
}

World empty_world(double scale) {
  auto const kinds = known_kinds();
  auto scenario = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", {}, {}, kinds);
  if (!scenario) throw std::runtime_error(to_string(scenario.error().sorted().front()));
  World world;
  world.seed = scenario->seed;
  world.scale = scale;
  world.network = scenario->network;
  world.region = scenario->region;
  world.now = month_of(2019, 1);
  return world;
}

double peak_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      double kib = 0;
      status >> kib;
      return kib / 1024;
    }
  return 0;
}

void synthesize(benchmark::State& state) {
  double const scale = static_cast<double>(state.range(0)) / 1000;
  auto const empty = empty_world(scale);
  for (auto _ : state) {
    auto world = empty;
    synthesize_people(world, {});
    synthesize_enterprises(world, {});
    synthesize_homes(world, {});
    state.counters["persons"] = static_cast<double>(world.population.persons.size());
    state.counters["enterprises"] = static_cast<double>(world.population.enterprises.size());
  }
  state.counters["peak_mib"] = peak_mib();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(state.counters["persons"]));
}

BENCHMARK(synthesize)
    ->Arg(10)
    ->Arg(100)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace tanvan
