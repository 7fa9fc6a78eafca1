#pragma once
/// The timetable that `tanvan skim` searches.

#include <string>

#include "sim/io/gtfs/feed_timetable.hpp"

namespace tanvan {

/// The runs of a day of the feed, as planned, or as a day of `tanvan traffic --transit` drove them: late where they
/// were late, and without the calls that were not made. A warning counts runs that were not driven at all.
/// @param realised  results file of that day; empty: as planned. Faults: no results file, none with calls of public
/// transport, calls of another feed, date or phases
Result<Timetable> skim_timetable(Feed const& feed, Date date, FeedTimetableOptions const& options,
                                 std::string const& realised);

}  // namespace tanvan
