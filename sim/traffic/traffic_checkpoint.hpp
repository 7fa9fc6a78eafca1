#pragma once
/// A simulated day broken off at the begin of a window, from which it can go on, on any number of threads and parts.

#include <cstdint>
#include <vector>

#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

/// The end of a link, or the departures onto it.
struct SavedExit {
  TrafficTime free_at = 0, tag = 0;
  std::uint32_t headway = 0;
  std::int32_t ahead = 0;
  std::uint8_t fraction = 0;
  std::array<std::uint32_t, kVehicleClasses> volume = {};  // counted since the record was last written
  std::array<std::uint64_t, 2> delay = {};
  std::array<std::uint32_t, 3> vehicles = {};  // of each queue: so many rows of `vehicles`, the first one first
};

/// The begin of a link.
struct SavedEntry {
  TrafficTime free_at = 0, tag = 0;
  std::uint32_t headway = 0;
  Room room = 0, storage = 0;
  std::uint8_t fraction = 0, closed = 0;
  std::uint32_t holes = 0;  // so many rows of `holes`, the oldest first
};

struct SavedVehicle {
  std::uint32_t trip = 0;
  TrafficTime ready = 0;
  std::uint32_t cursor = 0;  // of its way: the turn after `turn`
  std::uint8_t turn = 0;
};

/// A vehicle that stands aside.
struct SavedAside {
  LinkId link;
  bool departs = false;  // it waits to set out on the link
  SavedVehicle vehicle;
};

/// A stop, and so many rows of `dwelling`, the first to depart first.
struct SavedStop {
  std::uint32_t taken = 0, dwelling = 0, headway = 0;
  TrafficTime narrow_until = 0, came = 0;
};

/// A vehicle in a bay.
struct SavedDwelling {
  TrafficTime depart = 0;
  SavedVehicle vehicle;
};

struct SavedHole {
  TrafficTime ripe = 0;
  Room room = 0;
};

struct SavedController {
  std::uint32_t phase = 0, next = 0;
  TrafficTime green_since = 0, called_at = 0, next_at = kNoTime;
};

/// Everything that a day has become, by links in their order.
struct TrafficCheckpoint {
  std::uint32_t window = 0;  // that comes next
  std::vector<SavedEntry> entries;
  std::vector<SavedExit> exits;        // [links]
  std::vector<SavedExit> departures;   // [links]
  std::vector<SavedVehicle> vehicles;  // of exits, then of departures
  std::vector<SavedHole> holes;
  std::vector<SavedAside> asides;  // of a link in the order in which they came
  std::vector<SavedController> controllers;
  std::vector<SavedStop> stops;  // in the order of `CallTable::places`
  std::vector<SavedDwelling> dwelling;
  std::vector<std::uint32_t> next_call;  // [trips], empty without calls
  DayResult so_far;                      // columns of trips, record, hashes, gridlocks, counts
};

/// The same day, its first part: ends at the begin of the hour `hour`, or earlier if nobody moves any more.
TrafficCheckpoint run_traffic_until(std::uint32_t hour, TrafficRoads const& roads, TripTable const& trips,
                                    WayTable const& ways, TrafficRules const& rules, DayOptions const& options = {});

/// Goes on to the end: the result is that of `run_traffic_day`, bit for bit but for `tries`. Moves are asked for in
/// both parts or in none. Where trips call, the same `options.calls` are given to both parts; what `options.dwell`
/// knows of riders is the caller's to keep.
/// @param roads,trips,ways,rules  those of the first part
DayResult resume_traffic_day(TrafficCheckpoint const& from, TrafficRoads const& roads, TripTable const& trips,
                             WayTable const& ways, TrafficRules const& rules, DayOptions const& options = {});

}  // namespace tanvan
