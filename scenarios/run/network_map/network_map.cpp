#include "scenarios/run/network_map/network_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "sim/io/exchange/projection.hpp"
#include "sim/io/exchange/wkt.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

using Integers = std::vector<std::int64_t>;

constexpr double kExact = 9e15;  // whole numbers below are exact as doubles

double known(double value) {
  return std::isnan(value) ? 0 : value;
}

void put_nodes(ResultsWriter& file, NodeTable const& nodes, Integers const& number) {
  file.integers("/network/nodes/id", {number.size()}, number);
  file.texts("/network/nodes/name", nodes.name.span());
  file.reals("/network/nodes/lon", {number.size()}, nodes.x.span());
  file.reals("/network/nodes/lat", {number.size()}, nodes.y.span());
}

std::vector<std::string> lines_of(NetworkTables const& map) {
  std::vector<std::string> lines;
  auto const place = [&](NodeId v) { return Point{map.nodes.x[v], map.nodes.y[v]}; };
  for (auto const a : ids<LinkId>(map.links.size())) {
    std::array const straight{place(map.links.from[a]), place(map.links.to[a])};
    auto const shape = map.links.shape_of(a);
    lines.push_back(wkt_of_line(shape.empty() ? std::span<Point const>(straight) : shape));
  }
  return lines;
}

bool has_twins(Integers numbers) {
  std::ranges::sort(numbers);
  return std::ranges::adjacent_find(numbers) != numbers.end();
}

/// How many nodes lack a place, and the first of them.
struct Placeless {
  std::size_t nodes = 0;
  NodeId first;
};

Placeless placeless(NodeTable const& nodes) {
  Placeless out;
  for (auto const v : ids<NodeId>(nodes.size())) {
    if (!std::isnan(nodes.x[v] + nodes.y[v])) continue;
    if (out.nodes++ == 0) out.first = v;
  }
  return out;
}

}  // namespace

std::optional<NoMap> why_no_map(NetworkTables const& network) {
  auto const& nodes = network.nodes;
  if (auto const [n, first] = placeless(nodes); n > 0)
    return NoMap{
        fmt::format("{} trong {} nút không có tọa độ (nút đầu tiên: {}); hãy điền x_coord và y_coord trong node.csv", n,
                    nodes.size(), nodes.id[first]),
        fmt::format("{} of {} nodes have no place, the first of them {}; fill in x_coord and y_coord in node.csv", n,
                    nodes.size(), nodes.id[first])};
  if (is_lon_lat(network.crs)) return std::nullopt;
  return NoMap{
      "tọa độ trong node.csv không phải là kinh độ, vĩ độ và không có hệ tọa độ nào được khai báo; hãy ghi cột "
      "crs trong config.csv, ví dụ EPSG:32648 (UTM 48N) hoặc EPSG:9210 (VN-2000, kinh tuyến trục 105°45′)",
      "the coordinates of node.csv are no longitude and latitude, and no reference system is named; write it "
      "into the column crs of config.csv, such as EPSG:32648 (UTM 48N) or EPSG:9210 (VN-2000, meridian "
      "105°45′)"};
}

Integers numbers_of(std::span<std::string const> names) {
  Integers numbers;
  for (auto const& name : names) {
    auto const number = parse_number(name);
    bool const whole =
        number.sentence.empty() && number.value == std::floor(number.value) && std::abs(number.value) < kExact;
    if (!whole) return {};
    numbers.push_back(static_cast<std::int64_t>(number.value));
  }
  return has_twins(numbers) ? Integers{} : numbers;
}

Integers numbers_or_rows(std::span<std::string const> names) {
  auto numbers = numbers_of(names);
  if (!numbers.empty()) return numbers;
  numbers.resize(names.size());
  std::iota(numbers.begin(), numbers.end(), std::int64_t{1});
  return numbers;
}

void put_network(ResultsWriter& file, NetworkTables const& map) {
  auto const node = numbers_or_rows(map.nodes.id.span());
  auto const link = numbers_or_rows(map.links.id.span());
  put_nodes(file, map.nodes, node);
  auto const& links = map.links;
  Integers from, to;
  std::vector<double> lanes, speed, capacity;
  for (auto const a : ids<LinkId>(links.size())) {
    from.push_back(node[links.from[a].value]);
    to.push_back(node[links.to[a].value]);
    lanes.push_back(known(links.lanes[a]));
    speed.push_back(known(links.free_speed[a]));
    capacity.push_back(known(links.capacity[a] * links.lanes[a]));
  }
  ResultsWriter::Shape const rows = {links.size()};
  file.integers("/network/links/id", rows, link);
  file.texts("/network/links/name", links.name.span());
  file.integers("/network/links/from", rows, from);
  file.integers("/network/links/to", rows, to);
  file.reals("/network/links/length_m", rows, links.length.span());
  file.reals("/network/links/lanes", rows, lanes);
  file.reals("/network/links/free_speed_kmh", rows, speed);
  file.reals("/network/links/capacity_pcu_h", rows, capacity);
  file.integers("/network/links/open_from", rows, Integers(links.size(), 0));
  file.texts("/network/links/geometry", lines_of(map));
}

}  // namespace tanvan
