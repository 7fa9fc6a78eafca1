#include "models/mode_choice/logit.hpp"

#include <cmath>

#include "sim/choice/logit.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::size_t nest_at(std::size_t m) {
  return static_cast<std::size_t>(nest_of(static_cast<Alternative>(m)));
}

/// u I_N of each nest.
std::array<double, kNests> worth_of_nests(Utilities const& v, NestScales const& scales) {
  std::array<double, kNests> worth;
  for (std::size_t n = 0; n < kNests; ++n) {
    Utilities inside;
    for (std::size_t m = 0; m < kAlternatives; ++m) inside[m] = nest_at(m) == n ? v[m] / scales[n] : kNotOffered;
    worth[n] = scales[n] * log_sum_exp(inside);
  }
  return worth;
}

}  // namespace

Utilities utilities(Offers const& offers, Constants const& constants, Slopes const& s, double means) {
  Utilities v;
  for (std::size_t m = 0; m < kAlternatives; ++m) {
    auto const& o = offers[m];
    v[m] = kNotOffered;
    if (!o.available) continue;
    auto const way = static_cast<Alternative>(m);
    double const weight = way == Alternative::walk ? s.walk_weight : way == Alternative::bicycle ? s.bicycle_weight : 1;
    v[m] = constants[m] + s.time * (weight * o.time_min + o.crowding_min + s.outside_weight * o.outside_min) +
           s.transfer * o.transfers + s.cost * o.cost_vnd / (1000 * means) + std::log(o.share_served) - o.shadow;
  }
  return v;
}

std::array<double, kAlternatives> probabilities(Utilities const& v, NestScales const& scales) {
  auto const worth = worth_of_nests(v, scales);
  double const all = log_sum_exp(worth);
  expects(all > kNotOffered, "something to choose");
  std::array<double, kAlternatives> p;
  double sum = 0;
  for (std::size_t m = 0; m < kAlternatives; ++m) {
    auto const n = nest_at(m);  // ln P_m = ln P_N + V / u - I_N
    p[m] = v[m] == kNotOffered ? 0 : std::exp(worth[n] - all + (v[m] - worth[n]) / scales[n]);
    sum += p[m];
  }
  for (double& x : p) x /= sum;
  return p;
}

double logsum(Utilities const& v, NestScales const& scales) {
  return log_sum_exp(worth_of_nests(v, scales));
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
