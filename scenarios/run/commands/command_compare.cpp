#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/compare/alike.hpp"
#include "scenarios/run/compare/compare_days.hpp"
#include "scenarios/run/compare/compare_runs.hpp"
#include "scenarios/run/compare/side_by_side.hpp"
#include "scenarios/run/days/dynamic_years.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/open_result.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {
namespace {

struct CompareOptions {
  std::string first, second;
};

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
    fmt::print("{}", largest_changes(what, labels, a.reals(std::string("/assignment/") + what),
                                     b.reals(std::string("/assignment/") + what)));
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
  fmt::print("{}", compare_runs(a, b));
  return 0;
}

}  // namespace

void add_compare(CLI::App& app, Action& action) {
  auto const options = std::make_shared<CompareOptions>();
  auto* command = app.add_subcommand(
      "compare",
      "Two results side by side: figures of the last common year or of the day, zones and links that differ most");
  command->add_option("A", options->first, "results file to compare with")->required();
  command->add_option("B", options->second, "results file that is compared")->required();
  command->footer(
      "Example:\n  tanvan compare baseline.h5 ring-road-3.h5\n  tanvan compare day.h5 day-with-bypass.h5\n"
      "Results of tanvan run or tanvan economy, of tanvan traffic (days) or of tanvan assign, two of a kind.");
  command->callback([&action, options] { action = [options] { return compare(*options); }; });
}

}  // namespace tanvan
