#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

#include "scenarios/run/commands.hpp"
#include "scenarios/run/open_result.hpp"
#include "sim/io/whole_file.hpp"
#include "viz/report/report.hpp"

namespace tanvan {
namespace {

struct ReportOptions {
  std::vector<std::string> files;
  std::string out;
};

int report(ReportOptions const& options) {
  auto const files = open_results(options.files);
  if (!files) return 2;
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
