// How many trucks a second pass a gate, how many find an appointment, and what does a formula of many lanes cost?
#include <benchmark/benchmark.h>
#include <utility>

#include "sim/queues/appointments.hpp"
#include "sim/queues/erlang.hpp"
#include "sim/queues/gate_summary.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr double kService_s = 90, kUse = 0.95;
constexpr std::size_t kTrucks = 1'000'000;

/// Trucks that come by chance and keep so many lanes busy nearly all the time, in order.
std::vector<GateArrival> trucks(std::uint32_t lanes) {
  Draws draws{1, AgentKey{lanes}, 0, Stream::freight};
  std::vector<GateArrival> arrivals;
  GateTime now = 0;
  for (std::uint64_t i = 0; i < kTrucks; ++i) {
    now += gate_time(draws.exponential() * kService_s / (kUse * lanes));
    arrivals.push_back({now, gate_time(draws.exponential() * kService_s), AgentKey{i}});
  }
  return arrivals;
}

void in_order(benchmark::State& state) {
  auto const lanes = static_cast<std::uint32_t>(state.range(0));
  auto const arrivals = trucks(lanes);
  for (auto _ : state) benchmark::DoNotOptimize(serve_all(lanes_always(lanes), arrivals));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kTrucks));
}
BENCHMARK(in_order)->Arg(1)->Arg(9)->Arg(14)->Arg(41)->Arg(200)->Unit(benchmark::kMillisecond);

void one_by_one(benchmark::State& state) {  // as who meets them in a simulated day, nothing kept
  auto const lanes = static_cast<std::uint32_t>(state.range(0));
  auto const arrivals = trucks(lanes);
  for (auto _ : state) {
    GateQueue queue(lanes_always(lanes));
    for (auto const& a : arrivals) benchmark::DoNotOptimize(queue.serve(a.time, a.service));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kTrucks));
}
BENCHMARK(one_by_one)->Arg(9)->Arg(41)->Unit(benchmark::kMillisecond);

void in_any_order(benchmark::State& state) {
  auto arrivals = trucks(14);
  Draws draws{2, AgentKey{0}, 0, Stream::freight};
  for (std::size_t i = kTrucks; i > 1; --i)
    std::swap(arrivals[i - 1], arrivals[draws.below(static_cast<std::uint32_t>(i))]);
  for (auto _ : state) benchmark::DoNotOptimize(serve_all(lanes_always(14), arrivals));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kTrucks));
}
BENCHMARK(in_any_order)->Unit(benchmark::kMillisecond);

void summary(benchmark::State& state) {
  auto const arrivals = trucks(14);
  auto const visits = serve_all(lanes_always(14), arrivals);
  for (auto _ : state) {
    benchmark::DoNotOptimize(mean_gate_wait_s(arrivals, visits));
    benchmark::DoNotOptimize(gate_wait_percentile_s(arrivals, visits, 0.95));
    benchmark::DoNotOptimize(longest_queue_by_hour(arrivals, visits, 24));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kTrucks));
}
BENCHMARK(summary)->Unit(benchmark::kMillisecond);

/// A day of a large port: 17,000 trucks that wish for two peaks, slots that hold a tenth more than come.
void appointments_of_a_day(benchmark::State& state) {
  constexpr std::size_t kDay = 17'000, kSlots = 96;
  Draws draws{3, AgentKey{0}, 0, Stream::freight};
  AppointmentSlots const slots{.length = kGateTimesPerHour / 4,
                               .capacity = std::vector<std::uint32_t>(kSlots, kDay * 11 / 10 / kSlots)};
  std::vector<AppointmentWish> wishes;
  for (std::uint64_t i = 0; i < kDay; ++i) {
    auto const wished = gate_time(3'600 * ((draws.chance(0.5) ? 8 : 15) + 4 * (draws.uniform() - draws.uniform())));
    wishes.push_back({wished, 0, 24 * kGateTimesPerHour, AgentKey{i}});
  }
  for (auto _ : state) benchmark::DoNotOptimize(appoint(slots, wishes));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kDay));
}
BENCHMARK(appointments_of_a_day)->Unit(benchmark::kMillisecond);

void mean_wait(benchmark::State& state) {
  auto const lanes = static_cast<std::uint32_t>(state.range(0));
  GateLoad const load{.arrivals_per_h = 3'600 / kService_s * kUse * lanes, .service_s = kService_s};
  for (auto _ : state) benchmark::DoNotOptimize(mean_wait_s(load, lanes));
  state.SetItemsProcessed(state.iterations() * lanes);
}
BENCHMARK(mean_wait)->Arg(14)->Arg(100'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tanvan
