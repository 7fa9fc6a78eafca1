#pragma once
/// Vehicles of public transport among the trips of a day on the roads.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/traffic/road_stops.hpp"
#include "sim/traffic/traffic_roads.hpp"
#include "sim/traffic/trip_table.hpp"
#include "sim/transit/service_day.hpp"

namespace tanvan {

/// Where the vehicle that begins with a run drives.
struct RoadVehicle {
  RunId first;
  TrafficTime depart = 0;   // when it sets out on its first link, early enough for its first call
  std::vector<LinkId> way;  // links of the roads before they were cut at stops, by all its stops in their order
};

inline constexpr std::uint32_t kNoRoadStop = std::numeric_limits<std::uint32_t>::max();

/// Calls of trips, and which calls of the timetable they are.
struct RoadCalls {
  CallTable calls;
  std::vector<std::uint32_t> row;  // [calls], of the timetable

  /// What the engine asks. @param day  outlives the function, as this does
  DwellFunction dwell(ServiceDay& day) const;
};

/// Adds vehicles as trips of class bus behind those that are there already, which call nowhere.
/// @param road_stop  [stops], row of the stops that `roads` was cut at; kNoRoadStop: none
/// @param trips,ways  of the cut roads
/// @param[out] lost  rows of `vehicles` whose way does not come by their stops; they are not added
RoadCalls add_road_vehicles(TransitService const& service, std::span<RoadVehicle const> vehicles,
                            StopRoads const& roads, std::span<std::uint32_t const> road_stop, TripTable& trips,
                            WayTable& ways, std::vector<std::size_t>& lost);

}  // namespace tanvan
