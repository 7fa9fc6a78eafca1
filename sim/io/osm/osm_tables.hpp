#pragma once
/// Links of streets as the tables between formats.

#include "sim/io/exchange/imported_network.hpp"
#include "sim/io/osm/street_links.hpp"
#include "sim/io/osm/turn_bans.hpp"

namespace tanvan {

/// Everything that the tables are made of.
struct StreetParts {
  OsmStore const& store;
  StreetGraph const& graph;
  StreetSteps const& steps;
  StreetChains const& chains;
  StreetLinks const& links;
  TurnBans const& bans;
};

/// Fills nodes (by OpenStreetMap id, with `-2` … behind where a barrier parts them), links (numbered from 1 by way) and
/// restrictions of the kept links; restrictions that lose a link are dropped and listed. Text columns of links: `osm_way`
/// (ids with `;` between), `ref`, `junction`, `bridge`, `tunnel`, `layer`, `surface`, `bus_lanes`, `no_through_uses`,
/// `toll_uses`, `max_weight_t`, `max_height_m`.
void add_tables(StreetParts const& parts, std::string const& shown, ImportedNetwork& out);

}  // namespace tanvan
