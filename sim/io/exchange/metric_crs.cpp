#include "sim/io/exchange/metric_crs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr int kNorth = 32'600, kSouth = 32'700, kZones = 60;  // EPSG codes of WGS 84 / UTM

}  // namespace

std::string metric_crs_of(NetworkTables const& network) {
  if (!is_lon_lat(network.crs)) return network.crs;
  double x = 0, y = 0, n = 0;
  for (auto const v : ids<NodeId>(network.nodes.size())) {
    if (std::isnan(network.nodes.x[v] + network.nodes.y[v])) continue;
    x += network.nodes.x[v];
    y += network.nodes.y[v];
    ++n;
  }
  if (n == 0) return network.crs;
  auto const zone = std::clamp(static_cast<int>(std::floor((x / n + 180) / 6)) + 1, 1, kZones);
  return "EPSG:" + std::to_string((y / n < 0 ? kSouth : kNorth) + zone);
}

std::optional<UtmZone> utm_zone_of(std::string const& crs) {
  if (!crs.starts_with("EPSG:")) return std::nullopt;
  auto const code = parse_number(std::string_view(crs).substr(5));
  if (!code.sentence.empty()) return std::nullopt;
  for (auto const base : {kNorth, kSouth})
    if (code.value > base && code.value <= base + kZones)
      return UtmZone{static_cast<int>(code.value) - base, base == kSouth};
  return std::nullopt;
}

PlaneOut::PlaneOut(NetworkTables const& network, std::string crs) : crs_(std::move(crs)) {
  if (is_lon_lat(network.crs) && !is_lon_lat(crs_)) projection_ = Projection::to_lon_lat(crs_);
  if (!projection_) crs_ = network.crs;
}

double neighbour(double value, int steps) {
  auto const towards = (steps > 0 ? 1 : -1) * std::numeric_limits<double>::infinity();
  for (int i = 0; i < std::abs(steps); ++i) value = std::nextafter(value, towards);
  return value;
}

}  // namespace tanvan
