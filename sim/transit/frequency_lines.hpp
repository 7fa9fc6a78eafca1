#pragma once
/// Lines of which only the headway is known, as runs at drawn phases.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/transit/timetable.hpp"

namespace tanvan {

struct FrequencyLine {
  std::uint64_t key = 0;                         // names the line in draws, in each scenario that has it
  std::uint32_t trip = 0;                        // the caller's number, for all of its runs
  std::int32_t first_s = 0;                      // the first run starts within one headway of it [s after midnight]
  std::int32_t end_s = 0;                        // none starts at or after it [s]
  std::int32_t headway_s = 0;                    // [s], > 0
  std::vector<StopId> stops;                     // two at least
  std::vector<std::int32_t> arrival, departure;  // [s] after the start, one a stop, never falling
};

/// The timetable with runs of the lines after its own, line by line. The phase of a line is uniform over its headway:
/// 64 bits drawn by seed, line and day, modulo the headway. Phases are common to all scenarios: a line that a plan does
/// not touch runs at the same times with and without it, and one that runs twice as often, or n times, keeps the runs
/// it had, so that more service never makes anything later.
/// @param day  of draws: each gives other phases
Timetable with_frequency_lines(Timetable timetable, std::span<FrequencyLine const> lines, std::uint64_t seed,
                               std::uint32_t day);

}  // namespace tanvan
