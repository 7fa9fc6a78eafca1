#pragma once
/// Feeds of the General Transit Feed Specification in: read, checked, resolved.

#include <filesystem>
#include <string>

#include "sim/core/result.hpp"
#include "sim/io/exchange/import_report.hpp"
#include "sim/io/gtfs/feed.hpp"
#include "sim/io/gtfs/feed_files.hpp"

namespace tanvan {

struct ImportedFeed {
  Feed feed;
  ImportReport
      report;  // `read`, `dropped`, `defaults`, `notes` filled; `written` follows on writing
               // `further` has `trips_dropped`, rows of trips.txt by reason: read.trips less these are in `feed`
};

/// Reads a folder or a zip archive (`find_feed` says which). GTFS Schedule Reference, gtfs.org.
///
/// Refused, every fault at once with file and line: tables or columns that are missing, text that is not UTF-8, ids
/// that are empty or there twice, coordinates, times, dates and headways that are none, stop times at unknown stops,
/// out of order or backwards in time. Dropped and listed: rows and references of optional things that lead nowhere,
/// trips that nobody can ride, words that GTFS does not know, columns and files that it does not have. Empty times are
/// interpolated and counted.
/// The same feed gives the same result in whatever order its rows stand, but for ties.
/// @param shown  the path as the user gave it
Result<ImportedFeed> read_gtfs(std::filesystem::path const& path, std::string const& shown);

/// The same of a feed that has been found.
Result<ImportedFeed> read_gtfs(FoundFeed found, std::string const& shown);

}  // namespace tanvan
