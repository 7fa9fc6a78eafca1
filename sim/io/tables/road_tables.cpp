/// The network and its traffic.

#include <fmt/format.h>
#include <unordered_map>

#include "sim/io/exchange/wkt.hpp"
#include "sim/io/tables/result_parts.hpp"
#include "sim/io/tables/traffic_year.hpp"

namespace tanvan {
namespace {

constexpr std::int64_t kMonthsBase = 100;  // YYYYMM
constexpr std::int64_t kLastMonth = 12;

void rename(DataTable& table, std::string const& from, std::string const& to) {
  for (auto& column : table.columns)
    if (column.name == from) column.name = to;
}

std::vector<std::int64_t> open_in(std::vector<std::int64_t> const& open_from, std::string const& year) {
  std::vector<std::int64_t> open;
  auto const last = std::stoll(year) * kMonthsBase + kLastMonth;
  for (auto const month : open_from) open.push_back(month <= last ? 1 : 0);
  return open;
}

/// Whether it is a day on a folder, whose nodes and links keep the names that they have there.
bool is_named(ResultColumns const& from) {
  return from.size("/traffic/link_id") > 0;
}

/// The ids of the folder in place of numbers. @param column  of numbers as /network/nodes/id has them
void name_nodes(ResultColumns& from, DataTable& table, std::string const& column) {
  auto const nodes = from.extent("/traffic/node_id", 0);
  if (nodes == 0) return;
  auto const name = from.texts("/traffic/node_id", nodes);
  auto const number = from.integers("/network/nodes/id", nodes);
  std::unordered_map<std::int64_t, std::size_t> row_of;
  for (std::size_t v = 0; v < nodes; ++v) row_of.emplace(number[v], v);
  for (auto& one : table.columns) {
    if (one.name != column) continue;
    std::vector<std::string> names;
    for (auto const v : std::get<std::vector<std::int64_t>>(one.values)) {
      auto const found = row_of.find(v);
      names.push_back(found == row_of.end() ? std::to_string(v) : name[found->second]);
    }
    one.unit = "text";
    one.values = std::move(names);
  }
}

DataTable links_table(ResultColumns& from, std::size_t links) {
  DataTable table{"links", {"Đoạn đường", "Links"}, columns_under(from, "/network/links", links), {}, {0}, {}, {}};
  rename(table, "id", "link_id");
  rename(table, "from", "from_node");
  rename(table, "to", "to_node");
  std::erase_if(table.columns, [](auto const& column) { return column.name == "geometry"; });
  if (!is_named(from)) return table;
  table.columns.front() = from.column("/traffic/link_id", "link_id", links);
  std::erase_if(table.columns, [](auto const& column) { return column.name == "open_from"; });
  for (auto const* column : {"from_node", "to_node"}) name_nodes(from, table, column);
  return table;
}

void append(DataTable& table, std::vector<DataColumn> columns) {
  for (auto& column : columns) table.columns.push_back(std::move(column));
}

/// Adds the rows of one table below those of another with the same columns.
void append_rows(DataTable& table, DataTable const& more) {
  if (table.columns.empty()) {
    table.columns = more.columns;
    return;
  }
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    std::visit(
        [&](auto& values) {
          auto const& new_ones = std::get<std::decay_t<decltype(values)>>(more.columns[c].values);
          values.insert(values.end(), new_ones.begin(), new_ones.end());
        },
        table.columns[c].values);
}

/// The ids of all links, as many times.
DataColumn id_column(ResultColumns& from, std::vector<std::int64_t> const& numbers, std::size_t times) {
  auto const* const path = is_named(from) ? "/traffic/link_id" : "/network/links/id";
  auto column = from.heading(path, "link_id");
  if (is_named(from))
    column.values = all_times(from.texts(path, numbers.size()), times);
  else
    column.values = all_times(numbers, times);
  return column;
}

void add_nodes(ResultColumns& from, Tables& tables) {
  auto const nodes = from.extent("/network/nodes/id", 0);
  if (nodes == 0) return;
  DataTable table{"nodes", {"Nút giao", "Junctions"}, columns_under(from, "/network/nodes", nodes), {}, {0}, {}, {}};
  rename(table, "id", "node_id");
  name_nodes(from, table, "node_id");
  if (from.file().has("/network/nodes/lon"))
    set_points(table, from.reals("/network/nodes/lon", nodes), from.reals("/network/nodes/lat", nodes));
  tables.push_back(std::move(table));
}

/// What the tables of links share.
struct Roads {
  std::vector<std::int64_t> id, open_from;
  std::vector<double> capacity;
};

DataTable year_rows(ResultColumns& from, Roads const& roads, TrafficYear const& traffic) {
  DataTable rows;
  rows.columns = {id_column(from, roads.id, 1)};
  std::vector<std::int64_t> const year(roads.id.size(), std::stoll(traffic.year));
  rows.columns.push_back({"year", "year", {"năm giao thông", "transport year"}, "", year});
  append(rows, day_columns(traffic, roads.capacity));
  return rows;
}

void add_years(ResultColumns& from, Roads const& roads, Tables& tables) {
  DataTable table{"link_year", {"Giao thông theo đoạn đường và năm", "Traffic by link and year"}, {}, {}, {0}, {}, {}};
  for (auto const& year : traffic_years(from.file())) {
    auto const traffic = read_traffic(from, year, roads.id.size());
    if (from.faults().empty()) append_rows(table, year_rows(from, roads, traffic));
  }
  if (!table.columns.empty()) tables.push_back(std::move(table));
}

void add_bins(ResultColumns& from, Roads const& roads, TrafficYear const& traffic, Tables& tables) {
  auto const suffix = year_suffix(traffic.year);
  DataTable table{"link_bin", {"Giao thông theo khung giờ" + suffix, "Traffic by time bin" + suffix}, {}, {}, {0}, {},
                  {}};
  table.columns = {id_column(from, roads.id, traffic.bins)};
  append(table, bin_columns(traffic, roads.capacity));
  tables.push_back(std::move(table));
}

}  // namespace

void set_lines(ResultColumns& from, DataTable& table) {
  table.geometry = GeometryKind::line;
  auto const texts = from.texts("/network/links/geometry", table.rows());
  for (std::size_t row = 0; row < texts.size(); ++row) {
    auto const line = line_of_wkt(texts[row]);
    if (!line) from.fault(fmt::format("/network/links/geometry, row {}: no LINESTRING", row));
    if (line) table.points.insert(table.points.end(), line->begin(), line->end());
    table.offset.push_back(static_cast<std::uint32_t>(table.points.size()));
  }
}

void add_network_tables(ResultColumns& from, YearChoice const& years, Tables& tables) {
  auto const links = from.extent("/network/links/id", 0);
  if (links == 0) return;
  auto table = links_table(from, links);
  if (from.file().has("/network/links/geometry") || !is_named(from)) set_lines(from, table);
  Roads const roads{from.integers("/network/links/id", links), from.integers("/network/links/open_from", links),
                    from.reals("/network/links/capacity_pcu_h", links)};
  if (years.traffic.empty()) {
    tables.push_back(std::move(table));
    return add_nodes(from, tables);
  }
  auto const traffic = read_traffic(from, years.traffic, links);
  if (!from.faults().empty()) return;
  if (years.traffic != kOnlyDay)
    table.columns.push_back(
        {"open",
         "1",
         {"1: đã thông xe trong năm " + years.traffic, "1 where open to traffic in " + years.traffic},
         "open_from",
         open_in(roads.open_from, years.traffic)});
  append(table, day_columns(traffic, roads.capacity));
  tables.push_back(std::move(table));
  add_nodes(from, tables);
  add_years(from, roads, tables);
  add_bins(from, roads, traffic, tables);
}

}  // namespace tanvan
