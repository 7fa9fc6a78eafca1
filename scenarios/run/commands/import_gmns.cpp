#include <CLI/CLI.hpp>
#include <memory>

#include "scenarios/run/commands/imports.hpp"
#include "sim/io/gmns/gmns_reader.hpp"

namespace tanvan {

void add_import_gmns(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("gmns", "A GMNS folder, or one of DTALite's");
  auto const paths = std::make_shared<ImportPaths>();
  add_import_paths(*command, *paths);
  command->footer(
      "Units become metres and km/h, coordinates longitude and latitude.\n"
      "Example: tanvan import gmns Arlington_Signals -o arlington");
  command->callback(
      [=, &action] { action = [paths] { return finish_network_import(*paths, read_gmns(paths->in, paths->in)); }; });
}

}  // namespace tanvan
