#include <CLI/CLI.hpp>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/geo/zone_shapes.hpp"
#include "sim/io/tables/csv_files.hpp"
#include "sim/io/tables/geojson_files.hpp"

namespace tanvan {
namespace {

int import_zones(ImportPaths const& paths, ZoneOptions const& options) {
  auto const read = read_zones({paths.in, paths.in}, options);
  if (!read) return report_faults(read.error());
  auto const table = zones_table(read->zones);
  auto files = geojson_files(std::span(&table, 1), "");
  files.insert(files.begin(), {"zones.csv", csv_text(table)});
  return finish_folder_import(paths, read->report, std::move(files));
}

}  // namespace

void add_import_zones(CLI::App& import, Action& action) {
  auto* const command =
      import.add_subcommand("zones", "Zones: GeoJSON, TopoJSON, GeoPackage, Shapefile, CSV, or a folder of them");
  auto const paths = std::make_shared<ImportPaths>();
  auto const options = std::make_shared<ZoneOptions>();
  add_import_paths(*command, *paths);
  command->add_option("--id", options->id_column, "The column that holds ids [guessed]");
  command->add_option("--name", options->name_column, "The column that holds names [guessed]");
  command->add_option("--layer", options->layer, "The layer of a GeoPackage [the only one with areas]");
  command->add_option("--crs", options->crs, "Reference system of the coordinates [as the file says]");
  command->footer(
      "Writes zones.csv (areas as WKT), zones.geojson and import.json; coordinates become longitude and latitude.\n"
      "Example: tanvan import zones wards.shp -o wards");
  command->callback([=, &action] { action = [=] { return import_zones(*paths, *options); }; });
}

}  // namespace tanvan
