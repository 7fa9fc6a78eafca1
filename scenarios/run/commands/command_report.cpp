#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "scenarios/run/commands/alike.hpp"
#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/commands/open_result.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/files/whole_file.hpp"
#include "viz/report/report.hpp"

namespace tanvan {
namespace {

struct ReportOptions {
  std::vector<std::string> files;
  std::string out;
};

/// A fault for each file that lacks what the page stands on, such as the result of an assignment alone.
Faults lacking(std::vector<ResultsFile> const& files) {
  Faults faults;
  for (auto const& file : files)
    for (auto const* path : {"/time/year", "/zones/id", "/network/links/id"})
      if (!file.has(path))
        faults.add({file.path().string(), 1, 0},
                   fmt::format("it holds no {}; a report needs a result of `tanvan run`", path));
  return faults;
}

int report(ReportOptions const& options) {
  auto const files = open_results(options.files);
  if (!files) return 2;
  warn_where_unlike(*files);
  if (auto const faults = lacking(*files); !faults.empty()) return report_faults(faults);
  std::vector<std::filesystem::path> const inputs(options.files.begin(), options.files.end());
  if (auto const fault = overwrites_input(options.out, inputs)) return report_fault(*fault);
  ensure_writable(options.out);
  auto const page = report_page(*files);
  write_whole_file(options.out, std::as_bytes(std::span{page.data(), page.size()}));
  fmt::print("{}\n", options.out);
  return 0;
}

}  // namespace

void add_report(CLI::App& app, Action& action) {
  auto const options = std::make_shared<ReportOptions>();
  auto* command = app.add_subcommand("report", "One page in Vietnamese and English from one or more results");
  command->add_option("RESULTS", options->files, "results files, in the order in which they are compared")->required();
  command->add_option("-o,--output", options->out, "the page, such as report.html")->required();
  command->footer(
      "Example:\n  tanvan report baseline.h5 -o report.html\n  tanvan report baseline.h5 ring-road-3.h5 -o "
      "report.html");
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace tanvan
