// How long does one day of travel of Bình Dương take, three exchanges, at a tenth and at the full population?
#include <benchmark/benchmark.h>

#include "bench/scenarios/first_day.hpp"

namespace tanvan {
namespace {

void day(benchmark::State& state) {
  auto world = first_day(1.0 / static_cast<double>(state.range(0)));
  for (auto _ : state) run_travel_day(world, {}, {});
  state.counters["trips"] = static_cast<double>(world.day.trips.size());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(world.day.trips.size()));
}
BENCHMARK(day)->Arg(10)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(2);

}  // namespace
}  // namespace tanvan
