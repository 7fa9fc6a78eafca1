#pragma once
/// On which days services run.

#include <optional>
#include <vector>

#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// True where the service runs on the date: as calendar_dates.txt says for that date, else as calendar.txt says for its
/// weekday within the range.
bool runs_on(FeedServices const& services, FeedServiceId service, Date date);

/// Every date on which it runs, ascending.
std::vector<Date> active_dates(FeedServices const& services, FeedServiceId service);

/// From the first to the last day on which any service runs.
struct DateRange {
  Date first, last;
};
std::optional<DateRange> active_range(FeedServices const& services);
/// The same of one service; none where it never runs.
std::optional<DateRange> active_range(FeedServices const& services, FeedServiceId service);

/// `20260131` as a day that the calendar has, from the year 1900 to 2199; none where the text is no such date.
std::optional<Date> parse_date(std::string_view text);
/// `20260131`
std::string date_text(Date date);

}  // namespace tanvan
