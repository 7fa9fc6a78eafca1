#pragma once
/// Cuts the roads into parts that fit a core's cache and seldom feel each other. Inside sim/traffic.

#include <cstdint>
#include <vector>

#include "sim/traffic/traffic_roads.hpp"
#include "sim/traffic/traffic_rules.hpp"

namespace tanvan {

struct CutRoads {
  std::vector<NodeId> node_of;                // junctions part by part, by node within
  std::vector<std::uint32_t> part_of;         // [nodes]
  std::vector<std::uint32_t> first_junction;  // [parts + 1]
  std::uint32_t lookahead = 1;                // windows that every cut link takes at least, both ways
};

/// Parts of about as many links, cut where links are long: a vehicle on a cut link, and the room that it frees, take at
/// least `lookahead` windows, for which parts need not hear of each other. @param parts 0: one for 1,000 links
CutRoads cut_roads(TrafficRoads const& roads, TrafficRules const& rules, std::size_t parts);

}  // namespace tanvan
