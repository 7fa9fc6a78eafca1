#include "sim/engine/target_margin.hpp"

#include <cmath>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {

double yearly_scatter(std::span<double const> yearly) {
  if (yearly.size() < 3) return std::numeric_limits<double>::quiet_NaN();
  double squares = 0;
  for (std::size_t i = 1; i + 1 < yearly.size(); ++i) {
    double const own = yearly[i] - (yearly[i - 1] + yearly[i] + yearly[i + 1]) / 3;
    squares += own * own;
  }
  double const variance = 1.5 * squares / static_cast<double>(yearly.size() - 2);
  return std::isfinite(variance) ? std::sqrt(variance) : std::numeric_limits<double>::quiet_NaN();
}

double sampling_error(double expanded, double scale) {
  expects(expanded >= 0 && scale > 0, "a count and the share of the population that was sampled");
  return std::sqrt(expanded / scale);
}

}  // namespace tanvan
