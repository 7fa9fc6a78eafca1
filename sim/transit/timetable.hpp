#pragma once
/// A day's runs of public transport call by call, and the walks between stops: what routing by timetable starts from.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"

namespace tanvan {

/// A vehicle's way through its stops without a change of seats; trips that it serves one after another are one run.
using RunId = Id<struct RunTag>;

/// Calls of run r are the rows offset[r] to offset[r + 1), in order. Times are seconds after midnight of the day asked
/// for; they may be negative (runs of the day before) or pass 24 h, and never fall along a run.
struct Timetable {
  std::size_t stops = 0;
  std::vector<std::uint32_t> offset = {0};       // [runs + 1]; each run has at least two calls
  std::vector<StopId> stop;                      // below `stops`
  std::vector<std::int32_t> arrival, departure;  // [s]; arrival <= departure <= the next arrival
  std::vector<std::uint8_t> board, alight;       // 1: allowed here
  std::vector<std::uint32_t> trip;  // the caller's number of the trip that leaves here (last call: arrives)
  // Walks from stop s are the rows walk_offset[s] to walk_offset[s + 1), shortest first, then by stop
  std::vector<std::uint32_t> walk_offset;  // [stops + 1]
  std::vector<StopId> walk_to;             // another stop
  std::vector<std::int32_t> walk_s;        // [s], >= 0

  std::size_t runs() const { return offset.size() - 1; }
  std::size_t calls() const { return stop.size(); }
};

/// Where a traveller starts or ends: a stop and the way to it [s].
struct Reach {
  StopId stop;
  std::int32_t seconds = 0;
};

/// A walk between two stops.
struct Walk {
  StopId from, to;
  std::int32_t seconds = 0;
};

/// Gives the timetable its walks: the shortest of each pair, none from a stop to itself.
/// @param walks  between stops below `timetable.stops`, seconds >= 0
void set_walks(Timetable& timetable, std::vector<Walk> walks);

/// Every law that the columns above name holds; else `Violation` with the first that does not.
void check_timetable(Timetable const& timetable);

}  // namespace tanvan
