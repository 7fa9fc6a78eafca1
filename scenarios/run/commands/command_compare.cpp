#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <optional>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/compare/alike.hpp"
#include "scenarios/run/compare/compare_days.hpp"
#include "scenarios/run/compare/side_by_side.hpp"
#include "scenarios/run/days/dynamic_years.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/open_result.hpp"
#include "viz/day/day_data.hpp"
#include "viz/report/policy_cost.hpp"

namespace tanvan {
namespace {

struct CompareOptions {
  std::string first, second;
};

/// The row of a series that both files are compared at: the last calendar year that both have.
struct CommonYear {
  std::int64_t year = 0;
  std::size_t first = 0, second = 0;  // its rows
};

std::optional<CommonYear> common_year(ResultsFile const& a, ResultsFile const& b) {
  if (!a.has("/time/year") || !b.has("/time/year")) return std::nullopt;
  auto const years = a.integers("/time/year"), others = b.integers("/time/year");
  for (auto i = years.size(); i-- > 0;) {
    auto const at = std::find(others.begin(), others.end(), years[i]);
    if (at != others.end()) return CommonYear{years[i], i, static_cast<std::size_t>(at - others.begin())};
  }
  return std::nullopt;
}

bool is_yearly(ResultsFile const& file, std::string const& path) {
  auto const* dataset = file.find(path);
  return dataset && dataset->shape == file.find("/time/year")->shape;
}

void compare_indicators(ResultsFile const& a, ResultsFile const& b, CommonYear const& at) {
  fmt::print("\n{:<34} {:>14} {:>14} {:>14} {:>10}\n", fmt::format("indicator, {}", at.year), "A", "B", "B - A",
             "change");
  for (auto const& dataset : a.datasets()) {
    auto const& path = dataset.path;
    if (!path.starts_with("/indicators/") || !is_yearly(a, path) || !is_yearly(b, path)) continue;
    double const x = a.reals(path)[at.first], y = b.reals(path)[at.second];
    fmt::print("{:<34} {:>14} {:>14} {:>14} {:>10}\n", last_segment(path), figure(x), figure(y), figure(y - x),
               change(x, y));
  }
}

void print_largest(std::string const& title, std::vector<std::string> const& names, std::vector<double> const& a,
                   std::vector<double> const& b) {
  fmt::print("{}", largest_changes(title, names, a, b));
}

std::vector<double> row_of(ResultsFile const& file, std::string const& path, std::size_t row, std::size_t width) {
  auto const values = file.reals(path);
  auto const start = values.begin() + static_cast<std::ptrdiff_t>(row * width);
  return {start, start + static_cast<std::ptrdiff_t>(width)};
}

void compare_zones(ResultsFile const& a, ResultsFile const& b, CommonYear const& at) {
  auto const names = a.texts("/zones/name"), codes = a.texts("/zones/id");
  if (codes != b.texts("/zones/id")) return fmt::print("\nthe zones differ, so figures by zone are not compared\n");
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < names.size(); ++i) labels.push_back(codes[i] + " " + names[i]);
  for (auto const* figure_name : {"population", "jobs", "enterprises", "price", "accessibility_jobs"}) {
    auto const path = std::string("/zone_year/") + figure_name;
    if (!a.has(path) || !b.has(path)) continue;
    print_largest(fmt::format("{} by zone, {}", figure_name, at.year), labels, row_of(a, path, at.first, labels.size()),
                  row_of(b, path, at.second, labels.size()));
  }
}

/// The last year in a group that both files have; none where they have none.
std::optional<std::string> last_common(ResultsFile const& a, ResultsFile const& b, std::string const& group) {
  auto const years = a.children(group), others = b.children(group);
  auto const year = std::find_if(years.rbegin(), years.rend(), [&](auto const& y) {
    return std::find(others.begin(), others.end(), y) != others.end();
  });
  return year == years.rend() ? std::nullopt : std::optional(*year);
}

void compare_links(ResultsFile const& a, ResultsFile const& b) {
  auto const year = last_common(a, b, "/traffic");
  if (!year) return;
  auto const path = "/traffic/" + *year + "/volume_pcu_h";
  auto labels = a.texts("/network/links/name");
  auto const ids = a.integers("/network/links/id");
  if (ids != b.integers("/network/links/id")) return fmt::print("\nthe links differ, so volumes are not compared\n");
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = fmt::format("link {} {}", ids[i], labels[i]);
  print_largest(fmt::format("volume by link in the first time bin, PCU/h, {}", *year), labels,
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

/// Boardings of the lines that differ most, with the lines that only one file has.
void compare_lines(ResultsFile const& a, ResultsFile const& b) {
  auto const year = last_common(a, b, "/transit");
  if (!year) return;
  auto const path = "/transit/" + *year + "/boardings";
  if (!a.has(path) || !b.has(path)) return;
  auto first = sums_by_line(a, path), second = sums_by_line(b, path);
  for (auto const& [line, boardings] : second) first.try_emplace(line, 0);
  std::vector<std::string> names;
  std::vector<double> before, after;
  for (auto const& [line, boardings] : first) {
    names.push_back(line);
    before.push_back(boardings), after.push_back(second[line]);
  }
  print_largest(fmt::format("boardings a day by line, {}", *year), names, before, after);
}

/// Two static assignments of one network: their figures and the links that differ most.
void compare_assignments(ResultsFile const& a, ResultsFile const& b) {
  if (a.integers("/assignment/link_from") != b.integers("/assignment/link_from") ||
      a.integers("/assignment/link_to") != b.integers("/assignment/link_to"))
    return fmt::print("the assignments are of different networks, so nothing is compared\n");
  auto const figures = a.group_attributes("/assignment"), others = b.group_attributes("/assignment");
  fmt::print("\n{:<34} {:>14} {:>14} {:>10}\n", "assignment", "A", "B", "change");
  for (auto const* name : {"objective", "tstt", "demand", "relative_gap"}) {
    double const x = std::get<double>(figures.at(name)), y = std::get<double>(others.at(name));
    fmt::print("{:<34} {:>14} {:>14} {:>10}\n", name, figure(x), figure(y), change(x, y));
  }
  std::vector<std::string> labels;
  auto const from = a.integers("/assignment/link_from"), to = a.integers("/assignment/link_to");
  for (std::size_t i = 0; i < from.size(); ++i) labels.push_back(fmt::format("row {} {}-{}", i + 1, from[i], to[i]));
  for (auto const* what : {"link_volume", "link_time"})
    print_largest(what, labels, a.reals(std::string("/assignment/") + what),
                  b.reals(std::string("/assignment/") + what));
}

/// What is wrong with the file that stands beside a simulated day.
Fault lone_day(ResultsFile const& other) {
  return error(Errc::bad_input, {other.path().string(), 1, 0},
               "it is no simulated day, as the other file is: compare two results of `tanvan traffic`, or two of "
               "`tanvan run`");
}

int compare(CompareOptions const& options) {
  auto const files = open_results({options.first, options.second});
  if (!files) return 2;
  if (auto const faults = without_years(*files, "a comparison"); !faults.empty()) return report_faults(faults);
  warn_where_unlike(*files);
  auto const &a = files->front(), &b = files->back();
  fmt::print("A: {} ({})\nB: {} ({})\n", a.path().string(), a.text_attribute("scenario"), b.path().string(),
             b.text_attribute("scenario"));
  auto const hash = a.content_hash();
  if (hash == b.content_hash()) {
    fmt::print("identical: content hash {}\n", hash);
    return 0;
  }
  if (a.has("/assignment/link_volume") && b.has("/assignment/link_volume")) {
    compare_assignments(a, b);
    return 0;
  }
  if (is_day(a) && is_day(b)) {
    fmt::print("{}", compare_days(a, b));
    return 0;
  }
  if (is_day(a) || is_day(b)) return report_fault(lone_day(is_day(a) ? b : a));
  for (auto const* file : {&a, &b})
    for (auto const& doubt : doubts_of_traffic(*file))
      fmt::print(stderr, "warning: {}: {}\n", file->path().string(), doubt);
  for (auto const& sentence : engines_that_differ(a, b)) fmt::print(stderr, "warning: {}\n", sentence);
  auto const at = common_year(a, b);
  if (!at) {
    fmt::print("the two results have no year in common\n");
    return 0;
  }
  compare_indicators(a, b, *at);
  if (auto const cost = policy_cost(a, b)) fmt::print("{}", cost_of_effect(*cost));
  compare_zones(a, b, *at);
  compare_links(a, b);
  compare_lines(a, b);
  return 0;
}

}  // namespace

void add_compare(CLI::App& app, Action& action) {
  auto const options = std::make_shared<CompareOptions>();
  auto* command = app.add_subcommand(
      "compare", "Two results side by side: figures of the last year or of the day, zones and links that differ most");
  command->add_option("A", options->first, "results file to compare with")->required();
  command->add_option("B", options->second, "results file that is compared")->required();
  command->footer(
      "Example:\n  tanvan compare baseline.h5 ring-road-3.h5\n  tanvan compare day.h5 day-with-bypass.h5\n"
      "Results of tanvan run or tanvan economy, of tanvan traffic (days) or of tanvan assign, two of a kind.");
  command->callback([&action, options] { action = [options] { return compare(*options); }; });
}

}  // namespace tanvan
