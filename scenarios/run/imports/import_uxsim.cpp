#include <CLI/CLI.hpp>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "sim/io/uxsim/uxsim_reader.hpp"

namespace tanvan {

void add_import_uxsim(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("uxsim", "A scenario of UXsim: NAME_links.csv with its siblings");
  auto const paths = std::make_shared<ImportPaths>();
  add_import_paths(*command, *paths);
  command->footer("Example: tanvan import uxsim siouxfalls_links.csv -o siouxfalls");
  command->callback(
      [=, &action] { action = [paths] { return finish_network_import(*paths, read_uxsim(paths->in)); }; });
}

}  // namespace tanvan
