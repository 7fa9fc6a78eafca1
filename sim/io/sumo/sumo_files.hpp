#pragma once
/// Which files belong to a SUMO scenario.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/exchange/import_report.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// The files of a scenario, in the order in which they are read.
struct SumoFiles {
  TextSource net;
  std::vector<TextSource> additional, routes;
};

/// Finds the files: `in` is a network (`.net.xml`), a configuration (`.sumocfg`), whose files are taken, or a folder
/// with one of the two; a folder's configuration goes before its network. What a folder without a configuration holds
/// beside its network is dropped and listed. Faults: none or several networks, a document of another kind (at its first
/// element), files that a configuration names and that are not there or lie outside of its folder.
Result<SumoFiles> sumo_files(std::filesystem::path const& in, std::string const& shown, ImportReport& report);

}  // namespace tanvan
