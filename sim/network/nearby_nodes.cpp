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

NearestNodes::NearestNodes(std::span<double const> lon, std::span<double const> lat,
                           std::span<std::uint8_t const> wanted)
    : lon_(lon), lat_(lat) {
  for (auto const v : ids<NodeId>(wanted.size()))
    if (wanted[v.value] != 0) sorted_.push_back(v);
  std::sort(sorted_.begin(), sorted_.end(),
            [&](NodeId a, NodeId b) { return std::pair(lat_[a.value], a) < std::pair(lat_[b.value], b); });
}

std::vector<NearbyNode> NearestNodes::nearest(LonLat place, std::size_t most) const {
  std::vector<NearbyNode> found;
  auto const above = std::lower_bound(sorted_.begin(), sorted_.end(), place.lat,
                                      [&](NodeId node, double lat) { return lat_[node.value] < lat; });
  for (auto it = above; it != sorted_.end() && try_node(*it, place, most, found);) ++it;
  for (auto it = above; it != sorted_.begin() && try_node(*(it - 1), place, most, found);) --it;
  return found;
}

/// False where this node and all beyond are too far by latitude alone.
bool NearestNodes::try_node(NodeId node, LonLat place, std::size_t most, std::vector<NearbyNode>& found) const {
  auto const lon = lon_[node.value], lat = lat_[node.value];
  bool const full = found.size() == most;
  if (full && distance_between(place.lon, place.lat, place.lon, lat) > found.back().distance) return false;
  NearbyNode const near{distance_between(place.lon, place.lat, lon, lat), node};
  if (full && !(near < found.back())) return true;
  found.insert(std::lower_bound(found.begin(), found.end(), near), near);
  if (found.size() > most) found.pop_back();
  return true;
}

}  // namespace tanvan
