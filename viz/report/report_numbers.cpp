#include "viz/report/report_numbers.hpp"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace tanvan::report_numbers {

Json number(double x, int digits) {
  if (!std::isfinite(x)) return nullptr;
  double const rounded = std::strtod(fmt::format("{:.{}g}", x, digits).c_str(), nullptr);
  if (rounded == std::trunc(rounded) && std::abs(rounded) < 1e15) return static_cast<std::int64_t>(rounded);
  return rounded;
}

Json rows_of(std::vector<double> const& values, std::size_t columns, int digits) {
  Json rows = Json::array();
  for (std::size_t at = 0; columns > 0 && at + columns <= values.size(); at += columns)
    rows.push_back(numbers(std::span(values).subspan(at, columns), digits));
  return rows;
}

}  // namespace tanvan::report_numbers
