#pragma once
/// When drivers set out who know the hours of bans.

#include "sim/assignment/day_routing.hpp"

namespace tanvan {

/// Trips that set out later than they wanted to.
struct PutOff {
  std::uint64_t trips = 0;
  double wait_s = 0;  // of all together
};

/// Lets trips that would come to a link before it opens to their class, and have no quicker way around, depart so much
/// later that it is open when they get there on empty roads: they wait at home, not before the sign. Trips that never
/// get through depart as before.
/// @param[in,out] trips  departures never move to before what they were
PutOff depart_after_bans(DayNetwork const& network, DayTrips& trips);

/// What a trip waits at links that are closed to its class, on a way without other vehicles [s]; +inf: one never opens.
double closed_wait_s(DayNetwork const& network, VehicleClass vehicle, std::span<LinkId const> way, TrafficTime depart);

}  // namespace tanvan
