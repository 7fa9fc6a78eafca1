// How long does a month of the economy take without transport, which modules take it, and what does a checkpoint cost?
#include <benchmark/benchmark.h>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

#include "bench/scenarios/shipped_scenario.hpp"
#include "models/indicators/indicators.hpp"
#include "sim/engine/compact.hpp"
#include "sim/engine/state.hpp"

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
    scenario = shipped_scenario("baseline", {{"scenario.scale", scale}}, parameters);
    world = found_economy(scenario, parameters);
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
  auto const persons = residents_on_book(world);  // rows of who has left stay for some months
  state.counters["persons"] = static_cast<double>(persons);
  state.SetItemsProcessed(state.iterations() * persons);
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

/// Runs all modules of a month in the cycle's order and adds what each took [ms]. Persons and households who have left
/// are taken out each month, where the cycle does so each quarter: `compact` costs three times what it does there.
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

/// All state to a file and back.
void checkpoint(benchmark::State& state) {
  World world = baseline(state.range(0)).world;
  auto const path = std::filesystem::temp_directory_path() / "tanvan-checkpoint-bench";
  std::size_t size = 0;
  for (auto _ : state) {
    auto const saved = save_state(world);
    size = saved.size();
    std::ofstream{path, std::ios::binary}.write(reinterpret_cast<char const*>(saved.data()),
                                                static_cast<std::streamsize>(size));
    std::vector<std::byte> read(size);
    std::ifstream{path, std::ios::binary}.read(reinterpret_cast<char*>(read.data()),
                                               static_cast<std::streamsize>(size));
    load_state(world, read);
  }
  std::filesystem::remove(path);
  state.counters["MiB"] = static_cast<double>(size) / (1 << 20);
}

BENCHMARK(month)
    ->Arg(10)
    ->Arg(100)
    ->Arg(1000)
    ->Iterations(kMonths)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(modules)
    ->Arg(10)
    ->Arg(100)
    ->Arg(1000)
    ->Iterations(kMonths)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

BENCHMARK(checkpoint)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
