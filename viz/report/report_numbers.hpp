#pragma once
/// Numbers of a results file as the page holds them.

#include <nlohmann/json.hpp>
#include <span>
#include <vector>

namespace tanvan::report_numbers {

using Json = nlohmann::ordered_json;

/// Rounded to what a page can show, so that it stays small; null where not finite.
/// @param digits that count
Json number(double x, int digits);

template <class Values>
Json numbers(Values const& values, int digits) {
  Json list = Json::array();
  for (double x : values) list.push_back(number(x, digits));
  return list;
}

/// Row-major values as nested lists of `columns` each; what does not fill a row is left out.
Json rows_of(std::vector<double> const& values, std::size_t columns, int digits);

}  // namespace tanvan::report_numbers
