#pragma once
/// Chains of edges as links, and which of them the network keeps.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/osm/street_chains.hpp"

namespace tanvan {

struct StreetLinks {                       // one row a direction of a chain, by chain, forward first
  std::vector<std::uint32_t> chain;        //
  std::vector<std::uint8_t> forward;       // 1: as the chain runs
  std::vector<std::uint32_t> from, to;     // rows of StreetNodes
  std::vector<std::uint8_t> keep;          // 1: part of the network

  std::size_t size() const { return chain.size(); }
};

/// The first and the last step of a link.
EdgeStep first_step(StreetChains const& chains, StreetLinks const& links, std::size_t link);
EdgeStep last_step(StreetChains const& chains, StreetLinks const& links, std::size_t link);

/// A link for each direction that an asked use may take.
StreetLinks street_links(StreetChains const& chains, StreetSteps const& steps, Uses asked);

/// Keeps the links of the largest strongly connected part of the motor network (links that any asked motor use takes),
/// and, where bicycles or walkers are asked for, of theirs. What `options.parts` says may keep them all. The ways of the
/// others are dropped and listed, and a note counts them.
void keep_connected(StreetGraph const& graph, OsmStore const& store, StreetSteps const& steps,
                    StreetChains const& chains, OsmOptions const& options, std::string const& shown, StreetLinks& links,
                    ImportReport& report);

}  // namespace tanvan
