#include <CLI/CLI.hpp>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/gtfs_writer.hpp"

namespace tanvan {
namespace {

int import_feed(ImportPaths const& paths) {
  auto imported = read_gtfs(paths.in, paths.in);
  if (!imported) return report_faults(imported.error());
  count_written(imported->feed, imported->report.written);
  return finish_folder_import(paths, std::move(imported->report), write_gtfs(imported->feed));
}

}  // namespace

void add_import_gtfs(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("gtfs", "A GTFS feed: a zip archive or a folder");
  auto const paths = std::make_shared<ImportPaths>();
  add_import_paths(*command, *paths);
  command->footer(
      "The feed may lie in a folder or an archive inside. It is checked, its references are resolved, empty times are\n"
      "interpolated, and it comes out as a folder of the same tables in one canonical form.\n"
      "Example: tanvan import gtfs google_transit.zip -o transit");
  command->callback([=, &action] { action = [paths] { return import_feed(*paths); }; });
}

}  // namespace tanvan
