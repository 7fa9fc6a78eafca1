/// Stops, stations and sites.

#include <algorithm>

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

constexpr char const* kPlainStop = "bus_stop";

/// The rows of a table whose kind is a bus stop, or is not.
DataTable stops_of(DataTable const& all, bool plain, std::string name, Phrase title) {
  auto const& kind = std::get<std::vector<std::string>>(all.column("kind")->values);
  DataTable some{std::move(name), std::move(title), all.columns, GeometryKind::point, {0}, {}, {}};
  for (auto& column : some.columns) std::visit([](auto& values) { values.clear(); }, column.values);
  for (std::size_t row = 0; row < kind.size(); ++row) {
    if ((kind[row] == kPlainStop) != plain) continue;
    for (std::size_t c = 0; c < some.columns.size(); ++c)
      std::visit(
          [&](auto& values) { values.push_back(std::get<std::decay_t<decltype(values)>>(all.columns[c].values)[row]); },
          some.columns[c].values);
    some.points.push_back(all.points[row]);
    some.offset.push_back(static_cast<std::uint32_t>(some.points.size()));
  }
  return some;
}

DataTable places(ResultColumns& from, std::string const& group, std::size_t rows) {
  DataTable table{group.substr(1), {}, columns_under(from, group, rows), {}, {0}, {}, {}};
  set_points(table, from.reals(group + "/lon", rows), from.reals(group + "/lat", rows));
  return table;
}

}  // namespace

void add_place_tables(ResultColumns& from, Tables& tables) {
  if (auto const rows = from.extent("/stops/kind", 0); rows > 0) {
    auto const all = places(from, "/stops", rows);
    if (!from.faults().empty()) return;
    for (bool const plain : {true, false}) {
      auto some = plain ? stops_of(all, true, "stops", {"Trạm xe buýt", "Bus stops"})
                        : stops_of(all, false, "stations", {"Nhà ga", "Stations"});
      if (some.rows() > 0) tables.push_back(std::move(some));
    }
  }
  if (auto const rows = from.extent("/stations/year", 0); rows > 0) {
    auto stations = places(from, "/stations", rows);
    stations.name = "station_year";
    stations.title = {"Nhà ga và vùng quanh ga theo năm", "Stations and what lies around them, by year"};
    tables.push_back(std::move(stations));
  }
  if (auto const rows = from.extent("/sites/kind", 0); rows > 0) {
    auto sites = places(from, "/sites", rows);
    sites.title = {"Khu công nghiệp và khu đặc biệt", "Industrial parks and special areas"};
    tables.push_back(std::move(sites));
  }
}

}  // namespace tanvan
