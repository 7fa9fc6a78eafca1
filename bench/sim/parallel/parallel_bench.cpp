// How many proposals a second does the matching make, and how many rows a second do grouping and ordered sums take?
#include <benchmark/benchmark.h>

#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/group.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

void match(benchmark::State& state) {
  auto const proposers = static_cast<std::uint32_t>(state.range(0));
  std::uint32_t const receivers = proposers / 10;
  ProposalLists lists;
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  lists.offset.push_back(0);
  for (std::uint32_t p = 0; p < proposers; ++p) {
    Draws draws{1, AgentKey{p}, 0, Stream::job_choice};
    for (int i = 0; i < 3; ++i) {
      lists.receiver.push_back(draws.below(receivers));
      score.push_back(draws.uniform());
    }
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    key.push_back(p);
  }
  std::vector<std::uint32_t> const quota(receivers, 9);
  AcceptanceCounts counts;
  for (auto _ : state) benchmark::DoNotOptimize(deferred_acceptance(lists, score, quota, key, &counts));
  state.counters["proposals"] = static_cast<double>(counts.proposals);
  state.counters["rounds"] = static_cast<double>(counts.rounds);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(counts.proposals));
}
BENCHMARK(match)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void group(benchmark::State& state) {
  std::vector<std::uint32_t> keys(2'500'000);
  for (std::uint32_t i = 0; i < keys.size(); ++i)
    keys[i] = i * 2654435761U % static_cast<std::uint32_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(group_by(keys, static_cast<std::size_t>(state.range(0))));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(keys.size()));
}
BENCHMARK(group)->Arg(100)->Arg(50'000)->Arg(900'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void sum(benchmark::State& state) {
  std::vector<double> const values(2'500'000, 1.5);
  for (auto _ : state) benchmark::DoNotOptimize(ordered_sum(values));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}
BENCHMARK(sum)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
