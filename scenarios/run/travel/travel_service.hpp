#pragma once
/// The level of service of a day: what each mode offers between zones at given speeds of the roads.

#include <vector>

#include "models/transit_service/routes.hpp"
#include "scenarios/run/travel/road_times.hpp"
#include "scenarios/run/travel/travel_day.hpp"

namespace tanvan {

/// How journeys by public transport are found: the keys of models.transit_service, and what walks, waits and changes
/// are felt to be by those who choose a mode: `outside_weight`, and transfer_slope / time_slope to a tenth of a minute.
TransitOptions transit_options_of(TravelParameters const& p);

/// What stays the same through the exchanges of one day.
struct TravelFrame {
  LineStops stops;
  BusRoutes routes;
  Matrix bus_veh_h;                               // [T, L]
  Matrix slow_km;                                 // [Z, Z]
  std::array<std::vector<double>, kModes> share;  // [mode][Z] of public transport, else empty
  std::vector<ParkingLot> lots;                   // stations of BRT and metro with room for motorbikes
  std::vector<AssignmentProblem> roads;           // [T], demand to be filled
};
TravelFrame frame_of(World const& world, TravelParameters const& p);

/// Times of the last day of travel, free flow before the first.
RoadTimes known_times(World const& world);

/// Keeps times for the next day of travel.
void remember_times(World& world, RoadTimes const& times);

/// Service of all modes in all bins. Walk at `walk_kmh` and bicycle at 12 km/h; motorbike, car and truck by their
/// routes, with running costs and tolls, after a simulated day the wait at the junction where they set out too, inside
/// zones at speeds of their own (`RoadParameters`); bus, BRT and metro by headway, buses as slow as their roads: a
/// journey counts by its highest vehicle, and one that is best without it is none of its mode. Nothing is said of a
/// mode that no line of is open.
LevelOfService level_of_service(World const& world, TravelFrame const& frame, RoadTimes const& times,
                                TravelParameters const& p);

/// Times and costs half way from `before` to `now`, those of rides from lots too; those of `now` where either is
/// infinite. Everything else: now's. @pre both of one day's frame
LevelOfService smoothed(LevelOfService const& before, LevelOfService now);

/// Sets world.access from the service: morning peak, midday for trucks; pairs without a road take the straight line
/// at 10 km/h. Hansen accessibility A_i = sum_j X_j exp(-decay * commute_cost_ij) to jobs and workers, full population.
void set_access(World& world, LevelOfService const& level, TravelParameters const& p);

/// The bin that contains this hour of the day.
std::size_t bin_of_hour(World const& world, double hour);

/// Workers of establishments, by zone, full population.
std::vector<double> jobs_by_zone(World const& world);

/// Persons who work or seek work, by the zone of their home, full population.
std::vector<double> workers_by_zone(World const& world);

}  // namespace tanvan
