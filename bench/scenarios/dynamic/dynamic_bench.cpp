// How long does one iteration of a dynamic day of Bình Dương take, with all people and trucks, and what memory?
#include <benchmark/benchmark.h>
#include <fstream>
#include <string>

#include "bench/scenarios/first_day.hpp"
#include "scenarios/run/travel/dynamic_day.hpp"

namespace tanvan {
namespace {

constexpr double kBytesInKiB = 1024;

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
  auto world = first_day();
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
