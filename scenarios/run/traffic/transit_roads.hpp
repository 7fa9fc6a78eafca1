#pragma once
/// Ways of a folder's buses over the roads, and the day with them.

#include "scenarios/run/traffic/transit_folder.hpp"
#include "sim/assignment/day_network.hpp"
#include "sim/traffic/traffic_day.hpp"
#include "sim/transit/road_vehicles.hpp"

namespace tanvan {

/// A bus sets out so long before it should be at its first stop [s].
inline constexpr double kPullOut_s = 60;

/// Vehicles of the folder's runs on the road, in their order: from stop to stop the way that takes a bus least time on
/// empty roads, turning back at dead ends alone. A fault for each trip that finds none.
/// @param day  of the roads, cut at the folder's stops
Result<std::vector<RoadVehicle>> bus_ways(TransitFolder const& folder, StopRoads const& roads, DayNetwork const& day);

/// Public transport on the roads of a day, and who rides it.
struct TransitOnRoads {
  TransitFolder const* folder = nullptr;
  StopRoads const* roads = nullptr;
  std::vector<RoadVehicle> vehicles;
  RiderTable const* riders = nullptr;
  StopRules stops = {};
};

/// What the day did to vehicles and riders.
struct TransitOutcome {
  RealisedCalls calls;  // of the timetable
  RiderOutcomes riders;
};

/// The day with these vehicles besides; what it tells is of the trips alone, but for the record of links and entries,
/// which count all.
DayResult run_with_transit(TransitOnRoads const& transit, TripTable trips, WayTable ways, TrafficRules const& rules,
                           DayOptions options, TransitOutcome& outcome);

}  // namespace tanvan
