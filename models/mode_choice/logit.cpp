#include "models/mode_choice/logit.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {
constexpr double kNever = -std::numeric_limits<double>::infinity();
}

Utilities utilities(Offers const& offers, Constants const& constants, Slopes const& s) {
  std::array<double, kAlternatives> const weight = {s.walk_weight, s.bicycle_weight, 1, 1, 1, 1};
  Utilities v;
  for (std::size_t m = 0; m < kAlternatives; ++m) {
    auto const& o = offers[m];
    v[m] = kNever;
    if (!o.available) continue;
    v[m] = constants[m] + s.time * (weight[m] * o.time_min + s.outside_weight * o.outside_min) +
           s.transfer * o.transfers + s.cost * o.cost_vnd / 1000 + std::log(o.share_served);
  }
  return v;
}

std::array<double, kAlternatives> probabilities(Utilities const& v) {
  double const most = *std::max_element(v.begin(), v.end());
  expects(most > kNever, "something to choose");
  std::array<double, kAlternatives> p;
  double sum = 0;
  for (std::size_t m = 0; m < kAlternatives; ++m) sum += p[m] = std::exp(v[m] - most);
  for (double& x : p) x /= sum;
  return p;
}

double logsum(Utilities const& v) {
  double const most = *std::max_element(v.begin(), v.end());
  if (most == kNever) return kNever;
  double sum = 0;
  for (double x : v) sum += std::exp(x - most);
  return most + std::log(sum);
}

Alternative alternative_at(std::array<double, kAlternatives> const& p, double u) {
  std::size_t last = 0;
  for (std::size_t m = 0; m < kAlternatives; ++m) {
    if (p[m] <= 0) continue;
    last = m;
    if (u < p[m]) break;
    u -= p[m];
  }
  return static_cast<Alternative>(last);
}

}  // namespace tanvan
