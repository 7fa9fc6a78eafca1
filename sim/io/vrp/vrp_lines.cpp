#include "sim/io/vrp/vrp_lines.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr double kTenths = 10, kNearlyWhole = 1e-9;  // what rounding may take from a distance that is exact in tenths

std::vector<std::string_view> cells_of(std::string_view text) {
  std::vector<std::string_view> cells;
  for (std::size_t at = 0; at < text.size();) {
    auto const begin = text.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t", begin), text.size());
    cells.push_back(text.substr(begin, at - begin));
  }
  return cells;
}

double measured(double distance, LegRounding rounding) {
  switch (rounding) {
    case LegRounding::rounded: return std::floor(distance + 0.5);
    case LegRounding::truncated: return std::floor(distance * kTenths + kNearlyWhole) / kTenths;
    default: return distance;
  }
}

}  // namespace

std::vector<VrpLine> vrp_lines(std::string_view text) {
  std::vector<VrpLine> lines;
  for (std::uint32_t line = 1; !text.empty(); ++line) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const whole = trimmed_blanks(text.substr(0, end));
    if (!whole.empty() && !whole.starts_with('#')) lines.push_back({whole, line, cells_of(whole)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<double> vrp_number(std::string_view cell, std::string_view name, NumberRange range, InputPlace place,
                                 Faults& faults) {
  auto const parsed = parse_number(cell, range);
  if (parsed.sentence.empty()) return parsed.value;
  faults.add(std::move(place), fmt::format("{} = \"{}\": {}", name, cell, parsed.sentence));
  return std::nullopt;
}

std::optional<std::size_t> vrp_whole(std::string_view cell, std::string_view name, std::size_t low, std::size_t high,
                                     InputPlace place, Faults& faults) {
  NumberRange const range{static_cast<double>(low), static_cast<double>(high)};
  auto const number = vrp_number(cell, name, range, place, faults);
  if (number && *number != std::floor(*number)) {
    faults.add(std::move(place), fmt::format("{} = {} (must be a whole number)", name, cell));
    return std::nullopt;
  }
  return number ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
}

LegMatrix plane_legs(std::vector<VrpPoint> const& points, LegRounding rounding) {
  LegMatrix legs(points.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      double const dx = points[i].x - points[j].x, dy = points[i].y - points[j].y;
      legs.at(i, j) = legs.at(j, i) = measured(std::sqrt(dx * dx + dy * dy), rounding);
    }
  return legs;
}

}  // namespace tanvan
