#include <CLI/CLI.hpp>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/gmns/gmns_reader.hpp"
#include "sim/io/gmns/length_unit.hpp"

namespace tanvan {
namespace {

struct GmnsImport {
  ImportPaths paths;
  GmnsSaid said;
};

int import_files_of(GmnsImport const& import) {
  auto const& [paths, said] = import;
  Faults faults;
  check_crs(said.crs, faults);
  if (!said.length_unit.empty() && !metres_in(said.length_unit))
    faults.add({}, "--length-unit " + said.length_unit + ": must be m, km, foot or mile");
  if (!faults.empty()) return report_faults(faults);
  return finish_network_import(paths, read_gmns(paths.in, paths.in, GmnsContent::all, said));
}

}  // namespace

void add_import_gmns(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("gmns", "A GMNS folder, or one of DTALite's");
  auto const import_of = std::make_shared<GmnsImport>();
  add_import_paths(*command, import_of->paths);
  command->add_option(
      "--crs", import_of->said.crs,
      "Reference system of the coordinates, such as EPSG:32648 [crs of config.csv; where it names none, "
      "degrees are WGS 84]");
  command->add_option("--length-unit", import_of->said.length_unit,
                      "Of link lengths: m, km, foot, mile [long_length of config.csv; where it names none, what fits "
                      "the geometry, else m]");
  command->footer(
      "Units become metres and km/h, coordinates longitude and latitude. What config.csv states holds, unless an\n"
      "option says otherwise; a note tells where coordinates contradict it.\n"
      "Example: tanvan import gmns Arlington_Signals -o arlington\n"
      "         tanvan import gmns plan --crs EPSG:32648 -o network");
  command->callback([=, &action] { action = [import_of] { return import_files_of(*import_of); }; });
}

}  // namespace tanvan
