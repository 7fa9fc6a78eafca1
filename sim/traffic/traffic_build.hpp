#pragma once
/// From roads and trips to the state in which a day begins. Inside sim/traffic.

#include <cstdint>
#include <vector>

#include "sim/traffic/traffic_state.hpp"

namespace tanvan {

/// Parts of the network that run apart for a while, and for how long.
struct TrafficParts {
  std::vector<std::uint32_t> first_junction;  // [parts + 1]
  std::uint32_t lookahead = 1;                // windows in which no part feels another

  std::size_t size() const { return first_junction.size() - 1; }
};

struct BuiltTraffic {
  TrafficState state;
  TrafficParts parts;
};

/// Numbers and constants of a class on all roads.
MoveRules move_rules(TrafficRules const& rules);

/// What the ends of a link hold at a capacity and number of lanes.
struct ChannelNumbers {
  std::uint32_t headway = 0;
  TrafficTime lag = 0;
  Room storage = 0, ample = 0;
};
ChannelNumbers channel_numbers(TrafficRules const& rules, MoveRules const& move, TrafficRoads const& roads, LinkId link,
                               OrdinaryLink const& ordinary, double capacity_pcu_h, double lanes);

/// The empty roads. @param parts 0: as many as fit the caches  @param calls  of the trips; null: they stop nowhere
BuiltTraffic build_traffic(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways,
                           TrafficRules const& rules, std::size_t parts, CallTable const* calls = nullptr);

}  // namespace tanvan
