#pragma once
/// Inside the reader of GMNS folders: what its steps share.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/files/folder_files.hpp"
#include "sim/io/gmns/gmns_config.hpp"
#include "sim/io/gmns/gmns_reader.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {

/// A folder under reading.
struct GmnsReading {
  FolderSource folder;
  GmnsConfig config;
  std::optional<Projection> projection;  // where coordinates are neither longitude and latitude nor unknown
  bool says_degrees = false;             // the crs is longitude and latitude itself
  std::unordered_map<std::string, NodeId> node_of;
  std::unordered_map<std::string, LinkId> link_of;
  std::unordered_map<std::string, std::string> geometry;  // of geometry.csv
  std::map<std::string, Uses, std::less<>> use_group;     // of use_group.csv
  ImportedNetwork out;
  Faults faults;

  Point lon_lat(Point point) const { return projection ? (*projection)(point) : point; }
};

/// A point in longitude and latitude, or as it is where nobody names its system. A fault where it lies outside the
/// folder's reference system.
Point placed_point(GmnsReading& reading, NamedRows const& rows, Point point);

/// Lists what stands in a row behind the last name of the header.
void list_extra_cells(GmnsReading& reading, NamedRows const& rows);

/// A table of the folder. A fault and no header where it can't be opened; none where an optional one is not there.
std::optional<NamedRows> open_table(GmnsReading& reading, std::string const& name, bool needed);

/// `allowed_uses` as a set; words that nobody knows are dropped and listed.
Uses uses_of_cell(GmnsReading& reading, NamedRows const& rows, std::string_view words);

void read_gmns_nodes(GmnsReading& reading);
void read_gmns_geometry(GmnsReading& reading);
void read_gmns_use_groups(GmnsReading& reading);
void read_gmns_links(GmnsReading& reading);
/// Coordinates of no named system that can be degrees are WGS 84; a note says so.
void take_degrees(GmnsReading& reading);
/// How many times as long as its geometry the median link is, lengths as they stand and geometry in metres; NaN where
/// none is known. Coordinates are degrees.
double median_length_ratio(NetworkTables const& network);
/// Lengths in metres. A unit that is stated holds, and a note tells where geometry contradicts it; where none is
/// stated, geometry decides and a note says so.
void convert_gmns_lengths(GmnsReading& reading);
void read_gmns_restrictions(GmnsReading& reading);
/// All further tables of the specification, and DTALite's demand, or those of the supply alone.
void read_gmns_others(GmnsReading& reading, GmnsContent content);

}  // namespace tanvan
