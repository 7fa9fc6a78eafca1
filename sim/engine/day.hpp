#pragma once
/// One day of travel in the making: trips of agents and goods before and after the choice of mode.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/assignment/path_set.hpp"
#include "sim/core/id.hpp"
#include "sim/engine/record.hpp"
#include "sim/traffic/trip_table.hpp"

namespace tanvan {

enum class Purpose : std::uint8_t { work, school, shopping, business, home, through };
inline constexpr std::size_t kPurposes = 6;

/// One row a trip of the sample. A person's rows lie together; the way back is the row after the way out.
struct TripStore {
  std::vector<AgentKey> traveller;  // person
  std::vector<PersonId> person;     // its row on this day
  std::vector<ZoneId> origin, destination;
  std::vector<Purpose> purpose;           // of the way out; `home` on the way back
  std::vector<std::uint8_t> bin;          // time bin of departure
  std::vector<std::uint8_t> number;       // of the person's day, from 0
  std::vector<std::uint8_t> returning;    // 1: way back of the row before
  std::vector<float> within;              // a trip inside its zone: its distance over the zone's mean; 1 elsewhere
  std::vector<Mode> mode;                 // chosen; walk until mode choice has run
  std::vector<std::uint8_t> company_bus;  // 1: of mode bus, in a bus of the traveller's enterprise
  std::vector<std::int32_t> lot;          // of mode park_ride: row of ParkingStore where the motorbike stays; else -1
  std::vector<float> beyond_min;          // of mode park_ride: door to door between lot and other end [min]; else 0

  std::size_t size() const { return traveller.size(); }
};

/// What runs of public transport.
struct ServiceStore {
  std::vector<std::uint8_t> line_open;   // one a line of the region's table: runs this month
  std::vector<std::uint8_t> line_built;  // one a line: opened by a station_opening
};

/// Car parks of park and ride, as the last choice of modes left them.
struct ParkingStore {
  std::vector<std::uint32_t> stop;  // row of the region's stops
  std::vector<ZoneId> zone;
  std::vector<double> price;  // shadow price [utility], > 0 where more would come than there is room for
  std::vector<double> use;    // at the fullest hour [motorbikes], full population

  std::size_t size() const { return stop.size(); }
};

/// Vehicles by class, [Z, Z] each.
using ClassMatrices = std::array<Matrix, kVehicleClasses>;

/// Drives of vehicles that carry goods, one row each. A row may stand for several: each sets out at a moment of its own
/// between `from_s` and `until_s`.
struct GoodsDrives {
  std::vector<ZoneId> origin, destination;
  std::vector<VehicleClass> vehicle;
  std::vector<double> from_s, until_s;  // after midnight, in [0, 24 h]; no ban begins or ends between them
  std::vector<double> vehicles;         // full population, > 0
  std::vector<AgentKey> key;            // of its own draws

  std::size_t size() const { return origin.size(); }
};

/// Ways that vehicles drove on a day, one row each: between which junctions, and how many trips took it.
struct DrivenWays {
  std::vector<VehicleClass> vehicle;
  std::vector<NodeId> origin, destination;
  std::vector<std::uint32_t> trips;
  std::vector<std::uint32_t> lead_offset;  // [ways + 1], or empty: nobody chose when to set out
  std::vector<std::uint32_t> wish;         // by way, ascending: when those who chose wanted to arrive [2^-12 s]
  std::vector<std::int32_t> lead;  // of the same rows, of a wish ascending: how long before it they set out [2^-12 s]
  WayTable ways;  // the network's links keep their ids for a whole run, so that ways stay what they are

  std::size_t size() const { return vehicle.size(); }
};

/// Lines of public transport as the last simulated days drove them in one direction: [T, stops by line] each, of the
/// ride between the stop and the line's next [min]. NaN where none ran.
struct LineTimes {
  std::vector<double> ride;  // from the arrival at one stop (departure, at the first) to that at the other, with dwells
  std::vector<double> wait;  // by which uneven headways make the mean wait at the ride's first stop longer, >= 0
  std::vector<double> spread;  // by which the standard deviation of the time since the run's begin grows, >= 0
};

struct DayStore {
  TripStore trips;                      // of residents, one row a trip of the sample
  std::vector<ClassMatrices> external;  // [T] bins: vehicles a bin of people from outside, and through traffic
  std::vector<ClassMatrices> vehicles;  // [T] bins: all vehicle trips a bin, full population
  GoodsDrives goods;                    // vehicles that carry goods and parcels
  std::vector<ClassMatrices> freight;   // [T] bins: the same a bin, full population
  ServiceStore service;
  ParkingStore parking;
  std::vector<double> load_forward, load_backward;  // [T, stops by line] riders as the last choices of modes had them
  LineTimes line_forward, line_backward;            // empty before the first dynamic day
  std::vector<PathSet> routes;      // [T] of the last day of travel, where the next equilibrium starts; empty before
  std::vector<double> link_time_s;  // [T, L] of the last day of travel [s]; empty before
  std::vector<double> motorbike_time_s;  // [T, L] the same of motorbikes where that day was dynamic; else empty
  std::vector<double> entry_wait_s;      // [2, T, N] waits at junctions before first links [s] (motorbikes, all others)
  DrivenWays driven;                     // of the last dynamic day; empty before
  std::vector<double> mode_constants;    // constants of the mode choice, set on the base day; empty before
};

}  // namespace tanvan
