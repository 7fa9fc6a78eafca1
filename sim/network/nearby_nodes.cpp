#include "sim/network/nearby_nodes.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {
namespace {

constexpr double kCellsADegree = 100;  // at least 1 km a cell up to a latitude of 26 degrees

std::int32_t cell_of(double degrees) {
  return static_cast<std::int32_t>(std::floor(degrees * kCellsADegree));
}

}  // namespace

NearbyNodes::NearbyNodes(NodeStore const& nodes, Column<NodeId, std::uint8_t> const& wanted) {
  for (auto const v : ids<NodeId>(wanted.size()))
    if (wanted[v] != 0)
      cells_[{cell_of(nodes.lon[v]), cell_of(nodes.lat[v])}].push_back({v, {nodes.lon[v], nodes.lat[v]}});
}

std::vector<NearbyNode> NearbyNodes::within(LonLat place, Metres reach) const {
  expects(reach <= Metres{1000}, "a reach of one cell");
  std::vector<NearbyNode> found;
  auto const x = cell_of(place.lon), y = cell_of(place.lat);
  for (auto i = x - 1; i <= x + 1; ++i)
    for (auto j = y - 1; j <= y + 1; ++j) {
      auto const cell = cells_.find({i, j});
      if (cell == cells_.end()) continue;
      for (auto const& [v, at] : cell->second) {
        auto const distance = distance_between(place.lon, place.lat, at.lon, at.lat);
        if (distance <= reach) found.push_back({distance, v});
      }
    }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace tanvan
