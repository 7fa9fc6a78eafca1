#pragma once
/// A square of four junctions with two zones, for the tests of the network.

#include <string>

#include "sim/network/build.hpp"

namespace tanvan::testing {

inline SegmentEnd const kA{"A", 106.60, 11.00}, kB{"B", 106.70, 11.00}, kC{"C", 106.70, 11.10}, kD{"D", 106.60, 11.10};

inline RoadSegment segment(std::string road, int order, SegmentEnd from, SegmentEnd to, std::uint32_t line) {
  RoadSegment s;
  s.road = std::move(road);
  s.order = order;
  s.length_km = 1.05 * distance_between(from.lon, from.lat, to.lon, to.lat).value / 1000;
  s.from = std::move(from);
  s.to = std::move(to);
  s.lanes = 2;
  s.speed_limit_kmh = 60;
  s.place = s.from_place = s.to_place = s.length_place = {"roads.csv", line};
  return s;
}

inline void add_zone(NetworkPlan& plan, std::string code, ZoneKind kind, double lon, double lat, double area_km2) {
  plan.zones.code.push_back(code);
  plan.zones.name.push_back(code);
  plan.zones.district.push_back("X");
  plan.zones.ward_2025.push_back("");
  plan.zones.kind.push_back(kind);
  plan.zones.lon.push_back(lon);
  plan.zones.lat.push_back(lat);
  plan.zones.area_km2.push_back(area_km2);
  plan.zones.census_population.push_back(1'000);
  plan.zones.census_households.push_back(300);
  plan.zone_places.push_back({"zones.csv", static_cast<std::uint32_t>(plan.zones.size() + 1)});
}

/// A ring road A-B-C-D-A; zone W inside at A, zone E outside at C.
inline NetworkPlan square() {
  NetworkPlan plan;
  plan.base = month_of(2020, 1);
  plan.segments = {segment("Ring", 1, kA, kB, 2), segment("Ring", 2, kB, kC, 3), segment("Ring", 3, kC, kD, 4),
                   segment("Ring", 4, kD, kA, 5)};
  add_zone(plan, "W", ZoneKind::internal, 106.601, 11.001, 10);
  add_zone(plan, "E", ZoneKind::external, 106.70, 11.10, 100);
  return plan;
}

}  // namespace tanvan::testing
