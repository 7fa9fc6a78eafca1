#include "sim/io/gtfs/shape_distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kEarthRadius = 6'371'008.8;  // [m] IUGG mean
constexpr double kRadians = std::numbers::pi / 180;

/// From the origin to the segment.
double to_segment(Point a, Point b) {
  double const dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double const share = square > 0 ? std::clamp(-(a.x * dx + a.y * dy) / square, 0.0, 1.0) : 0.0;
  return std::hypot(a.x + share * dx, a.y + share * dy);
}

}  // namespace

double metres_to_line(Point place, std::span<Point const> line) {
  expects(!line.empty(), "a line has a point");
  double const north = kEarthRadius * kRadians, east = north * std::cos(place.y * kRadians);
  auto const flat = [&](Point p) {
    return Point{std::remainder(p.x - place.x, 360.0) * east, (p.y - place.y) * north};
  };
  auto last = flat(line.front());
  double least = std::hypot(last.x, last.y);
  for (auto const point : line.subspan(1)) {
    auto const next = flat(point);
    least = std::min(least, to_segment(last, next));
    last = next;
  }
  return least;
}

}  // namespace tanvan
