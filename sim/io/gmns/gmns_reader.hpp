#pragma once
/// GMNS folders in, and what is near them: DTALite's.

#include <cstdint>
#include <filesystem>
#include <string>

#include "sim/core/result.hpp"
#include "sim/io/exchange/imported_network.hpp"

namespace tanvan {

/// Which of a folder's tables are read.
enum class GmnsContent : std::uint8_t {
  all,
  supply,  // without who travels on it: counts, demand, trips, persons, transit, volumes
};

/// What the user says of a folder; it goes before what config.csv says. Empty: nothing.
struct GmnsSaid {
  std::string crs = {};          // of the coordinates; one that PROJ knows
  std::string length_unit = {};  // of link lengths; one that `metres_in` knows
};

/// Reads `node.csv` and `link.csv`, `config.csv` for units, `geometry.csv`, `use_group.csv`, and all further tables of
/// the specification as text. An undirected link becomes two, the second with `_reverse` behind its id.
/// Lengths are in the unit that config.csv states; where it states none, one is guessed by the geometry (a note says
/// so). Coordinates without a reference system that lie within degrees are taken as WGS 84, unless links would then be
/// thousands of times as long as they say; a note tells that too.
/// Faults, all at once with file and line: a file or column missing, doubled ids, ends that are no nodes, numbers that
/// are none or out of range. DroppedThing and listed: rows of other tables that name what is not there.
/// @param folder the folder  @param shown its name for messages
Result<ImportedNetwork> read_gmns(std::filesystem::path const& folder, std::string const& shown,
                                  GmnsContent content = GmnsContent::all, GmnsSaid const& said = {});

}  // namespace tanvan
