#pragma once
/// Inside the check of a network: what its parts share.

#include <functional>
#include <string>
#include <vector>

#include "scenarios/run/network_check/network_trouble.hpp"
#include "sim/io/exchange/imported_network.hpp"
#include "sim/network/graph_check.hpp"

namespace tanvan {

/// A network under check.
struct NetworkUnderCheck {
  ImportedNetwork const& imported;
  std::string const& folder;
  bool lon_lat = false;                // places are degrees: lengths can be compared with them
  std::vector<std::uint8_t> use;       // [links] the bits of allowed_uses
  std::vector<std::uint8_t> through;   // [nodes] 0: a centroid
  std::vector<std::uint8_t> external;  // [nodes] 1: where the network meets the world
  std::vector<Finding> found = {};

  NodeTable const& nodes() const { return imported.network.nodes; }
  LinkTable const& links() const { return imported.network.links; }
  CheckedGraph graph() const { return {links().from.span(), links().to.span(), use, through}; }
  Point at(NodeId v) const { return {nodes().x[v], nodes().y[v]}; }
  InputPlace place(NodeId v) const;
  InputPlace place(LinkId a) const;
  /// `link 12 (3 to 4)`
  std::string words(LinkId a) const;
  /// Open to a motor vehicle, and no connector: a road of which speed, lanes and capacity must be known.
  bool is_road(LinkId a) const;
};

/// The place in the middle of a link.
Point middle_of(NetworkUnderCheck const& check, LinkId a);

/// `3, 4, 5 and 12 more`
std::string names_of(NodeTable const& nodes, std::span<NodeId const> some);

void add_node(NetworkUnderCheck& check, Trouble kind, Severity severity, NodeId v, std::string sentence);
void add_link(NetworkUnderCheck& check, Trouble kind, Severity severity, LinkId a, std::string const& sentence);

/// A finding for each link, or one for all where it is true of every one of many.
void add_links(NetworkUnderCheck& check, Trouble kind, Severity severity, std::span<LinkId const> some,
               std::function<std::string(LinkId)> const& sentence);
void add_nodes(NetworkUnderCheck& check, Trouble kind, Severity severity, std::span<NodeId const> some,
               std::function<std::string(NodeId)> const& sentence);

void check_parts(NetworkUnderCheck& check);     // separate parts, zones without access
void check_topology(NetworkUnderCheck& check);  // dead ends, loops, links twice, missing directions, turns
void check_values(NetworkUnderCheck& check);    // speeds, lanes, capacities, ids
void check_geometry(NetworkUnderCheck& check);  // lengths, ends of geometry, crossings

}  // namespace tanvan
