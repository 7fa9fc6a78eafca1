#pragma once
/// Plans the tours of carriers: the room's front door.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/tours/annealed_search.hpp"
#include "sim/tours/tour_plan.hpp"

namespace tanvan {

/// How long and how to search.
struct TourSettings {
  std::uint64_t seed = 1;
  std::uint64_t iterations = 20'000;  ///< of the whole search; with the same ones the same plan on any threads
  double seconds = 0;                 ///< where > 0: until so much time has passed, in the place of iterations
  std::size_t searches = 1;           ///< independent ones, the best wins; of problems that are not cut into parts
  RemovalRule removal = {};
  OverloadRule overload = {};
  Cooling cooling = {};
};

/// Iterations that bring a carrier's day within about a percent of what ten times as many find: for many problems at
/// once. Few stops need few, since each iteration takes up to ten out.
inline std::uint64_t bulk_iterations(std::size_t stops) {
  auto const n = static_cast<std::uint64_t>(stops);
  return std::min(2'000 + 200 * n, 40 + 7 * n * n / 10);
}

/// A plan that costs as little as the search finds. Stops are left out where no vehicle can take them any more, since
/// leaving one out costs more than a vehicle.
/// Where loads alone bind and legs are as far both ways, a trip begins with the smaller of its end stops: turned around
/// it would cost the same, and a plan has one form.
/// Large problems are cut into parts that are improved side by side (`plan_parts.hpp`) on the threads of the pool.
/// @param problem   without faults (`faults_of`)
/// @param progress  told the share of the search that is done and the best cost so far, from one thread
/// With an iteration budget the same bits on any number of threads; with seconds the clock decides how far it goes.
TourPlan solve_tours(TourProblem const& problem, TourSettings const& settings,
                     std::function<void(double share, double cost)> const& progress = {});

/// Plans of many problems, side by side, each with `bulk_iterations` of its stops and draws of its own row.
/// The same bits on any number of threads.
std::vector<TourPlan> solve_all_tours(std::span<TourProblem const> problems, std::uint64_t seed);

}  // namespace tanvan
