#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

#include "sim/io/gmns/gmns_parts.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr double kFar = 1e9;  // no coordinate system goes further

struct NodeColumns {
  std::size_t id, name, x, y, type, control, zone;
  std::vector<std::size_t> more;
};

NodeColumns node_columns(NamedRows const& rows, Faults& faults) {
  NodeColumns columns{needed_column(rows, "node_id", faults),
                      rows.find("name"),
                      needed_column(rows, "x_coord", faults),
                      needed_column(rows, "y_coord", faults),
                      rows.find("node_type"),
                      rows.find("ctrl_type"),
                      rows.find("zone_id"),
                      {}};
  if (columns.control == NamedRows::npos) columns.control = rows.find("control_type");  // DTALite's word
  std::array const known{columns.id, columns.name, columns.x, columns.y, columns.type, columns.control, columns.zone};
  for (std::size_t i = 0; i < rows.header().size(); ++i)
    if (std::find(known.begin(), known.end(), i) == known.end() && !rows.header()[i].empty()) columns.more.push_back(i);
  return columns;
}

void add_node(GmnsReading& reading, NamedRows const& rows, NodeColumns const& columns) {
  auto& nodes = reading.out.network.nodes;
  std::string id(rows.cell(columns.id));
  if (id.empty()) return reading.faults.add(rows.place(), "node_id is empty");
  if (!reading.node_of.emplace(id, id_of<NodeId>(nodes.size())).second)
    return reading.faults.add(rows.place(), fmt::format("node_id {} is there already", in_quotes(id)));
  NumberRange const range{-kFar, kFar};
  auto const point = placed_point(
      reading, rows,
      {number_cell(rows, columns.x, range, reading.faults), number_cell(rows, columns.y, range, reading.faults)});
  reading.out.node_line.push_back(rows.place().line);
  nodes.id.push_back(std::move(id));
  nodes.name.push_back(std::string(rows.cell(columns.name)));
  nodes.x.push_back(point.x);
  nodes.y.push_back(point.y);
  nodes.type.push_back(std::string(rows.cell(columns.type)));
  nodes.control.push_back(std::string(rows.cell(columns.control)));
  nodes.zone.push_back(std::string(rows.cell(columns.zone)));
  for (std::size_t i = 0; i < columns.more.size(); ++i) nodes.more[i].text.emplace_back(rows.cell(columns.more[i]));
}

}  // namespace

void read_gmns_nodes(GmnsReading& reading) {
  auto rows = open_table(reading, "node.csv", true);
  if (!rows) return;
  auto const before = reading.faults.size();
  auto const columns = node_columns(*rows, reading.faults);
  if (reading.faults.size() > before) return;
  for (auto const i : columns.more) reading.out.network.nodes.more.push_back({rows->header()[i], {}});
  while (rows->next() && !too_many_faults(*rows, before, reading.faults)) {
    ++reading.out.report.read["nodes"];
    add_node(reading, *rows, columns);
    list_extra_cells(reading, *rows);
  }
  reading.faults.append(rows->faults());
  if (reading.faults.size() == before && reading.out.network.nodes.size() == 0)
    reading.faults.add({rows->shown(), rows->header_line()}, "a line of names and no node");
}

}  // namespace tanvan
