// How long does it take to measure what every cell of 250 m of Bình Dương reaches, by four modes, at a tenth and at the
// full population?
#include <benchmark/benchmark.h>

#include "bench/scenarios/shipped_scenario.hpp"
#include "scenarios/run/access/cell_access.hpp"

namespace tanvan {
namespace {

void cells(benchmark::State& state) {
  ModelParameters parameters;
  auto const scale = std::to_string(1.0 / static_cast<double>(state.range(0)));
  auto const scenario = shipped_scenario("baseline", {{"scenario.scale", scale}}, parameters);
  auto const world = found_population(scenario, parameters);
  for (auto _ : state)
    benchmark::DoNotOptimize(cell_access(world, parameters.travel, parameters.landuse).logsum.data());
  auto const access = cell_access(world, parameters.travel, parameters.landuse);
  state.counters["cells"] = static_cast<double>(access.logsum.size());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(access.logsum.size()));
}
BENCHMARK(cells)->Arg(10)->Arg(1)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->Iterations(3);

}  // namespace
}  // namespace tanvan
