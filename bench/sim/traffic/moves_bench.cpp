// How many moves a second does a simulated day make and leave in a file, and how many bytes does each take?
#include <benchmark/benchmark.h>
#include <filesystem>
#include <tbb/global_control.h>

#include "bench/sim/traffic/traffic_grid.hpp"
#include "sim/io/results/results_writer.hpp"
#include "sim/traffic/day_moves.hpp"

namespace tanvan {
namespace {

/// Writes /moves of the day. @return bytes in the file
std::uint64_t write_moves(TrafficGrid const& grid, DayResult const& day, std::filesystem::path const& out) {
  DayMoves moves(grid.roads, grid.trips, grid.ways, day);
  auto const columns = move_columns(moves);
  ResultsWriter file;
  file.integers("/moves/offset", {columns.offset.size()}, columns.offset);
  file.narrow_integers("/moves/link_step", {columns.link_step.size()}, columns.link_step);
  file.narrow_integers("/moves/enter_step", {columns.enter_step.size()}, columns.enter_step);
  file.save(out);
  return std::filesystem::file_size(out);
}

/// @param state range: threads, 1 with moves
void day(benchmark::State& state, GridPlan (*plan_of)()) {
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(state.range(0)));
  auto const grid = traffic_grid(plan_of());
  bool const moves = state.range(1) == 1;
  auto const out = std::filesystem::temp_directory_path() / "tanvan-moves-bench.h5";
  double entries = 0, bytes = 0;
  for (auto _ : state) {
    auto const result = run_traffic_day(grid.roads, grid.trips, grid.ways, {}, {.moves = moves});
    if (moves) bytes = static_cast<double>(write_moves(grid, result, out));
    entries = static_cast<double>(result.entries);
  }
  std::filesystem::remove(out);
  state.counters["entries"] = entries;
  state.counters["entries_s"] = benchmark::Counter(entries, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["move_B"] = bytes / entries;
}

bool const asked = [] {
  struct Question {
    char const* name;
    GridPlan (*plan)();
  };
  for (auto const& [name, plan] :
       {Question{"city", city_grid}, Question{"corridor", corridor_grid}, Question{"jammed", jammed_corridor_grid}})
    for (int moves : {0, 1})
      benchmark::RegisterBenchmark(name, day, plan)
          ->ArgNames({"threads", "moves"})
          ->Args({1, moves})
          ->Iterations(1)
          ->Unit(benchmark::kMillisecond)
          ->MeasureProcessCPUTime();
  return true;
}();

}  // namespace
}  // namespace tanvan
