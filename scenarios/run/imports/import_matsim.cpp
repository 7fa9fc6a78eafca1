#include <CLI/CLI.hpp>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/matsim/matsim_reader.hpp"

namespace tanvan {
namespace {

struct MatsimImport {
  ImportPaths paths;
  std::vector<std::string> plans, schedules, vehicles, counts, events;
  std::string crs;
};

std::vector<TextSource> sources_of(std::vector<std::string> const& names) {
  std::vector<TextSource> sources;
  for (auto const& name : names) sources.push_back({name, name});
  return sources;
}

int import_files_of(MatsimImport const& import) {
  MatsimOptions options;
  options.plans = sources_of(import.plans);
  options.schedules = sources_of(import.schedules);
  options.vehicles = sources_of(import.vehicles);
  options.counts = sources_of(import.counts);
  options.events = sources_of(import.events);
  options.crs = import.crs;
  Faults faults;
  check_crs(import.crs, faults);
  if (!faults.empty()) return report_faults(faults);
  return finish_network_import(import.paths, read_matsim(import.paths.in, import.paths.in, options));
}

}  // namespace

void add_import_matsim(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("matsim", "A network of MATSim, its config.xml or their folder");
  auto const files = std::make_shared<MatsimImport>();
  add_import_paths(*command, files->paths);
  command->add_option("--plans", files->plans, "Populations: trips, activities and persons")->type_name("FILE");
  command->add_option("--transit-schedule", files->schedules, "Stops, lines and departures")->type_name("FILE");
  command->add_option("--vehicles", files->vehicles, "Vehicles of the schedule")->type_name("FILE");
  command->add_option("--counts", files->counts, "Traffic counts")->type_name("FILE");
  command->add_option("--events", files->events, "Events of a run: hourly volumes of links")->type_name("FILE");
  command->add_option("--crs", files->crs,
                      "Reference system of the coordinates, such as EPSG:32648 [what the files say]");
  command->footer("Example: tanvan import matsim network.xml.gz --plans plans.xml.gz --crs EPSG:32648 -o network");
  command->callback([=, &action] { action = [files] { return import_files_of(*files); }; });
}

}  // namespace tanvan
