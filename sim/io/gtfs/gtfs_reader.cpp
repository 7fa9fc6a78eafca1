#include "sim/io/gtfs/gtfs_reader.hpp"

#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostReasons = 100;

/// Counts that are there even where they are 0.
void begin_counts(ImportReport& report) {
  for (auto const* const name : {"stops", "routes", "trips", "stop_times", "stop_times_past_24h"})
    report.read[name] = 0;
}

/// A feed without a trip is none: what was dropped becomes what is wrong.
void refuse_empty(GtfsReading& reading) {
  if (reading.feed.trips.size() > 0 || !reading.faults.empty()) return;
  reading.faults.add(reading.place("trips.txt", 1), "no trip is left that can be ridden");
  auto const& dropped = reading.report.dropped;
  for (std::size_t i = 0; i < std::min(dropped.size(), kMostReasons); ++i)
    reading.faults.add({dropped[i].file, dropped[i].line}, dropped[i].reason);
}

}  // namespace

Result<ImportedFeed> read_gtfs(FoundFeed found, std::string const& shown) {
  GtfsReading reading{.files = *found.files};
  reading.report.format = "gtfs";
  reading.report.source = shown;
  reading.report.notes = std::move(found.notes);
  begin_counts(reading.report);
  read_agencies(reading);
  read_levels(reading);
  read_stops(reading);
  read_routes(reading);
  read_services(reading);
  read_shapes(reading);
  read_trips(reading);
  read_stop_times(reading);
  read_frequencies(reading);
  read_transfers(reading);
  read_pathways(reading);
  read_fares(reading);
  read_other_tables(reading);
  refuse_empty(reading);
  if (!reading.faults.empty()) return reading.faults;
  note_oddities(reading);
  reading.report.further.emplace_back("trips_dropped", reading.trips_dropped);
  return ImportedFeed{std::move(reading.feed), std::move(reading.report)};
}

Result<ImportedFeed> read_gtfs(std::filesystem::path const& path, std::string const& shown) {
  auto found = find_feed(path, shown);
  if (!found) return found.error();
  return read_gtfs(std::move(*found), shown);
}

}  // namespace tanvan
