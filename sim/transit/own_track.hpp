#pragma once
/// Vehicles on tracks and lanes of their own: the calls of a day on the running times of the timetable.

#include <cstdint>
#include <span>

#include "sim/transit/service_day.hpp"

namespace tanvan {

/// Drives vehicles from call to call: between two the timetable's running time, at each what `day` says. At a stop so
/// many stand at once as it has berths; who finds none waits before it, first come, first served, and of two that come
/// at the same moment the lower run. Between two runs of a vehicle no time is needed but the layover.
/// @param first  runs with which these vehicles begin. No other vehicle calls at their stops
/// @param berths  [stops], >= 1 where they call
/// @return when the last one has departed from its last call, 0 where there is none
TrafficTime drive_own_track(TransitService const& service, std::span<RunId const> first,
                            std::span<std::uint32_t const> berths, ServiceDay& day);

}  // namespace tanvan
