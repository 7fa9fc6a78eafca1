#include "sim/traffic/traffic_roads.hpp"

#include <algorithm>

#include "sim/core/quantity.hpp"

namespace tanvan {

double wave_speed_ms(double capacity_pcu_h, double free_speed_kmh, double jam_density_pcu_km) {
  double const moving = capacity_pcu_h / free_speed_kmh;  // [PCU/km] at capacity
  if (!(moving < jam_density_pcu_km)) return std::numeric_limits<double>::infinity();
  return capacity_pcu_h / (jam_density_pcu_km - moving) / kKmhInMs;
}

std::vector<OrdinaryLink> ordinary_links(TrafficRoads const& roads) {
  std::vector<OrdinaryLink> links;
  for (auto const a : ids<LinkId>(roads.links()))
    links.push_back({roads.capacity_pcu_h[a], roads.lanes[a], roads.capacity_pcu_h[a], false});
  std::vector<double> lanes(roads.lanes.begin(), roads.lanes.end());
  for (auto const& change : roads.changes) {
    auto& link = links[change.link.value];
    link.shrinks = link.shrinks || change.lanes < lanes[change.link.value];
    lanes[change.link.value] = change.lanes;
    link.most_pcu_h = std::max(link.most_pcu_h, change.capacity_pcu_h);
    if (link.capacity_pcu_h > 0 || !(change.capacity_pcu_h > 0)) continue;
    link.capacity_pcu_h = change.capacity_pcu_h;
    link.lanes = change.lanes;
  }
  return links;
}

}  // namespace tanvan
