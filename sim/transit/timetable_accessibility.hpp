#pragma once
/// What can be reached by timetable within a time, over all departures of a window, either way round.

#include "sim/transit/timetable_skim.hpp"

namespace tanvan {

/// [percentile, zone]: opportunities within reach. The two are different questions: a planner who asks for places that
/// are near in the median minute counts each place by its own good minutes, a person has one minute at a time. Where
/// two centres take turns, each near for half of the hour, the first counts both and the second ever one.
struct TimetableAccessibility {
  std::vector<std::vector<double>> by_percentile_of_time;    // of zones whose p-th percentile of time is short enough
  std::vector<std::vector<double>> percentile_of_by_minute;  // reached at p % of the departures, or more
};

/// Opportunities of other zones within a time, by public transport door to door.
/// @param opportunities  [zone], >= 0, such as jobs
/// @param within_s       [s], up to `options.longest_s`
/// @param options        its percentiles are used for both; nearest ranks
/// Origins in parallel, each its own row; sums in the order of zones: the same bits on any number of threads.
TimetableAccessibility timetable_accessibility(Patterns const& patterns, ZoneReach const& access,
                                               ZoneReach const& egress, std::span<double const> opportunities,
                                               std::int32_t within_s, TimetableSkimOptions const& options);

}  // namespace tanvan
