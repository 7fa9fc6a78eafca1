#pragma once
/// A journey in words.

#include <string>

#include "sim/io/gtfs/feed.hpp"
#include "sim/transit/journey.hpp"

namespace tanvan {

/// `07:05:00`, past 24:00:00 on the next day; with ` of the day before` where it is negative. [s]
std::string clock_text(std::int32_t seconds);

/// A leg a line, then `arrive=HH:MM:SS rides=N leave=HH:MM:SS`, and where the feed has fares ` fare=2.50 currency=USD`:
/// what the cheapest tickets cost, or ` fare=unknown` where none cover the journey.
/// @param timetable  of the feed (`timetable_of`), where the journey was found
std::string journey_text(Feed const& feed, Timetable const& timetable, Journey const& journey);

}  // namespace tanvan
