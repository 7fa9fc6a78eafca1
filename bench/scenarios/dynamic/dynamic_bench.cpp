// How long does one iteration of a dynamic day of Bình Dương take, with all people and trucks, and what memory?
#include <benchmark/benchmark.h>
#include <fstream>
#include <stdexcept>
#include <string>

#include "models/demography/synthesis.hpp"
#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/synthesis.hpp"
#include "models/labour/labour.hpp"
#include "scenarios/run/scenario/scenario.hpp"
#include "scenarios/run/travel/dynamic_day.hpp"

namespace tanvan {
namespace {

constexpr double kBytesInKiB = 1024;

/// The first day of the baseline, assigned.
World binhduong() {
  auto kinds = transport_interventions();
  for (auto& kind : enterprise_interventions()) kinds.push_back(kind);
  auto read = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", {}, {}, kinds);
  if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
  World world;
  world.seed = read->seed;
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

/// A row of /proc/self/status [bytes]: VmRSS, VmHWM; 0 where there is no such file.
double memory(std::string const& row) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (double kib = 0; word == row + ":" && status >> kib) return kib * kBytesInKiB;
  return 0;
}

/// Puts the peak back to what is in use now.
void forget_peak() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

/// @param iterations of the day, each with new ways; the first begins on those of empty roads
void day(benchmark::State& state) {
  auto world = binhduong();
  TravelParameters p;
  p.dynamic.max_iterations = static_cast<double>(state.range(0));
  auto const frame = frame_of(world, p);
  auto const level = level_of_service(world, frame, known_times(world), p);
  forget_peak();
  double const before = memory("VmRSS");
  DynamicDay day;
  for (auto _ : state) day = drive_day(world, frame, level.journeys, p);
  auto const trips = static_cast<double>(day.tally.trips);
  state.counters["trips"] = trips;
  state.counters["entries"] = static_cast<double>(day.entries);
  state.counters["arrived"] = static_cast<double>(day.tally.arrived);
  state.counters["gap"] = day.gap;
  state.counters["bytes_a_trip"] = (memory("VmHWM") - before) / trips;
  state.counters["last_iteration_s"] = day.steps.back().seconds;
}
BENCHMARK(day)->Arg(1)->Arg(4)->Unit(benchmark::kSecond)->Iterations(1)->UseRealTime();

}  // namespace
}  // namespace tanvan
