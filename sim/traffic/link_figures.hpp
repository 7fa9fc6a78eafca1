#pragma once
/// What planners read off a day's record: flows, speeds, delays.

#include <span>
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
  std::vector<double> delay_veh_h;          // [bins, links], beyond the free time, of those that left in the bin; and
                                            // what passed in the bin of those who never left
  std::vector<double> occupancy_pcu;        // [bins, links] at the end of the bin
};

/// Speed is length over the mean time of those that left the link in the bin, to which those who never leave it add the
/// time that they stand: the free speed where nobody left, unless somebody stands for good or more than half of the
/// link's standing room was taken; then 0, since a queue stood.
LinkFigures link_figures(TrafficRoads const& roads, TrafficRules const& rules, DayResult const& day);

/// Time that vehicles stood which never left their link, up to the end of the record: [bins, links, 2] motorbikes and
/// all others [s]; empty where nobody stands.
std::vector<double> standing_times(LinkRecord const& record, std::span<Standing const> standing);

}  // namespace tanvan
