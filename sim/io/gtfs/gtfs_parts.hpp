#pragma once
/// Inside the reader of feeds: what its steps share.

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/gtfs/feed.hpp"
#include "sim/io/gtfs/feed_columns.hpp"
#include "sim/io/gtfs/feed_files.hpp"
#include "sim/io/gtfs/feed_table.hpp"

namespace tanvan {

/// Of a table other than stop_times.txt; the largest national feeds have a third of it.
inline constexpr std::uint32_t kMostRows = 50'000'000;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Rows by the id of their file. An id without a row was read, but its row was dropped.
template <class IdType>
class IdMap {
 public:
  void set(std::string_view id, IdType row) { rows_.insert_or_assign(std::string(id), row); }
  /// True where the id was read.
  bool knows(std::string_view id) const { return rows_.find(id) != rows_.end(); }
  /// The row; none where there is none.
  IdType operator[](std::string_view id) const {
    auto const found = rows_.find(id);
    return found == rows_.end() ? IdType{} : found->second;
  }
  void number(Column<IdType, std::string> const& id) {
    for (auto const row : ids<IdType>(id.size())) set(id[row], row);
  }

 private:
  std::unordered_map<std::string, IdType, TextHash, std::equal_to<>> rows_;
};

/// Row numbers in the order of the ids.
template <class IdType>
std::vector<std::uint32_t> order_by_id(Column<IdType, std::string> const& id) {
  std::vector<std::uint32_t> order(id.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return id[IdType{a}] < id[IdType{b}]; });
  return order;
}

/// values[order[0]], values[order[1]] …
template <class T>
void reorder(std::vector<T>& values, std::vector<std::uint32_t> const& order) {
  std::vector<T> next;
  next.reserve(order.size());
  for (auto const row : order) next.push_back(std::move(values[row]));
  values = std::move(next);
}

/// A feed under reading.
struct GtfsReading {
  FeedFiles const& files;
  Feed feed = {};
  ImportReport report = {};
  Faults faults = {};
  IdMap<FeedAgencyId> agency_of = {};
  IdMap<FeedLevelId> level_of = {};
  IdMap<FeedStopId> stop_of = {};
  IdMap<FeedRouteId> route_of = {};
  IdMap<FeedServiceId> service_of = {};
  IdMap<FeedShapeId> shape_of = {};
  IdMap<FeedTripId> trip_of = {};
  IdMap<FeedFareId> fare_of = {};
  Column<FeedStopId, std::uint32_t> stop_line = {};
  Column<FeedTripId, std::uint32_t> trip_line = {};
  std::vector<std::uint32_t> stop_time_line = {};
  Counts trips_dropped =
      {};  // rows of trips.txt that are not in the feed, by reason: with it they are all that was read
  bool knows_stops = false, knows_trips = false;  // the table was read to its end, so what it lacks is not there

  std::optional<FeedTable> open(std::string const& name, bool needed, RowLimits limits = {.lines = kMostRows}) {
    return FeedTable::open(files, name, needed, {report, faults}, limits);
  }
  InputPlace place(std::string const& name, std::uint32_t line) const { return {files.shown(name), line}; }
  void drop_trip(std::string const& reason, InputPlace place, std::string const& id) {
    ++trips_dropped[reason];
    report.drop(reason, std::move(place), id);
  }
  void note(std::string sentence) { report.notes.push_back(std::move(sentence)); }
};

void read_agencies(GtfsReading& reading);
void read_levels(GtfsReading& reading);
void read_stops(GtfsReading& reading);
void read_routes(GtfsReading& reading);
/// calendar.txt and calendar_dates.txt; one of them must be there.
void read_services(GtfsReading& reading);
void read_shapes(GtfsReading& reading);
/// Trips of unknown routes or services are dropped.
void read_trips(GtfsReading& reading);
/// Rows by trip and sequence; trips that can't be ridden are dropped; empty times are interpolated.
void read_stop_times(GtfsReading& reading);
void read_frequencies(GtfsReading& reading);
void read_transfers(GtfsReading& reading);
void read_pathways(GtfsReading& reading);
/// fare_attributes.txt and fare_rules.txt. Rows that name what is not there go; a fare that loses its last rule goes
/// too, since a fare without rules is for every journey.
void read_fares(GtfsReading& reading);
/// feed_info, translations and further tables of the specification, as text; what else lies there is listed.
void read_other_tables(GtfsReading& reading);
/// Notes on what is legal but unlikely: stops without service, speeds, stops far from their shape.
void note_oddities(GtfsReading& reading);

}  // namespace tanvan
