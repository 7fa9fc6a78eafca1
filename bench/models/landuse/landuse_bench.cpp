// How long do the yearly and the monthly steps of land use take, and on how many households?
#include <benchmark/benchmark.h>
#include <map>

#include "bench/scenarios/shipped_scenario.hpp"
#include "models/landuse/steps.hpp"

namespace tanvan {
namespace {

/// The baseline on the first day of its spin-up year. @param permille share of the population
struct Founded {
  ModelParameters parameters;
  World world;

  explicit Founded(std::int64_t permille) {
    auto const scale = std::to_string(static_cast<double>(permille) / 1000);
    world = found_economy(shipped_scenario("baseline", {{"scenario.scale", scale}}, parameters), parameters);
  }
};

Founded const& founded(std::int64_t permille) {
  static std::map<std::int64_t, Founded> worlds;
  auto const at = worlds.find(permille);
  return at != worlds.end() ? at->second : worlds.try_emplace(permille, permille).first->second;
}

/// Runs the modules of land use of one period on a copy of the first day.
void steps(benchmark::State& state, Period period) {
  auto const& base = founded(state.range(0));
  auto const modules = landuse_modules(base.parameters.landuse);
  for (auto _ : state) {
    state.PauseTiming();
    World world = base.world;
    state.ResumeTiming();
    for (Phase const phase : kPhases)
      for (auto const& module : modules)
        if (module.spec.period == period && module.spec.phase == phase) module.step(world);
  }
  state.counters["households"] = static_cast<double>(base.world.population.households.size());
}

void year(benchmark::State& state) {
  steps(state, Period::year);
}
BENCHMARK(year)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

void month(benchmark::State& state) {
  steps(state, Period::month);
}
BENCHMARK(month)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
