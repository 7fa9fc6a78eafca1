#pragma once
/// Inside of the room: ways of earliest arrival at recorded times.

#include "sim/assignment/day_routing.hpp"

namespace tanvan {

/// Gives the earliest way to each trip of a class that goes anywhere, exact to the millisecond at `times.searched`.
/// @param rows  of those trips  @param[in,out] found  rows of other trips stay as they are
void earliest_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, VehicleClass vehicle,
                   std::span<std::uint32_t const> rows, DayWays& found);

}  // namespace tanvan
