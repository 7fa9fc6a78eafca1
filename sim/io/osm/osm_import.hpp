#pragma once
/// OpenStreetMap in: roads, ferries and walks as a network.

#include <filesystem>
#include <string>

#include "sim/core/result.hpp"
#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/osm/osm_file.hpp"
#include "sim/io/osm/osm_options.hpp"

namespace tanvan {

/// Reads OpenStreetMap as PBF or XML (plain, gzip, bzip2), told apart by content. README.md of this room has the tags.
/// Lengths are sums of great-circle segments; geometry begins and ends at the nodes; coordinates are longitude and
/// latitude. The same data give the same network in every form, in any order of objects.
/// Faults: no such file, a file of another kind, a cut or damaged one (XML with line and column), one without roads.
/// @param path the file  @param shown its name for messages
Result<ImportedNetwork> read_osm(std::filesystem::path const& path, std::string const& shown, OsmOptions const& options);

/// The same of a source that is open already, such as bytes in memory.
Result<ImportedNetwork> read_osm(OsmSource const& source, OsmOptions const& options);

}  // namespace tanvan
