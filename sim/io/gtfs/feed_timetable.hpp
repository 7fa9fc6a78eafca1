#pragma once
/// A feed's runs of one day, for routing.

#include <cstdint>
#include <optional>

#include "sim/core/result.hpp"
#include "sim/io/gtfs/feed.hpp"
#include "sim/io/gtfs/feed_walks.hpp"
#include "sim/transit/timetable.hpp"

namespace tanvan {

struct FeedTimetableOptions {
  std::optional<std::uint64_t> phase_seed;  ///< of trips by headway without exact_times; none: phase 0
  NearWalks near;                           ///< walks beside those of transfers.txt
};

/// The timetable of a date: runs of that service day, and those of days before that still run after it begins. Service
/// days begin at noon minus 12 h of agency_timezone: 24 h apart, an hour less or more where clocks change in between,
/// by the machine's time zone database (`ZoneClock`; without one, 24 h always). Runs of the next day are not in it.
///
/// Trips that riders stay seated for are one run (`seated_for`): where they meet it has the arrival and the alighting
/// of the first and the departure and the boarding of the second. pickup_type 1 forbids boarding and drop_off_type 1
/// alighting; service on call counts as regular. Stops of the timetable are rows of `feed.stops`, its trips rows of
/// `feed.trips`. A change at one stop takes no time of itself: routing has a slack for it.
///
/// Runs stand by day, the earliest first, then by their first trip and start: the same feed gives the same timetable.
/// A fault where frequencies.txt would make more than 50 million calls.
Result<Timetable> timetable_of(Feed const& feed, Date date, FeedTimetableOptions const& options = {});

}  // namespace tanvan
