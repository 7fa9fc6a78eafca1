#include "sim/transit/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace tanvan {
namespace {
constexpr double kKmPerDegree = 111.195;  // mean Earth radius 6,371 km * pi / 180
}

double distance_km(MapPoint a, MapPoint b) {
  double const middle = (a.lat + b.lat) / 2 * std::numbers::pi / 180;
  double const dx = (b.lon - a.lon) * std::cos(middle) * kKmPerDegree;
  double const dy = (b.lat - a.lat) * kKmPerDegree;
  return std::sqrt(dx * dx + dy * dy);
}

ZoneDisc disc_of(MapPoint centre, double area_km2) {
  return {centre, std::sqrt(area_km2 / std::numbers::pi)};
}

double share_within(ZoneDisc const& disc, std::span<MapPoint const> points, double reach_km) {
  std::vector<MapPoint> near;
  for (auto const& p : points)
    if (distance_km(disc.centre, p) <= disc.radius_km + reach_km) near.push_back(p);
  if (near.empty()) return 0;
  constexpr int kSamples = 400;
  double const golden = std::numbers::pi * (3 - std::sqrt(5.0));
  double const east = std::cos(disc.centre.lat * std::numbers::pi / 180) * kKmPerDegree;
  int within = 0;
  for (int i = 0; i < kSamples; ++i) {
    double const r = disc.radius_km * std::sqrt((i + 0.5) / kSamples);
    MapPoint const sample{disc.centre.lon + r * std::cos(i * golden) / east,
                          disc.centre.lat + r * std::sin(i * golden) / kKmPerDegree};
    within += std::ranges::any_of(near, [&](MapPoint p) { return distance_km(sample, p) <= reach_km; });
  }
  return static_cast<double>(within) / kSamples;
}

}  // namespace tanvan
