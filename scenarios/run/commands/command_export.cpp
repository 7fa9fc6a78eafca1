#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/exports/exports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/open_result.hpp"

namespace tanvan {
namespace {

/// A format, what its name ends in where no other was given, and how it is written.
struct ExportFormat {
  char const *name, *ending;
  int (*write)(ResultsFile const&, YearChoice const&, ExportOptions const&);
};

constexpr ExportFormat kFormats[] = {
    {"gpkg", ".gpkg", export_geopackage},    {"csv", "-csv", export_csv},    {"omx", ".omx", export_omx},
    {"geojson", "-geojson", export_geojson}, {"gmns", "-gmns", export_gmns}, {"matsim", "-matsim", export_matsim},
    {"sumo", "-sumo", export_sumo},
};

constexpr char const* kScenarioFormat = "gtfs";  // of a scenario, the only one that is none of a result

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (auto const& format : kFormats) names.emplace_back(format.name);
  names.emplace_back(kScenarioFormat);
  return names;
}

std::string beside(std::string const& result, char const* ending) {
  auto const path = std::filesystem::path(result);
  return (path.parent_path() / (path.stem().string() + ending)).string();
}

constexpr char const* kFooter =
    "gpkg opens in QGIS with its styles; csv has every table, and fields.csv says what their columns are; omx has "
    "skims\n"
    "and trips between zones; geojson has what has a place; gmns, matsim and sumo have the network.\n"
    "\n"
    "Of a population (tanvan synthesize): csv has persons, households, dwellings, enterprises and zones; nothing "
    "else.\n"
    "\n"
    "Of a simulated day (tanvan traffic): csv has trips (class, ends, times, why stuck; their routes after --moves),\n"
    "links by day and by time bin, mfd, travel_times, screenlines, iterations, gridlocks, changes, class_closures and\n"
    "trajectories; gpkg the same but trips. gmns (trips.csv), matsim (population.xml) and sumo (routes.rou.xml) have "
    "its\n"
    "trips beside the network, with their routes after --moves. When each vehicle enters each link is in /moves of "
    "the\n"
    "results file alone. omx wants zones, which a day has not; without coordinates of nodes there are csv and\n"
    "gpkg alone.\n"
    "\n"
    "Of a scenario, its file or folder: gtfs has the lines of public transport that are open at the end of the year, "
    "each\n"
    "way, with headways, fares and shapes straight from stop to stop.\n"
    "\n"
    "Examples:\n"
    "  tanvan export baseline.h5 --to gpkg -o baseline.gpkg\n"
    "  tanvan export scenarios/binhduong/baseline.toml --to gtfs --year 2030 -o binhduong-gtfs\n"
    "  tanvan export day.h5 --to csv -o day-csv";

CLI::Validator web_page() {
  return {[](std::string& text) {
            bool const ours = text.starts_with("http://") || text.starts_with("https://");
            bool const whole =
                ours && text.find_first_of(" \t\"<>") == std::string::npos && text.find('.') != text.npos;
            return whole ? "" : text + " is no address that begins with http:// or https://";
          },
          "URL"};
}

int export_result(ExportOptions options) {
  if (options.format == kScenarioFormat) {
    if (options.out.empty()) options.out = beside(options.result, "-gtfs");
    return export_gtfs(options);
  }
  auto const file = open_result(options.result);
  if (!file) return 2;
  if (is_population(*file) && options.format != "csv")
    return report_fault(error(Errc::bad_input, {options.result, 1, 0},
                              "it is the population of `tanvan synthesize`: a row an agent, without roads or maps; "
                              "`--to csv` writes its tables"));
  auto const years = choose_years(*file, options.year);
  if (!years) return report_faults(years.error());
  for (auto const& format : kFormats) {
    if (options.format != format.name) continue;
    if (options.out.empty()) options.out = beside(options.result, format.ending);
    return format.write(*file, *years, options);
  }
  return 2;
}

}  // namespace

void add_export(CLI::App& app, Action& action) {
  auto const options = std::make_shared<ExportOptions>();
  auto* command = app.add_subcommand("export", "Write results in the formats of other tools");
  command
      ->add_option("RESULT", options->result,
                   "Results file of `tanvan run`, `economy`, `synthesize`, `assign` or `traffic`; for gtfs a scenario")
      ->required();
  command->add_option("--to", options->format, "The format")->required()->check(CLI::IsMember(format_names()));
  command->add_option("-o,--output", options->out, "A file (gpkg, omx) or a folder (all others) [beside the result]");
  command->add_option("--year", options->year, "Year of maps, matrices, time bins and open lines [the last]");
  command->add_option("--lang", options->language, "Language of titles and descriptions in gpkg")
      ->check(CLI::IsMember({"vi", "en"}))
      ->capture_default_str();
  command->add_option("--zones", options->zones,
                      "gpkg, geojson, csv: areas of the zones, a file as `import zones` reads");
  command->add_option("--publisher", options->publisher, "gtfs: who publishes the feed")->capture_default_str();
  command->add_option("--url", options->url, "gtfs: web page of the publisher and of operators [https://example.com/]")
      ->check(web_page());
  command->add_flag("--units-row", options->units_row, "csv: a row of units under the names");
  command->footer(kFooter);
  command->callback([&action, options] { action = [options] { return export_result(*options); }; });
}

}  // namespace tanvan
