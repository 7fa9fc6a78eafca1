// How many ruin-and-recreate iterations a second, what do hours of the day cost beside one hour, how long does a day of
// all carriers take, and how near are plans to the best known after 2, 10 and 60 seconds?
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>
#include <filesystem>

#include "bench/sim/tours/carrier_days.hpp"
#include "sim/io/vrp/tour_instance.hpp"
#include "sim/rng/draws.hpp"
#include "sim/tours/solve_tours.hpp"

namespace tanvan {
namespace {

constexpr double kDay_s = 86'400, kHour_s = 3'600, kService_s = 900;

/// A carrier's day: stops on 40 km x 40 km, 30 km/h, ten a vehicle, half of them with hours of three hours.
TourProblem carrier(std::size_t stops, std::uint64_t seed) {
  Draws draws{seed, AgentKey{stops}, 0, Stream::freight};
  std::vector<double> x, y, demand;
  for (std::size_t i = 0; i < stops; ++i) {
    x.push_back(40 * draws.uniform());
    y.push_back(40 * draws.uniform());
    demand.push_back(i == 0 ? 0 : 0.2 + 1.6 * draws.uniform());
  }
  LegMatrix km(stops), seconds(stops);
  for (std::size_t i = 0; i < stops; ++i)
    for (std::size_t j = 0; j < stops; ++j) {
      km.at(i, j) = std::hypot(x[i] - x[j], y[i] - y[j]);
      seconds.at(i, j) = km.at(i, j) * kHour_s / 30;
    }
  auto p = plain_problem(std::move(km), std::move(demand), 10, stops);
  p.full_time_s[0] = std::move(seconds);
  p.fleet[0].leaves_from_s = 5 * kHour_s;
  p.fleet[0].back_by_s = 22 * kHour_s;
  for (std::size_t i = 1; i < stops; ++i) {
    p.service_s[i] = kService_s;
    if (draws.chance(0.5)) continue;
    p.open_s[i] = (7 + 8 * draws.uniform()) * kHour_s;
    p.close_s[i] = p.open_s[i] + 3 * kHour_s;
  }
  return p;
}

/// A bin an hour, in the peaks up to twice as slow.
void add_hours_of_day(TourProblem& p) {
  std::vector<double> starts;
  p.fleet[0].time_s.clear();
  auto const base = p.full_time_s[0];
  p.full_time_s.clear();
  for (std::size_t hour = 0; hour < 24; ++hour) {
    starts.push_back(static_cast<double>(hour) * kHour_s);
    double const slow = 1 + std::exp(-std::pow((static_cast<double>(hour) - 7.5) / 1.5, 2)) +
                        std::exp(-std::pow((static_cast<double>(hour) - 17.5) / 1.5, 2));
    LegMatrix times(p.stops());
    for (std::size_t i = 0; i < p.stops(); ++i)
      for (std::size_t j = 0; j < p.stops(); ++j) times.at(i, j) = slow * base.at(i, j);
    p.full_time_s.push_back(std::move(times));
    p.fleet[0].time_s.push_back(hour);
  }
  p.bins = DayBins{std::move(starts)};
}

void search(benchmark::State& state, TourProblem const& p) {
  SearchTables const tables(p);
  TourPlan nobody;
  for (std::size_t i = 1; i < p.stops(); ++i) nobody.left_out.push_back(id_of<TourStopId>(i));
  AnnealedSearch annealed(tables, {}, {}, 1, AgentKey{0});
  annealed.begin_with(nobody);
  double const temperature = 0.1 * tables.leg_scale();
  annealed.run(5'000, temperature, temperature);
  for (auto _ : state) annealed.run(1'000, temperature, temperature);
  state.SetItemsProcessed(state.iterations() * 1'000);
}

void loads(benchmark::State& state) {
  auto p = carrier(static_cast<std::size_t>(state.range(0)), 1);
  search(state, plain_problem(p.distance[0], p.demand, 10, p.stops()));
}
BENCHMARK(loads)->Arg(50)->Arg(200)->Arg(1'000)->Unit(benchmark::kMillisecond);

void hours(benchmark::State& state) {
  search(state, carrier(static_cast<std::size_t>(state.range(0)), 1));
}
BENCHMARK(hours)->Arg(50)->Arg(200)->Arg(1'000)->Unit(benchmark::kMillisecond);

void hours_of_the_day(benchmark::State& state) {
  auto p = carrier(static_cast<std::size_t>(state.range(0)), 1);
  add_hours_of_day(p);
  search(state, p);
}
BENCHMARK(hours_of_the_day)->Arg(50)->Arg(200)->Arg(1'000)->Unit(benchmark::kMillisecond);

void whole_duties(benchmark::State& state) {
  auto p = carrier(200, 1);
  if (state.range(0) != 0) add_hours_of_day(p);
  p.fleet[0].cost_per_s = 0.01;
  p.fleet[0].longest_duty_s = 10 * kHour_s;
  p.fleet[0].most_trips = 2;
  p.fleet[0].reload_s = kHour_s / 2;
  p.fleet[0].rest = {.after_s = 4 * kHour_s, .length_s = kService_s};
  search(state, p);
}
BENCHMARK(whole_duties)->Arg(0)->Arg(1)->ArgName("hours of the day")->Unit(benchmark::kMillisecond);

/// 45,000 calls in problems of 20 to 200 stops, by hours of the day.
void day_of_all_carriers(benchmark::State& state) {
  std::vector<TourProblem> problems;
  std::size_t calls = 0;
  for (std::uint64_t i = 0; calls < 45'000; ++i) {
    problems.push_back(carrier(21 + static_cast<std::size_t>(i * 37 % 180), i));
    add_hours_of_day(problems.back());
    calls += problems.back().stops() - 1;
  }
  for (auto _ : state) benchmark::DoNotOptimize(solve_all_tours(problems, 1).size());
  state.counters["problems"] = static_cast<double>(problems.size());
}
BENCHMARK(day_of_all_carriers)->Iterations(1)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kSecond);

/// Eight days of a carrier, one after the other: days a second, and what a day costs.
template <class Make>
void small_days(benchmark::State& state, Make const& make) {
  std::vector<TourProblem> problems;
  for (std::uint64_t seed = 1; seed <= 8; ++seed)
    problems.push_back(make(static_cast<std::size_t>(state.range(0)) + 1, seed));
  double cost = 0;
  for (auto _ : state) {
    cost = 0;
    for (std::size_t i = 0; i < problems.size(); ++i) {
      TourSettings settings;
      settings.iterations = bulk_iterations(problems[i].stops());
      cost += solve_tours(problems[i], settings).cost;
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(problems.size()));
  state.counters["cost"] = cost / static_cast<double>(problems.size());
}

void carrier_day(benchmark::State& state) {
  small_days(state, carrier_days::carrier_day);
}
BENCHMARK(carrier_day)->Arg(10)->Arg(20)->Arg(40)->Arg(60)->Unit(benchmark::kMillisecond);

void round_day(benchmark::State& state) {
  small_days(state, carrier_days::round_problem);
}
BENCHMARK(round_day)->Arg(5)->Arg(10)->Arg(20)->Arg(40)->Unit(benchmark::kMillisecond);

/// A full-scale day as `models/freight` makes it: 45,000 pooled shipments in groups of 3 to 40.
void day_of_all_rounds(benchmark::State& state) {
  std::vector<TourProblem> problems;
  for (std::size_t calls = 0; calls < 45'000; calls += problems.back().stops() - 1)
    problems.push_back(carrier_days::round_problem(4 + problems.size() * 17 % 38, problems.size()));
  double trips = 0, cost = 0;
  for (auto _ : state)
    for (auto const& plan : solve_all_tours(problems, 1)) {
      cost += plan.cost;
      for (auto const& duty : plan.duties)
        for (auto const& trip : duty.trips) trips += static_cast<double>(trip.size() + 1);
    }
  state.counters["problems"] = static_cast<double>(problems.size());
  state.counters["trips"] = trips;
  state.counters["cost"] = cost;
}
BENCHMARK(day_of_all_rounds)->Iterations(1)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kSecond);

struct Published {
  char const* file;
  double cost;
};
constexpr Published kPublished[] = {{"CVRP/X-n101-k25.vrp", 27'591},
                                    {"CVRP/X-n200-k36.vrp", 58'578},
                                    {"jsprit/C101.txt", 828.937},
                                    {"gehring-homberger/rc1_2_1.txt", 3'602.8039},
                                    {"gehring-homberger/rc1_2_10.txt", 3'000.2961}};

void gap(benchmark::State& state) {
  auto const& [file, cost] = kPublished[state.range(0)];
  auto const path = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/vrp" / file;
  if (!std::filesystem::exists(path)) return state.SkipWithError("no files beside the project");
  auto const instance = read_tour_instance({path, file});
  TourSettings settings;
  settings.seconds = static_cast<double>(state.range(1));
  for (auto _ : state) {
    auto const plan = solve_tours(instance->problem, settings);
    state.counters["gap_percent"] = 100 * (plan.cost / cost - 1);
    state.counters["vehicles"] = static_cast<double>(plan.duties.size());
  }
  state.SetLabel(file);
}
BENCHMARK(gap)->ArgsProduct({{0, 1, 2, 3, 4}, {2, 10, 60}})->Iterations(1)->UseRealTime()->Unit(benchmark::kSecond);

}  // namespace
}  // namespace tanvan
