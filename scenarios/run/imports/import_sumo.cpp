#include <CLI/CLI.hpp>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/sumo/sumo_reader.hpp"

namespace tanvan {
namespace {

struct SumoImport {
  ImportPaths paths;
  std::vector<std::string> additional, routes;
  std::string crs;
};

std::vector<TextSource> sources_of(std::vector<std::string> const& names) {
  std::vector<TextSource> sources;
  for (auto const& name : names) sources.push_back({name, name});
  return sources;
}

int import_files_of(SumoImport const& import) {
  SumoOptions options;
  options.additional = sources_of(import.additional);
  options.routes = sources_of(import.routes);
  options.crs = import.crs;
  Faults faults;
  check_crs(import.crs, faults);
  if (!faults.empty()) return report_faults(faults);
  return finish_network_import(import.paths, read_sumo(import.paths.in, import.paths.in, options));
}

}  // namespace

void add_import_sumo(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("sumo", "A network of SUMO, its .sumocfg or their folder");
  auto const files = std::make_shared<SumoImport>();
  add_import_paths(*command, files->paths);
  command->add_option("--routes", files->routes, "Vehicles, trips and flows")->type_name("FILE");
  command
      ->add_option("--additional", files->additional,
                   "Vehicle types, signal programs, stops, detectors, districts, edge data")
      ->type_name("FILE");
  command->add_option("--crs", files->crs,
                      "Reference system of the coordinates without netOffset, such as EPSG:32648; for a made-up plane "
                      "\"+proj=aeqd +lon_0=106.65 +lat_0=11\" [the network's]");
  command->footer("Example: tanvan import sumo run.sumocfg -o network");
  command->callback([=, &action] { action = [files] { return import_files_of(*files); }; });
}

}  // namespace tanvan
