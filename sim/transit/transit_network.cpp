#include "sim/transit/transit_network.hpp"

#include <cmath>

namespace tanvan {

bool TransitNetwork::runs(LineId line) const {
  return open[line] != 0 && std::isfinite(headway_min[line]);
}

std::vector<MapPoint> served_places(TransitNetwork const& network) {
  std::vector<MapPoint> places;
  for (LineId line : ids<LineId>(network.lines()))
    if (network.runs(line))
      for (auto s = network.offset[line.value]; s < network.offset[line.value + 1]; ++s)
        places.push_back(network.place[StopId{s}]);
  return places;
}

}  // namespace tanvan
