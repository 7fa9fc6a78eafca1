#pragma once
/// Folder and trips as the question that a simulated day answers, and the answer.

#include <vector>

#include "scenarios/run/traffic/link_tolls.hpp"
#include "scenarios/run/traffic/traffic_network.hpp"
#include "scenarios/run/traffic/traffic_settings.hpp"
#include "scenarios/run/traffic/traffic_trips.hpp"
#include "scenarios/run/traffic/transit_roads.hpp"
#include "sim/assignment/ban_departures.hpp"
#include "sim/assignment/day_equilibrium.hpp"

namespace tanvan {

/// The day that was simulated, and how well its ways fit it.
struct TrafficAnswer {
  TripTable trips;
  WayTable ways;
  DayResult day;
  PutOff put_off;           // departures that bans moved (`TrafficSettings::wait_at_home`)
  double relative_gap = 0;  // NaN where nobody asked: one shot, or all ways given
  double wall_s = 0;        // of the last simulated day alone, without ways [s]
  std::vector<DayStep> steps = {};
  int kept = 0;  // iteration of the day that is told; 0 where none was made
  DayStop stop = DayStop::out_of_iterations;
  TransitFolder const* transit = nullptr;  // on the roads too, or null
  RiderTable const* riders = nullptr;      // of it
  TransitOutcome rode = {};
};

/// The folder's roads as they are driven: links whose lanes part are several (`expand_lanes`).
LaneRoads driven_roads(TrafficNetwork const& network);

/// Where classes may drive on these, by allowed_uses, bans and lanes of the folder, and what tolls cost those whose
/// time has a value. @param tolls  of the folder's links
DayAccess access_of(TrafficNetwork const& network, LaneRoads const& driven, TrafficSettings const& settings = {},
                    ClassTolls const& tolls = {});

/// When trips want to arrive, where the settings let them choose their departure; else none.
std::vector<ScheduleWish> wishes_of(TripRequests const& requests, TrafficSettings const& settings);

/// The trips of the file; those that have a route, or don't travel, too.
DayTrips day_trips(TripRequests const& requests);

/// Runs one day on given ways, and cheapest ways on empty roads for who has none.
/// @param day  of the driven roads; null where all trips have a way  @param moves  whether the day is to tell them
/// @param transit  on the driven roads; null: none
/// @return ways and record on the folder's links
TrafficAnswer one_shot(TrafficNetwork const& network, LaneRoads const& driven, DayNetwork const* day,
                       TripRequests const& requests, TrafficSettings const& settings,
                       std::function<void(TrafficTime, std::uint64_t)> const& progress, bool moves = false,
                       TransitOnRoads const* transit = nullptr);

/// Runs days until nobody can gain much by another way. Ways of the file are where their trips begin.
/// @param day  of the driven roads  @param moves  the last day is run once more to tell them, as with transit its calls
/// @return ways and record on the folder's links
TrafficAnswer iterated(TrafficNetwork const& network, LaneRoads const& driven, DayNetwork const& day,
                       TripRequests const& requests, TrafficSettings const& settings, DayProgress const& progress,
                       bool moves = false, TransitOnRoads const* transit = nullptr);

/// How many had arrived by the end of each hour of the clock, from midnight to the hour in which the last one moved.
std::vector<std::uint64_t> arrived_by_hour(DayResult const& day);

/// Trips that end where they begin: they have arrived when they set out.
bool stays(TripRequests const& requests, std::size_t trip);

}  // namespace tanvan
