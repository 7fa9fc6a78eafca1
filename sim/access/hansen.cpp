#include "sim/access/hansen.hpp"

#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {

double fading(double cost, double decay) {
  return std::isfinite(cost) ? std::exp(-decay * cost) : 0;
}

std::vector<double> hansen(std::span<double const> cost, std::span<double const> mass, double decay) {
  expects(cost.size() == mass.size() * mass.size(), "a cost between any two rows");
  std::vector<double> access(mass.size());
  for (std::size_t i = 0; i < mass.size(); ++i)
    for (std::size_t j = 0; j < mass.size(); ++j) access[i] += mass[j] * fading(cost[i * mass.size() + j], decay);
  return access;
}

double logsum_of(double access, double decay) {
  return access > 1 && decay > 0 ? std::log(access) / decay : 0;
}

}  // namespace tanvan
