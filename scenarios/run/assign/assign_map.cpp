#include "scenarios/run/assign/assign_map.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "sim/io/exchange/wkt.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

using Integers = std::vector<std::int64_t>;

constexpr double kExact = 9e15;  // whole numbers below are exact as doubles

/// The numbers that links are called by, else their rows from 1.
Integers link_numbers(AssignNetwork const& network) {
  Integers numbers;
  for (auto const& name : network.link_name) {
    auto const number = parse_number(name);
    bool const whole = number.sentence.empty() && number.value == std::floor(number.value) &&
                       std::abs(number.value) < kExact && name == fmt::format("{:.0f}", number.value);
    if (!whole) break;
    numbers.push_back(static_cast<std::int64_t>(number.value));
  }
  if (numbers.size() == network.links()) return numbers;
  numbers.resize(network.links());
  std::iota(numbers.begin(), numbers.end(), std::int64_t{1});
  return numbers;
}

double known(double value) {
  return std::isnan(value) ? 0 : value;
}

void put_nodes(ResultsWriter& file, AssignNetwork const& network) {
  auto const& nodes = network.map->nodes;
  Integers id;
  for (auto const v : ids<NodeId>(nodes.size())) id.push_back(network.number(v));
  file.integers("/network/nodes/id", {id.size()}, id);
  file.texts("/network/nodes/name", nodes.name.span());
  file.reals("/network/nodes/lon", {id.size()}, nodes.x.span());
  file.reals("/network/nodes/lat", {id.size()}, nodes.y.span());
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

}  // namespace

void put_network(ResultsWriter& file, AssignNetwork const& network) {
  if (!network.map) return;
  put_nodes(file, network);
  auto const& links = network.map->links;
  Integers from, to;
  std::vector<double> lanes, speed, capacity;
  for (auto const a : ids<LinkId>(links.size())) {
    from.push_back(network.number(links.from[a]));
    to.push_back(network.number(links.to[a]));
    lanes.push_back(known(links.lanes[a]));
    speed.push_back(known(links.free_speed[a]));
    capacity.push_back(known(links.capacity[a] * links.lanes[a]));
  }
  ResultsWriter::Shape const rows = {links.size()};
  file.integers("/network/links/id", rows, link_numbers(network));
  file.texts("/network/links/name", links.name.span());
  file.integers("/network/links/from", rows, from);
  file.integers("/network/links/to", rows, to);
  file.reals("/network/links/length_m", rows, links.length.span());
  file.reals("/network/links/lanes", rows, lanes);
  file.reals("/network/links/free_speed_kmh", rows, speed);
  file.reals("/network/links/capacity_pcu_h", rows, capacity);
  file.integers("/network/links/open_from", rows, Integers(links.size(), 0));
  file.texts("/network/links/geometry", lines_of(*network.map));
}

}  // namespace tanvan
