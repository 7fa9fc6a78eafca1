#include "sim/traffic/bpr.hpp"

#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// x^beta; multiplications where beta is the usual 4, 3 or 1.
double power(double x, double beta) {
  if (beta == 4.0) return (x * x) * (x * x);
  if (beta == 3.0) return x * x * x;
  if (beta == 1.0) return x;
  return std::pow(x, beta);
}

}  // namespace

double bpr_time(double t0, double capacity, double volume, BprParameters p) {
  return t0 * (1 + p.alpha * power(volume / capacity, p.beta));
}

double bpr_slope(double t0, double capacity, double volume, BprParameters p) {
  if (p.alpha == 0 || p.beta == 0) return 0;
  if (volume <= 0 && p.beta < 1) return 0;
  return t0 * p.alpha * p.beta / capacity * power(volume / capacity, p.beta - 1);
}

double bpr_integral(double t0, double capacity, double volume, BprParameters p) {
  return t0 * volume * (1 + p.alpha / (p.beta + 1) * power(volume / capacity, p.beta));
}

void bpr_travel_time(std::span<double const> t0, std::span<double const> capacity, std::span<double const> volume,
                     BprParameters p, std::span<double> time) {
  expects(capacity.size() == t0.size() && volume.size() == t0.size() && time.size() == t0.size(),
          "one row a link in every span");
  for (std::size_t i = 0; i < t0.size(); ++i) time[i] = bpr_time(t0[i], capacity[i], volume[i], p);
}

}  // namespace tanvan
