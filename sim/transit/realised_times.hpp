#pragma once
/// The timetable as it was driven: what a simulated day did to its times, for the next routing.

#include <limits>

#include "sim/transit/timetable.hpp"

namespace tanvan {

/// The time of an arrival or a departure that never happened: a call that was passed by, or one that a vehicle did not
/// reach before the day ended.
inline constexpr std::int32_t kNotMade = std::numeric_limits<std::int32_t>::min();

/// The same runs, calls and walks at other times. Where no arrival was made nobody alights, where no departure was made
/// nobody boards; such times become those of the event before along the run, or of the first one made. So runs and
/// calls keep their numbers, and a run that never started is there and of no use.
///
/// Runs that overtook each other need nothing more: `Patterns` deals runs out anew, so that none overtakes another
/// within a pattern, and that is one sort.
/// @param arrival, departure  [s after midnight, or kNotMade] one a call of the timetable, in its order. Of the events
///                            of a run that were made none is earlier than one before it; else `Violation`
Timetable with_realised_times(Timetable const& timetable, std::span<std::int32_t const> arrival,
                              std::span<std::int32_t const> departure);

}  // namespace tanvan
