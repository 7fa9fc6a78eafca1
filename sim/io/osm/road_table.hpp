#pragma once
/// The road of every way of a file.

#include <string>
#include <vector>

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/osm/osm_options.hpp"
#include "sim/io/osm/osm_store.hpp"
#include "sim/io/osm/street_graph.hpp"

namespace tanvan {

struct WayRoads {
  RoadTable table;
  std::vector<std::uint32_t> road;   // [ways] row of the table, or StreetGraph::kNone: the way is no road here
  std::vector<std::uint16_t> facts;  // [ways] of `road_fact`
};

/// Reads the tags of all ways; those that are no road for an asked use are dropped and listed.
/// @param left_hand  traffic keeps left
WayRoads roads_of_ways(OsmStore const& store, OsmOptions const& options, bool left_hand, std::string const& shown,
                       ImportReport& report);

/// The law at a place: that of Viet Nam within a box around it, which also holds parts of its neighbours.
RoadLaw law_at(OsmPlace place);

}  // namespace tanvan
