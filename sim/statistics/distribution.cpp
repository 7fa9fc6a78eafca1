#include "sim/statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/core/check.hpp"
#include "sim/statistics/points.hpp"

namespace tanvan {
namespace {

/// Sum of powers of distances from the mean over their number.
double central_moment(std::span<double const> values, double power) {
  double const mean = mean_of(values);
  double sum = 0;
  for (double const v : values) sum += std::pow(v - mean, power);
  return sum / static_cast<double>(values.size());
}

/// Standard normal quantile by bisection of the error function: exact to the last digits, slow.
double normal_rank(double p) {
  double low = -9, high = 9;
  for (int i = 0; i < 60; ++i) {
    double const middle = (low + high) / 2;
    (std::erfc(-middle / std::numbers::sqrt2) / 2 < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// Least argument of a function with one valley (golden section).
template <class Function>
double lowest(double low, double high, Function f) {
  double const golden = (std::sqrt(5.0) - 1) / 2;
  for (int i = 0; i < 60; ++i) {
    double const step = golden * (high - low);
    (f(high - step) < f(low + step) ? high : low) = f(high - step) < f(low + step) ? low + step : high - step;
  }
  return (low + high) / 2;
}

}  // namespace

double mean_of(std::span<double const> values) {
  double sum = 0;
  for (double const v : values) sum += v;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double deviation_of(std::span<double const> values) {
  if (values.size() < 2) return 0;
  double const n = static_cast<double>(values.size());
  return std::sqrt(central_moment(values, 2) * n / (n - 1));
}

double excess_kurtosis(std::span<double const> values) {
  if (values.empty()) return 0;
  double const square = central_moment(values, 2);
  return square > 0 ? central_moment(values, 4) / (square * square) - 3 : 0;
}

double quantile(std::vector<double> values, double p) {
  expects(!values.empty() && p >= 0 && p <= 1, "values, and a rank between 0 and 1");
  std::sort(values.begin(), values.end());
  double const at = p * static_cast<double>(values.size() - 1);
  auto const below = static_cast<std::size_t>(at);
  auto const above = std::min(below + 1, values.size() - 1);
  return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

double gini(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double const n = static_cast<double>(values.size());
  double weighted = 0, sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    weighted += (2 * static_cast<double>(i) + 1 - n) * values[i];
    sum += values[i];
  }
  return sum > 0 ? weighted / sum / n : 0;
}

double normal_fit(std::vector<double> values, double from, double to) {
  std::sort(values.begin(), values.end());
  double const n = static_cast<double>(values.size());
  Points points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    double const rank = (static_cast<double>(i) + 0.5) / n;
    if (rank >= from && rank <= to) points.add(normal_rank(rank), values[i]);
  }
  return points.size() < 3 ? 0 : correlation(points);
}

Tail hill_tail(std::span<double const> sorted, double from) {
  auto const first = std::lower_bound(sorted.begin(), sorted.end(), from);
  double const n = static_cast<double>(sorted.end() - first);
  double logs = 0;
  for (auto at = first; at != sorted.end(); ++at) logs += std::log(*at / (from - 0.5));
  if (logs <= 0) return {0, from, 1, 0};
  Tail tail{n / logs, from, 0, static_cast<std::size_t>(n)};
  for (auto at = first; at != sorted.end();) {  // each distinct size once: share below it against the law's
    double const law = 1 - std::pow((*at - 0.5) / (from - 0.5), -tail.exponent);
    double const here = static_cast<double>(at - first) / n;
    tail.distance = std::max(tail.distance, std::abs(law - here));
    at = std::upper_bound(at, sorted.end(), *at);
  }
  return tail;
}

Tail best_tail(std::vector<double> values, double least, std::size_t count) {
  std::sort(values.begin(), values.end());
  Tail best;
  for (auto at = std::lower_bound(values.begin(), values.end(), least); at != values.end();) {
    if (static_cast<std::size_t>(values.end() - at) < count) break;
    auto const tail = hill_tail(values, *at);
    if (tail.exponent > 0 && tail.distance < best.distance) best = tail;
    at = std::upper_bound(at, values.end(), *at);
  }
  return best;
}

double subbotin_shape(std::vector<double> values) {
  if (values.empty()) return 0;
  double const middle = quantile(values, 0.5);
  for (auto& v : values) v = std::abs(v - middle);
  if (mean_of(values) <= 0) return 0;
  // Minus the mean log-likelihood with the scale at its best for this shape: a^b = mean |x - m|^b
  auto const loss = [&](double b) {
    double power = 0;
    for (double const v : values) power += std::pow(v, b);
    power /= static_cast<double>(values.size());
    return (std::log(power) + std::log(b) + 1) / b + std::lgamma(1 + 1 / b);
  };
  constexpr double kLeast = 0.2, kMost = 5;
  return lowest(kLeast, kMost, loss);
}

}  // namespace tanvan
