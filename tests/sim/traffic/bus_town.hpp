#pragma once
/// A town with stops and buses, for tests of what holds for all of them.

#include "sim/traffic/road_stops.hpp"
#include "tests/sim/traffic/small_town.hpp"

namespace tanvan {

/// A town in which every bus calls wherever it comes by a stop; a third of the links have one, of all kinds.
struct BusTown {
  SmallRoads town;
  std::vector<RoadStop> stops;
  std::vector<std::vector<std::uint32_t>> visits;  // [trips], stops in the order in which it comes by

  BusTown(std::uint32_t side, std::uint32_t trips, double span_s) : town(tanvan::town(side, trips, span_s)) {
    add_signals(town, side);
    std::vector<std::uint32_t> stop_on(town.roads.links(), kNoWay);
    for (std::uint32_t a = 0; a < town.roads.links(); a += 3) {
      stop_on[a] = static_cast<std::uint32_t>(stops.size());
      stops.push_back({LinkId{a}, 75, a % 2 == 0 ? StopKind::bay : StopKind::in_lane, 1 + a / 3 % 2});
    }
    TurnNumbers const numbers(town.roads);
    std::vector<LinkId> links;
    visits.resize(town.trips.size());
    for (std::size_t t = 0; t < town.trips.size(); ++t) {
      if (town.trips.vehicle[t] != VehicleClass::bus) continue;
      town.ways.links(town.trips.way[t], town.roads, numbers, links);
      for (auto const a : links)
        if (stop_on[a.value] != kNoWay) visits[t].push_back(stop_on[a.value]);
    }
  }
};

}  // namespace tanvan
