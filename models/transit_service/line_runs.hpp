#pragma once
/// The lines as single vehicles and their runs, for a simulated day.

#include "models/transit_service/line_stops.hpp"
#include "models/transit_service/transit_service.hpp"
#include "sim/transit/service.hpp"

namespace tanvan {

/// The stop of the timetable where vehicles of one direction call: each stop of `LineStops` has two.
inline StopId platform(std::uint32_t stop, bool forward) {
  return StopId{2 * stop + (forward ? 0 : 1)};
}

/// The runs of a day, both ways, of open lines that carry people over two stops or more.
/// - Runs set out at the headways of `service_periods`, and take the minutes of the region's table from stop to stop.
/// - A vehicle that comes to the line's end takes the next run back for which it is there in time, with its layover and
///   the `recovery` of the run for delays; whoever has waited longest first. Where none is there another vehicle
///   begins.
/// - Nobody goes on before the timetable: what came early waits at the stop.
/// - Nobody alights at a first stop or boards at a last one.
/// `line` is the row of the region's table, `kind` one a line. Of a vehicle's places a share are seats; buses are
/// boarded past the driver by one of two doors, BRT and trains from the platform by all of theirs (one for
/// `places_a_door`), and these stop everywhere. A line whose places are not known (0) takes everybody.
TransitService line_runs(World const& world, LineStops const& stops, TransitServiceParameters const& p);

}  // namespace tanvan
