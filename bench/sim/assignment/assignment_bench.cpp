// How long does an equilibrium take to each gap, on one thread and on two?
#include <benchmark/benchmark.h>
#include <cmath>
#include <map>
#include <tbb/global_control.h>

#include "bench/sim/assignment/trade_networks.hpp"
#include "sim/assignment/user_equilibrium.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

/// @param state ranges: the gap's power of ten, threads
void solve(benchmark::State& state, AssignmentProblem const& problem) {
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(state.range(1)));
  AssignmentOptions options{.gap = std::pow(10, -static_cast<double>(state.range(0))), .max_iterations = 1000};
  AssignmentResult result;
  for (auto _ : state) result = solve_user_equilibrium(problem, options);
  state.counters["iterations"] = result.iterations;
  state.counters["gap"] = result.relative_gap;
}

/// 100 zones, three classes, all pairs in demand, far over capacity.
void crowded_grid(benchmark::State& state) {
  solve(state, small::grid(10, 4));
}
BENCHMARK(crowded_grid)
    ->ArgNames({"digits", "threads"})
    ->Args({4, 1})
    ->Args({6, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void trade(benchmark::State& state, TradeNetwork const* which) {
  static std::map<std::string, std::optional<AssignmentProblem>> known;
  if (!known.contains(which->name)) known[which->name] = problem_of(*which);
  auto const& problem = known[which->name];
  if (problem) return solve(state, *problem);
  state.SkipWithError("no such network here");
}

/// A day's demand two per cent off, from the routes of the day before.
void warm_start(benchmark::State& state) {
  auto problem = problem_of(kChicagoSketch);
  if (!problem) return state.SkipWithError("no such network here");
  AssignmentOptions const options{.gap = std::pow(10, -static_cast<double>(state.range(0)))};
  PathSet known;
  continue_user_equilibrium(*problem, options, known);
  for (std::size_t i = 0; i < problem->classes[0].demand.size(); ++i)
    problem->classes[0].demand[i] *= i % 2 == 0 ? 1.02 : 0.98;
  AssignmentResult result;
  for (auto _ : state) {
    auto paths = known;
    result = continue_user_equilibrium(*problem, options, paths);
  }
  state.counters["iterations"] = result.iterations;
}
BENCHMARK(warm_start)->ArgName("digits")->Arg(4)->Arg(6)->Unit(benchmark::kMillisecond)->UseRealTime();

bool const asked = [] {
  struct Question {
    TradeNetwork const* network;
    std::vector<int> digits;
  };
  for (auto const& [network, digits] :
       {Question{&kSiouxFalls, {6, 10}}, Question{&kBarcelona, {6, 10}}, Question{&kChicagoSketch, {6, 10, 12}},
        Question{&kBerlinCenter, {6}}, Question{&kAustin, {4}}})
    for (int gap : digits)
      for (int threads : {1, 2})
        benchmark::RegisterBenchmark(network->name, trade, network)
            ->ArgNames({"digits", "threads"})
            ->Args({gap, threads})
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
  return true;
}();

}  // namespace
}  // namespace tanvan
