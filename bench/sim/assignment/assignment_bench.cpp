// How long does an equilibrium take to a gap of 1e-4 and 1e-6?
#include <benchmark/benchmark.h>
#include <cmath>
#include <filesystem>

#include "sim/assignment/user_equilibrium.hpp"
#include "tests/sim/assignment/tntp.hpp"

namespace tanvan {
namespace {

void solve(benchmark::State& state, AssignmentProblem const& problem) {
  double const gap = std::pow(10, -static_cast<double>(state.range(0)));
  AssignmentResult result;
  for (auto _ : state) result = solve_user_equilibrium(problem, {.gap = gap});
  state.counters["iterations"] = result.iterations;
  state.counters["gap"] = result.relative_gap;
}

/// 100 zones, three classes.
void grid(benchmark::State& state) {
  solve(state, small::grid(10, 4));
}
BENCHMARK(grid)->Arg(4)->Arg(6)->Unit(benchmark::kMillisecond);

void tntp(benchmark::State& state, std::string const& folder, std::string const& stem, small::TntpWeights weights) {
  auto const path = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp" / folder;
  if (!std::filesystem::exists(path)) {
    state.SkipWithError("no TNTP data");
    return;
  }
  solve(state, small::read_tntp(path, stem, weights));
}
BENCHMARK_CAPTURE(tntp, sioux_falls, "SiouxFalls", "SiouxFalls", small::TntpWeights{})
    ->Arg(4)
    ->Arg(6)
    ->Arg(8)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tntp, barcelona, "Barcelona", "Barcelona", small::TntpWeights{})
    ->Arg(4)
    ->Arg(6)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tntp, chicago_sketch, "Chicago-Sketch", "ChicagoSketch", small::TntpWeights{0.02, 0.04})
    ->Arg(4)
    ->Arg(6)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tanvan
