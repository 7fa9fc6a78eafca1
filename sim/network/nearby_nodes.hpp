#pragma once
/// Which junctions lie near a place.

#include <cstdint>
#include <map>
#include <vector>

#include "sim/network/network.hpp"

namespace tanvan {

/// A junction and how far it lies away.
struct NearbyNode {
  Metres distance;
  NodeId node;

  friend auto operator<=>(NearbyNode const&, NearbyNode const&) = default;
};

/// Junctions on a grid of cells of 0.01 degrees.
class NearbyNodes {
 public:
  /// @param wanted 1 for the junctions that count, one per node
  NearbyNodes(NodeStore const& nodes, Column<NodeId, std::uint8_t> const& wanted);

  /// Junctions within `reach`, nearest first, ties by id. @param reach [m], at most 1 km
  std::vector<NearbyNode> within(LonLat place, Metres reach) const;

 private:
  using Cell = std::pair<std::int32_t, std::int32_t>;
  struct Placed {
    NodeId node;
    LonLat place;
  };

  std::map<Cell, std::vector<Placed>> cells_;
};

}  // namespace tanvan
