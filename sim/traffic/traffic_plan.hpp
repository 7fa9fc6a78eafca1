#pragma once
/// What is known of a day before it begins: who sets out when, and which links change. Inside sim/traffic.

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/traffic/traffic_build.hpp"
#include "sim/traffic/traffic_part.hpp"

namespace tanvan {

/// The first window that begins no earlier than so many periods of this length after midnight.
constexpr std::uint32_t first_window_of(std::uint64_t periods, TrafficTime length, TrafficTime window) {
  return static_cast<std::uint32_t>((periods * length + window - 1) / window);
}

/// A day to be planned.
struct PlannedDay {
  TrafficRoads const& roads;
  TripTable const& trips;
  WayTable const& ways;
  TrafficRules const& rules;
  TrafficTime window;  // length
};

/// Deals out departures and changes of links to the parts that live them, in the order of time, then of trips and
/// links. Who may not enter the first link when the trip begins sets out when it opens; who never may waits before it.
void plan_day(PlannedDay const& day, BuiltTraffic const& built, std::vector<std::unique_ptr<TrafficPart>>& parts);

}  // namespace tanvan
