#include "scenarios/run/network_check/map_frame.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "sim/io/exchange/projection.hpp"

namespace tanvan {
namespace {

constexpr double kMetresADegree = 6'371'008.8 * std::numbers::pi / 180;  // on the mean sphere (IUGG)
constexpr double kMargin = 1.06;                                         // of the network's own extent
constexpr double kMostLongitude = 180, kMostLatitude = 90;               // [degrees]
constexpr double kLeastHeight = 420;                                     // [px]

struct Range {
  double low = 0, high = 0;

  double middle() const { return (low + high) / 2; }
  double extent() const { return high - low; }
};

/// From the lowest to the highest value, unless a few of many lie far outside: then without them.
Range range_of(std::vector<double> values) {
  constexpr double kFew = 0.001, kFar = 4;
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (values.empty()) return {0, 1};
  std::sort(values.begin(), values.end());
  auto const few = static_cast<std::size_t>(std::ceil(kFew * static_cast<double>(values.size())));
  Range const all{values.front(), values.back()};
  if (values.size() <= 2 * few) return all;
  Range const most{values[few], values[values.size() - 1 - few]};
  return all.extent() > kFar * most.extent() && most.extent() > 0 ? most : all;
}

Range range_of(Column<NodeId, double> const& nodes, std::vector<Point> const& shapes, double Point::*part) {
  std::vector<double> values(nodes.begin(), nodes.end());
  for (auto const& p : shapes) values.push_back(p.*part);
  return range_of(std::move(values));
}

}  // namespace

double MapFrame::metres_a_px() const {
  return degrees ? kMetresADegree / y_scale : std::numeric_limits<double>::quiet_NaN();
}

MapFrame map_frame(NetworkTables const& network, double width, double most_height) {
  auto const x = range_of(network.nodes.x, network.links.shape, &Point::x);
  auto const y = range_of(network.nodes.y, network.links.shape, &Point::y);
  MapFrame frame;
  frame.centre = {x.middle(), y.middle()};
  frame.degrees = is_lon_lat(network.crs);
  bool const likely = network.crs.empty() && std::max(std::abs(x.low), std::abs(x.high)) <= kMostLongitude &&
                      std::max(std::abs(y.low), std::abs(y.high)) <= kMostLatitude;
  auto const narrow = frame.degrees || likely ? std::cos(frame.centre.y * std::numbers::pi / 180) : 1;
  auto const wide = std::max(x.extent() * narrow, 1e-9) * kMargin, tall = std::max(y.extent(), 1e-9) * kMargin;
  frame.width = width;
  frame.height = std::clamp(width * tall / wide, kLeastHeight, most_height);
  frame.y_scale = std::min(frame.width / wide, frame.height / tall);
  frame.x_scale = frame.y_scale * narrow;
  return frame;
}

}  // namespace tanvan
