#include "sim/access/hansen.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {

double fading(double cost, double decay) {
  return std::isfinite(cost) ? std::exp(-decay * cost) : 0;
}

std::vector<double> nearness(std::span<double const> cost, double decay, double least) {
  std::vector<double> near;
  near.reserve(cost.size());
  for (double const each : cost) near.push_back(std::max(least, fading(each, decay)));
  return near;
}

std::vector<double> in_reach(std::span<double const> near, std::span<double const> mass) {
  std::size_t const n = mass.size();
  expects(near.size() == n * n, "a nearness between any two rows");
  std::vector<double> sums(n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) sums[i] += mass[j] * near[i * n + j];
  return sums;
}

std::vector<double> hansen(std::span<double const> cost, std::span<double const> mass, double decay) {
  return in_reach(nearness(cost, decay), mass);
}

double logsum_of(double access, double decay) {
  return access > 1 && decay > 0 ? std::log(access) / decay : 0;
}

}  // namespace tanvan
