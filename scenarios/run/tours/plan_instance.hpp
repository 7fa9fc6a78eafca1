#pragma once
/// `tanvan tours`: plans the tours of a benchmark instance.

#include <cstdint>
#include <optional>
#include <string>

#include "sim/io/vrp/tour_instance.hpp"

namespace tanvan {

/// What the user asks.
struct ToursRequest {
  std::string instance, out;
  double seconds = 0;            ///< 0: by iterations
  std::uint64_t iterations = 0;  ///< 0: by seconds
  int threads = 0;               ///< 0: all
  std::uint64_t seed = 1;
  std::optional<double> best;  ///< cost to compare with, in the place of a published one
  LegRounding rounding = LegRounding::as_file_says;
};

/// Reads, plans, writes the solution and prints `cost=… best_known=… gap=… vehicles=… seconds=…`.
/// @return the exit status: 1 where customers were left without a vehicle, then no solution is written
int plan_instance(ToursRequest const& request);

}  // namespace tanvan
