#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "scenarios/run/scenario/road_tables.hpp"
#include "scenarios/run/scenario/table_checks.hpp"
#include "scenarios/run/scenario/tolls.hpp"

namespace tanvan {
namespace {

constexpr std::array kColumns = {ColumnSpec{"road"},
                                 ColumnSpec{"segment_order"},
                                 ColumnSpec{"from_name"},
                                 ColumnSpec{"from_lon"},
                                 ColumnSpec{"from_lat"},
                                 ColumnSpec{"to_name"},
                                 ColumnSpec{"to_lon"},
                                 ColumnSpec{"to_lat"},
                                 ColumnSpec{"length_km"},
                                 ColumnSpec{"lanes_per_direction"},
                                 ColumnSpec{"lanes_per_direction_before", false},
                                 ColumnSpec{"speed_limit_kmh"},
                                 ColumnSpec{"status"},
                                 ColumnSpec{"opening_year"},
                                 ColumnSpec{"opens", false},
                                 ColumnSpec{"toll"},
                                 ColumnSpec{"heavy_truck_allowed"},
                                 ColumnSpec{"open_end", false},
                                 ColumnSpec{"source", false},
                                 ColumnSpec{"confidence", false}};

struct Columns {
  CsvColumn road, order, from_name, from_lon, from_lat, to_name, to_lon, to_lat, length, lanes, lanes_before, speed,
      status, year, opens, toll, trucks, open_end;

  explicit Columns(CsvTable const& t)
      : road(t.column("road")),
        order(t.column("segment_order")),
        from_name(t.column("from_name")),
        from_lon(t.column("from_lon")),
        from_lat(t.column("from_lat")),
        to_name(t.column("to_name")),
        to_lon(t.column("to_lon")),
        to_lat(t.column("to_lat")),
        length(t.column("length_km")),
        lanes(t.column("lanes_per_direction")),
        lanes_before(t.column("lanes_per_direction_before")),
        speed(t.column("speed_limit_kmh")),
        status(t.column("status")),
        year(t.column("opening_year")),
        opens(t.column("opens")),
        toll(t.column("toll")),
        trucks(t.column("heavy_truck_allowed")),
        open_end(t.column("open_end")) {}
};

void read_ends(CsvRow const& row, Columns const& columns, RoadSegment& segment) {
  segment.from = {row.word(columns.from_name), row.number(columns.from_lon, kLongitude),
                  row.number(columns.from_lat, kLatitude)};
  segment.to = {row.word(columns.to_name), row.number(columns.to_lon, kLongitude),
                row.number(columns.to_lat, kLatitude)};
  segment.from_place = row.place(columns.from_name);
  segment.to_place = row.place(columns.to_name);
  segment.length_place = row.place(columns.length);
  auto const open_end = one_of(row, columns.open_end, {"", "from", "to"});
  segment.ends_at_from = open_end == "from";
  segment.ends_at_to = open_end == "to";
}

void read_opening(CsvRow const& row, Columns const& columns, int base_year, RoadSegment& segment) {
  auto const status = one_of(row, columns.status, {"existing", "under_construction", "planned"});
  bool const by_intervention = one_of(row, columns.opens, {"", "by_intervention"}) == "by_intervention";
  int const year = row.whole_or(columns.year, 1800, 2200, 0);
  segment.lanes_before = row.number_or(columns.lanes_before, {1, 20, "lanes"}, 0);
  if (segment.lanes_before > 0 && (status != "existing" || year == 0))
    row.fault(columns.lanes_before,
              "only an existing road with an opening_year, the year of its widening, has lanes before");
  if (segment.lanes_before > 0 && year <= base_year) segment.lanes_before = 0;
  segment.widened = month_of(year, 1);
  if (status == "under_construction" && !by_intervention && year == 0)
    row.fault(columns.year, "a road under construction needs a year, or by_intervention in the column opens");
  bool const is_there = status == "existing" && (segment.lanes_before > 0 || year <= base_year);
  segment.open_from = status == "planned" || by_intervention ? kNeverOpen : is_there ? Month{0} : month_of(year, 1);
}

/// The hours of `no (6–22 h …)`; none where the text names none.
std::optional<std::pair<double, double>> hours_of(std::string const& text) {
  auto const open = text.find('(');
  if (open == std::string::npos) return std::nullopt;
  int from = 0, to = 0;
  char const* const end = text.data() + text.size();
  auto const [after_from, bad_from] = std::from_chars(text.data() + open + 1, end, from);
  if (bad_from != std::errc{}) return std::nullopt;
  std::string_view rest(after_from, static_cast<std::size_t>(end - after_from));
  for (std::string_view const dash : {"–", "-"})
    if (rest.starts_with(dash)) rest.remove_prefix(dash.size());
  auto const [after_to, bad_to] = std::from_chars(rest.data(), end, to);
  if (bad_to != std::errc{} || from < 0 || to > 24) return std::nullopt;
  return std::pair{from, to};
}

void read_truck_ban(CsvRow const& row, CsvColumn column, std::span<TimeBin const> bins, RoadSegment& segment) {
  auto const& text = row.text(column);
  if (!column || text == "yes") return;
  if (text != "no" && !text.starts_with("no "))
    return row.fault(column, "must begin with yes or no, such as no (6–22 h)");
  auto const [from, to] = hours_of(text).value_or(std::pair{0, 24});
  segment.truck_ban = bins_between(bins, from, to);
  segment.truck_ban_hours = hours_between(from, to);
}

RoadSegment segment_of(CsvRow const& row, Columns const& columns, std::span<TimeBin const> bins, int base_year) {
  RoadSegment segment;
  segment.place = row.place();
  segment.road = row.word(columns.road);
  segment.order = row.whole(columns.order, 1, 100'000);
  read_ends(row, columns, segment);
  segment.length_km = row.number(columns.length, {0.001, 2'000, "km"});
  segment.lanes = row.number(columns.lanes, {1, 20, "lanes"});
  segment.speed_limit_kmh = row.number(columns.speed, {5, 130, "km/h"});
  read_opening(row, columns, base_year, segment);
  read_truck_ban(row, columns.trucks, bins, segment);
  return segment;
}

/// Shared length of [0, to) hours and a bin, the bin taken as it repeats every day. [s]
double overlap(TimeBin const& bin, double from_s, double to_s) {
  double shared = 0;
  for (double const day : {-86'400.0, 0.0, 86'400.0})
    shared += std::max(0.0, std::min(bin.start_s + bin.length_s, to_s + day) - std::max(bin.start_s, from_s + day));
  return shared;
}

}  // namespace

std::uint8_t bins_between(std::span<TimeBin const> bins, double from_h, double to_h) {
  double const to_s = (to_h > from_h ? to_h : to_h + 24) * 3'600;
  std::uint8_t bits = 0;
  for (std::size_t bin = 0; bin < bins.size() && bin < 8; ++bin)
    if (overlap(bins[bin], from_h * 3'600, to_s) >= bins[bin].length_s / 2)
      bits = static_cast<std::uint8_t>(bits | (1U << bin));
  return bits;
}

std::vector<RoadSegment> read_roads(TextSource const& source, std::span<TimeBin const> bins, int base_year,
                                    std::vector<FreightRow> const* freight, Faults& faults) {
  auto const table = read_csv(source, kColumns, faults);
  check_confidence(table, faults);
  Columns const columns(table);
  std::vector<RoadSegment> segments;
  std::vector<std::string> tolls;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    segments.push_back(segment_of(row, columns, bins, base_year));
    tolls.push_back(toll_text(row, columns.toll));
  }
  if (table.whole()) faults.append(check_segments(segments));
  if (freight != nullptr) charge_tolls(*freight, tolls, segments, faults);
  return segments;
}

}  // namespace tanvan
