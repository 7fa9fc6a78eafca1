// How long does one day of travel of Bình Dương take, three exchanges, at a tenth and at the full population?
#include <benchmark/benchmark.h>
#include <stdexcept>

#include "models/demography/synthesis.hpp"
#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/synthesis.hpp"
#include "models/labour/labour.hpp"
#include "scenarios/run/scenario/scenario.hpp"
#include "scenarios/run/travel/travel_day.hpp"

namespace tanvan {
namespace {

World binhduong(double scale) {
  auto kinds = transport_interventions();
  for (auto& kind : enterprise_interventions()) kinds.push_back(kind);
  auto read = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", {}, {}, kinds);
  if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
  World world;
  world.seed = read->seed;
  world.scale = scale;
  world.network = read->network;
  world.region = read->region;
  world.transport = read->transport;
  world.now = read->start;
  estimate_access(world);
  synthesize_people(world, {});
  synthesize_enterprises(world, {});
  match_at_start(world, {}, 0.03);
  run_travel_day(world, {}, {});
  return world;
}

void day(benchmark::State& state) {
  auto world = binhduong(1.0 / static_cast<double>(state.range(0)));
  for (auto _ : state) run_travel_day(world, {}, {});
  state.counters["trips"] = static_cast<double>(world.day.trips.size());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(world.day.trips.size()));
}
BENCHMARK(day)->Arg(10)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(2);

}  // namespace
}  // namespace tanvan
