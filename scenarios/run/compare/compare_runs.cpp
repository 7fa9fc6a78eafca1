#include "scenarios/run/compare/compare_runs.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <vector>

#include "scenarios/run/compare/common_years.hpp"
#include "scenarios/run/compare/side_by_side.hpp"
#include "scenarios/run/shared/open_result.hpp"
#include "viz/report/policy_cost.hpp"

namespace tanvan {
namespace {

bool is_yearly(ResultsFile const& file, std::string const& path) {
  auto const* dataset = file.find(path);
  return dataset && dataset->shape == file.find("/time/year")->shape;
}

std::string indicators_head(std::string const& what) {
  return fmt::format("\n{:<34} {:>14} {:>14} {:>14} {:>10}\n", what, "A", "B", "B - A", "change");
}

/// A row for each yearly indicator that `takes` wants, at a year of both.
template <class Takes>
std::string indicator_rows(ResultsFile const& a, ResultsFile const& b, CommonRow const& at, Takes const& takes) {
  std::string rows;
  for (auto const& dataset : a.datasets()) {
    auto const& path = dataset.path;
    if (!path.starts_with("/indicators/") || !is_yearly(a, path) || !is_yearly(b, path) || !takes(path)) continue;
    double const x = a.reals(path)[at.first], y = b.reals(path)[at.second];
    rows += fmt::format("{:<34} {:>14} {:>14} {:>14} {:>10}\n", last_segment(path), figure(x), figure(y), figure(y - x),
                        change(x, y));
  }
  return rows;
}

/// One table where days of travel compare at the same year, else one for them and one for all others.
std::string compare_indicators(ResultsFile const& a, ResultsFile const& b, CommonYears const& years) {
  bool const at_once = years.on_day && years.on_day->year == years.last->year;
  auto text = indicators_head(fmt::format("indicator, {}", years.last->year)) +
              indicator_rows(a, b, *years.last, [&](auto const& path) { return at_once || !of_travel_day(path); });
  if (at_once) return text;
  if (!years.on_day) return text + "\nno day of travel is in both, so its figures are not compared\n";
  return text + indicators_head(fmt::format("of the day of travel, {}", years.on_day->year)) +
         indicator_rows(a, b, *years.on_day, [](auto const& path) { return of_travel_day(path); });
}

std::vector<double> row_of(ResultsFile const& file, std::string const& path, std::size_t row, std::size_t width) {
  auto const values = file.reals(path);
  auto const start = values.begin() + static_cast<std::ptrdiff_t>(row * width);
  return {start, start + static_cast<std::ptrdiff_t>(width)};
}

std::string compare_zones(ResultsFile const& a, ResultsFile const& b, CommonYears const& years) {
  auto const names = a.texts("/zones/name"), codes = a.texts("/zones/id");
  if (codes != b.texts("/zones/id")) return "\nthe zones differ, so figures by zone are not compared\n";
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < names.size(); ++i) labels.push_back(codes[i] + " " + names[i]);
  std::string text;
  for (auto const* figure_name : {"population", "jobs", "enterprises", "price", "accessibility_jobs"}) {
    auto const path = std::string("/zone_year/") + figure_name;
    auto const& at = of_travel_day(path) ? years.on_day : years.last;
    if (!at || !a.has(path) || !b.has(path)) continue;
    text += largest_changes(fmt::format("{} by zone, {}", figure_name, at->year), labels,
                            row_of(a, path, at->first, labels.size()), row_of(b, path, at->second, labels.size()));
  }
  return text;
}

/// The last year in a group that both files have; none where they have none.
std::optional<std::string> last_common(ResultsFile const& a, ResultsFile const& b, std::string const& group) {
  auto const years = a.children(group), others = b.children(group);
  auto const year = std::find_if(years.rbegin(), years.rend(), [&](auto const& y) {
    return std::find(others.begin(), others.end(), y) != others.end();
  });
  return year == years.rend() ? std::nullopt : std::optional(*year);
}

std::string compare_links(ResultsFile const& a, ResultsFile const& b) {
  auto const year = last_common(a, b, "/traffic");
  if (!year) return "";
  auto const path = "/traffic/" + *year + "/volume_pcu_h";
  auto labels = a.texts("/network/links/name");
  auto const ids = a.integers("/network/links/id");
  if (ids != b.integers("/network/links/id")) return "\nthe links differ, so volumes are not compared\n";
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = fmt::format("link {} {}", ids[i], labels[i]);
  return largest_changes(fmt::format("volume by link in the first time bin, PCU/h, {}", *year), labels,
                         row_of(a, path, 0, labels.size()), row_of(b, path, 0, labels.size()));
}

/// A dataset of a year by stop, [T, V], summed by line.
std::map<std::string, double> sums_by_line(ResultsFile const& file, std::string const& path) {
  std::map<std::string, double> sums;
  auto const line = file.texts("/stops/line");
  auto const values = file.reals(path);
  for (std::size_t i = 0; i < values.size(); ++i) sums[line[i % line.size()]] += values[i];
  return sums;
}

/// `BRT1 BRT Thành phố mới – …` by line; the id alone in files of before.
std::map<std::string, std::string> labels_of_lines(ResultsFile const& a, ResultsFile const& b) {
  std::map<std::string, std::string> labels;
  for (auto const* file : {&a, &b}) {
    if (!file->has("/stops/line_name")) continue;
    auto const line = file->texts("/stops/line"), name = file->texts("/stops/line_name");
    for (std::size_t i = 0; i < line.size(); ++i) labels.try_emplace(line[i], line[i] + " " + name[i]);
  }
  return labels;
}

/// Boardings of the lines that differ most, with the lines that only one file has.
std::string compare_lines(ResultsFile const& a, ResultsFile const& b) {
  auto const year = last_common(a, b, "/transit");
  if (!year) return "";
  auto const path = "/transit/" + *year + "/boardings";
  if (!a.has(path) || !b.has(path)) return "";
  auto first = sums_by_line(a, path), second = sums_by_line(b, path);
  for (auto const& [line, boardings] : second) first.try_emplace(line, 0);
  auto const labels = labels_of_lines(a, b);
  std::vector<std::string> names;
  std::vector<double> before, after;
  for (auto const& [line, boardings] : first) {
    auto const label = labels.find(line);
    names.push_back(label == labels.end() ? line : label->second);
    before.push_back(boardings), after.push_back(second[line]);
  }
  return largest_changes(fmt::format("boardings a day by line, {}", *year), names, before, after);
}

}  // namespace

std::string compare_runs(ResultsFile const& a, ResultsFile const& b) {
  auto const years = common_years(a, b);
  if (!years.last) return "the two results have no year in common\n";
  auto text = years_left_out(years) + compare_indicators(a, b, years);
  if (auto const cost = policy_cost(a, b)) text += cost_of_effect(*cost);
  return text + compare_zones(a, b, years) + compare_links(a, b) + compare_lines(a, b);
}

}  // namespace tanvan
