#pragma once
/// The world's roads as a simulated day finds them.

#include "models/demand/vehicle_trips.hpp"
#include "scenarios/run/travel/travel_day.hpp"
#include "sim/assignment/day_network.hpp"

namespace tanvan {

/// All links of the network, row by row. What opens later than world.now has no capacity. Line buses, which drive by
/// timetable, take their room of each bin off the capacity, but no more than nine tenths of it. Trucks may not enter a
/// link in the hours of its ban, on the first day and the second.
/// @param bus_veh_h  [T, L]  @param share  of capacities and lanes that is there for the vehicles that will drive, > 0
TrafficRoads traffic_roads(World const& world, Matrix const& bus_veh_h, double share);

/// What a day of `p` has of all capacities and lanes: the road and the streets beside it.
double road_share(DynamicParameters const& p);

/// Where classes may drive, and what it costs: closed links, bans of classes, speed caps, tolls over values of
/// time as in `road_problem`. Bans by the hour are those of the roads; who plans to enter a barred link keeps
/// `kBanMargin_s` off their begin (prior: what a bin of the record and a light or two are wrong by).
/// Where trucks are barred at all hours those enter whose journeys begin or end there, as permits allow: it is a fine
/// worth a detour of `kBarredDetour_s`, for a way must exist to every zone.
inline constexpr double kBanMargin_s = 600, kBarredDetour_s = 4 * 3600;
DayAccess day_access(World const& world, RoadParameters const& p);

/// The rules with the caps of [models.road] too: the lower of the two holds.
TrafficRules traffic_rules(TravelParameters const& p);

/// How vehicles are made, with the riders of the choice of modes.
VehicleTripParameters vehicle_parameters(TravelParameters const& p);

}  // namespace tanvan
