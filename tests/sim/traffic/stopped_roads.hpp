#pragma once
/// Small towns whose buses call at stops, for tests of the engine.

#include <algorithm>
#include <stdexcept>

#include "sim/traffic/road_stops.hpp"
#include "sim/traffic/traffic_checkpoint.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {

/// A small town cut at its stops, its trips on the cut ways, and where they call.
struct StoppedRoads {
  StopRoads split;
  TripTable trips;
  WayTable ways;
  CallTable calls;

  /// @param visits  [trips] stops that each trip calls at, in order
  StoppedRoads(SmallRoads const& town, std::vector<RoadStop> const& stops,
               std::vector<std::vector<std::uint32_t>> const& visits, TrafficRules const& rules = reference_rules())
      : split(split_at_stops(town.roads, stops, rules)), trips(town.trips) {
    TurnNumbers const there(town.roads), here(split.lanes.roads);
    calls.places = split.places;
    std::vector<LinkId> links, stretches;
    for (std::size_t t = 0; t < trips.size(); ++t) {
      town.ways.links(trips.way[t], town.roads, there, links);
      expand_way(split.lanes, links, trips.vehicle[t], stretches);
      trips.way[t] = ways.add(stretches, here);
      std::vector<std::uint32_t> places;
      if (t < visits.size())
        for (auto const stop : visits[t]) places.push_back(split.place_of[stop]);
      auto const at = calls_along(split, stretches, places);
      if (!at) throw std::invalid_argument("a trip that doesn't come by its stops");
      calls.link.insert(calls.link.end(), at->begin(), at->end());
      calls.offset.push_back(static_cast<std::uint32_t>(calls.link.size()));
    }
  }

  DayOptions options(DwellFunction dwell, std::size_t partitions = 0) const {
    DayOptions options;
    options.partitions = partitions;
    options.calls = &calls;
    options.dwell = std::move(dwell);
    return options;
  }
  DayResult run(DwellFunction dwell, TrafficRules const& rules = reference_rules(), std::size_t partitions = 0) const {
    return run_traffic_day(split.lanes.roads, trips, ways, rules, options(std::move(dwell), partitions));
  }
};

/// Everybody dwells as long.
inline DwellFunction dwell_of(double seconds) {
  return [=](std::uint32_t, std::uint32_t, TrafficTime arrival) { return arrival + traffic_time(seconds); };
}

}  // namespace tanvan
