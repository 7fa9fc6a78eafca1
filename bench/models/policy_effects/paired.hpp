#pragma once
/// Differences of pairs of runs that share their seeds.

#include <span>

namespace tanvan {

struct Estimate {
  double mean = 0;
  double half_width = 0;  ///< of the 95 % interval (Student); NaN for fewer than two values
};

/// Mean of a sample with its interval. NaN where any value is.
Estimate estimate(std::span<double const> values);

/// Mean of with[i] - without[i] with its interval. @pre as many of each
Estimate paired_difference(std::span<double const> with, std::span<double const> without);

}  // namespace tanvan
