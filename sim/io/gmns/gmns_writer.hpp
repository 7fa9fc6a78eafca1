#pragma once
/// Networks out as GMNS folders, which the program's other commands take in.

#include <vector>

#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/files/whole_folder.hpp"

namespace tanvan {

/// The files of a GMNS folder: `config.csv` (metres, km/h), `node.csv`, `link.csv` with WKT `geometry`,
/// `restriction.csv` where there are any, the other tables as they are. Reading them and writing again gives the same
/// bytes. @param network ids distinct, ends within the nodes
std::vector<FolderFile> gmns_files(NetworkTables const& network);

/// The folder of an import: the GMNS files and `import.json`, whose `written` and `strongly_connected` (the nodes and
/// links of the largest strongly connected part, over links that a car, a motorbike, a bus or a truck may use, or over
/// all where none is) and `files` are filled here.
std::vector<FolderFile> import_files(ImportedNetwork& imported);

}  // namespace tanvan
