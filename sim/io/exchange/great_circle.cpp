#include "sim/io/exchange/great_circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tanvan {
namespace {

constexpr double kRadius = 6'371'008.8;  // [m]

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

double square(double x) {
  return x * x;
}

}  // namespace

double great_circle_metres(Point a, Point b) {
  auto const h = square(std::sin(radians(b.y - a.y) / 2)) +
                 std::cos(radians(a.y)) * std::cos(radians(b.y)) * square(std::sin(radians(b.x - a.x) / 2));
  return 2 * kRadius * std::asin(std::sqrt(std::min(h, 1.0)));  // in this order a NaN stays one
}

double great_circle_length(std::span<Point const> line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += great_circle_metres(line[i - 1], line[i]);
  return sum;
}

}  // namespace tanvan
