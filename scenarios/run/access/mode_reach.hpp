#pragma once
/// How each mode gets from a cell to the jobs, in the morning peak at the times of the last day of travel.

#include "scenarios/run/access/destinations.hpp"
#include "scenarios/run/travel/travel_day.hpp"
#include "sim/access/reach.hpp"
#include "sim/network/walk_streets.hpp"

namespace tanvan {

/// How one mode gets on: by the clock, and as it is felt.
struct ModeReach {
  Legs legs;                                   // of each cell [min]
  OnwardTable minutes;                         // from places to destinations
  Legs felt_legs;                              // [generalised min]
  OnwardTable worth;                           // exp(-decay g) from places to destinations
  double near_min_a_m = 0, near_felt_a_m = 0;  // by the streets around
};

/// By the streets alone, as walks all the way are felt.
ModeReach reach_on_foot(World const& world, TravelParameters const& p);

/// A class of vehicles and what its kilometre costs.
struct Driver {
  VehicleClass vehicle;
  double inside_kmh, vnd_km;
};

/// By junctions and the roads' shortest ways, or by the streets around at the speed inside zones.
/// @param junctions  of `cell_junctions`
ModeReach reach_by_road(World const& world, Driver const& driver, Legs const& junctions, TravelParameters const& p,
                        Destinations const& to);

/// By stops and the lines that are open, with mean waits and room for everybody, or on foot all the way.
ModeReach reach_by_lines(World const& world, TravelParameters const& p, WalkStreets const& streets,
                         Destinations const& to);

}  // namespace tanvan
