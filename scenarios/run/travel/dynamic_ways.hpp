#pragma once
/// Ways that are remembered from one simulated day to the next.

#include "sim/assignment/day_equilibrium.hpp"
#include "sim/engine/day.hpp"

namespace tanvan {

/// The ways that trips took, by the first trip of each, and how early those set out who chose when. @param trips  as
/// they were asked for  @param wishes  [trips], or empty: nobody chose
DrivenWays driven_ways(DayEquilibrium const& day, DayTrips const& trips, std::span<ScheduleWish const> wishes = {});

/// A way for each trip between whose junctions vehicles of its class drove before: those of a pair go on the ways in
/// the proportions of that day, spread over the day by the golden ratio. kNoWay for the others, and where a remembered
/// way has been closed to the class since.
DayWays remembered_ways(DrivenWays const& driven, DayTrips const& trips, DayNetwork const& network);

/// Lets who has a wish set out as long before it as those did who took the same way with that wish, or the nearest, on
/// that day, spread over them by the golden ratio. Bans are not looked at: those who wait for them have no wishes.
/// Without remembered departures nothing changes.
/// @param warm  `remembered_ways`  @param wishes  [trips], or empty
void depart_as_remembered(DrivenWays const& driven, DayWays const& warm, std::span<ScheduleWish const> wishes,
                          DayTrips& trips);

}  // namespace tanvan
