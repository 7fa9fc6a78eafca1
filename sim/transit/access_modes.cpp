#include "sim/transit/access_modes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// A degree of latitude is never shorter [km].
constexpr double kKmPerDegree = 110.5;

void check_mode(AccessMode const& m) {
  expects(m.reach_km >= 0 && m.detour >= 1 && m.speed_kmh > 0 && m.fixed_s >= 0, "a way that can be gone");
  expects(m.base >= 0 && m.included_km >= 0 && m.per_km >= 0 && m.per_s >= 0, "costs that are not negative");
}

StopAccess way_to(StopId stop, double straight_km, AccessMode const& m) {
  double const km = straight_km * m.detour;
  double const seconds = m.fixed_s + km / m.speed_kmh * 3600;
  double const cost = m.base + m.per_km * std::max(0.0, km - m.included_km) + m.per_s * seconds;
  return {stop, static_cast<std::int32_t>(std::ceil(seconds)), static_cast<std::uint32_t>(std::lround(cost))};
}

}  // namespace

AccessMode on_foot(double per_s) {
  return {.per_s = per_s};
}

AccessMode by_bicycle(double per_s) {
  return {.reach_km = 4, .speed_kmh = travel_facts::kBicycle_kmh, .fixed_s = 30, .per_s = per_s};
}

AccessMode by_motorbike(double per_s) {
  return {.reach_km = 5, .speed_kmh = 25, .fixed_s = 60, .per_km = travel_facts::kMotorbike_vnd_km, .per_s = per_s};
}

AccessMode by_xe_om(double per_s) {
  using namespace travel_facts;
  constexpr double kSpeed_kmh = 25;
  // What a minute of riding costs is a cost of distance at one speed
  double const riding_per_km = kHail_vnd_min * 60 / kSpeed_kmh;
  return {.reach_km = 5,
          .speed_kmh = kSpeed_kmh,
          .fixed_s = kHailWait_min * 60,
          .base = kHailStart_vnd,
          .included_km = kHailStart_km,
          .per_km = kHail_vnd_km + riding_per_km,
          .per_s = per_s};
}

StopsByPlace::StopsByPlace(std::span<MapPoint const> places) {
  for (std::size_t s = 0; s < places.size(); ++s) by_latitude_.push_back({places[s], id_of<StopId>(s)});
  std::ranges::sort(by_latitude_, {}, [](Placed const& p) { return std::tuple{p.place.lat, p.stop}; });
}

std::vector<StopAccess> StopsByPlace::within(MapPoint from, AccessMode const& mode) const {
  check_mode(mode);
  std::vector<StopAccess> ways;
  double const degrees = mode.reach_km / kKmPerDegree;
  auto const latitude = [](Placed const& p) { return p.place.lat; };
  auto const first = std::ranges::lower_bound(by_latitude_, from.lat - degrees, {}, latitude);
  for (auto p = first; p != by_latitude_.end() && p->place.lat <= from.lat + degrees; ++p)
    if (double const km = distance_km(from, p->place); km <= mode.reach_km) ways.push_back(way_to(p->stop, km, mode));
  std::ranges::sort(ways, {}, &StopAccess::stop);
  return ways;
}

ZoneReach StopsByPlace::reach_of(std::span<MapPoint const> points, AccessMode const& mode) const {
  ZoneReach reach;
  for (auto const point : points) {
    for (auto const& way : within(point, mode)) reach.reach.push_back({way.stop, way.seconds});
    reach.offset.push_back(static_cast<std::uint32_t>(reach.reach.size()));
  }
  return reach;
}

std::vector<std::uint32_t> best_ways(std::span<StopAccess const> ways) {
  std::vector<std::uint32_t> rows(ways.size());
  std::iota(rows.begin(), rows.end(), 0U);
  std::ranges::sort(rows, {}, [&](std::uint32_t row) {
    return std::tuple{ways[row].stop, ways[row].seconds, ways[row].cost, row};
  });
  std::vector<std::uint32_t> best;
  for (auto const row : rows)
    if (best.empty() || ways[best.back()].stop != ways[row].stop || ways[row].cost < ways[best.back()].cost)
      best.push_back(row);
  return best;
}

}  // namespace tanvan
