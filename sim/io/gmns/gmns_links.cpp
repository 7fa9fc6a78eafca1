#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

#include "sim/io/exchange/wkt.hpp"
#include "sim/io/gmns/gmns_parts.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr double kMostLength = 1e9;  // in any unit
constexpr double kMostLanes = 100, kMostSpeed = 1000, kMostCapacity = 1e9, kMostToll = 1e12;

struct LinkColumns {
  std::size_t id, name, from, to, directed, geometry_id, geometry, length, facility, capacity, speed, lanes, uses, toll;
  std::vector<std::size_t> more;
};

LinkColumns link_columns(NamedRows const& rows, Faults& faults) {
  LinkColumns c{rows.find("link_id"),
                rows.find("name"),
                needed_column(rows, "from_node_id", faults),
                needed_column(rows, "to_node_id", faults),
                rows.find("directed"),
                rows.find("geometry_id"),
                rows.find("geometry"),
                needed_column(rows, "length", faults),
                rows.find("facility_type"),
                rows.find("capacity"),
                rows.find("free_speed"),
                rows.find("lanes"),
                rows.find("allowed_uses"),
                rows.find("toll"),
                {}};
  std::array const known{c.id,     c.name,     c.from,     c.to,    c.directed, c.geometry_id, c.geometry,
                         c.length, c.facility, c.capacity, c.speed, c.lanes,    c.uses,        c.toll};
  for (std::size_t i = 0; i < rows.header().size(); ++i)
    if (std::find(known.begin(), known.end(), i) == known.end() && !rows.header()[i].empty()) c.more.push_back(i);
  return c;
}

/// One link under reading; its ends are none after a fault.
struct GmnsLink {
  std::string id;
  NodeId from, to;
  double length, lanes, speed, capacity, toll;
  bool directed = true;
  Uses uses;
  std::vector<Point> shape;
};

NodeId end_of(GmnsReading& reading, NamedRows const& rows, std::size_t column) {
  auto const found = reading.node_of.find(std::string(rows.cell(column)));
  if (found != reading.node_of.end()) return found->second;
  cell_fault(rows, column, "no such node_id in node.csv", reading.faults);
  return {};
}

bool is_directed(GmnsReading& reading, NamedRows const& rows, std::size_t column) {
  auto const text = lower_case(rows.cell(column));
  if (text.empty() || text == "1" || text == "true" || text == "yes") return true;
  if (text != "0" && text != "false" && text != "no") cell_fault(rows, column, "must be 1 or 0", reading.faults);
  return false;
}

std::string_view geometry_text(GmnsReading const& reading, NamedRows const& rows, LinkColumns const& columns) {
  if (auto const own = rows.cell(columns.geometry); !own.empty()) return own;
  auto const shared = reading.geometry.find(std::string(rows.cell(columns.geometry_id)));
  return shared == reading.geometry.end() ? std::string_view{} : shared->second;
}

std::vector<Point> shape_of(GmnsReading& reading, NamedRows const& rows, LinkColumns const& columns) {
  auto const text = geometry_text(reading, rows, columns);
  if (text.empty()) return {};
  auto line = line_of_wkt(text);
  if (!line) {
    reading.out.report.drop("a geometry that is no line", rows.place(), std::string(rows.cell(columns.id)));
    return {};
  }
  for (auto& point : *line) point = placed_point(reading, rows, point);
  return std::move(*line);
}

/// As it stands; `convert_gmns_lengths` makes metres of it.
double length_of(GmnsReading& reading, NamedRows const& rows, std::size_t column) {
  auto const length = number_cell(rows, column, {0, kMostLength}, reading.faults);
  if (rows.cell(column).empty()) reading.faults.add(rows.place(), "length is empty");
  return length;
}

Uses allowed_uses(GmnsReading& reading, NamedRows const& rows, std::size_t column) {
  auto const words = rows.cell(column);
  if (!words.empty()) return uses_of_cell(reading, rows, words);
  ++reading.out.report.defaults["allowed_uses: all road uses"];
  return kRoadUses;
}

GmnsLink link_of_row(GmnsReading& reading, NamedRows const& rows, LinkColumns const& columns) {
  auto& faults = reading.faults;
  GmnsLink link;
  link.id = columns.id == NamedRows::npos ? std::to_string(reading.out.report.read.of("links"))
                                          : std::string(rows.cell(columns.id));
  link.from = end_of(reading, rows, columns.from);
  link.to = end_of(reading, rows, columns.to);
  link.directed = is_directed(reading, rows, columns.directed);
  link.length = length_of(reading, rows, columns.length);
  link.lanes = number_cell(rows, columns.lanes, {0, kMostLanes}, faults);
  link.speed = number_cell(rows, columns.speed, {0, kMostSpeed}, faults) * reading.config.kmh;
  link.capacity = number_cell(rows, columns.capacity, {0, kMostCapacity}, faults);
  link.toll = number_cell(rows, columns.toll, {0, kMostToll}, faults);
  link.uses = allowed_uses(reading, rows, columns.uses);
  link.shape = shape_of(reading, rows, columns);
  return link;
}

bool is_straight(GmnsReading const& reading, GmnsLink const& link) {
  auto const& nodes = reading.out.network.nodes;
  Point const from{nodes.x[link.from], nodes.y[link.from]}, to{nodes.x[link.to], nodes.y[link.to]};
  return link.shape.size() == 2 && link.shape.front() == from && link.shape.back() == to;
}

void add_link(GmnsReading& reading, NamedRows const& rows, LinkColumns const& columns, GmnsLink link) {
  auto& links = reading.out.network.links;
  if (link.id.empty()) return reading.faults.add(rows.place(), "link_id is empty");
  if (!reading.link_of.emplace(link.id, id_of<LinkId>(links.size())).second)
    return reading.faults.add(rows.place(), fmt::format("link_id {} is there already", in_quotes(link.id)));
  if (!link.from || !link.to) return;
  reading.out.link_line.push_back(rows.place().line);
  links.id.push_back(std::move(link.id));
  links.name.push_back(std::string(rows.cell(columns.name)));
  links.from.push_back(link.from);
  links.to.push_back(link.to);
  links.length.push_back(link.length);
  links.lanes.push_back(link.lanes);
  links.free_speed.push_back(link.speed);
  links.capacity.push_back(link.capacity);
  links.toll.push_back(link.toll);
  links.facility.push_back(std::string(rows.cell(columns.facility)));
  links.uses.push_back(link.uses);
  if (!is_straight(reading, link)) links.shape.insert(links.shape.end(), link.shape.begin(), link.shape.end());
  links.shape_offset.push_back(static_cast<std::uint32_t>(links.shape.size()));
  for (std::size_t i = 0; i < columns.more.size(); ++i) links.more[i].text.emplace_back(rows.cell(columns.more[i]));
}

/// The other direction of an undirected link.
GmnsLink reversed(GmnsLink link) {
  link.id += "_reverse";
  std::swap(link.from, link.to);
  std::reverse(link.shape.begin(), link.shape.end());
  return link;
}

}  // namespace

void read_gmns_geometry(GmnsReading& reading) {
  auto rows = open_table(reading, "geometry.csv", false);
  if (!rows) return;
  auto const id = needed_column(*rows, "geometry_id", reading.faults),
             text = needed_column(*rows, "geometry", reading.faults);
  if (id == NamedRows::npos || text == NamedRows::npos) return;
  while (rows->next())
    if (!reading.geometry.emplace(rows->cell(id), rows->cell(text)).second)
      reading.out.report.drop("a geometry_id that is there already", rows->place(), std::string(rows->cell(id)));
  reading.faults.append(rows->faults());
}

void read_gmns_use_groups(GmnsReading& reading) {
  auto rows = open_table(reading, "use_group.csv", false);
  if (!rows) return;
  auto const name = rows->find("use_group"), uses = rows->find("uses");
  while (rows->next()) {
    auto const members = uses_of_cell(reading, *rows, rows->cell(uses));
    if (!rows->cell(name).empty()) reading.use_group.emplace(lower_case(rows->cell(name)), members);
  }
  reading.faults.append(rows->faults());
}

void read_gmns_links(GmnsReading& reading) {
  auto rows = open_table(reading, "link.csv", true);
  if (!rows) return;
  auto const before = reading.faults.size();
  auto const columns = link_columns(*rows, reading.faults);
  if (reading.faults.size() > before) return;
  if (columns.id == NamedRows::npos) reading.out.report.notes.emplace_back("no link_id: links are numbered by rows");
  for (auto const i : columns.more) reading.out.network.links.more.push_back({rows->header()[i], {}});
  while (rows->next() && !too_many_faults(*rows, before, reading.faults)) {
    ++reading.out.report.read["links"];
    list_extra_cells(reading, *rows);
    auto link = link_of_row(reading, *rows, columns);
    if (!link.directed) {
      auto back = reversed(link);
      add_link(reading, *rows, columns, std::move(link));
      add_link(reading, *rows, columns, std::move(back));
    } else {
      add_link(reading, *rows, columns, std::move(link));
    }
  }
  reading.faults.append(rows->faults());
  if (reading.faults.size() == before && reading.out.network.links.size() == 0)
    reading.faults.add({rows->shown(), rows->header_line()}, "a line of names and no link");
}

}  // namespace tanvan
