#include "sim/queues/lognormal_service.hpp"

#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {

LognormalService::LognormalService(double mean_s, double cv)
    : mu_(std::log(mean_s) - std::log1p(cv * cv) / 2), sigma_(std::sqrt(std::log1p(cv * cv))) {
  expects(mean_s > 0 && cv >= 0 && std::isfinite(mean_s) && std::isfinite(cv * cv),
          "a mean above nothing and a spread");
}

double LognormalService::seconds(double normal) const {
  return std::exp(mu_ + sigma_ * normal);
}

}  // namespace tanvan
