#include "sim/io/exchange/network_map.hpp"

#include <cmath>

#include "sim/io/exchange/projection.hpp"

namespace tanvan {

std::shared_ptr<NetworkTables const> map_of(NetworkTables const& network) {
  auto const& nodes = network.nodes;
  if (!is_lon_lat(network.crs)) return nullptr;
  for (auto const v : ids<NodeId>(nodes.size()))
    if (std::isnan(nodes.x[v] + nodes.y[v])) return nullptr;
  auto map = std::make_shared<NetworkTables>();
  map->nodes = nodes;
  map->links = network.links;
  return map;
}

}  // namespace tanvan
