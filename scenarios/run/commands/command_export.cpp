#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/commands/exports.hpp"
#include "scenarios/run/commands/open_result.hpp"
#include "scenarios/run/scenario/faults.hpp"

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

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (auto const& format : kFormats) names.emplace_back(format.name);
  return names;
}

std::string beside(std::string const& result, char const* ending) {
  auto const path = std::filesystem::path(result);
  return (path.parent_path() / (path.stem().string() + ending)).string();
}

int export_result(ExportOptions options) {
  auto const file = open_result(options.result);
  if (!file) return 2;
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
  command->add_option("RESULT", options->result, "Results file of `tanvan run` or `tanvan assign`")->required();
  command->add_option("--to", options->format, "The format")->required()->check(CLI::IsMember(format_names()));
  command->add_option("-o,--output", options->out, "A file (gpkg, omx) or a folder (all others) [beside the result]");
  command->add_option("--year", options->year, "Year of maps, matrices and time bins [the last]");
  command->add_option("--lang", options->language, "Language of titles and descriptions in gpkg")
      ->check(CLI::IsMember({"vi", "en"}))
      ->capture_default_str();
  command->add_option("--zones", options->zones,
                      "gpkg, geojson, csv: areas of the zones, a file as `import zones` reads");
  command->add_flag("--units-row", options->units_row, "csv: a row of units under the names");
  command->footer(
      "gpkg opens in QGIS with its styles; csv has every table; omx has skims and trips; gmns, matsim and sumo have "
      "the\n"
      "network.\n"
      "Example: tanvan export baseline.h5 --to gpkg -o baseline.gpkg");
  command->callback([&action, options] { action = [options] { return export_result(*options); }; });
}

}  // namespace tanvan
