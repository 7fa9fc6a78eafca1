#include "sim/io/tables/network_of_result.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

#include "sim/core/check.hpp"
#include "sim/io/exchange/wkt.hpp"
#include "sim/io/tables/result_columns.hpp"
#include "sim/io/tables/result_tables.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

constexpr char const* kOpening = "open_from";

using NodeRows = std::map<std::int64_t, NodeId>;

/// Ids of the folder, where the file is of a day on one; else the numbers.
std::vector<std::string> names_of(ResultColumns& from, std::string const& names,
                                  std::vector<std::int64_t> const& numbers) {
  if (from.file().has(names)) return from.texts(names, numbers.size());
  std::vector<std::string> texts;
  for (auto const number : numbers) texts.push_back(std::to_string(number));
  return texts;
}

/// @return the row of each node's id
NodeRows read_nodes(ResultColumns& from, NodeTable& nodes) {
  auto const rows = from.extent("/network/nodes/id", 0);
  auto const id = from.integers("/network/nodes/id", rows);
  auto const name = from.texts("/network/nodes/name", rows);
  auto const lon = from.reals("/network/nodes/lon", rows), lat = from.reals("/network/nodes/lat", rows);
  auto const names = names_of(from, "/traffic/node_id", id);
  NodeRows row_of;
  for (std::size_t row = 0; row < rows; ++row) {
    row_of.emplace(id[row], NodeId{static_cast<std::uint32_t>(row)});
    nodes.id.push_back(names[row]);
    nodes.name.push_back(name[row]);
    nodes.x.push_back(lon[row]);
    nodes.y.push_back(lat[row]);
  }
  for (auto* column : {&nodes.type, &nodes.control, &nodes.zone}) column->resize(rows);
  return row_of;
}

void read_ends(ResultColumns& from, NodeRows const& row_of, LinkTable& links) {
  auto const rows = links.size();
  for (auto const& [name, column] : {std::pair{"from", &links.from}, std::pair{"to", &links.to}}) {
    auto const ends = from.integers(fmt::format("/network/links/{}", name), rows);
    for (std::size_t row = 0; row < rows; ++row) {
      auto const found = row_of.find(ends[row]);
      if (found == row_of.end())
        from.fault(fmt::format("/network/links/{}, row {}: {} is no node of the file", name, row, ends[row]));
      column->push_back(found == row_of.end() ? NodeId{} : found->second);
    }
  }
}

void read_shapes(ResultColumns& from, LinkTable& links) {
  auto const texts = from.texts("/network/links/geometry", links.size());
  for (auto const& text : texts) {
    auto const line = line_of_wkt(text);
    if (line && line->size() > 2) links.shape.insert(links.shape.end(), line->begin(), line->end());
    links.shape_offset.push_back(static_cast<std::uint32_t>(links.shape.size()));
  }
}

void read_values(ResultColumns& from, LinkTable& links) {
  auto const rows = links.size();
  auto const length = from.reals("/network/links/length_m", rows), lanes = from.reals("/network/links/lanes", rows);
  auto const speed = from.reals("/network/links/free_speed_kmh", rows);
  auto const capacity = from.reals("/network/links/capacity_pcu_h", rows);
  auto const name = from.texts("/network/links/name", rows);
  for (std::size_t row = 0; row < rows; ++row) {
    links.name.push_back(name[row]);
    links.length.push_back(length[row]);
    links.lanes.push_back(lanes[row] > 0 ? lanes[row] : kUnknown);
    links.free_speed.push_back(speed[row]);
    links.capacity.push_back(lanes[row] > 0 ? capacity[row] / lanes[row] : kUnknown);
    links.toll.push_back(kUnknown);
    links.facility.push_back({});
    links.uses.push_back(kMotorUses);
  }
}

void read_opening(ResultColumns& from, LinkTable& links) {
  TextColumn opening{kOpening, {}};
  for (auto const month : from.integers("/network/links/open_from", links.size()))
    opening.text.push_back(std::to_string(month));
  links.more.push_back(std::move(opening));
}

/// The rows of the table that are named, in that order.
void keep_rows(LinkTable& links, std::vector<std::uint32_t> const& kept) {
  LinkTable old = links;
  links.shape_offset = {0};
  links.shape.clear();
  for (auto const row : kept) {
    auto const shape = old.shape_of(LinkId{row});
    links.shape.insert(links.shape.end(), shape.begin(), shape.end());
    links.shape_offset.push_back(static_cast<std::uint32_t>(links.shape.size()));
  }
  for (auto* column : {&links.id, &links.name, &links.facility}) column->keep(kept);
  for (auto* column : {&links.from, &links.to}) column->keep(kept);
  for (auto* column : {&links.length, &links.lanes, &links.free_speed, &links.capacity, &links.toll})
    column->keep(kept);
  links.uses.keep(kept);
  for (std::size_t c = 0; c < links.more.size(); ++c) {
    links.more[c].text.clear();
    for (auto const row : kept) links.more[c].text.push_back(old.more[c].text[row]);
  }
}

}  // namespace

std::size_t keep_links_open_by(NetworkTables& network, std::int64_t month) {
  auto& links = network.links;
  expects(links.more.size() == 1 && links.more.front().name == kOpening, "a network of `network_of_result`");
  std::vector<std::uint32_t> kept;
  for (std::uint32_t row = 0; row < links.size(); ++row)
    if (std::stoll(links.more.front().text[row]) <= month) kept.push_back(row);
  auto const left_out = links.size() - kept.size();
  keep_rows(links, kept);
  return left_out;
}

Result<NetworkTables> network_of_result(ResultsFile const& file) {
  if (!file.has("/network/links/geometry") || !file.has("/network/nodes/lon"))
    return error(Errc::bad_input, {file.path().string(), 1, 0},
                 "the result holds no network with coordinates; this needs a result of `tanvan run`, or of `tanvan "
                 "assign` or `tanvan traffic` on a folder with places");
  ResultColumns from(file);
  NetworkTables network;
  network.name = file.text_attribute("scenario");
  network.crs = "EPSG:4326";
  network.currency = "VND";
  auto const row_of = read_nodes(from, network.nodes);
  auto const numbers = from.integers("/network/links/id", from.extent("/network/links/id", 0));
  for (auto& id : names_of(from, "/traffic/link_id", numbers)) network.links.id.push_back(std::move(id));
  read_ends(from, row_of, network.links);
  read_values(from, network.links);
  read_shapes(from, network.links);
  read_opening(from, network.links);
  if (!from.faults().empty()) return from.faults();
  return network;
}

Result<TextTable> trips_of_result(ResultsFile const& file) {
  TextTable trips{"trips", {"trip_id", "depart_s", "class", "from_node_id", "to_node_id"}, {}};
  if (!file.has("/trips/class")) return trips;
  auto const tables = pair_tables_of_result(file, {});
  if (!tables) return tables.error();
  auto const* const table = find_table(*tables, "trips");
  if (table->column("route")) trips.header.emplace_back("route");
  trips.cells.reserve(table->rows() * trips.header.size());
  for (std::size_t row = 0; row < table->rows(); ++row)
    for (auto const& name : trips.header) {
      auto const& values = table->column(name)->values;
      auto const* const texts = std::get_if<std::vector<std::string>>(&values);
      trips.cells.push_back(texts ? (*texts)[row] : number_text(std::get<std::vector<double>>(values)[row]));
    }
  return trips;
}

Result<RouteFlows> routes_of_result(ResultsFile const& file) {
  RouteFlows routes;
  if (!file.has("/assignment/paths/flow")) return routes;
  ResultColumns from(file);
  std::string const paths = "/assignment/paths/";
  auto const rows = from.extent(paths + "flow", 0), links = from.extent("/network/links/id", 0);
  routes.vehicle_class = from.texts(paths + "class", rows);
  routes.flow = from.reals(paths + "flow", rows);
  auto const offset = from.integers(paths + "link_offset", rows + 1);
  auto const link = from.integers(paths + "link", from.extent(paths + "link", 0));
  auto const count = static_cast<std::int64_t>(link.size());
  bool const rises = std::is_sorted(offset.begin(), offset.end()) && offset.front() == 0 && offset.back() == count;
  auto const is_row = [&](std::int64_t a) { return a >= 0 && a < static_cast<std::int64_t>(links); };
  if (!rises || !std::all_of(link.begin(), link.end(), is_row)) from.fault(paths + "link: no rows of /network/links");
  if (!from.faults().empty()) return from.faults();
  routes.offset.assign(offset.begin(), offset.end());
  for (auto const a : link) routes.link.push_back(LinkId{static_cast<std::uint32_t>(a)});
  return routes;
}

}  // namespace tanvan
