#pragma once
/// The lines of public transport of a scenario (transit.csv, stops.csv) as a GTFS feed.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/transit_service/line_stops.hpp"
#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// What the tables of a scenario do not say, and a feed must.
struct LineFeedOptions {
  int year = 2025;                            ///< of the calendar: all its days
  std::string publisher = "Tân Vạn";          ///< feed_publisher_name, and the agency of lines without an operator
  std::string url = "https://example.com/";   ///< of the publisher and of every agency: http:// or https://
  std::string version = {};                   ///< feed_version, such as the scenario's name and the year
  std::string timezone = "Asia/Ho_Chi_Minh";  ///< IANA
  std::string lang = "vi";                    ///< of names
};

struct LineFeed {
  Feed feed;
  std::vector<Fault> left_out;   // lines that are not in it, at their row of transit.csv, with the reason
  std::size_t merged_stops = 0;  // rows of stops.csv that are one stop with another of their name and place
};

/// The feed of the open lines.
/// - A route a line, with line_id for its short name (where it has at most 12 letters), type 1 of metro, 2 of rail,
/// else
///   3; an agency an operator.
/// - A trip each way over all stops, in the whole minutes of run_time_from_start_min, which are approximate (timepoint
///   0); frequencies by `service_periods`, exact_times 0. The model drives lines both ways, so the feed does.
/// - Stops of one name at one place are one stop, with the id that comes first in stops.csv. A name without a word in
///   small and capital letters gets `Ga` or `Trạm` in front.
/// - Transfers take the walk between stops up to 400 m apart, straight, as the model changes between lines
///   (`TransitOptions`).
/// - Shapes are straight from stop to stop, with distances in metres along them.
/// - A fare a price and agency, paid at each boarding.
/// Rows stand as the reader of feeds sorts them: what is written and read again is written the same.
///
/// Lines that are closed, carry no passengers, have no headway, fewer than two stops, or all of them at one place are
/// left out and listed.
/// @param open  one a line of `region.lines`
LineFeed feed_of_lines(RegionTables const& region, std::span<std::uint8_t const> open, LineFeedOptions const& options);

}  // namespace tanvan
