#pragma once
/// Turn restrictions and barriers as sequences of edges that must not be driven.

#include <string>
#include <vector>

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/osm/osm_store.hpp"
#include "sim/io/osm/street_steps.hpp"

namespace tanvan {

/// Row i bans `step[offset[i] .. offset[i+1])` for `uses`.
struct TurnBans {
  std::vector<std::string> source;  // `relation 123`, `node 456`
  std::vector<std::uint32_t> offset = {0};
  std::vector<EdgeStep> step;
  std::vector<Uses> uses;

  std::size_t size() const { return source.size(); }
  void add(std::string const& from, std::span<EdgeStep const> steps, Uses for_uses);
};

/// The bans of all restrictions: `no_…` bans its own way, `only_…` all others, the turn back among them; with ways
/// between, who has turned into the first of them must go on to the end. Those that name ways or nodes which are no
/// roads of this network, that can be understood in several ways, that no asked use drives, or that depend on a
/// condition are dropped and listed by their relation. Barriers that stop some uses ban these from passing.
/// @param[in,out] graph  nodes at which a ban begins or ends are marked `keep`
TurnBans turn_bans(OsmStore const& store, StreetGraph& graph, StreetSteps const& steps, std::string const& shown,
                   ImportReport& report);

}  // namespace tanvan
