#pragma once
/// The world's roads as a simulated day finds them.

#include "models/demand/vehicle_trips.hpp"
#include "scenarios/run/travel/travel_day.hpp"
#include "sim/assignment/day_network.hpp"

namespace tanvan {

/// All links of the network, row by row. What opens later than world.now has no capacity. Line buses, which drive by
/// timetable, take their room of each bin off the capacity, but no more than nine tenths of it.
/// @param bus_veh_h  [T, L]  @param share  of capacities and lanes that is there for the vehicles that will drive, > 0
TrafficRoads traffic_roads(World const& world, Matrix const& bus_veh_h, double share);

/// What a day of `p` has of all capacities and lanes: the road and the streets beside it.
double road_share(DynamicParameters const& p);

/// Where classes may drive, and what it costs: closed links, bans, speed caps, tolls over values of time as in
/// `road_problem`. A ban of trucks in bins of the day is a fine that holds in the hours which lie to half or more
/// within those bins: worth a detour of `kBarredDetour_s`, so that only trucks whose origin or destination is there
/// enter, as permits allow.
inline constexpr double kBarredDetour_s = 4 * 3600;
DayAccess day_access(World const& world, RoadParameters const& p);

/// Whether trucks are barred from a link in an hour of the day. @param hour  [0, 24)
bool is_barred(World const& world, LinkId link, std::size_t hour);

/// The rules with the caps of [models.road] too: the lower of the two holds.
TrafficRules traffic_rules(TravelParameters const& p);

/// How vehicles are made, with the riders of the choice of modes.
VehicleTripParameters vehicle_parameters(TravelParameters const& p);

}  // namespace tanvan
