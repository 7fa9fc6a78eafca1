#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/compare/alike.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/open_result.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/text/ascii.hpp"
#include "viz/day/day_page.hpp"
#include "viz/report/report.hpp"

namespace tanvan {
namespace {

struct ReportOptions {
  std::vector<std::string> files;
  std::string out;
  std::vector<std::string> corridor;
};

/// A fault for each file that lacks what the page stands on, such as the result of an assignment alone.
Faults lacking(std::vector<ResultsFile> const& files) {
  Faults faults;
  for (auto const& file : files)
    for (auto const* path : {"/time/year", "/zones/id", "/network/links/id"})
      if (!file.has(path))
        faults.add({file.path().string(), 1, 0}, fmt::format("it holds no {}; a report needs a result of `tanvan run`, "
                                                             "of `tanvan economy`, or one of `tanvan traffic`",
                                                             path));
  for (auto const& file : files)
    if (file.has("/time/year") && file.integers("/time/year").empty())
      faults.add(
          {file.path().string(), 1, 0},
          "it lives no whole year, and a page shows yearly figures: run `tanvan economy` with --months 12 or more");
  return faults;
}

/// A fault for each simulated day among several results: a page shows one.
Faults beside_a_day(std::vector<ResultsFile> const& files) {
  Faults faults;
  for (auto const& file : files)
    if (files.size() > 1 && is_day(file))
      faults.add(
          {file.path().string(), 1, 0},
          fmt::format("it is a simulated day, and a page shows one day alone: make a page of each (`tanvan report "
                      "{} -o day.html`), or set two beside each other by `tanvan compare`",
                      file.path().string()));
  return faults;
}

/// Whether a file begins as our pages do.
bool is_page(std::filesystem::path const& path) {
  constexpr std::string_view kBegin = "<!doctype html";
  std::string begin(kBegin.size(), ' ');
  std::ifstream(path, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return same_in_any_case(begin, kBegin);
}

template <class Page>
int write_page(ReportOptions const& options, Page const& make) {
  std::vector<std::filesystem::path> const inputs(options.files.begin(), options.files.end());
  if (auto const fault = overwrites_foreign(options.out, inputs, is_page, "page of HTML")) return report_fault(*fault);
  ensure_writable(options.out);
  std::string const page = make();
  write_whole_file(options.out, std::as_bytes(std::span{page.data(), page.size()}));
  fmt::print("{}\n", options.out);
  return 0;
}

/// One page of a simulated day.
int report_day(ResultsFile const& file, ReportOptions const& options) {
  auto const day = day_data(file);
  auto corridor = options.corridor.empty() ? Result<Corridor>(busiest_corridor(day))
                                           : named_corridor(day, options.corridor, {"--corridor", 0, 0});
  if (!corridor) return report_faults(corridor.error());
  return write_page(options, [&] { return day_page(day, *corridor, day_story(file, day, *corridor)); });
}

int report(ReportOptions const& options) {
  auto const files = open_results(options.files);
  if (!files) return 2;
  if (auto const faults = without_years(*files, "a page"); !faults.empty()) return report_faults(faults);
  if (files->size() == 1 && is_day(files->front())) return report_day(files->front(), options);
  if (auto const faults = beside_a_day(*files); !faults.empty()) return report_faults(faults);
  warn_where_unlike(*files);
  if (!options.corridor.empty())
    return report_fault(error(Errc::bad_input, {"--corridor", 0, 0}, "is for one result of `tanvan traffic`"));
  if (auto const faults = lacking(*files); !faults.empty()) return report_faults(faults);
  return write_page(options, [&] { return report_page(*files); });
}

}  // namespace

void add_report(CLI::App& app, Action& action) {
  auto const options = std::make_shared<ReportOptions>();
  auto* command = app.add_subcommand("report", "One page in Vietnamese and English from one or more results");
  command->add_option("RESULTS", options->files, "results files, in the order in which they are compared")->required();
  command->add_option("-o,--output", options->out, "the page, such as report.html")->required();
  command
      ->add_option("--corridor", options->corridor,
                   "of a result of tanvan traffic: link ids of the time-space diagram, by comma [the road with the "
                   "most vehicle-km]")
      ->delimiter(',');
  command->footer(
      "Example:\n  tanvan report baseline.h5 -o report.html\n  tanvan report baseline.h5 ring-road-3.h5 -o "
      "report.html\n  tanvan report day.h5 --corridor 12,14,9 -o day.html");
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace tanvan
