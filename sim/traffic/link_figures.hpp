#pragma once
/// What planners read off a day's record: flows, speeds, delays.

#include <vector>

#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

/// One row a bin and one column a link; the record's bins from midnight on. Of all vehicles: what a sample did counts
/// 1 / `TrafficRules::sample` times.
struct LinkFigures {
  std::vector<double> bin_start_s;          // [bins]
  std::vector<double> volume_veh_h;         // [bins, links, classes]
  std::vector<double> volume_pcu_h;         // [bins, links], room of moving vehicles
  std::vector<double> speed_kmh;            // [bins, links] of all but motorbikes
  std::vector<double> motorbike_speed_kmh;  // [bins, links]
  std::vector<double> delay_veh_h;          // [bins, links], beyond the free time, of those that left in the bin
  std::vector<double> occupancy_pcu;        // [bins, links] at the end of the bin
};

/// Speed is length over the mean time of those that left the link in the bin: the free speed where nobody did, unless
/// more than half of the link's standing room was taken; then 0, since a queue stood.
LinkFigures link_figures(TrafficRoads const& roads, TrafficRules const& rules, LinkRecord const& record);

}  // namespace tanvan
