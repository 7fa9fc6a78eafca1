// How many alternatives a second does a chooser weigh, drawn thirty of many, and what does a step of estimation take?
#include <benchmark/benchmark.h>
#include <cmath>

#include "sim/choice/alternatives.hpp"
#include "sim/choice/estimation.hpp"
#include "sim/choice/logit.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kSet = 30;

std::vector<double> weights(std::size_t n) {
  std::vector<double> weight(n);
  Draws draws{1, AgentKey{0}, 0, Stream::dwelling_choice};
  for (auto& w : weight) w = std::exp(draws.normal());
  return weight;
}

void draw_set(benchmark::State& state) {
  WeightedDraw const table{weights(static_cast<std::size_t>(state.range(0)))};
  std::vector<DrawnAlternative> set;
  std::uint64_t agent = 0;
  for (auto _ : state) {
    Draws draws{1, AgentKey{agent++}, 0, Stream::dwelling_choice};
    draw_alternatives(table, kSet, draws, set);
    benchmark::DoNotOptimize(set.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kSet));
}
BENCHMARK(draw_set)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);

void choose(benchmark::State& state) {
  auto const v = weights(kSet);
  std::vector<double> p(kSet);
  double u = 0.1;
  for (auto _ : state) {
    logit_probabilities(v, p);
    benchmark::DoNotOptimize(at_quantile(p, u = u > 0.9 ? 0.1 : u + 0.01));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kSet));
}
BENCHMARK(choose);

void build_table(benchmark::State& state) {
  auto const weight = weights(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(WeightedDraw{weight}.size());
}
BENCHMARK(build_table)->Arg(100'000)->Unit(benchmark::kMillisecond);

void estimate(benchmark::State& state) {
  auto const choosers = static_cast<std::size_t>(state.range(0));
  ChoiceData data{.features = 4, .offset = {0}, .chosen = {}, .x = {}, .known = {}};
  for (std::size_t i = 0; i < choosers; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::dwelling_choice};
    for (std::size_t x = 0; x < 4 * kSet; ++x) data.x.push_back(draws.normal());
    data.chosen.push_back(draws.below(kSet));
    data.offset.push_back(static_cast<std::uint32_t>((i + 1) * kSet));
  }
  data.known.assign(choosers * kSet, 0.0);
  for (auto _ : state) benchmark::DoNotOptimize(estimate_logit(data).steps);
}
BENCHMARK(estimate)->Arg(20'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
