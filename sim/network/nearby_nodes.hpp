#pragma once
/// Which junctions lie near a place.

#include <cstdint>
#include <map>
#include <span>
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

/// Junctions by latitude, so that a search can stop where latitude alone is too far.
class NearestNodes {
 public:
  /// @param lon,lat [degrees], one per node, outlive the index; known for all that count
  /// @param wanted 1 for the junctions that count, one per node
  NearestNodes(std::span<double const> lon, std::span<double const> lat, std::span<std::uint8_t const> wanted);

  /// The nearest `most` junctions, nearest first, ties by id; fewer where there are no more. @param most > 0
  std::vector<NearbyNode> nearest(LonLat place, std::size_t most) const;

 private:
  bool try_node(NodeId node, LonLat place, std::size_t most, std::vector<NearbyNode>& found) const;

  std::span<double const> lon_, lat_;
  std::vector<NodeId> sorted_;
};

}  // namespace tanvan
