// transit.csv and stops.csv
#include <fmt/format.h>
#include <map>

#include "scenarios/run/scenario/region_tables.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {
namespace {

constexpr std::array kLineColumns = {ColumnSpec{"line_id"},
                                     ColumnSpec{"name"},
                                     ColumnSpec{"mode"},
                                     ColumnSpec{"operator", false},
                                     ColumnSpec{"status"},
                                     ColumnSpec{"opening_year"},
                                     ColumnSpec{"headway_peak_min"},
                                     ColumnSpec{"headway_offpeak_min"},
                                     ColumnSpec{"service_start"},
                                     ColumnSpec{"service_end"},
                                     ColumnSpec{"fare_vnd"},
                                     ColumnSpec{"vehicle_capacity_persons"},
                                     ColumnSpec{"length_km"},
                                     ColumnSpec{"run_time_min"},
                                     ColumnSpec{"source", false},
                                     ColumnSpec{"confidence", false}};

constexpr std::array kStopColumns = {ColumnSpec{"stop_id"},       ColumnSpec{"line_id"},
                                     ColumnSpec{"stop_order"},    ColumnSpec{"name"},
                                     ColumnSpec{"lon_deg"},       ColumnSpec{"lat_deg"},
                                     ColumnSpec{"kind"},          ColumnSpec{"run_time_from_start_min"},
                                     ColumnSpec{"source", false}, ColumnSpec{"confidence", false}};

constexpr NumberRange kHeadway{0, 1'440, "min"};
constexpr NumberRange kRunTime{0, 1'440, "min"};

constexpr double kLeastHeadway_min = 0.5, kDay_min = 1'440;
constexpr double kFastest_km_min = 5, kRounding_min = 2;  // 300 km/h; times are in minutes, rounded
constexpr double kLeastFare_vnd = 500;

void check_headway(CsvRow const& row, CsvColumn column, double headway_min) {
  if (headway_min > 0 && headway_min < kLeastHeadway_min)
    row.fault(column, fmt::format("must be 0, for no service, or at least {:g} min", kLeastHeadway_min));
}

struct StopOrder {
  int last = 0;
  double run_time_min = 0;
  double lon = 0, lat = 0;
};

/// A slip in a coordinate takes a vehicle further than it can drive; times are whole minutes.
void check_speed(CsvRow const& row, CsvColumn time, StopRow const& stop, StopOrder const& before) {
  if (before.last == 0) return;
  double const km = distance_between(stop.lon, stop.lat, before.lon, before.lat).value / 1000;
  double const minutes = stop.run_time_min - before.run_time_min + kRounding_min;
  if (km > minutes * kFastest_km_min)
    row.fault(time, fmt::format("{:.1f} km from the stop before it in {:g} min", km, minutes - kRounding_min));
}

/// Stops of a line follow each other in place and time.
void check_order(CsvRow const& row, CsvColumn order, CsvColumn time, StopRow const& stop, StopOrder& before) {
  if (stop.order != 0 && stop.order != before.last + 1)
    row.fault(order,
              fmt::format("the stops of line {} must count 1, 2, 3, …; {} comes next", stop.line_id, before.last + 1));
  if (stop.run_time_min < before.run_time_min)
    row.fault(time, fmt::format("earlier than the stop before it, at {} min", before.run_time_min));
  check_speed(row, time, stop, before);
  before = {stop.order, stop.run_time_min, stop.lon, stop.lat};
}

void check_fare(CsvRow const& row, CsvColumn column, double fare_vnd) {
  if (fare_vnd > 0 && fare_vnd < kLeastFare_vnd)
    row.fault(column, fmt::format("{:g} đồng is no fare: 0, or at least {:g} (thousands without a point)", fare_vnd,
                                  kLeastFare_vnd));
}

}  // namespace

LineTable read_lines(TableReading const& reading) {
  auto const t = reading.read(Table::transit, kLineColumns, TableRows::optional);
  auto const id = t.column("line_id"), name = t.column("name"), mode = t.column("mode"), carrier = t.column("operator"),
             status = t.column("status"), year = t.column("opening_year"), peak = t.column("headway_peak_min"),
             offpeak = t.column("headway_offpeak_min"), start = t.column("service_start"),
             end = t.column("service_end"), fare = t.column("fare_vnd"),
             capacity = t.column("vehicle_capacity_persons"), length = t.column("length_km"),
             time = t.column("run_time_min");
  std::vector<LineRow> lines;
  UniqueIds line_ids;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    line_ids.add(row, id);
    lines.push_back({.id = row.text(id),
                     .name = row.word(name),
                     .mode = one_of(row, mode, {"bus", "brt", "metro", "rail", "rail_freight"}),
                     .operator_name = row.text(carrier),
                     .status = one_of(row, status, {"existing", "under_construction", "planned"}),
                     .opening_year = row.whole(year, 1800, 2200),
                     .headway_peak_min = row.number_or(peak, kHeadway, 0),
                     .headway_offpeak_min = row.number_or(offpeak, kHeadway, 0),
                     .service_start_min = row.clock_min(start),
                     .service_end_min = row.clock_min(end),
                     .fare_vnd = row.number(fare, {0, 1e7, "đồng"}),
                     .vehicle_capacity = row.number(capacity, {1, 5'000, "persons"}),
                     .length_km = row.number(length, {0.01, 5'000, "km"}),
                     .run_time_min = row.number(time, kRunTime),
                     .place = row.place()});
    auto const& line = lines.back();
    if (line.service_end_min <= line.service_start_min) row.fault(end, "service must end after it starts");
    if (line.service_end_min > line.service_start_min + kDay_min) row.fault(end, "service lasts a day at most");
    check_fare(row, fare, line.fare_vnd);
    check_headway(row, peak, line.headway_peak_min);
    check_headway(row, offpeak, line.headway_offpeak_min);
    if (line.headway_peak_min == 0 && line.headway_offpeak_min == 0)
      reading.drop(Table::transit, row.place(peak), fmt::format("line {} has no headway and so no service", line.id));
  }
  return {std::move(lines), t.whole()};
}

std::vector<StopRow> read_stops(TableReading const& reading, LineTable const& transit) {
  auto const t = reading.read(Table::stops, kStopColumns, TableRows::optional);
  auto const id = t.column("stop_id"), line = t.column("line_id"), order = t.column("stop_order"),
             name = t.column("name"), lon = t.column("lon_deg"), lat = t.column("lat_deg"), kind = t.column("kind"),
             time = t.column("run_time_from_start_min");
  std::map<std::string, StopOrder> of_line;
  std::vector<std::string> line_ids;
  for (auto const& known : transit.lines) of_line[known.id], line_ids.push_back(known.id);
  std::vector<StopRow> stops;
  UniqueIds stop_ids;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    stop_ids.add(row, id);
    stops.push_back({.id = row.text(id),
                     .line_id = row.word(line),
                     .order = row.whole(order, 1, 10'000),
                     .name = row.word(name),
                     .kind = one_of(row, kind, {"bus_stop", "brt_station", "metro_station", "rail_station"}),
                     .lon = row.number(lon, kLongitude),
                     .lat = row.number(lat, kLatitude),
                     .run_time_min = row.number(time, kRunTime),
                     .place = row.place()});
    auto const found = of_line.find(stops.back().line_id);
    if (found != of_line.end()) {
      check_order(row, order, time, stops.back(), found->second);
    } else if (transit.whole && line) {
      row.fault(line, "no such line in the table of transit" + suggestion(stops.back().line_id, line_ids));
    }
  }
  return stops;
}

}  // namespace tanvan
