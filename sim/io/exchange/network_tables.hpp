#pragma once
/// A network between formats: what every importer fills and every exporter reads. The tables are those of GMNS
/// (General Modeling Network Specification 0.96), in fixed units and with references resolved.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/core/column.hpp"
#include "sim/io/exchange/uses.hpp"

namespace tanvan {

/// A point in the coordinate system of its network: longitude and latitude [degrees], or metres east and north.
struct Point {
  double x = 0, y = 0;

  friend bool operator==(Point, Point) = default;
};

/// A column that the tables have no field for, kept as it was read. One text a row.
struct TextColumn {
  std::string name;
  std::vector<std::string> text;
};

/// A table that goes along as text: signals, lanes, counts, trips.
struct TextTable {
  std::string name;                      // of the file without its end, such as `lane`
  std::vector<std::string> header;       // names of the columns
  std::vector<std::string> cells;        // row-major, as many a row as the header has
  std::vector<std::uint32_t> line = {};  // [rows] in the file that was read, for messages; empty where there is none

  std::size_t rows() const { return header.empty() ? 0 : cells.size() / header.size(); }
};

struct NodeTable {                            // one row per NodeId
  Column<NodeId, std::string> id;             // distinct
  Column<NodeId, std::string> name;           //
  Column<NodeId, double> x, y;                // in the network's coordinate system; NaN where not known
  Column<NodeId, std::string> type, control;  // node_type, ctrl_type: `signal`, `stop`, `yield`, `none` or empty
  Column<NodeId, std::string> zone;           // zone_id, empty where it is no access point of a zone
  std::vector<TextColumn> more;

  std::size_t size() const { return id.size(); }
};

struct LinkTable {                                // one row per LinkId: one direction
  Column<LinkId, std::string> id;                 // distinct
  Column<LinkId, std::string> name;               // of the road
  Column<LinkId, NodeId> from, to;                //
  Column<LinkId, double> length;                  // [m], >= 0
  Column<LinkId, double> lanes;                   // > 0, NaN where not known
  Column<LinkId, double> free_speed;              // [km/h], > 0, NaN where not known
  Column<LinkId, double> capacity;                // [PCU/h/lane], >= 0, NaN where not known
  Column<LinkId, double> toll;                    // [currency], >= 0, NaN where not known
  Column<LinkId, std::string> facility;           // facility_type: `motorway`, `primary`, `connector` …
  Column<LinkId, Uses> uses;                      // allowed_uses
  std::vector<std::uint32_t> shape_offset = {0};  // [links + 1]
  std::vector<Point> shape;                       // from the from-node to the to-node; none: a straight line
  std::vector<TextColumn> more;

  std::size_t size() const { return id.size(); }
  /// The points of a link's geometry, empty where it is the straight line.
  std::span<Point const> shape_of(LinkId a) const {
    return std::span(shape).subspan(shape_offset[a.value], shape_offset[a.value + 1] - shape_offset[a.value]);
  }
};

/// True where a node's `zone_id` names a zone; -1 is DTALite's word for none.
inline bool is_zone(std::string const& zone_id) {
  return !zone_id.empty() && zone_id != "-1";
}

/// True where some node has a place, and every place could be longitude and latitude.
bool in_degrees(NodeTable const& nodes);

/// Ways through the network that must not be taken: row i bans `link[offset[i] .. offset[i+1])`, two links or, with
/// ways between, more, for `uses`. Written as `restriction.csv`, for which GMNS has no table.
struct RestrictionTable {
  std::vector<std::string> id;
  std::vector<std::uint32_t> offset = {0};
  std::vector<LinkId> link;
  std::vector<Uses> uses;

  std::size_t size() const { return id.size(); }
};

/// A network with everything that came along.
struct NetworkTables {
  NodeTable nodes;
  LinkTable links;
  RestrictionTable restrictions;
  std::vector<TextTable> others;   // by name: lane, movement, segment, signal_…, zone
  std::string name;                // dataset_name
  std::string crs;                 // `EPSG:4326`, another of PROJ's names, or empty where unknown
  std::string currency;            // of tolls, empty where unknown
  std::string short_length = "m";  // unit of widths and places along links in `others`
  bool left_hand = false;          // traffic keeps left
};

}  // namespace tanvan
