#pragma once
/// Ways to begin a simulated day with, before any day was simulated.

#include "sim/assignment/day_routing.hpp"

namespace tanvan {

inline constexpr std::size_t kLoadingWaves = 8;

/// Ways for all trips: those given, and for others the best as they are loaded in waves, each wave at the times that
/// queues of the vehicles before it would make, in quarters of an hour. A queue here stands at the end of its link and
/// takes no room, so that this is no day, but it spreads who would else all meet at one place: a first day on ways of
/// empty roads stands still at rush hour. Ways of empty roads where those overload no link in any quarter of
/// an hour. The same bits on any number of threads.
/// @param given  kNoWay: has none yet; empty: nobody has  @param waves  0: all on ways of empty roads
DayWays loaded_ways(DayNetwork const& network, DayTrips const& trips, DayWays const& given = {},
                    std::size_t waves = kLoadingWaves);

}  // namespace tanvan
