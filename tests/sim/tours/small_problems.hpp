#pragma once
/// Problems drawn for tests: whole numbers, so that slow answers can try every second.

#include <algorithm>
#include <cmath>

#include "sim/rng/draws.hpp"
#include "sim/tours/tour_problem.hpp"

namespace tanvan {

/// Stops on a square of 40, legs rounded up so that no detour is shorter; capacity for about three of them.
inline TourProblem drawn_problem(std::size_t stops, std::uint64_t seed, std::size_t vehicles = 8) {
  Draws draws{seed, AgentKey{stops}, 0, Stream::freight};
  std::vector<double> x, y, demand;
  for (std::size_t i = 0; i < stops; ++i) {
    x.push_back(draws.below(40));
    y.push_back(draws.below(40));
    demand.push_back(i == 0 ? 0 : 1 + draws.below(9));
  }
  LegMatrix legs(stops);
  for (std::size_t i = 0; i < stops; ++i)
    for (std::size_t j = 0; j < stops; ++j)
      legs.at(i, j) = i == j ? 0 : std::ceil(std::hypot(x[i] - x[j], y[i] - y[j]));
  return plain_problem(std::move(legs), std::move(demand), 16, vehicles);
}

/// Hours of stops within a day of 300 s, that a vehicle alone can keep where time does not change.
inline void add_hours(TourProblem& p, std::uint64_t seed, double day_s = 300) {
  Draws draws{seed, AgentKey{p.stops()}, 1, Stream::freight};
  p.fleet[0].back_by_s = day_s;
  for (std::size_t i = 1; i < p.stops(); ++i) {
    p.service_s[i] = 1 + draws.below(5);
    double const there = p.distance[0].at(0, i), latest = day_s - there - p.service_s[i];
    p.open_s[i] = draws.below(static_cast<std::uint32_t>(latest - 20));
    p.close_s[i] = std::min(latest, std::max(p.open_s[i], there) + 20 + draws.below(60));
  }
}

/// Five bins of 60 s in which legs take 1 to 3 times as long.
inline void add_bins(TourProblem& p, std::uint64_t seed) {
  Draws draws{seed, AgentKey{p.stops()}, 2, Stream::freight};
  p.bins = DayBins{{0, 60, 120, 180, 240}};
  auto const base = p.full_time_s[0];
  for (std::size_t b = 1; b < p.bins.size(); ++b) {
    LegMatrix times(p.stops());
    for (std::size_t i = 0; i < p.stops(); ++i)
      for (std::size_t j = 0; j < p.stops(); ++j) times.at(i, j) = base.at(i, j) * (1 + 0.5 * draws.below(5));
    p.full_time_s.push_back(times);
  }
  for (auto& f : p.fleet) f.time_s = {0, 1, 2, 3, 4};
}

}  // namespace tanvan
