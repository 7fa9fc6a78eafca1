#include "sim/traffic/delay_table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

double secant(DelayPoint const& a, DelayPoint const& b) {
  return (b.ratio - a.ratio) / (b.saturation - a.saturation);
}

/// Slope at b, between its neighbours a and c.
double inner_slope(DelayPoint const& a, DelayPoint const& b, DelayPoint const& c) {
  double const before = secant(a, b), after = secant(b, c);
  if (before == 0 || after == 0) return 0;
  double const left = b.saturation - a.saturation, right = c.saturation - b.saturation;
  double const w_before = left + 2 * right, w_after = 2 * left + right;
  return (w_before + w_after) / (w_before / before + w_after / after);
}

double slope_at(std::span<DelayPoint const> p, std::size_t i) {
  if (i == 0) return secant(p[0], p[1]);
  if (i + 1 == p.size()) return secant(p[i - 1], p[i]);
  return inner_slope(p[i - 1], p[i], p[i + 1]);
}

bool rises(DelayPoint const& a, DelayPoint const& b) {
  return a.saturation < b.saturation && a.ratio <= b.ratio;
}

}  // namespace

std::vector<std::string> faults_of(std::span<DelayPoint const> points) {
  std::vector<std::string> faults;
  if (points.size() < 2) faults.push_back("a delay table needs two points or more");
  if (!points.empty() && points.front().saturation != 0)
    faults.push_back(fmt::format("the first point lies at v/c = {} (must be 0)", points.front().saturation));
  for (auto const& p : points)
    if (!std::isfinite(p.saturation) || !std::isfinite(p.ratio) || p.ratio < 0)
      faults.push_back(fmt::format("point ({}, {}): both must be finite, t/t0 >= 0", p.saturation, p.ratio));
  for (std::size_t i = 1; i < points.size(); ++i)
    if (!rises(points[i - 1], points[i]))
      faults.push_back(fmt::format("point ({}, {}) after ({}, {}): v/c must rise and t/t0 must not fall",
                                   points[i].saturation, points[i].ratio, points[i - 1].saturation,
                                   points[i - 1].ratio));
  return faults;
}

std::uint32_t DelayTables::add(std::span<DelayPoint const> points) {
  expects(faults_of(points).empty(), "a delay table without faults");
  auto const table = static_cast<std::uint32_t>(size());
  double area = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    double const h = points[i + 1].saturation - points[i].saturation;
    double const mean = secant(points[i], points[i + 1]);
    double const here = slope_at(points, i), there = slope_at(points, i + 1);
    piece_.push_back({points[i].saturation, points[i].ratio, here, (3 * mean - 2 * here - there) / h,
                      (here + there - 2 * mean) / (h * h), area});
    area += h * (points[i].ratio + points[i + 1].ratio) / 2 + h * h * (here - there) / 12;
  }
  piece_.push_back({points.back().saturation, points.back().ratio, slope_at(points, points.size() - 1), 0, 0, area});
  point_.insert(point_.end(), points.begin(), points.end());
  begin_.push_back(static_cast<std::uint32_t>(point_.size()));
  return table;
}

DelayTables::Piece const& DelayTables::piece_at(std::uint32_t table, double x) const {
  auto const pieces = std::span{piece_}.subspan(begin_[table], begin_[table + 1] - begin_[table]);
  auto const above = std::ranges::upper_bound(pieces, x, {}, &Piece::start);
  return above == pieces.begin() ? pieces.front() : *(above - 1);
}

DelayCurve DelayTables::curve(std::uint32_t table, double x) const {
  auto const& p = piece_at(table, x);
  double const u = x - p.start;
  return {p.c0 + u * (p.c1 + u * (p.c2 + u * p.c3)), p.c1 + u * (2 * p.c2 + u * 3 * p.c3), 2 * p.c2 + 6 * p.c3 * u};
}

double DelayTables::area(std::uint32_t table, double x) const {
  auto const& p = piece_at(table, x);
  double const u = x - p.start;
  return p.area + u * (p.c0 + u * (p.c1 / 2 + u * (p.c2 / 3 + u * p.c3 / 4)));
}

}  // namespace tanvan
