#include "sim/io/gmns/gmns_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/io/exchange/wkt.hpp"
#include "sim/io/gmns/gmns_config.hpp"
#include "sim/io/text/csv_text.hpp"
#include "sim/network/strong_parts.hpp"

namespace tanvan {
namespace {

constexpr char const* kVersion = "0.96";

void begin_row(CsvText& csv, std::span<char const* const> names, std::span<TextColumn const> more) {
  for (auto const* name : names) csv.cell(name);
  for (auto const& column : more) csv.cell(column.name);
  csv.end_row();
}

void add_more(CsvText& csv, std::span<TextColumn const> more, std::size_t row) {
  for (auto const& column : more) csv.cell(column.text[row]);
}

std::string config_text(NetworkTables const& network) {
  constexpr std::array kNames = {"dataset_name",          "short_length", "long_length",    "speed",   "crs",
                                 "geometry_field_format", "currency",     "version_number", "id_type", "writer",
                                 "traffic_side"};
  CsvText csv;
  begin_row(csv, kNames, {});
  csv.cell(network.name).cell(network.short_length).cell("m").cell("kph").cell(network.crs).cell("wkt");
  csv.cell(network.currency).cell(kVersion).cell("string").cell(kGmnsWriter).cell(network.left_hand ? "left" : "right");
  csv.end_row();
  return csv.take();
}

std::string node_text(NodeTable const& nodes) {
  constexpr std::array kNames = {"node_id", "name", "x_coord", "y_coord", "node_type", "ctrl_type", "zone_id"};
  CsvText csv;
  begin_row(csv, kNames, nodes.more);
  for (auto const v : ids<NodeId>(nodes.size())) {
    csv.cell(nodes.id[v]).cell(nodes.name[v]).number(nodes.x[v]).number(nodes.y[v]);
    csv.cell(nodes.type[v]).cell(nodes.control[v]).cell(nodes.zone[v]);
    add_more(csv, nodes.more, v.value);
    csv.end_row();
  }
  return csv.take();
}

/// The geometry of a link, or the straight line between its ends; empty where an end has no place.
std::string geometry_of(NetworkTables const& network, LinkId a) {
  auto const& [nodes, links] = std::tie(network.nodes, network.links);
  if (auto const shape = links.shape_of(a); !shape.empty()) return wkt_of_line(shape);
  auto const from = links.from[a], to = links.to[a];
  std::array const line{Point{nodes.x[from], nodes.y[from]}, Point{nodes.x[to], nodes.y[to]}};
  bool const placed = std::all_of(line.begin(), line.end(), [](Point p) { return !std::isnan(p.x + p.y); });
  return placed ? wkt_of_line(line) : std::string{};
}

std::string link_text(NetworkTables const& network) {
  constexpr std::array kNames = {"link_id",  "name",         "from_node_id",  "to_node_id", "directed",
                                 "geometry", "length",       "facility_type", "capacity",   "free_speed",
                                 "lanes",    "allowed_uses", "toll"};
  auto const& links = network.links;
  CsvText csv;
  begin_row(csv, kNames, links.more);
  for (auto const a : ids<LinkId>(links.size())) {
    csv.cell(links.id[a]).cell(links.name[a]);
    csv.cell(network.nodes.id[links.from[a]]).cell(network.nodes.id[links.to[a]]).cell("1");
    csv.cell(geometry_of(network, a)).number(links.length[a]).cell(links.facility[a]).number(links.capacity[a]);
    csv.number(links.free_speed[a]).number(links.lanes[a]).cell(uses_cell(links.uses[a])).number(links.toll[a]);
    add_more(csv, links.more, a.value);
    csv.end_row();
  }
  return csv.take();
}

std::string restriction_text(NetworkTables const& network) {
  constexpr std::array kNames = {"restriction_id", "link_ids", "banned_uses"};
  auto const& bans = network.restrictions;
  CsvText csv;
  begin_row(csv, kNames, {});
  for (std::size_t i = 0; i < bans.size(); ++i) {
    std::string way;
    for (auto k = bans.offset[i]; k < bans.offset[i + 1]; ++k)
      way += (way.empty() ? "" : ";") + network.links.id[bans.link[k]];
    csv.cell(bans.id[i]).cell(way).cell(uses_cell(bans.uses[i]));
    csv.end_row();
  }
  return csv.take();
}

std::string table_text(TextTable const& table) {
  CsvText csv;
  csv.row(table.header);
  for (std::size_t row = 0; row < table.rows(); ++row)
    csv.row(std::span(table.cells).subspan(row * table.header.size(), table.header.size()));
  return csv.take();
}

/// The largest strongly connected part, over links for motor vehicles where there are any.
Counts strongly_connected(NetworkTables const& network) {
  auto const& links = network.links;
  auto const is_motor = [&](LinkId a) { return !(links.uses[a] & kMotorUses).empty(); };
  auto const all = ids<LinkId>(links.size());
  bool any_motor = false;
  for (auto const a : all) any_motor = any_motor || is_motor(a);
  std::vector<NodeId> from, to;
  for (auto const a : all) {
    if (any_motor && !is_motor(a)) continue;
    from.push_back(links.from[a]);
    to.push_back(links.to[a]);
  }
  auto const parts = strong_parts(from, to, network.nodes.size());
  Counts counts;
  counts["nodes"] = parts.size.empty() ? 0 : parts.size.front();
  for (std::size_t i = 0; i < from.size(); ++i)
    counts["links"] += parts.of[from[i].value] == 0 && parts.of[to[i].value] == 0 ? 1 : 0;
  counts["parts"] = static_cast<std::int64_t>(parts.size.size());
  return counts;
}

}  // namespace

std::vector<FolderFile> gmns_files(NetworkTables const& network) {
  std::vector<FolderFile> files{
      {"config.csv", config_text(network)}, {"node.csv", node_text(network.nodes)}, {"link.csv", link_text(network)}};
  if (network.restrictions.size() > 0) files.push_back({"restriction.csv", restriction_text(network)});
  for (auto const& table : network.others) files.push_back({table.name + ".csv", table_text(table)});
  return files;
}

std::vector<FolderFile> import_files(ImportedNetwork& imported) {
  auto& network = imported.network;
  auto& report = imported.report;
  report.written["nodes"] = static_cast<std::int64_t>(network.nodes.size());
  report.written["links"] = static_cast<std::int64_t>(network.links.size());
  if (network.restrictions.size() > 0)
    report.written["restrictions"] = static_cast<std::int64_t>(network.restrictions.size());
  for (auto const& table : network.others) report.written[table.name] = static_cast<std::int64_t>(table.rows());
  report.further.emplace_back("strongly_connected", strongly_connected(network));
  auto files = gmns_files(network);
  for (auto const& file : files) report.files.push_back(file.name);
  report.files.emplace_back("import.json");
  files.push_back({"import.json", import_json(report)});
  return files;
}

}  // namespace tanvan
