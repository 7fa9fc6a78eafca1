#pragma once
/// The middle of a sample.

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tanvan {

/// The upper middle one of the values that are known (not NaN); NaN where none is.
inline double median_of(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace tanvan
