#pragma once
/// A timetable as connections: the hops of its runs from call to call, by departure.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/transit/timetable.hpp"

namespace tanvan {

/// In which direction time is searched.
enum class SearchDirection : std::uint8_t {
  depart_at,  // forward from the origin: earliest arrivals
  arrive_by   // backward from the destination: latest departures
};

/// One row a hop, sorted by departure, then run, then order along the run: hops of a run stand in the order in which
/// they are ridden, even where they take no time. Backward, everything is mirrored: a hop leaves its later call at
/// minus its arrival and reaches its earlier call at minus its departure, boarding is alighting, and walks run the
/// other way.
struct Connections {
  SearchDirection direction = SearchDirection::depart_at;
  std::size_t stops = 0, runs = 0;
  std::vector<std::int32_t> departure, arrival;  // [s], or minus seconds when mirrored; ascending in departure
  std::vector<std::uint32_t> run;                // below `runs`
  std::vector<StopId> from, to;                  //
  std::vector<std::uint32_t> call;               // the timetable's row that it leaves
  std::vector<std::uint8_t> board, alight;       // 1: allowed at `from`, at `to`
  std::vector<std::uint32_t> walk_offset;        // [stops + 1]
  std::vector<StopId> walk_to;                   // walks from a stop, shortest first, then by stop
  std::vector<std::int32_t> walk_s;              // [s]

  std::size_t size() const { return departure.size(); }
  /// The call that a hop from a call reaches.
  std::uint32_t next(std::uint32_t left) const { return direction == SearchDirection::depart_at ? left + 1 : left - 1; }
};

/// @param timetable  one for which `check_timetable` holds
/// Time grows with hops plus the seconds between the first and the last departure.
Connections connections_of(Timetable const& timetable, SearchDirection direction);

}  // namespace tanvan
