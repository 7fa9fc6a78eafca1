#pragma once
/// What planners read off a whole day: districts, screenlines, travel times.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/traffic/link_figures.hpp"

namespace tanvan {

/// How districts fill and flow: the macroscopic fundamental diagram (Geroliminis and Daganzo, Transportation Research B
/// 42, 2008). One row a bin and one column a district.
struct DistrictFigures {
  std::vector<double> accumulation_pcu;     // [bins, districts] standing room taken, mean of begin and end of the bin
  std::vector<double> production_veh_km_h;  // [bins, districts] vehicles that left a link in the bin, by its length
  std::vector<double> production_pcu_km_h;  // [bins, districts] the same in PCU
  std::vector<double> speed_kmh;            // [bins, districts] their kilometres by their hours; 0 where nobody moved
  std::vector<double> delay_veh_h;          // [bins, districts] beyond free flow
};

/// @param figures  of these roads
/// @param district  [links] below `districts`
DistrictFigures district_figures(TrafficRoads const& roads, LinkFigures const& figures,
                                 std::span<std::uint32_t const> district, std::size_t districts);

/// Links that are counted together, such as the bridges of a river in one direction.
struct Screenline {
  std::string name;
  std::vector<LinkId> links;  // ascending, each once
};

/// Vehicles of each class over each line. @param figures  of `links` links
/// @return [bins, lines, classes], vehicles/h
std::vector<double> screenline_volumes(LinkFigures const& figures, std::size_t links,
                                       std::span<Screenline const> lines);

/// Travel times of trips that arrived, waiting at the first link included, by departure and class.
/// Row-major [bins, classes]; 0 where no trip arrived.
struct TravelTimes {
  std::vector<std::int64_t> trips;
  std::vector<double> mean_s, p5_s, p50_s, p85_s, p95_s;  // the p-th: the least that p % of the trips don't exceed
};

/// @param bins  of `bin_width` from midnight; trips that set out later are left out
TravelTimes travel_times(TripTable const& trips, DayResult const& day, std::size_t bins, TrafficTime bin_width);

}  // namespace tanvan
