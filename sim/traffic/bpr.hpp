#pragma once
/// The volume-delay function of the Bureau of Public Roads:
///   t = t0 * (1 + alpha * (v / c)^beta)      Traffic Assignment Manual, 1964.
/// Inline, for it is the innermost step of every assignment.

#include <cmath>
#include <span>

namespace tanvan {

/// Parameters of the Bureau of Public Roads' function, both without unit. Neither is clamped: some published networks
/// have alpha = 2e-9 and others beta = 16.83.
struct BprParameters {
  double alpha = 0.15;  ///< >= 0
  double beta = 4;      ///< >= 0; 0: the time is t0 * (1 + alpha) at any volume
};

/// What a link costs at a volume, and how that grows.
struct TimeSlope {
  double time = 0;   // in the unit of t0
  double slope = 0;  // [time per PCU/h]
};

inline constexpr unsigned kLargestIntegerPower = 64;  // beyond it, multiplications are no faster than std::pow

/// x^n by repeated squares.
inline double integer_power(double x, unsigned n) {
  double power = 1;
  for (; n != 0; n >>= 1, x *= x)
    if (n & 1U) power *= x;
  return power;
}

/// x^(beta - 1), by multiplications where beta is whole. 0 at x = 0 where beta < 1, where the truth is infinite.
/// @param x >= 0  @param beta > 0
inline double power_below(double x, double beta) {
  if (beta == 4) return x * x * x;
  if (beta == 1) return 1;
  if (beta <= kLargestIntegerPower)
    if (auto const n = static_cast<unsigned>(beta); n == beta) return integer_power(x, n - 1);
  return x > 0 ? std::pow(x, beta - 1) : 0;
}

/// Time and its derivative by volume, which share one power.
/// @param t0 free-flow time, >= 0  @param capacity > 0; any where alpha or beta is 0, for then nothing is divided by it
/// @param volume >= 0, in the unit of capacity
/// @return slope 0 at zero volume where beta < 1 (the true slope is infinite there)
inline TimeSlope bpr_time_slope(double t0, double capacity, double volume, BprParameters p) {
  if (p.alpha == 0) return {t0, 0};
  if (p.beta == 0) return {t0 * (1 + p.alpha), 0};
  double const x = volume / capacity;
  double const below = power_below(x, p.beta);
  return {t0 * (1 + p.alpha * (below * x)), t0 * p.alpha * p.beta / capacity * below};
}

/// The first half of bpr_time_slope, to the same bits.
inline double bpr_time(double t0, double capacity, double volume, BprParameters p) {
  return bpr_time_slope(t0, capacity, volume, p).time;
}

/// The second half of bpr_time_slope, to the same bits.
inline double bpr_slope(double t0, double capacity, double volume, BprParameters p) {
  return bpr_time_slope(t0, capacity, volume, p).slope;
}

/// Integral of the same function from 0 to `volume`, t0 * v * (1 + alpha / (beta + 1) * (v / c)^beta): the link's term
/// of Beckmann's objective.
inline double bpr_integral(double t0, double capacity, double volume, BprParameters p) {
  return volume * bpr_time(t0, capacity, volume, {p.alpha / (p.beta + 1), p.beta});
}

/// Travel time on every link at the given volumes:
/// t = t0 * (1 + alpha * (v / c)^beta)      Bureau of Public Roads, Traffic Assignment Manual, 1964.
/// @param t0  free-flow time [s], >= 0, one per link
/// @param capacity,volume  [PCU/h], > 0 and >= 0, same length as t0
/// @param p   alpha >= 0 and beta >= 0, both without unit
/// @param[out] time [s], same length as t0, aliases none of the inputs
/// Row i depends on row i alone; any number of threads gives the same bits.
void bpr_travel_time(std::span<double const> t0, std::span<double const> capacity, std::span<double const> volume,
                     BprParameters p, std::span<double> time);

}  // namespace tanvan
