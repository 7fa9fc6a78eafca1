#pragma once
/// Edges joined where nothing branches off and nothing changes.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/io/osm/street_steps.hpp"

namespace tanvan {

/// Row i is the edges `step[offset[i] .. offset[i+1])`, each after the other.
struct StreetChains {
  std::vector<std::size_t> offset = {0};
  std::vector<EdgeStep> step;
  std::vector<std::uint32_t> chain_of;  // [edges]
  std::vector<std::uint32_t> position;  // [edges] row in `step`
  std::vector<std::uint8_t> along;      // [edges] 1: the chain drives it forward

  std::size_t size() const { return offset.size() - 1; }
  /// True where `b` follows `a` within one link.
  bool follows(EdgeStep a, EdgeStep b) const {
    if (chain_of[a.edge] != chain_of[b.edge]) return false;
    bool const forward = a.forward == (along[a.edge] != 0);
    return forward == (b.forward == (along[b.edge] != 0)) &&
           position[b.edge] == position[a.edge] + (forward ? 1U : static_cast<std::uint32_t>(-1));
  }

  std::span<EdgeStep const> of(std::size_t chain) const {
    return std::span(step).subspan(offset[chain], offset[chain + 1] - offset[chain]);
  }
};

/// Joins edges at nodes where exactly two edges meet, with equal roads in both directions, unless the node must be
/// kept. Chains stand in the order of their lowest edge, which they drive forward. A ring without a node of its own
/// begins at its lowest edge.
StreetChains street_chains(StreetGraph const& graph, StreetSteps const& steps);

}  // namespace tanvan
