#include "bench/models/policy_effects/paired.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace tanvan {
namespace {

/// 97.5 % quantile of Student's t with 1 to 30 degrees of freedom; the normal one beyond.
double t_quantile(std::size_t freedom) {
  constexpr std::array<double, 30> kT = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                                         2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                                         2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
  return freedom <= kT.size() ? kT[freedom - 1] : 1.960;
}

}  // namespace

Estimate estimate(std::span<double const> values) {
  auto const n = static_cast<double>(values.size());
  double const mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  if (values.size() < 2) return {mean, std::numeric_limits<double>::quiet_NaN()};
  double squares = 0;
  for (double const v : values) squares += (v - mean) * (v - mean);
  return {mean, t_quantile(values.size() - 1) * std::sqrt(squares / (n - 1) / n)};
}

Estimate paired_difference(std::span<double const> with, std::span<double const> without) {
  std::vector<double> differences(with.size());
  std::transform(with.begin(), with.end(), without.begin(), differences.begin(), std::minus{});
  return estimate(differences);
}

}  // namespace tanvan
