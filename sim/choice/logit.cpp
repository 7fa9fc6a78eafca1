#include "sim/choice/logit.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {

double log_sum_exp(std::span<double const> v) {
  if (v.empty()) return kNotOffered;
  double const most = *std::max_element(v.begin(), v.end());
  if (most == kNotOffered) return kNotOffered;
  double sum = 0;
  for (double const value : v) sum += std::exp(value - most);
  return most + std::log(sum);
}

void logit_probabilities(std::span<double const> v, std::span<double> p) {
  expects(v.size() == p.size() && !v.empty(), "one probability a utility");
  double const most = *std::max_element(v.begin(), v.end());
  expects(most > kNotOffered, "something to choose");
  double sum = 0;
  for (std::size_t j = 0; j < v.size(); ++j) sum += p[j] = std::exp(v[j] - most);
  for (auto& x : p) x /= sum;
}

std::size_t at_quantile(std::span<double const> weight, double u) {
  double all = 0;
  for (double const w : weight) all += w;
  expects(all > 0, "something to choose");
  double const wanted = u * all;
  double sum = 0;
  std::size_t last = 0;
  for (std::size_t j = 0; j < weight.size(); ++j) {
    if (weight[j] <= 0) continue;
    sum += weight[j];
    last = j;
    if (sum > wanted) break;
  }
  return last;
}

std::size_t at_quantile_of_sums(std::span<double const> upto, double u) {
  expects(!upto.empty() && upto.back() > 0, "something to choose");
  auto const at = std::upper_bound(upto.begin(), upto.end() - 1, u * upto.back());
  return static_cast<std::size_t>(at - upto.begin());
}

}  // namespace tanvan
