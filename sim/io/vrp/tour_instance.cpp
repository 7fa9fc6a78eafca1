#include "sim/io/vrp/tour_instance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/ascii.hpp"
#include "sim/io/vrp/vrp_lines.hpp"

namespace tanvan {
namespace {

constexpr double kMostWhole = 1e15;  // where doubles still hold every whole number

bool has_line_of(std::vector<VrpLine> const& lines, std::string_view word) {
  return std::ranges::any_of(lines, [&](VrpLine const& l) { return lower_case(l.cells.front()) == word; });
}

bool is_cvrplib(std::vector<VrpLine> const& lines) {
  return std::ranges::any_of(lines, [](VrpLine const& l) {
    auto const word = lower_case(l.cells.front());
    return word.starts_with("dimension") || word.starts_with("edge_weight") || word == "node_coord_section";
  });
}

}  // namespace

Result<TourInstance> parse_tour_instance(std::string_view text, std::string const& shown, LegRounding rounding) {
  auto const lines = vrp_lines(text);
  if (is_cvrplib(lines)) return parse_cvrplib(lines, shown, rounding);
  if (!lines.empty() && has_line_of(lines, "vehicle") && has_line_of(lines, "customer"))
    return parse_solomon(lines, shown, rounding);
  return error(Errc::unsupported, {shown, 1},
               "neither CVRPLIB (DIMENSION, NODE_COORD_SECTION or EDGE_WEIGHT_SECTION, …) nor Solomon's text (VEHICLE, "
               "CUSTOMER)");
}

Result<TourInstance> read_tour_instance(TextSource const& source, LegRounding rounding) {
  auto const text = read_text(source);
  if (!text) return text.error();
  return parse_tour_instance(*text, source.shown, rounding);
}

std::string cost_text(double cost) {
  if (std::abs(cost) < kMostWhole && cost == std::floor(cost)) return fmt::format("{:.0f}", cost);
  return fmt::format("{:.2f}", cost);
}

std::string solution_text(TourPlan const& plan) {
  std::string text;
  std::size_t number = 0;
  for (auto const& duty : plan.duties) {
    text += fmt::format("Route #{}:", ++number);
    for (std::size_t trip = 0; trip < duty.trips.size(); ++trip) {
      if (trip > 0) text += " |";
      for (auto const stop : duty.trips[trip]) text += fmt::format(" {}", stop.value);
    }
    text += '\n';
  }
  return text + "Cost " + cost_text(plan.cost) + '\n';
}

}  // namespace tanvan
