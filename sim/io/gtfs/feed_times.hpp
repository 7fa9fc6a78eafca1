#pragma once
/// Times of a feed, and those that it leaves to be interpolated.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// Seconds of `H:MM:SS`, with one to three digits of hours; none where the text is no such time.
std::optional<std::int32_t> parse_feed_time(std::string_view text);
/// `07:05:00`, past 24:00:00 too. @param seconds >= 0
std::string feed_time_text(std::int32_t seconds);

/// The stop times of one trip under interpolation, by stop_sequence.
struct TripTimes {
  std::span<std::int32_t> arrival, departure;  // kNoFeedTime where not known; the first and the last are
  std::span<TimeBasis> basis;                  // set where a time is found
  std::span<double const> dist;                // shape_dist_traveled, NaN where not said
  std::span<Point const> place;                // of the stops, NaN where not known
};

/// Times between known ones: by shape_dist_traveled where all of the stretch have it and it grows, else by the
/// great-circle distances between stops, else in equal parts. Rounded to whole seconds; arrival = departure.
/// Times come out as they go in: ascending where the known ones are.
void interpolate_times(TripTimes const& trip);

}  // namespace tanvan
