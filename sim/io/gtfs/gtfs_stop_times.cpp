#include <cmath>
#include <fmt/format.h>

#include "sim/io/gtfs/feed_times.hpp"
#include "sim/io/gtfs/gtfs_parts.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kDay = 86'400, kHalfDay = 43'200;  // [s]
constexpr std::uint32_t kMostStopTimes = 10'000;          // of one trip
constexpr WholeRange kSequences{0, 4'294'967'295};
constexpr NumberRange kDistances{0, 1e9};
constexpr std::size_t kMostTripFaults = 1000;

struct StopTimeColumns {
  std::size_t trip, arrival, departure, stop, sequence, headsign, pickup, drop_off, continuous_pickup,
      continuous_drop_off, dist, timepoint;

  explicit StopTimeColumns(FeedTable& t)
      : trip(t.needed("trip_id")),
        arrival(t.needed("arrival_time")),
        departure(t.needed("departure_time")),
        stop(t.needed("stop_id")),
        sequence(t.needed("stop_sequence")),
        headsign(t.find("stop_headsign")),
        pickup(t.find("pickup_type")),
        drop_off(t.find("drop_off_type")),
        continuous_pickup(t.find("continuous_pickup")),
        continuous_drop_off(t.find("continuous_drop_off")),
        dist(t.find("shape_dist_traveled")),
        timepoint(t.find("timepoint")) {
    t.drop_other_columns();
  }
};

/// Rows of stop_times as they come, and what the last one named: neighbours mostly name the same.
struct StopTimeRows {
  FeedStopTimes times;
  std::vector<FeedTripId> trip;
  std::vector<std::uint32_t> line;
  std::vector<std::uint8_t> half;             // 1 where one time stands in for the other
  Column<FeedTripId, std::uint32_t> of_trip;  // rows so far
  IdMap<FeedTextId> text_of;
  std::string last_trip;
  FeedTripId last_row;
  bool last_known = false;
  std::int64_t past_24h = 0, of_dropped_trips = 0;
};

/// Looks the trip up. False where trips.txt does not have it.
bool find_trip(GtfsReading const& reading, std::string_view id, StopTimeRows& rows) {
  if (id != rows.last_trip || rows.last_trip.empty()) {
    rows.last_trip = id;
    rows.last_row = reading.trip_of[id];
    rows.last_known = reading.trip_of.knows(id);
  }
  return rows.last_known;
}

FeedTextId text_row(StopTimeRows& rows, std::string_view text) {
  if (text.empty()) return {};
  auto row = rows.text_of[text];
  if (!row) {
    row = id_of<FeedTextId>(rows.times.text.size());
    rows.text_of.set(text, row);
    rows.times.text.push_back(std::string(text));
  }
  return row;
}

FeedStopId stop_of(GtfsReading const& reading, FeedTable& table, std::size_t column) {
  auto const stop = reading.stop_of[table.cell(column)];
  if (!stop && reading.knows_stops) table.fault(column, "stops.txt has no such stop_id");
  return stop;
}

struct StopTime {
  std::int32_t arrival, departure;  // [s], kNoFeedTime where both cells are empty
  bool half;                        // one cell was empty and is taken from the other
};

StopTime times_of(FeedTable& table, StopTimeColumns const& at) {
  auto const arrival = table.time(at.arrival), departure = table.time(at.departure);
  if (arrival == kNoFeedTime) return {departure, departure, departure != kNoFeedTime};
  return {arrival, departure == kNoFeedTime ? arrival : departure, departure == kNoFeedTime};
}

/// False where the row belongs to no trip of the feed.
bool belongs(GtfsReading const& reading, FeedTable& table, StopTimeColumns const& at, StopTimeRows& rows) {
  bool const known = find_trip(reading, table.cell(at.trip), rows);
  if (known && !rows.last_row) ++rows.of_dropped_trips;
  if (!known && reading.knows_trips)
    table.drop("a stop time of a trip_id that trips.txt does not have", table.text(at.trip));
  return known && rows.last_row;
}

void add_stop_time(GtfsReading& reading, FeedTable& table, StopTimeColumns const& at, StopTimeRows& rows) {
  auto const stop = stop_of(reading, table, at.stop);
  auto const sequence = table.whole(at.sequence, kSequences);
  if (table.cell(at.sequence).empty()) table.fault("stop_sequence is empty");
  auto const time = times_of(table, at);
  if (!table.cell(at.arrival).empty() && time.arrival >= kDay) ++rows.past_24h;
  if (!belongs(reading, table, at, rows)) return;
  if (++rows.of_trip[rows.last_row] > kMostStopTimes)
    return table.fault(at.trip, fmt::format("more than {} stop times; is this a trip?", kMostStopTimes));
  auto& times = rows.times;
  rows.trip.push_back(rows.last_row);
  rows.line.push_back(table.line());
  rows.half.push_back(time.half ? 1 : 0);
  times.arrival.push_back(time.arrival);
  times.departure.push_back(time.departure);
  times.stop.push_back(stop);
  times.sequence.push_back(static_cast<std::uint32_t>(sequence.value_or(0)));
  times.pickup.push_back(table.choice(at.pickup, 3));
  times.drop_off.push_back(table.choice(at.drop_off, 3));
  times.continuous_pickup.push_back(table.choice(at.continuous_pickup, 3));
  times.continuous_drop_off.push_back(table.choice(at.continuous_drop_off, 3));
  times.timepoint.push_back(table.choice(at.timepoint, 1));
  times.basis.push_back(times.timepoint.back() == 0 ? TimeBasis::approximate : TimeBasis::stated);
  times.dist.push_back(table.soft_number(at.dist, kDistances));
  times.headsign.push_back(text_row(rows, table.cell(at.headsign)));
}

/// Row numbers by trip, then sequence, then line; fills the offsets.
std::vector<std::uint32_t> order_by_trip(StopTimeRows& rows, std::size_t trips) {
  auto& offset = rows.times.offset;
  offset.assign(trips + 1, 0);
  for (auto const trip : rows.trip) ++offset[trip.value + 1];
  std::partial_sum(offset.begin(), offset.end(), offset.begin());
  std::vector<std::uint32_t> order(rows.trip.size()), next(offset.begin(), offset.end() - 1);
  for (std::uint32_t row = 0; row < rows.trip.size(); ++row) order[next[rows.trip[row].value]++] = row;
  auto const earlier = [&](auto a, auto b) { return rows.times.sequence[a] < rows.times.sequence[b]; };
  for (std::size_t trip = 0; trip < trips; ++trip)
    std::stable_sort(order.begin() + offset[trip], order.begin() + offset[trip + 1], earlier);
  return order;
}

/// A time after a known one: earlier than that, though not by the half day that says that midnight was passed.
void check_time(GtfsReading& reading, InputPlace const& place, std::string_view column, std::int32_t time,
                std::int32_t before) {
  if (time < before && before - time < kHalfDay)
    reading.faults.add(place, fmt::format("{} = {} is before {}, the time before it in the trip", column,
                                          feed_time_text(time), feed_time_text(before)));
}

/// Sequences that repeat and times that run backwards.
void check_trip(GtfsReading& reading, FeedStopTimes const& times, std::uint32_t from, std::uint32_t to) {
  std::optional<std::int32_t> known;
  for (auto i = from; i < to; ++i) {
    auto const place = [&] { return reading.place("stop_times.txt", reading.stop_time_line[i]); };
    if (i > from && times.sequence[i] == times.sequence[i - 1])
      reading.faults.add(place(), fmt::format("stop_sequence = {} is on line {} already", times.sequence[i],
                                              reading.stop_time_line[i - 1]));
    auto const arrival = times.arrival[i], departure = times.departure[i];
    if (arrival == kNoFeedTime) continue;
    if (known && arrival < *known) check_time(reading, place(), "arrival_time", arrival, *known);
    if (departure < arrival) check_time(reading, place(), "departure_time", departure, arrival);
    known = departure;
  }
}

void check_trips(GtfsReading& reading) {
  auto const& times = reading.feed.stop_times;
  auto const before = reading.faults.size();
  for (std::size_t trip = 0; trip + 1 < times.offset.size(); ++trip) {
    check_trip(reading, times, times.offset[trip], times.offset[trip + 1]);
    if (reading.faults.size() < before + kMostTripFaults) continue;
    return reading.faults.add(reading.place("stop_times.txt", 1),
                              fmt::format("more than {} faults so far; the rest was not checked", kMostTripFaults));
  }
}

/// The first row of the trip at which times fall by half a day, `to` where none does.
std::uint32_t first_fall(FeedStopTimes const& times, std::uint32_t from, std::uint32_t to) {
  auto known = kNoFeedTime;
  for (auto i = from; i < to; ++i) {
    if (times.arrival[i] == kNoFeedTime) continue;
    if ((known != kNoFeedTime && times.arrival[i] < known) || times.departure[i] < times.arrival[i]) return i;
    known = times.departure[i];
  }
  return to;
}

/// Why nobody can ride the trip; empty where somebody can. @param[out] line  where it shows, of stop_times.txt; else 0
std::string why_useless(GtfsReading const& reading, FeedTripId trip, std::uint32_t& line) {
  auto const& times = reading.feed.stop_times;
  auto const from = times.offset[trip.value], to = times.offset[trip.value + 1];
  line = 0;
  if (from == to) return "a trip without stop times";
  line = reading.stop_time_line[from];
  if (to - from == 1) return "a trip with one stop time";
  if (times.arrival[from] == kNoFeedTime) return "a trip without a time at its first stop";
  line = reading.stop_time_line[to - 1];
  if (times.arrival[to - 1] == kNoFeedTime) return "a trip without a time at its last stop";
  auto const fall = first_fall(times, from, to);
  if (fall == to) return {};
  line = reading.stop_time_line[fall];
  return "a trip whose times fall by half a day; past midnight they go on as 24:00:00";
}

/// Ends of trips must have both times: those where one stands in for the other are listed, though the trip stays.
void list_half_ends(GtfsReading& reading, std::vector<std::uint8_t> const& half) {
  auto const& times = reading.feed.stop_times;
  for (std::size_t i = 0; i < half.size(); ++i)
    if (half[i] != 0) ++reading.report.defaults["one of arrival_time and departure_time, by the other"];
  for (auto const trip : ids<FeedTripId>(reading.feed.trips.size())) {
    auto const from = times.offset[trip.value], to = times.offset[trip.value + 1];
    for (auto const end : {from, to - 1})
      if (from < to && half[end] != 0)
        reading.report.drop("an empty time at an end of a trip; the row's other time stands in",
                            reading.place("stop_times.txt", reading.stop_time_line[end]), reading.feed.trips.id[trip]);
  }
}

/// Takes out what nobody can ride, with its stop times.
void drop_useless_trips(GtfsReading& reading, std::int64_t& rows_gone) {
  auto& trips = reading.feed.trips;
  auto& times = reading.feed.stop_times;
  std::vector<std::uint32_t> kept, kept_times, offset{0};
  for (auto const trip : ids<FeedTripId>(trips.size())) {
    std::uint32_t line = 0;
    if (auto why = why_useless(reading, trip, line); !why.empty()) {
      auto const place =
          line == 0 ? reading.place("trips.txt", reading.trip_line[trip]) : reading.place("stop_times.txt", line);
      reading.drop_trip(why, place, trips.id[trip]);
      reading.trip_of.set(trips.id[trip], {});
      rows_gone += times.offset[trip.value + 1] - times.offset[trip.value];
      continue;
    }
    kept.push_back(trip.value);
    for (auto i = times.offset[trip.value]; i < times.offset[trip.value + 1]; ++i) kept_times.push_back(i);
    offset.push_back(static_cast<std::uint32_t>(kept_times.size()));
  }
  if (kept.size() == trips.size()) return;
  keep_rows(trips, kept);
  reading.trip_line.keep(kept);
  reading.trip_of.number(trips.id);
  each_column(times, [&](auto& column) { reorder(column, kept_times); });
  reorder(reading.stop_time_line, kept_times);
  times.offset = std::move(offset);
}

void interpolate(GtfsReading& reading) {
  auto& times = reading.feed.stop_times;
  auto const& stops = reading.feed.stops;
  std::vector<Point> place;
  for (std::size_t trip = 0; trip + 1 < times.offset.size(); ++trip) {
    auto const from = times.offset[trip], n = times.offset[trip + 1] - from;
    auto const part = [&](auto& column) { return std::span(column).subspan(from, n); };
    if (std::none_of(times.arrival.begin() + from, times.arrival.begin() + from + n,
                     [](auto t) { return t == kNoFeedTime; }))
      continue;
    place.clear();
    for (auto const stop : part(times.stop)) place.push_back({stops.lon[stop], stops.lat[stop]});
    interpolate_times({part(times.arrival), part(times.departure), part(times.basis), part(times.dist), place});
  }
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times.basis[i] < TimeBasis::by_distance) continue;
    times.timepoint[i] = 0;
    ++reading.report
          .defaults[times.basis[i] == TimeBasis::by_distance  ? "times interpolated by shape_dist_traveled"
                    : times.basis[i] == TimeBasis::by_spacing ? "times interpolated by the distances between stops"
                                                              : "times interpolated in equal parts"];
  }
}

void note_rows_gone(GtfsReading& reading, std::int64_t rows) {
  if (rows > 0) reading.note(fmt::format("{} rows of stop_times.txt went with the trips that were dropped", rows));
}

}  // namespace

void read_stop_times(GtfsReading& reading) {
  auto table = reading.open("stop_times.txt", true, {});
  if (!table) return;
  StopTimeColumns const at(*table);
  if (table->broken()) return;
  StopTimeRows rows;
  rows.of_trip.resize(reading.feed.trips.size());
  while (table->next()) add_stop_time(reading, *table, at, rows);
  reading.report.read["stop_times"] = table->count();
  reading.report.read["stop_times_past_24h"] = rows.past_24h;
  if (table->ended() && table->count() == 0)
    reading.faults.add(table->header_place(), "a line of names and no stop time");
  auto const order = order_by_trip(rows, reading.feed.trips.size());
  reading.feed.stop_times = std::move(rows.times);
  reading.stop_time_line = std::move(rows.line);
  each_column(reading.feed.stop_times, [&](auto& column) { reorder(column, order); });
  reorder(reading.stop_time_line, order);
  reorder(rows.half, order);
  check_trips(reading);
  if (!reading.faults.empty()) return;
  list_half_ends(reading, rows.half);
  drop_useless_trips(reading, rows.of_dropped_trips);
  note_rows_gone(reading, rows.of_dropped_trips);
  interpolate(reading);
}

}  // namespace tanvan
