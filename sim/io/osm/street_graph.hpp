#pragma once
/// Ways cut at junctions: what simplification, turn restrictions and links are made of.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/osm/osm_options.hpp"
#include "sim/io/osm/osm_store.hpp"
#include "sim/io/osm/road_tags.hpp"

namespace tanvan {

/// The distinct roads of a file, each with the row of its reversal.
struct RoadTable {
  std::vector<Road> road;
  std::vector<std::uint32_t> reversed;
};

struct StreetNodes {                   // one row a junction, an end, or what must stay a node
  std::vector<std::uint32_t> point;    // row of OsmNodes
  std::vector<std::uint32_t> copy;     // 0, or 1 … where a barrier parts the ends that meet there
  std::vector<std::uint8_t> signal;    // 1: a traffic signal
  std::vector<std::uint8_t> must_stay; // 1: stays a node, whatever becomes of its signal
  std::vector<std::uint8_t> keep;      // 1: never joined away
  std::vector<std::uint8_t> blocked;   // bits of the asked uses that a barrier stops, where it lets others pass

  std::size_t size() const { return point.size(); }
};

struct StreetEdges {                     // one row a stretch of a way between two nodes, by way, then along it
  std::vector<std::uint32_t> from, to;   // rows of StreetNodes
  std::vector<std::uint32_t> road;       // row of RoadTable, as driven from `from` to `to`
  std::vector<std::uint32_t> way;        // row of OsmWays
  std::vector<std::size_t> point_begin;  // [edges + 1] into `point`
  std::vector<std::uint32_t> point;      // rows of OsmNodes, both ends among them

  std::size_t size() const { return from.size(); }
  std::span<std::uint32_t const> points_of(std::uint32_t edge) const {
    return std::span(point).subspan(point_begin[edge], point_begin[edge + 1] - point_begin[edge]);
  }
};

struct StreetGraph {
  RoadTable roads;
  StreetNodes nodes;
  StreetEdges edges;
  std::vector<std::size_t> first_edge;      // [ways + 1] the edges of each way
  std::vector<std::uint16_t> facts;         // [ways] of `road_fact`, 0 where the way is no road
  std::vector<std::uint32_t> node_at;       // [OsmNodes] row of StreetNodes (copy 0), or kNone
  std::vector<std::uint8_t> fact;           // [OsmNodes] of `node_fact`, of all that are one with it
  std::vector<std::uint32_t> same_place;    // [OsmNodes] the row that stands for it: neighbours on one place are one
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  Road const& road_of(std::uint32_t edge) const { return roads.road[edges.road[edge]]; }
};

/// The point of a row of OsmNodes. [degrees]
Point point_of(OsmNodes const& nodes, std::uint32_t row);

/// Cuts the ways that an asked use may take. What is left out is dropped and listed in the report: roads that are not
/// open, that carry no traffic or none of those asked for, references to nodes that the file lacks (the way is cut
/// there), ways of one node. Neighbours of a way that lie on one place become one node, so that no edge has length 0.
/// A node stands where ways meet or end, at signals, toll booths, barriers and via nodes of turn restrictions; a
/// barrier that stops every asked use parts the ends that meet there.
/// @param left_hand  traffic keeps left  @param shown  name of the file
StreetGraph street_graph(OsmStore const& store, OsmOptions const& options, bool left_hand, std::string const& shown,
                         ImportReport& report);

}  // namespace tanvan
