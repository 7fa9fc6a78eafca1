#pragma once
/// What is planned for a day of public transport, and who wants to ride: vehicles, their runs, riders.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/traffic/traffic_time.hpp"
#include "sim/transit/dwell.hpp"
#include "sim/transit/realised_times.hpp"
#include "sim/transit/timetable.hpp"

namespace tanvan {

inline constexpr std::uint32_t kNoRun = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t kNoCall = std::numeric_limits<std::uint32_t>::max();

/// Runs of a timetable, the vehicles that serve them and where these keep to the clock.
struct TransitService {
  Timetable timetable;
  std::vector<std::uint32_t> line;  // [calls], the caller's number of the line by which the vehicle goes on here
  std::vector<std::uint32_t> kind;  // [runs], row of `kinds`
  std::vector<std::uint32_t> next;  // [runs], the run that the vehicle serves next; kNoRun: none
  std::vector<std::uint8_t>
      timepoint;  // [calls], 1: nobody departs before the timetable. First calls of runs always are
  std::vector<VehicleKind> kinds;
};

/// Every law that the columns above name holds, and no vehicle serves a run twice; else `Violation`.
void check_service(TransitService const& service);

/// Calls of the vehicle that begins with a run: those of all its runs one after the other, rows of the timetable.
std::vector<std::uint32_t> calls_of_vehicle(TransitService const& service, RunId first);

/// Runs that no other run's vehicle has served before, ascending.
std::vector<RunId> first_runs(TransitService const& service);

/// Rides that are wanted, one row each: a person who changes is several riders.
struct RiderTable {
  std::vector<StopId> from, to;                  // stops of the timetable
  std::vector<TrafficTime> at;                   // when the rider comes to the stop
  std::vector<std::uint32_t> line_offset = {0};  // [riders + 1]
  std::vector<std::uint32_t> line;               // lines that the rider takes; without any, every line that goes there

  std::size_t size() const { return from.size(); }
  /// @param lines  that the rider takes
  void add(StopId from_stop, StopId to_stop, TrafficTime comes, std::span<std::uint32_t const> lines = {});
};

/// What became of a ride.
enum class RiderFate : std::uint8_t {
  waiting,  // still at the stop when the day ended
  riding,   // still on board
  arrived,
  refused,      // went away after as many full vehicles as rules allow, and has to plan anew
  out_of_time,  // went away after as long a wait
};

/// One row a rider.
struct RiderOutcomes {
  std::vector<RiderFate> fate;
  std::vector<std::uint32_t> board_call, alight_call;  // rows of the timetable; kNoCall where there is none
  std::vector<TrafficTime> boarded, ended;             // when it got in; when it got out or went away; kNoTime: never
  std::vector<std::uint32_t> refusals;                 // full vehicles
};

/// What happened at each call, by rows of the timetable.
struct RealisedCalls {
  std::vector<std::int32_t> arrival, departure;  // [s], arrivals rounded up and departures down, so that nobody who
                                                 // plans by them is too late; kNotMade
  std::vector<std::uint32_t> boardings, alightings;
  std::vector<std::uint32_t> load;    // on board when the vehicle goes
  std::vector<std::uint32_t> denied;  // riders who wanted to get in and found no place
};

}  // namespace tanvan
