#pragma once
/// GMNS folders as the roads of a simulated day.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "scenarios/run/network_map/network_map.hpp"
#include "sim/core/result.hpp"
#include "sim/io/exchange/imported_network.hpp"
#include "sim/routing/turn_graph.hpp"
#include "sim/traffic/lane_roads.hpp"
#include "sim/traffic/traffic_roads.hpp"

namespace tanvan {

/// A folder's roads, and what routing and results ask of it. Rows are those of node.csv and link.csv, but that an
/// undirected link has two.
struct TrafficNetwork {
  std::string file;    // link.csv, for messages
  TrafficRoads roads;  // without changes during the day, which a table of its own tells (`read_road_changes`)
  Column<LinkId, std::string> link_name;
  Column<NodeId, std::string> node_name;
  Column<LinkId, std::string> road_name;   // `name` of link.csv, for people
  Column<NodeId, std::string> place_name;  // `name` of node.csv
  Column<LinkId, Uses> uses;
  Column<LinkId, double> toll;               // [currency a passage], >= 0
  Column<LinkId, std::uint32_t> line;        // of link.csv, 0 where not known
  Column<LinkId, std::string> district;      // as link.csv has it, empty where it has no such column
  Column<NodeId, std::string> zone;          // zone_id; empty or -1 where the node is no access to a zone
  std::vector<std::uint8_t> through;         // [nodes] 0: a way may begin or end here, never pass (a centroid)
  Column<NodeId, double> x, y;               // in `crs`, NaN where unknown
  std::string crs;                           // as of NetworkTables
  std::vector<LinkLanes> lanes;              // of links that part into groups of lanes, by link
  std::vector<TurnBan> bans;                 // by (from, to), ascending, each turn once
  std::vector<Uses> ban_uses;                // [bans] who must not take it
  std::shared_ptr<NetworkTables const> map;  // nodes and links where all nodes have longitude and latitude, else none
  std::optional<NoMap> no_map;               // why not, in a sentence
  Faults notes;                              // what was taken for granted, in counts

  InputPlace place(LinkId a) const { return {file, line[a], 0}; }
};

/// Capacity is that of a lane times lanes. What is missing, and how it is filled:
/// - lanes: 1;
/// - capacity: `practical_capacity` of the lanes and the speed (TCVN 4054:2005, from memory); a link of the facility
///   `connector` is wide instead: 100,000 PCU/h, and without lanes 100 of them;
/// - free_speed: length over VDF_fftt [min] where the folder has such a column, at most 1,000 km/h; any where the link
///   has no length.
/// Each is counted in `notes`. Links that no motor vehicle may use are kept and closed; a capacity of 0 closes too.
/// Signals are those of `traffic_signals`, bans those of `banned_turns`, lanes those of `gmns_lanes`.
/// Faults, all at once with the lines of link.csv and the other tables: no speed or one of 0, lanes 0, a link that
/// takes longer than a day, more than 255 links that leave a node, rows of movement and signal tables that name what is
/// not there. @param folder  its name for messages
Result<TrafficNetwork> traffic_network(ImportedNetwork const& imported, std::string const& folder);

/// The same of a folder on disk, whose own trips are not read; what reading it had to say stands among the notes.
/// @param given  files that are read by their own names, such as a table of changes: no note calls them left out
Result<TrafficNetwork> read_traffic_network(std::string const& folder, std::span<std::string const> given = {});

}  // namespace tanvan
