// How long do routing by timetable and skims take on 1,800 stops and 11,000 trips?
#include <benchmark/benchmark.h>
#include <tbb/global_control.h>

#include "bench/sim/transit/drawn_network.hpp"
#include "sim/transit/pareto_searches.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kDay_begin_s = 4 * 3600, kDay_end_s = 26 * 3600;

DrawnNetwork const& network() {
  static DrawnNetwork const drawn = NetworkDrawer().drawn();
  return drawn;
}

std::vector<StopAccess> access_of(std::size_t zone) {
  std::vector<StopAccess> ways;
  for (auto const& [stop, seconds] : network().reach.of(zone)) ways.push_back({stop, seconds, 0});
  return ways;
}

/// Fares of 7,000 đồng a ride, time at 10 đồng a second, walking and waiting at twice that.
RideCosts costs(bool are_crowded) {
  auto const& t = network().timetable;
  RidePrices prices{.per_s = 10, .boarding = std::vector<std::uint32_t>(t.runs(), 7000)};
  if (are_crowded) {
    Draws draws{3, AgentKey{1}, 0, Stream::activity};
    for (std::size_t call = 0; call < t.calls(); ++call) prices.crowding.push_back(0.4 + 1.4 * draws.uniform());
  }
  return ride_costs(t, prices);
}

void patterns_of_the_day(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Patterns{network().timetable, kDay_begin_s, kDay_end_s});
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(network().timetable.runs()));
}
BENCHMARK(patterns_of_the_day)->Unit(benchmark::kMillisecond);

void priced_patterns_of_the_day(benchmark::State& state) {
  auto const priced = costs(true);
  for (auto _ : state) benchmark::DoNotOptimize(PricedPatterns{network().timetable, kDay_begin_s, kDay_end_s, priced});
}
BENCHMARK(priced_patterns_of_the_day)->Unit(benchmark::kMillisecond);

/// All stops from a zone for each of 120 minutes; an item is a departure.
void window_of_two_hours(benchmark::State& state) {
  Patterns const patterns{network().timetable, 7 * 3600, 12 * 3600};
  Raptor raptor{patterns, {}};
  std::size_t zone = 0;
  for (auto _ : state) {
    raptor.reset();
    auto const access = network().reach.of(zone++ % 800);
    for (std::int32_t minute = 119; minute >= 0; --minute)
      raptor.depart(patterns.tick_after(7 * 3600 + 60 * minute), access);
    benchmark::DoNotOptimize(raptor.by_vehicle(4).data());
  }
  state.SetItemsProcessed(state.iterations() * 120);
}
BENCHMARK(window_of_two_hours)->Unit(benchmark::kMillisecond);

/// A drawn zone up to so many kilometres from another; 0: any.
std::uint32_t zone_near(Draws& draws, std::uint32_t from, std::int64_t km) {
  auto const& n = network();
  for (;;) {
    auto const to = draws.below(800);
    double const m = std::hypot(n.zone_x[to] - n.zone_x[from], n.zone_y[to] - n.zone_y[from]);
    if (to != from && (km == 0 || m <= 1000.0 * static_cast<double>(km))) return to;
  }
}

/// Paths of agents between drawn zones at drawn times. Crowded: each run and section costs other.
void agent_paths(benchmark::State& state) {
  PricedPatterns const patterns{network().timetable, kDay_begin_s, kDay_end_s, costs(state.range(0) == 1)};
  auto const weight = static_cast<std::uint32_t>(state.range(1));
  ParetoSearch search{patterns, {.walk_per_s = 20, .wait_per_s = weight}};
  std::vector<std::vector<StopAccess>> zones;
  for (std::size_t z = 0; z < 800; ++z) zones.push_back(access_of(z));
  Draws draws{5, AgentKey{2}, 0, Stream::activity};
  std::int64_t journeys = 0, paths = 0, rides = 0;
  for (auto _ : state) {
    auto const origin = draws.below(800);
    auto const& from = zones[origin];
    auto const& to = zones[zone_near(draws, origin, state.range(3))];
    auto const time = static_cast<std::int32_t>(6 * 3600 + draws.below(12 * 3600));
    auto const found = state.range(2) == 0 ? search.depart_at(time, from, to) : search.arrive_by(time, from, to);
    journeys += static_cast<std::int64_t>(found.size());
    paths += found.empty() ? 0 : 1;
    rides += found.empty() ? 0 : found[0].rides;
  }
  state.counters["journeys"] = static_cast<double>(journeys) / static_cast<double>(state.iterations());
  state.counters["found"] = static_cast<double>(paths) / static_cast<double>(state.iterations());
  state.counters["rides"] = static_cast<double>(rides) / static_cast<double>(paths);
}
BENCHMARK(agent_paths)
    ->ArgNames({"crowded", "wait", "arrive_by", "within_km"})
    ->Args({0, 0, 0, 0})
    ->Args({0, 0, 0, 8})
    ->Args({0, 20, 0, 8})
    ->Args({1, 20, 0, 8})
    ->Args({1, 20, 1, 8})
    ->Unit(benchmark::kMicrosecond);

/// 100,000 agents whose ways end in 400 zones, all at once; an item is an agent.
void paths_of_all_agents(benchmark::State& state) {
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(state.range(0))};
  PricedPatterns const patterns{network().timetable, kDay_begin_s, kDay_end_s, costs(true)};
  PlaceWays zones;
  for (std::size_t z = 0; z < 800; ++z) {
    for (auto const& way : access_of(z)) zones.ways.push_back(way);
    zones.offset.push_back(static_cast<std::uint32_t>(zones.ways.size()));
  }
  Draws draws{7, AgentKey{2}, 0, Stream::activity};
  std::vector<PathQuestion> questions(100'000);
  for (auto& q : questions) {
    q.destination = draws.below(400);
    q.origin = zone_near(draws, q.destination, 8);
    q.time = static_cast<std::int32_t>(6 * 3600 + draws.below(12 * 3600));
  }
  std::vector<std::uint32_t> journeys(questions.size());
  ParetoOptions const options{.walk_per_s = 20, .wait_per_s = 20};
  for (auto _ : state)
    search_paths(patterns, options, zones, zones, questions,
                 [&](std::size_t q, ParetoSearch const&, std::span<ParetoJourney const> found) {
                   journeys[q] = static_cast<std::uint32_t>(found.size());
                 });
  benchmark::DoNotOptimize(journeys.data());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(questions.size()));
}
BENCHMARK(paths_of_all_agents)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// 800 x 800 zones, 120 departures.
void skim_of_two_hours(benchmark::State& state) {
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(state.range(0))};
  Patterns const patterns{network().timetable, 7 * 3600, 12 * 3600};
  for (auto _ : state)
    benchmark::DoNotOptimize(
        timetable_skim(patterns, network().reach, network().reach, {.departures = 120, .search = {}}).served.data());
}
BENCHMARK(skim_of_two_hours)->ArgName("threads")->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tanvan
