#include "scenarios/run/compare/common_years.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <iterator>
#include <set>

namespace tanvan {
namespace {

using Years = std::vector<std::int64_t>;

bool is_year(std::string const& name) {
  return name.size() == 4 && std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c) != 0; });
}

Years calendar_of(ResultsFile const& file) {
  return file.has("/time/year") ? file.integers("/time/year") : Years{};
}

/// Years with a day of travel, ascending.
Years travel_of(ResultsFile const& file) {
  std::set<std::int64_t> years;
  for (auto const* group : {"/traffic", "/transit"})
    for (auto const& name : file.children(group))
      if (is_year(name)) years.insert(std::stoll(name));
  return {years.begin(), years.end()};
}

SharedYears shared(Years a, Years b) {
  std::ranges::sort(a), std::ranges::sort(b);
  SharedYears years;
  std::ranges::set_intersection(a, b, std::back_inserter(years.both));
  std::ranges::set_difference(a, b, std::back_inserter(years.only_first));
  std::ranges::set_difference(b, a, std::back_inserter(years.only_second));
  return years;
}

std::optional<std::size_t> row_of(Years const& years, std::int64_t year) {
  auto const at = std::ranges::find(years, year);
  return at == years.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - years.begin()));
}

std::optional<CommonRow> common_row(Years const& a, Years const& b, std::int64_t year) {
  auto const first = row_of(a, year), second = row_of(b, year);
  return first && second ? std::optional(CommonRow{year, *first, *second}) : std::nullopt;
}

/// The year of the day that figures stand on in `year`; none before the first.
std::optional<std::int64_t> day_by(Years const& travel, std::int64_t year) {
  auto const after = std::ranges::upper_bound(travel, year);
  return after == travel.begin() ? std::nullopt : std::optional(*std::prev(after));
}

std::string line(std::string const& what, SharedYears const& years) {
  std::vector<std::string> left_out;
  if (!years.only_first.empty()) left_out.push_back(fmt::format("{} of A", fmt::join(years.only_first, ", ")));
  if (!years.only_second.empty()) left_out.push_back(fmt::format("{} of B", fmt::join(years.only_second, ", ")));
  if (left_out.empty()) return "";
  auto const both = years.both.empty() ? std::string("none") : fmt::format("{}", fmt::join(years.both, ", "));
  return fmt::format("{} in both: {}; left out: {}\n", what, both, fmt::join(left_out, "; "));
}

}  // namespace

CommonYears common_years(ResultsFile const& a, ResultsFile const& b) {
  auto const first = calendar_of(a), second = calendar_of(b);
  auto const travel_first = travel_of(a), travel_second = travel_of(b);
  CommonYears years{shared(first, second), shared(travel_first, travel_second), {}, {}};
  if (years.calendar.both.empty()) return years;
  auto const last = years.calendar.both.back();
  years.last = common_row(first, second, last);
  if (day_by(travel_first, last) == day_by(travel_second, last)) {
    years.on_day = years.last;
  } else if (auto const day = day_by(years.travel.both, last)) {
    years.on_day = common_row(first, second, *day);
  }
  return years;
}

std::string years_left_out(CommonYears const& years) {
  return line("years", years.calendar) + line("days of travel", years.travel);
}

}  // namespace tanvan
