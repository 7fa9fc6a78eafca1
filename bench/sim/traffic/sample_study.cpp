// How far may a sample of the vehicles be trusted? Mean travel times of a town and of samples of it, as the engine
// drives them (`TrafficRules::sample`) and on roads that merely shrink.
#include <cstdio>
#include <fmt/format.h>

#include "bench/sim/traffic/traffic_grid.hpp"

namespace tanvan {
namespace {

/// One in n of the trips.
TrafficGrid one_in(TrafficGrid const& whole, std::size_t n) {
  TrafficGrid some{whole.roads, {}, whole.ways};
  for (std::size_t t = 0; t < whole.trips.size(); t += n) {
    some.trips.depart.push_back(whole.trips.depart[t]);
    some.trips.vehicle.push_back(whole.trips.vehicle[t]);
    some.trips.way.push_back(whole.trips.way[t]);
  }
  return some;
}

/// Mean time of trips that arrive, and who does not.
std::string outcome(TrafficGrid const& grid, TrafficRules const& rules) {
  auto const day = run_traffic_day(grid.roads, grid.trips, grid.ways, rules);
  double sum = 0;
  for (std::size_t t = 0; t < grid.trips.size(); ++t)
    if (day.arrive[t] != kNoTime) sum += seconds_of_time(day.arrive[t] - grid.trips.depart[t]);
  auto const arrived = static_cast<double>(day.arrived), all = static_cast<double>(grid.trips.size());
  auto const lost = arrived < all ? fmt::format(", {:.0f} % stuck", 100 * (1 - arrived / all)) : std::string{};
  return day.arrived == 0 ? std::string{"all stuck"} : fmt::format("{:.1f} s{}", sum / arrived, lost);
}

std::string as_driven(TrafficGrid const& whole, std::size_t n) {
  TrafficRules rules;
  rules.sample = 1.0 / static_cast<double>(n);
  return outcome(one_in(whole, n), rules);
}

std::string merely_shrunk(TrafficGrid const& whole, std::size_t n) {
  auto some = one_in(whole, n);
  for (double& lanes : some.roads.lanes.span()) lanes /= static_cast<double>(n);
  for (double& capacity : some.roads.capacity_pcu_h.span()) capacity /= static_cast<double>(n);
  return outcome(some, {});
}

void study(char const* name, GridPlan plan, double spacing_m, bool signals) {
  plan.spacing_m = spacing_m;
  plan.signals = signals;
  for (std::uint32_t const trips : {150'000U, 300'000U, 450'000U}) {
    plan.trips = trips;
    auto const grid = traffic_grid(plan);
    fmt::print("| {}, {} trips | {} ", name, trips, outcome(grid, {}));
    for (std::size_t const n : {2U, 10U, 50U}) fmt::print("| {} ({}) ", as_driven(grid, n), merely_shrunk(grid, n));
    fmt::print("|\n");
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace tanvan

int main() {
  using namespace tanvan;
  GridPlan town;
  town.side = 30;
  town.street = {1, 50};
  town.avenue = {2, 60};
  town.avenue_every = 5;
  town.reach = 12;
  town.share = {0.8, 0.1, 0.05, 0.05};
  town.span_s = 7200;
  fmt::print("| town | whole | 1 in 2 | 1 in 10 | 1 in 50 |\n|---|---|---|---|---|\n");
  study("links of 150 m", town, 150, false);
  study("links of 150 m, signals", town, 150, true);
  study("links of 800 m", town, 800, false);
}
