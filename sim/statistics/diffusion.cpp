#include "sim/statistics/diffusion.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/statistics/distribution.hpp"
#include "sim/statistics/points.hpp"

namespace tanvan {
namespace {

double explained(std::span<double const> share, Logistic const& curve) {
  double const mean = mean_of(share);
  double left = 0, all = 0;
  for (std::size_t t = 0; t < share.size(); ++t) {
    double const fitted = curve.ceiling / (1 + std::exp(-(static_cast<double>(t) - curve.middle) / curve.width));
    left += (share[t] - fitted) * (share[t] - fitted);
    all += (share[t] - mean) * (share[t] - mean);
  }
  return all > 0 ? 1 - left / all : 0;
}

Logistic with_ceiling(std::span<double const> share, double ceiling) {
  Points points;
  for (std::size_t t = 0; t < share.size(); ++t)
    points.add(static_cast<double>(t), std::log(share[t] / (ceiling - share[t])));
  double const rate = slope(points);
  if (rate == 0) return {};
  double const middle = mean_of(points.x) - mean_of(points.y) / rate;
  Logistic curve{ceiling, middle, 1 / rate, 0};
  curve.r_squared = explained(share, curve);
  return curve;
}

}  // namespace

Logistic fit_logistic(std::span<double const> share) {
  expects(share.size() >= 3, "three shares at least");
  constexpr int kCeilings = 100;
  double const most = *std::max_element(share.begin(), share.end());
  Logistic best;
  for (int i = 1; i <= kCeilings; ++i) {
    auto const curve = with_ceiling(share, most + (1 - most) * i / kCeilings);
    if (curve.r_squared > best.r_squared) best = curve;
  }
  return best;
}

Bass fit_bass(std::span<double const> share) {
  expects(share.size() >= 3, "three shares at least");
  Points points;
  for (std::size_t t = 0; t + 1 < share.size(); ++t)
    points.add(share[t], -std::log1p(-(share[t + 1] - share[t]) / (1 - share[t])));
  double const q = slope(points);
  return {mean_of(points.y) - q * mean_of(points.x), q};
}

}  // namespace tanvan
