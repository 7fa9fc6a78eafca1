#pragma once
/// Which files belong to a MATSim scenario.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/exchange/import_report.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// The files of a scenario, in the order in which they are read.
struct MatsimFiles {
  TextSource network;
  std::vector<TextSource> schedules, vehicles, plans, counts, events;
  std::string crs;  // that a configuration names; empty where none does
};

/// Finds the files: `in` is a network, a configuration (`config.xml`), whose files are taken, or a folder with one of
/// the two. Without a configuration a folder's only schedule, vehicles, plans, counts and events are taken; several of
/// a kind, and what no reader knows, are dropped and listed. Faults: none or several networks, a document of another
/// kind (at its first element), files that a configuration names and that are not there or lie outside of its folder.
Result<MatsimFiles> matsim_files(std::filesystem::path const& in, std::string const& shown, ImportReport& report);

}  // namespace tanvan
