#pragma once
/// The part of a timetable in which journeys between two places can lie: what keeps searches with tables of all stops
/// small.

#include <cstdint>
#include <vector>

#include "sim/transit/connection_scan.hpp"

namespace tanvan {

/// A timetable of its own, with stops, runs and calls of the whole one that it stands for.
struct Corridor {
  Timetable timetable;
  std::vector<StopId> stop;         // [stop] of the whole timetable
  std::vector<RunId> run;           // [run]
  std::vector<std::uint32_t> call;  // [call]
  std::vector<StopId> number;       // [stop of the whole timetable] the corridor's; none where it is left out
};

/// The calls at which somebody can be who leaves by the one search and arrives in time by the other; runs with two of
/// them at least; walks between their stops. Journeys within the searches' times and rides are the same in it, where
/// times are rounded to whole ticks too.
/// @param onward    searched from the origins with all rides at all stops
/// @param homeward  searched back from the destinations
/// @param options   of both searches
Corridor corridor_between(Timetable const& timetable, ConnectionScan const& onward, ConnectionScan const& homeward,
                          ScanOptions const& options);

}  // namespace tanvan
