/// The trips of a simulated day as a table that `tanvan traffic --trips` reads again.

#include <algorithm>
#include <limits>
#include <optional>

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;

/// Each row's text among a few: what a column of rows stands for.
DataColumn names_of_rows(ResultColumns& from, std::string const& rows, std::size_t trips, std::string const& names,
                         DataColumn column) {
  auto const name = from.texts(names, from.extent(names, 0));
  Texts of;
  of.reserve(trips);
  for (auto const row : from.integers(rows, trips)) {
    bool const known = row >= 0 && static_cast<std::size_t>(row) < name.size();
    if (!known && from.faults().empty()) from.fault(rows + ": no row of " + names);
    of.push_back(known ? name[static_cast<std::size_t>(row)] : "");
  }
  column.values = std::move(of);
  return column;
}

/// Times or lengths that are not known where they are below 0.
DataColumn known_from_0(ResultColumns& from, char const* path, char const* name, std::size_t trips, Phrase what) {
  auto column = from.heading(path, name);
  auto values = from.reals(path, trips);
  for (auto& value : values)
    if (value < 0) value = std::numeric_limits<double>::quiet_NaN();
  column.what = std::move(what);
  column.values = std::move(values);
  return column;
}

/// Whether the bounds begin at 0, never fall and end at `rows`.
bool bounds_hold(std::vector<std::int64_t> const& offset, std::size_t rows) {
  return std::ranges::is_sorted(offset) && offset.front() == 0 && offset.back() == static_cast<std::int64_t>(rows);
}

/// The links of each trip with blanks between. @param step  as /moves/link_step, whose sums are rows of `id`
/// @return none where one is no such row
std::optional<Texts> ways_of(std::vector<std::int64_t> const& offset, std::vector<std::int64_t> const& step,
                             Texts const& id) {
  Texts ways(offset.size() - 1);
  std::int64_t row = 0;
  for (std::size_t t = 0; t < ways.size(); ++t)
    for (auto at = offset[t]; at < offset[t + 1]; ++at) {
      row += step[static_cast<std::size_t>(at)];
      if (row < 0 || row >= static_cast<std::int64_t>(id.size())) return std::nullopt;
      (ways[t] += ways[t].empty() ? "" : " ") += id[static_cast<std::size_t>(row)];
    }
  return ways;
}

/// Ids of the links of each trip that arrived, from what /moves tells. Of others the way is not whole.
DataColumn routes(ResultColumns& from, std::size_t trips) {
  auto const moves = from.extent("/moves/link_step", 0);
  auto const offset = from.integers("/moves/offset", trips + 1);
  auto const step = from.integers("/moves/link_step", moves);
  auto ways = bounds_hold(offset, moves)
                  ? ways_of(offset, step, from.texts("/traffic/link_id", from.extent("/traffic/link_id", 0)))
                  : std::nullopt;
  if (!ways) from.fault("/moves: its sums are no row of /traffic/link_id, or its bounds no rows of it");
  auto const stuck = from.texts("/trips/stuck", trips);
  for (std::size_t t = 0; ways && t < trips; ++t)
    if (!stuck[t].empty()) (*ways)[t].clear();
  return {"route",
          "text",
          {"mã các đoạn đường của đường đi, theo thứ tự; để trống nếu không đến nơi",
           "ids of the links of its way, in order; empty where it did not arrive"},
          "simulated",
          ways ? std::move(*ways) : Texts(trips)};
}

}  // namespace

void add_day_trips(ResultColumns& from, Tables& tables) {
  auto const trips = from.extent("/trips/trip_id", 0);
  if (!from.file().has("/trips/trip_id")) return;
  DataTable table{"trips", {"Chuyến đi", "Trips"}, {}, {}, {0}, {}, {}};
  auto& columns = table.columns;
  columns.push_back(from.column("/trips/trip_id", "trip_id", trips));
  if (from.file().has("/trips/class")) {
    columns.push_back(names_of_rows(from, "/trips/class", trips, "/traffic/class",
                                    {"class", "text", {"loại xe", "vehicle class"}, "", {}}));
    columns.push_back(names_of_rows(from, "/trips/from_node", trips, "/traffic/node_id",
                                    {"from_node_id", "text", {"mã nút đi", "node where it begins"}, "", {}}));
    columns.push_back(names_of_rows(from, "/trips/to_node", trips, "/traffic/node_id",
                                    {"to_node_id", "text", {"mã nút đến", "node where it wants to end"}, "", {}}));
  }
  columns.push_back(from.column("/trips/depart_s", "depart_s", trips));
  columns.push_back(known_from_0(
      from, "/trips/enter_s", "entered_s", trips,
      {"lúc vào đoạn đường đầu tiên; để trống nếu không bao giờ", "when it got onto its first link; empty: never"}));
  columns.push_back(known_from_0(from, "/trips/arrive_s", "arrived_s", trips,
                                 {"lúc đến nơi; để trống nếu không bao giờ", "arrival; empty: never"}));
  for (auto const* name : {"distance_m", "stuck"})
    columns.push_back(from.column(std::string("/trips/") + name, name, trips));
  if (from.file().has("/moves/link_step")) columns.push_back(routes(from, trips));
  tables.push_back(std::move(table));
}

}  // namespace tanvan
