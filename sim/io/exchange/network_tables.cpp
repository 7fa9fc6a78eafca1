#include "sim/io/exchange/network_tables.hpp"

#include <cmath>

namespace tanvan {

bool in_degrees(NodeTable const& nodes) {
  bool any = false;
  for (auto const v : ids<NodeId>(nodes.size())) {
    if (std::isnan(nodes.x[v] + nodes.y[v])) continue;
    if (std::abs(nodes.x[v]) > 180 || std::abs(nodes.y[v]) > 90) return false;
    any = true;
  }
  return any;
}

}  // namespace tanvan
