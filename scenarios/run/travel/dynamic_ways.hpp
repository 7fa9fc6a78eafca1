#pragma once
/// Ways that are remembered from one simulated day to the next.

#include "sim/assignment/day_equilibrium.hpp"
#include "sim/engine/day.hpp"

namespace tanvan {

/// The ways that trips took, by the first trip of each. @param trips  as they were asked for
DrivenWays driven_ways(DayEquilibrium const& day, DayTrips const& trips);

/// A way for each trip between whose junctions vehicles of its class drove before: those of a pair go on the ways in
/// the proportions of that day, spread over the day by the golden ratio. kNoWay for the others, and where a remembered
/// way has been closed to the class since.
DayWays remembered_ways(DrivenWays const& driven, DayTrips const& trips, DayNetwork const& network);

}  // namespace tanvan
