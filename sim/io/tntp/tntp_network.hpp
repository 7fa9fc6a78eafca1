#pragma once
/// Networks of the TNTP format as columns, one row a link.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/column.hpp"
#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// A static network. Parallel links and self loops are legal and keep their rows. Units are the file's own: it says
/// none; times are in one unit, capacities in vehicles of the period of the demand.
/// Time of a link at volume v: free_flow_time * (1 + b * (v / capacity)^power).
struct TntpNetwork {             // one row per LinkId, in the order of the file
  std::string file;              // as messages name it
  std::uint32_t zones = 0;       // nodes 0 to zones - 1 are zones
  std::uint32_t nodes = 0;       // numbered without gaps; some may have no link
  NodeId first_through{0};       // a route may begin or end at the nodes before it, never pass them
  std::uint32_t first_node = 1;  // the number that the file gives to NodeId{0}

  Column<LinkId, NodeId> from, to;
  Column<LinkId, double> capacity;        // > 0
  Column<LinkId, double> length;          // >= 0; 0 where the file has none
  Column<LinkId, double> free_flow_time;  // >= 0
  Column<LinkId, double> b, power;        // >= 0
  Column<LinkId, double> toll;            // >= 0; 0 where the file has none
  Column<LinkId, std::int32_t> type;      // as the file has it; 0 where it has none
  Column<LinkId, std::uint32_t> line;     // of the file
  bool has_length = true, has_toll = true, has_type = true;
  bool counts_zones = true;                            // false for the CSV notation, in which any node may be a zone
  std::optional<double> toll_factor, distance_factor;  // weights that the header gives, >= 0
  Faults notes;                                        // what was left out or taken for granted, to be shown

  std::size_t links() const { return from.size(); }
  InputPlace place(LinkId a) const { return {file, line[a], 0}; }
  std::int64_t number(NodeId v) const { return std::int64_t{v.value} + first_node; }
};

/// Reads a network in any of three forms:
///   tagged  `<NUMBER OF ZONES> 24` …, rows `from to capacity length time b power speed toll type ;`; a comment in
///   front
///           of the rows that names the columns otherwise is followed (the Gold Coast's: no toll, capacity per lane)
///   plain   `NODES:24`, `ZONES:24`, `EDGES:76`, `END`; rows `from to capacity time length speed toll b power type`
///   CSV     `LINK,A,B,a0,a1,a2,a3,a4`: time = a0 + a_k v^k with one k; capacity is where it is 15 % above a0
/// Faults, all at once, with their lines: a count missing, or other than the rows; nodes that the header does not
/// count; cells missing, empty or no finite numbers; capacity not above 0; any other figure below 0; and times, b and
/// power that are the same on all of many links of different lengths, as where a file only stands in for costs that the
/// format can't hold (Hessen's depend on turns).
Result<TntpNetwork> read_tntp_network(TextSource const& source);

/// The same from text. @param file name for messages
Result<TntpNetwork> parse_tntp_network(std::string_view text, std::string const& file);

}  // namespace tanvan
