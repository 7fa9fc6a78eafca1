// How long does one month of the baseline take without a day of travel, and which modules take it?
#include <benchmark/benchmark.h>
#include <chrono>
#include <map>
#include <stdexcept>

#include "models/indicators/indicators.hpp"
#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "sim/engine/compact.hpp"

namespace tanvan {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMonths = 11;  // January to November of the spin-up year: no year is closed, no traffic assigned

/// The baseline on the first day of its spin-up year.
struct Baseline {
  ModelParameters parameters;
  Scenario scenario;
  World world;

  explicit Baseline(std::string const& scale) {
    auto const groups = parameter_groups(parameters);
    auto const kinds = intervention_kinds();
    std::vector<Override> const overrides = {{"scenario.scale", scale}};
    auto read = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", overrides, groups, kinds);
    if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
    scenario = std::move(*read);
    world = found_world(scenario, parameters);
  }
};

/// One world a scale, founded once for all repetitions. @param permille share of the population
Baseline const& baseline(std::int64_t permille) {
  static std::map<std::int64_t, Baseline> founded;
  auto const at = founded.find(permille);
  if (at != founded.end()) return at->second;
  return founded.try_emplace(permille, std::to_string(static_cast<double>(permille) / 1000)).first->second;
}

void describe(benchmark::State& state, World const& world) {
  auto const persons = world.population.persons.size();
  state.counters["persons"] = static_cast<double>(persons);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(persons));
}

void month(benchmark::State& state) {
  auto const& base = baseline(state.range(0));
  auto const schedule = derive_schedule(base.parameters);
  World world = base.world;
  Scenario until = base.scenario;
  for (auto _ : state) {
    until.last = world.now;
    live(world, schedule, until, [](ProgressStep const&) {});
  }
  describe(state, world);
}

/// Runs all modules of a month as the cycle does and adds what each took [ms].
void time_modules(World& world, Schedule const& schedule, std::map<std::string, double>& spent) {
  auto const timed = [&](std::string const& name, auto const& step) {
    auto const start = Clock::now();
    step();
    spent[name] += std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  };
  world.record.months.push_back(world.now.yyyymm());
  for (Phase phase : kPhases) {
    if (phase == Phase::record) {
      timed("compact", [&] { compact(world); });
      timed("conservation", [&] { check_conservation(world); });
    }
    for (auto const& module : schedule.due(Period::month, phase)) timed(module.spec.name, [&] { module.step(world); });
  }
  world.now = world.now + 1;
}

void modules(benchmark::State& state) {
  auto const& base = baseline(state.range(0));
  auto const schedule = derive_schedule(base.parameters);
  World world = base.world;
  std::map<std::string, double> spent;
  for (auto _ : state) time_modules(world, schedule, spent);
  for (auto const& [name, ms] : spent) state.counters[name] = ms / static_cast<double>(state.iterations());
  describe(state, world);
}

BENCHMARK(month)
    ->Arg(10)
    ->Arg(100)
    ->Iterations(kMonths)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(modules)
    ->Arg(10)
    ->Arg(100)
    ->Iterations(kMonths)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace tanvan
