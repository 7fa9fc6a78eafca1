#pragma once
/// When the trips of a feed run, and which never do.

#include <optional>
#include <vector>

#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// The date on which most trips run, by calendar alone; of several the earliest. None where no service has a day.
std::optional<Date> busiest_date(Feed const& feed);

/// Trips that run on the date, each once, ascending: those that `timetable_of` has for that service day.
std::vector<FeedTripId> trips_on(Feed const& feed, Date date);

/// Trips whose service runs on no day at all, ascending.
std::vector<FeedTripId> trips_without_a_day(Feed const& feed);

}  // namespace tanvan
