#pragma once
/// `tanvan import FORMAT`: one file a format beside this one; what they share is here.

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/run/shared/action.hpp"
#include "sim/core/result.hpp"
#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/files/whole_folder.hpp"

namespace tanvan {

/// What every import is told.
struct ImportPaths {
  std::string in, out;
};

/// Adds the two to a subcommand: the positional IN and `-o,--output FOLDER`, both required.
void add_import_paths(CLI::App& command, ImportPaths& paths);

/// A fault where the user named a reference system (`--crs`) that PROJ does not know.
void check_crs(std::string const& crs, Faults& faults);

/// Writes the network as a GMNS folder with `import.json` and says on standard output what was read, written and left
/// out; prints the faults where there is no network. @return the exit status
int finish_network_import(ImportPaths const& paths, Result<ImportedNetwork> imported);

/// The same for a folder of other files. @param files without `import.json`, which is made of the report
int finish_folder_import(ImportPaths const& paths, ImportReport report, std::vector<FolderFile> files);

void add_import_osm(CLI::App& import, Action& action);
void add_import_gtfs(CLI::App& import, Action& action);
void add_import_gmns(CLI::App& import, Action& action);
void add_import_tntp(CLI::App& import, Action& action);
void add_import_matsim(CLI::App& import, Action& action);
void add_import_sumo(CLI::App& import, Action& action);
void add_import_zones(CLI::App& import, Action& action);
void add_import_omx(CLI::App& import, Action& action);
void add_import_od(CLI::App& import, Action& action);
void add_import_uxsim(CLI::App& import, Action& action);

}  // namespace tanvan
