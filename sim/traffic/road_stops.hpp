#pragma once
/// Stops of buses beside the roads, and links cut there so that every stop lies at a link's end.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/traffic/lane_roads.hpp"
#include "sim/traffic/stop_calls.hpp"
#include "sim/traffic/traffic_rules.hpp"

namespace tanvan {

/// A stop beside a link.
struct RoadStop {
  LinkId link;
  double at_m = 0;  // from the link's begin, 0 to its length
  StopKind kind = StopKind::bay;
  std::uint32_t berths = 1;  // vehicles that dwell at once, > 0
};

/// Roads whose links end at stops.
struct StopRoads {
  LaneRoads lanes;                      // a link with stops as stretches one behind the other
  std::vector<StopPlace> places;        // by original link and position
  std::vector<std::uint32_t> place_of;  // [stops] row of `places`
};

/// Cuts links where stops lie. A stretch takes a vehicle at free speed at least one window, since shorter ones cost
/// everybody capacity: stops lie no nearer than that to the link's ends (in its middle where it is too short), and of
/// two nearer to each other the second joins the first, with its berths; in the lane, if one of them is.
/// @param stops  in any order, on links of the roads
StopRoads split_at_stops(TrafficRoads const& roads, std::span<RoadStop const> stops, TrafficRules const& rules);

/// The same where lanes of a link part: a stop lies on the lanes that are reserved for buses, else on those for turns
/// that no lanes are named for. @param lanes  of the roads on whose links the stops lie
StopRoads split_at_stops(LaneRoads const& lanes, std::span<RoadStop const> stops, TrafficRules const& rules);

/// Row of the way's link at whose end each of these places lies, one after the other; none where the way does not come
/// by them in that order. The same place twice in succession is one visit.
/// @param way  links of the split roads
std::optional<std::vector<std::uint32_t>> calls_along(StopRoads const& roads, std::span<LinkId const> way,
                                                      std::span<std::uint32_t const> places);

}  // namespace tanvan
