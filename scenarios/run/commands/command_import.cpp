#include <CLI/CLI.hpp>

#include "scenarios/run/imports/imports.hpp"

namespace tanvan {

void add_import(CLI::App& app, Action& action) {
  auto* const command = app.add_subcommand("import", "Read the files of other tools into a folder of this one's");
  command->require_subcommand(1);
  command->footer(
      "Networks become GMNS folders (node.csv, link.csv, config.csv), which assign, traffic and scenarios take in;\n"
      "timetables become GTFS folders in one canonical form; import.json says what was read, left out and why.\n"
      "Example: tanvan import tntp SiouxFalls_net.tntp -o siouxfalls\n"
      "Each format has its own --help.");
  add_import_gmns(*command, action);
  add_import_osm(*command, action);
  add_import_gtfs(*command, action);
  add_import_tntp(*command, action);
  add_import_matsim(*command, action);
  add_import_sumo(*command, action);
  add_import_zones(*command, action);
  add_import_omx(*command, action);
  add_import_od(*command, action);
  add_import_uxsim(*command, action);
}

}  // namespace tanvan
