#pragma once
/// A person's way by public transport. It is called a journey here since a trip of a timetable is a vehicle's.

#include <cstdint>
#include <vector>

#include "sim/transit/timetable.hpp"

namespace tanvan {

/// A ride on one run, or a walk. Times are seconds after midnight of the timetable's day.
struct JourneyLeg {
  RunId run;                                // none: a walk
  StopId from, to;                          // none at the journey's own ends, where a walk leads from or to no stop
  std::int32_t departure = 0, arrival = 0;  // [s] of the ride or walk itself, without waiting
  std::uint32_t board = 0, alight = 0;      // of a ride: rows of the timetable's calls, board < alight

  bool is_walk() const { return !run; }
};

struct Journey {
  std::int32_t departure = 0, arrival = 0;  // [s]
  int rides = 0;
  std::vector<JourneyLeg> legs;  // none where one is there already
};

}  // namespace tanvan
