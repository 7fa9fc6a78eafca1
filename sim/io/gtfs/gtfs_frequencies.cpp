#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr WholeRange kHeadways{1, 86'400};

struct FrequencyColumns {
  std::size_t trip, start, end, headway, exact;

  explicit FrequencyColumns(FeedTable& t)
      : trip(t.needed("trip_id")),
        start(t.needed("start_time")),
        end(t.needed("end_time")),
        headway(t.needed("headway_secs")),
        exact(t.find("exact_times")) {
    t.drop_other_columns();
  }
};

void add_frequency(GtfsReading& reading, FeedTable& table, FrequencyColumns const& at,
                   std::vector<std::uint32_t>& lines) {
  auto& frequencies = reading.feed.frequencies;
  auto const trip = reading.trip_of[table.cell(at.trip)];
  auto const start = table.time(at.start), end = table.time(at.end);
  auto const headway = table.whole(at.headway, kHeadways);
  auto const exact = table.choice(at.exact, 1);
  if (table.cell(at.start).empty() || table.cell(at.end).empty() || table.cell(at.headway).empty())
    return table.fault("start_time, end_time and headway_secs must not be empty");
  if (start != kNoFeedTime && end != kNoFeedTime && end <= start) table.fault(at.end, "is not after the start_time");
  if (!trip) return table.drop("a frequency of a trip_id that is not there or was dropped", table.text(at.trip));
  frequencies.trip.push_back(trip);
  frequencies.start.push_back(start);
  frequencies.end.push_back(end);
  frequencies.headway.push_back(static_cast<std::int32_t>(headway.value_or(1)));
  frequencies.exact_times.push_back(exact == 1 ? 1 : 0);
  lines.push_back(table.line());
}

std::vector<std::uint32_t> order_of(FeedFrequencies const& rows) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
    return std::tie(rows.trip[a], rows.start[a], rows.end[a], rows.headway[a], rows.exact_times[a]) <
           std::tie(rows.trip[b], rows.start[b], rows.end[b], rows.headway[b], rows.exact_times[b]);
  });
  return order;
}

/// Takes out rows that say the same again.
void drop_twins(GtfsReading& reading, std::vector<std::uint32_t>& lines) {
  auto& rows = reading.feed.frequencies;
  auto const row = [&](std::size_t i) {
    return std::tie(rows.trip[i], rows.start[i], rows.end[i], rows.headway[i], rows.exact_times[i]);
  };
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && row(i) == row(i - 1)) {
      reading.report.drop("a row that is there already", reading.place("frequencies.txt", lines[i]),
                          reading.feed.trips.id[rows.trip[i]]);
    } else {
      kept.push_back(i);
    }
  }
  each_column(rows, [&](auto& column) { reorder(column, kept); });
  reorder(lines, kept);
}

/// Periods of one trip that overlap run both; it is unlikely to be meant.
void note_overlaps(GtfsReading& reading, std::vector<std::uint32_t> const& lines) {
  auto const& rows = reading.feed.frequencies;
  std::int64_t n = 0;
  std::uint32_t first = 0;
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows.trip[i] == rows.trip[i - 1] && rows.start[i] < rows.end[i - 1]) {
      if (n++ == 0) first = lines[i];
      first = std::min(first, lines[i]);
    }
  if (n > 0)
    reading.note(fmt::format(
        "periods that overlap another of their trip, so that both run: {}, the first on line {} of frequencies.txt", n,
        first));
}

}  // namespace

void read_frequencies(GtfsReading& reading) {
  auto table = reading.open("frequencies.txt", false);
  if (!table) return;
  FrequencyColumns const at(*table);
  if (table->broken()) return;
  std::vector<std::uint32_t> lines;
  while (table->next()) add_frequency(reading, *table, at, lines);
  reading.report.read["frequencies"] = table->count();
  auto const order = order_of(reading.feed.frequencies);
  each_column(reading.feed.frequencies, [&](auto& column) { reorder(column, order); });
  reorder(lines, order);
  drop_twins(reading, lines);
  note_overlaps(reading, lines);
}

}  // namespace tanvan
