// How many vehicles a second does a simulated day take from link to link, flowing and jammed, on one thread and on two?
#include <benchmark/benchmark.h>
#include <fstream>
#include <malloc.h>
#include <string>
#include <tbb/global_control.h>

#include "bench/sim/traffic/traffic_grid.hpp"

namespace tanvan {
namespace {

/// Forgets the largest memory that the process has held, so that one workload isn't charged for another (Linux).
void forget_peak_memory() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

/// Largest memory since then [B]; 0 where nobody tells.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  constexpr double kKib = 1024;
  for (std::string word; status >> word;)
    if (double kib = 0; word == "VmHWM:" && status >> kib) return kib * kKib;
  return 0;
}

/// @param state range: threads
void day(benchmark::State& state, GridPlan (*plan_of)()) {
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(state.range(0)));
  forget_peak_memory();
  auto const plan = plan_of();
  auto const grid = traffic_grid(plan);
  TrafficRules const rules;
  DayResult result;
  for (auto _ : state) result = run_traffic_day(grid.roads, grid.trips, grid.ways, rules);
  auto const entries = static_cast<double>(result.entries);
  state.counters["links"] = static_cast<double>(grid.roads.links());
  state.counters["entries"] = entries;
  state.counters["entries_s"] = benchmark::Counter(entries, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["tries_entry"] = static_cast<double>(result.tries) / entries;
  state.counters["trip_B"] = peak_memory() / plan.trips;
  state.counters["arrived"] = static_cast<double>(result.arrived) / plan.trips;
  state.counters["jammed"] = jammed_share(grid, rules, result.record);
}

GridPlan small_grid() {
  return plain_grid(20, 36'000);
}

GridPlan plain_town() {
  return plain_grid(50, 90'000);
}

bool const asked = [] {
  struct Question {
    char const* name;
    GridPlan (*plan)();
  };
  for (auto const& [name, plan] :
       {Question{"small", small_grid}, Question{"town", plain_town}, Question{"city", city_grid},
        Question{"corridor", corridor_grid}, Question{"corridor_jammed", jammed_corridor_grid}})
    for (int threads : {1, 2})
      benchmark::RegisterBenchmark(name, day, plan)
          ->ArgName("threads")
          ->Arg(threads)
          ->Iterations(1)
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime()
          ->MeasureProcessCPUTime();
  return true;
}();

}  // namespace
}  // namespace tanvan
