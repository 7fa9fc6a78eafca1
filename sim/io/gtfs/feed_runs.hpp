#pragma once
/// The vehicles of one service day: departures of trips, and which of them riders stay seated for.

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// A trip as it is driven once.
struct TripRun {
  FeedTripId trip;
  std::int32_t start = 0;  // [s] departure from its first stop, after midnight of the service day
  std::int32_t shift = 0;  // [s] to add to the times of stop_times.txt
};

/// Rows of `TripRun`, none where there is no further one.
using TripRunId = Id<struct TripRunTag>;

/// Every trip whose service runs on the date, by trip and start. Trips of frequencies.txt start every headway from
/// start_time until before end_time, whatever their own times are; where exact_times is 0 and a seed is given, later by
/// a phase from 0 to below the headway, drawn by trip_id and start_time: the same in every scenario with that seed, and
/// with a whole number of times the runs all runs from before are still there.
std::vector<TripRun> trip_runs(Feed const& feed, Date date, std::optional<std::uint64_t> phase_seed);

/// For each run the one that its riders stay seated for: the next of its block and service by departure, where that
/// begins at the stop where this one ends, not before it arrives, and no transfer of type 5 says that they get out; or
/// the trip that a transfer of type 4 names, under the same conditions. No run follows two.
/// @param runs  of one service day
Column<TripRunId, TripRunId> seated_for(Feed const& feed, std::vector<TripRun> const& runs);

}  // namespace tanvan
