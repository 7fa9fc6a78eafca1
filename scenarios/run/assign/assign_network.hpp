#pragma once
/// Roads and zones as an assignment sees them, whatever file they were read from.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/assignment/problem.hpp"
#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/tntp/tntp_network.hpp"

namespace tanvan {

/// Ways that some must not take: from link `from` straight into link `to`, at their common node.
struct BannedTurn {
  LinkId from, to;
  Uses uses;
};

/// A static network. Parallel links and self loops are legal. A network of TNTP keeps the file's own units; one of GMNS
/// has minutes, PCU/h and km.
/// Time of a link at volume v: free_flow_time * (1 + b * (v / capacity)^power).
struct AssignNetwork {  // one row per LinkId, in the order of the file
  std::string file;     // of the links, as messages name it
  std::uint32_t nodes = 0;
  ZoneAccess access;                  // the nodes of each zone, without cost
  std::vector<std::uint8_t> through;  // [nodes]; 0: a route may begin or end there, never pass

  Column<LinkId, NodeId> from, to;
  Column<LinkId, double> capacity;        // > 0
  Column<LinkId, double> length;          // >= 0; 0 where the file has none
  Column<LinkId, double> free_flow_time;  // >= 0
  Column<LinkId, double> b, power;        // >= 0
  Column<LinkId, double> toll;            // >= 0; 0 where the file has none
  Column<LinkId, std::int32_t> type;      // as the file has it; 0 where it has none
  Column<LinkId, std::uint32_t> line;     // of the file
  Column<LinkId, Uses> uses;              // who may be there; empty: everybody everywhere
  std::vector<BannedTurn> banned_turns;   // in any order
  bool has_length = true, has_toll = true, has_type = true;
  bool counts_zones = true;                            // false where any node may be a zone
  std::optional<double> toll_factor, distance_factor;  // weights that the file gives, >= 0
  Faults notes;                                        // what was left out or taken for granted, to be shown

  std::shared_ptr<NetworkTables const> map;  // its nodes and links on the map; none where it has no place there

  std::uint32_t first_node = 1;           // the number of NodeId{0} where nodes are numbered without gaps
  std::vector<std::int64_t> node_number;  // [nodes] of others; empty: from `first_node` on
  std::vector<std::string> node_name;     // [nodes] the same as texts
  std::vector<std::string> zone_name;     // [zones]; empty: zones are the first nodes, and named as they are
  std::vector<std::int64_t> zone_number;  // [zones]; empty: the same
  Column<LinkId, std::string> link_name;  // empty where links have none

  AssignNetwork() = default;
  /// Zones are the first nodes, reached without cost; nodes before the first through node are never passed.
  AssignNetwork(TntpNetwork network);

  std::size_t links() const { return from.size(); }
  std::uint32_t zones() const { return static_cast<std::uint32_t>(access.zones()); }
  InputPlace place(LinkId a) const { return {file, line[a], 0}; }
  std::int64_t number(NodeId v) const {
    return node_number.empty() ? std::int64_t{v.value} + first_node : node_number[v.value];
  }
  std::int64_t number(ZoneId z) const { return zone_number.empty() ? number(NodeId{z.value}) : zone_number[z.value]; }
  /// As the files call it.
  std::string name(NodeId v) const { return node_name.empty() ? std::to_string(number(v)) : node_name[v.value]; }
  std::string name(ZoneId z) const { return zone_name.empty() ? name(NodeId{z.value}) : zone_name[z.value]; }
};

}  // namespace tanvan
