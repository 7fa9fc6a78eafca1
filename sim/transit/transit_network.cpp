#include "sim/transit/transit_network.hpp"

#include <cmath>

namespace tanvan {

bool TransitNetwork::runs(LineId line) const {
  return open[line] != 0 && std::isfinite(headway_min[line]);
}

}  // namespace tanvan
