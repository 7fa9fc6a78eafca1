/// What a simulated day tells beside its links: districts, screenlines, travel times, iterations, what happened.

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "sim/io/results/class_words.hpp"
#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;
using Reals = std::vector<double>;
using Integers = std::vector<std::int64_t>;

/// The bins of the day, each as often as there are rows of it. Begin and length alone; bins have no other name.
std::vector<DataColumn> bin_columns_of(ResultColumns& from, std::size_t times) {
  std::vector<DataColumn> columns;
  for (std::string const name : {"bin_start_s", "bin_length_s"}) {
    auto const path = "/traffic/" + name;
    auto column = from.heading(path, name);
    column.values = each_times(from.reals(path, from.extent(path, 0)), times);
    columns.push_back(std::move(column));
  }
  return columns;
}

std::size_t bins_of(ResultColumns const& from) {
  return from.extent("/traffic/bin_start_s", 0);
}

Texts classes_of(ResultColumns& from) {
  return from.texts("/traffic/class", from.extent("/traffic/class", 0));
}

/// The texts of a dataset, once for each bin.
DataColumn each_bin(ResultColumns& from, std::string const& path, std::string const& name) {
  auto column = from.heading(path, name);
  column.values = all_times(from.texts(path, from.extent(path, 0)), bins_of(from));
  return column;
}

/// A row a bin and district.
void add_districts(ResultColumns& from, Tables& tables) {
  auto const districts = from.extent("/mfd/district", 0);
  if (districts == 0) return;
  DataTable table{"mfd",
                  {"Biểu đồ cơ bản vĩ mô theo khu vực", "Macroscopic fundamental diagram by district"},
                  bin_columns_of(from, districts),
                  {},
                  {0},
                  {},
                  {}};
  table.columns.push_back(each_bin(from, "/mfd/district", "district"));
  for (std::string const name :
       {"accumulation_pcu", "production_veh_km_h", "production_pcu_km_h", "speed_kmh", "delay_veh_h"})
    if (auto const path = "/mfd/" + name; from.file().has(path))
      table.columns.push_back(from.column(path, name, bins_of(from) * districts));
  tables.push_back(std::move(table));
}

/// The column of one class from a table [rows, C].
DataColumn of_class(ResultColumns const& from, std::string const& path, Reals const& values, Texts const& classes,
                    std::size_t c) {
  auto column = from.heading(path, "volume_" + classes[c] + "_veh_h");
  column.what.vi += fmt::format(": {}", class_words(classes[c]).vi);
  column.what.en += ": " + classes[c];
  Reals one(values.size() / classes.size());
  for (std::size_t row = 0; row < one.size(); ++row) one[row] = values[row * classes.size() + c];
  column.values = std::move(one);
  return column;
}

/// A row a bin and screenline.
void add_screenlines(ResultColumns& from, Tables& tables) {
  auto const lines = from.extent("/screenlines/name", 0);
  if (lines == 0) return;
  DataTable table{"screenlines", {"Mặt cắt đếm xe", "Screenlines"}, bin_columns_of(from, lines), {}, {0}, {}, {}};
  table.columns.push_back(each_bin(from, "/screenlines/name", "name"));
  auto const classes = classes_of(from);
  std::string const path = "/screenlines/volume_veh_h";
  auto const values = from.reals(path, bins_of(from) * lines * classes.size());
  for (std::size_t c = 0; c < classes.size(); ++c) table.columns.push_back(of_class(from, path, values, classes, c));
  tables.push_back(std::move(table));
}

/// Times of trips, not known where there is none.
Reals known_where(Reals times, Integers const& trips) {
  for (std::size_t i = 0; i < times.size(); ++i)
    if (trips[i] == 0) times[i] = std::numeric_limits<double>::quiet_NaN();
  return times;
}

/// A row a bin of departure and class.
void add_travel_times(ResultColumns& from, Tables& tables) {
  auto const classes = classes_of(from);
  if (from.size("/travel_time/trips") == 0) return;
  auto const rows = bins_of(from) * classes.size();
  DataTable table{"travel_times",
                  {"Thời gian đi lại theo giờ khởi hành và loại xe", "Travel times by departure and class"},
                  bin_columns_of(from, classes.size()),
                  {},
                  {0},
                  {},
                  {}};
  table.columns.push_back(each_bin(from, "/traffic/class", "class"));
  auto const trips = from.integers("/travel_time/trips", rows);
  table.columns.push_back(from.column("/travel_time/trips", "trips", rows));
  for (std::string const name : {"mean_s", "p5_s", "p50_s", "p85_s", "p95_s"}) {
    auto const path = "/travel_time/" + name;
    if (!from.file().has(path)) continue;
    auto column = from.heading(path, name);
    column.values = known_where(from.reals(path, rows), trips);
    table.columns.push_back(std::move(column));
  }
  tables.push_back(std::move(table));
}

/// A row a simulated day of the equilibrium.
void add_iterations(ResultColumns& from, Tables& tables) {
  auto const rows = from.extent("/traffic/iterations/relative_gap", 0);
  if (rows == 0) return;
  Integers number(rows);
  for (std::size_t i = 0; i < rows; ++i) number[i] = static_cast<std::int64_t>(i) + 1;
  DataTable table{"iterations", {"Các lượt lặp", "Iterations"}, {}, {}, {0}, {}, {}};
  table.columns = {{"iteration", "1", {"lượt lặp, từ 1", "simulated day, from 1"}, "", number}};
  for (auto& column : columns_under(from, "/traffic/iterations", rows)) table.columns.push_back(std::move(column));
  tables.push_back(std::move(table));
}

/// A column of texts in place of rows of them. @param rows  such as rows of the link tables
DataColumn named(ResultColumns& from, std::string const& rows, std::string const& names, std::string const& name) {
  auto const texts = from.texts(names, from.extent(names, 0));
  auto column = from.heading(names, name);
  Texts of;
  for (auto const row : from.integers(rows, from.extent(rows, 0)))
    of.push_back(row >= 0 && static_cast<std::size_t>(row) < texts.size() ? texts[static_cast<std::size_t>(row)] : "");
  column.values = std::move(of);
  return column;
}

/// What changed during the day, a row a change or closure; links and classes by name.
void add_happenings(ResultColumns& from, std::string const& group, Phrase title, Tables& tables) {
  auto const rows = from.extent(group + "/link", 0);
  if (rows == 0) return;
  DataTable table{group.substr(1), std::move(title), columns_under(from, group, rows), {}, {0}, {}, {}};
  for (auto& column : table.columns) {
    if (column.name == "link") column = named(from, group + "/link", "/traffic/link_id", "link_id");
    if (column.name == "class") column = named(from, group + "/class", "/traffic/class", "class");
  }
  tables.push_back(std::move(table));
}

void add_gridlocks(ResultColumns& from, Tables& tables) {
  auto const rows = from.extent("/gridlocks/since_s", 0);
  if (rows == 0) return;
  DataTable table{"gridlocks", {"Kẹt cứng", "Gridlocks"}, {}, {}, {0}, {}, {}};
  for (auto const* name : {"since_s", "last_found_s"})
    table.columns.push_back(from.column(std::string("/gridlocks/") + name, name, rows));
  auto const links = named(from, "/gridlocks/link", "/traffic/link_id", "link_id");
  table.columns.push_back({"links",
                           "text",
                           {"mã các đoạn đường của vòng; mỗi đoạn chờ chỗ trống ở đoạn kế tiếp",
                            "link_ids of the circle, each waits for room on the next"},
                           "",
                           joined(std::get<Texts>(links.values), from.integers("/gridlocks/offset", rows + 1))});
  tables.push_back(std::move(table));
}

/// Place of each row among those of its trip, from 1.
Integers places(Integers const& offset) {
  Integers place;
  for (std::size_t i = 0; i + 1 < offset.size(); ++i)
    for (auto at = offset[i]; at < offset[i + 1]; ++at) place.push_back(at - offset[i] + 1);
  return place;
}

/// A row a link of a sampled trip.
void add_trajectories(ResultColumns& from, Tables& tables) {
  auto const visits = from.extent("/trajectories/link", 0), trips = from.extent("/trajectories/trip", 0);
  if (visits == 0) return;
  auto const offset = from.integers("/trajectories/offset", trips + 1);
  auto const id = named(from, "/trajectories/trip", "/trips/trip_id", "trip_id");
  auto const place = places(offset);
  if (place.size() != visits || !std::ranges::is_sorted(offset))
    return from.fault("/trajectories/offset: no bounds of the rows of /trajectories/link");
  Texts trip;
  for (std::size_t i = 0; i < trips; ++i)
    trip.insert(trip.end(), static_cast<std::size_t>(offset[i + 1] - offset[i]), std::get<Texts>(id.values)[i]);
  DataTable table{
      "trajectories", {"Quỹ đạo của một mẫu chuyến đi", "Trajectories of a sample of trips"}, {}, {}, {0}, {}, {}};
  table.columns = {id,
                   {"place", "1", {"thứ tự trên đường đi, từ 1", "place along the way, from 1"}, "", place},
                   named(from, "/trajectories/link", "/traffic/link_id", "link_id"),
                   from.column("/trajectories/enter_s", "enter_s", visits),
                   from.column("/trajectories/leave_s", "leave_s", visits)};
  table.columns.front().values = std::move(trip);
  tables.push_back(std::move(table));
}

}  // namespace

std::vector<std::string> joined(std::vector<std::string> const& texts, std::vector<std::int64_t> const& offset) {
  Texts all;
  auto const end = static_cast<std::int64_t>(texts.size());
  for (std::size_t i = 0; i + 1 < offset.size(); ++i) {
    std::string text;
    for (auto at = std::max<std::int64_t>(offset[i], 0); at < std::min(offset[i + 1], end); ++at)
      (text += text.empty() ? "" : " ") += texts[static_cast<std::size_t>(at)];
    all.push_back(std::move(text));
  }
  return all;
}

void add_day_tables(ResultColumns& from, Tables& tables) {
  if (bins_of(from) == 0) return;
  add_districts(from, tables);
  add_screenlines(from, tables);
  add_travel_times(from, tables);
  add_iterations(from, tables);
  add_happenings(from, "/changes", {"Thay đổi trên đường trong ngày", "Changes on links during the day"}, tables);
  add_happenings(from, "/class_closures", {"Cấm xe theo giờ", "Closures of links to classes by the hour"}, tables);
  add_gridlocks(from, tables);
  add_trajectories(from, tables);
}

}  // namespace tanvan
