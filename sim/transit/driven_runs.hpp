#pragma once
/// Vehicles on tracks and lanes of their own: the calls of a day on the running times of the timetable.

#include <cstdint>
#include <functional>
#include <span>

#include "sim/transit/service_day.hpp"

namespace tanvan {

/// How long a vehicle that departs from a call drives to the next one of its run.
using RunningTime = std::function<TrafficTime(std::uint32_t call, TrafficTime depart)>;

/// Drives vehicles from call to call: between two the running time, at each what `day` says. At a stop so many stand at
/// once as it has berths; who finds none waits before it, first come, first served, and of two that come at the same
/// moment the lower run. Between two runs of a vehicle no time is needed but the layover.
/// @param first  runs with which these vehicles begin. No other vehicle calls at their stops
/// @param berths  [stops], >= 1 where they call
/// @param running  empty: the timetable's times
/// @return when the last one has departed from its last call, 0 where there is none
TrafficTime drive_runs(TransitService const& service, std::span<RunId const> first,
                       std::span<std::uint32_t const> berths, ServiceDay& day, RunningTime const& running = {});

}  // namespace tanvan
