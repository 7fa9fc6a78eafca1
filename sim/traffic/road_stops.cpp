#include "sim/traffic/road_stops.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"

namespace tanvan {
namespace {

/// How far a vehicle drives at free speed in a window [m].
double least_stretch_m(TrafficRoads const& roads, LinkId link, TrafficRules const& rules) {
  return roads.free_speed_kmh[link] / kKmhInMs * seconds_of_time(window_of(rules));
}

double place_m(TrafficRoads const& roads, RoadStop const& stop, double least_m) {
  double const length_m = roads.length_m[stop.link];
  return 2 * least_m > length_m ? length_m / 2 : std::clamp(stop.at_m, least_m, length_m - least_m);
}

/// Stops by link and position, then row.
std::vector<std::uint32_t> along_links(std::span<RoadStop const> stops) {
  std::vector<std::uint32_t> order(stops.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t s) { return std::tuple{stops[s].link, stops[s].at_m, s}; });
  return order;
}

/// A stop of a link on the stretch of the buses' lanes where it lies.
RoadStop on_bus_lanes(LaneRoads const& lanes, RoadStop stop) {
  if (lanes.ways_of(stop.link).empty()) return stop;
  auto const& stretches = lane_way(lanes, stop.link, LinkId{}, VehicleClass::bus).stretches;
  for (auto const s : stretches) {
    stop.link = s;
    if (stop.at_m <= lanes.roads.length_m[s]) break;
    if (s != stretches.back()) stop.at_m -= lanes.roads.length_m[s];
  }
  return stop;
}

/// The places of a link come at the ends of its stretches, but for the last.
void name_links(StopRoads& out) {
  auto const& lanes = out.lanes;
  std::size_t stretch = 0;
  for (std::size_t p = 0; p < out.places.size(); ++p) {
    auto const link = out.places[p].link;  // still the original one
    stretch = p > 0 && lanes.link_of[out.places[p - 1].link] == link ? stretch + 1 : 0;
    out.places[p].link = lanes.ways_of(link).front().stretches[stretch];
  }
}

}  // namespace

StopRoads split_at_stops(TrafficRoads const& roads, std::span<RoadStop const> stops, TrafficRules const& rules) {
  StopRoads out;
  out.place_of.resize(stops.size());
  std::vector<LinkLanes> cuts;
  for (auto const s : along_links(stops)) {
    auto const& stop = stops[s];
    expects(stop.link.value < roads.links() && stop.berths > 0, "a stop with a berth on a link of the roads");
    double const least_m = least_stretch_m(roads, stop.link, rules), at_m = place_m(roads, stop, least_m);
    bool const same_link = !cuts.empty() && cuts.back().link == stop.link;
    if (same_link && at_m < cuts.back().cuts_m.back() + least_m) {
      auto& place = out.places.back();
      place.berths += stop.berths;
      if (stop.kind == StopKind::in_lane) place.kind = StopKind::in_lane;
    } else {
      if (!same_link) cuts.push_back({stop.link, {}, {}});
      cuts.back().cuts_m.push_back(at_m);
      out.places.push_back({stop.link, stop.kind, stop.berths});
    }
    out.place_of[s] = static_cast<std::uint32_t>(out.places.size() - 1);
  }
  out.lanes = expand_lanes(roads, cuts);
  name_links(out);
  return out;
}

StopRoads split_at_stops(LaneRoads const& lanes, std::span<RoadStop const> stops, TrafficRules const& rules) {
  std::vector<RoadStop> on_lanes;
  for (auto const& stop : stops) on_lanes.push_back(on_bus_lanes(lanes, stop));
  auto out = split_at_stops(lanes.roads, on_lanes, rules);
  out.lanes = composed(lanes, std::move(out.lanes));
  return out;
}

std::optional<std::vector<std::uint32_t>> calls_along(StopRoads const& roads, std::span<LinkId const> way,
                                                      std::span<std::uint32_t const> places) {
  std::vector<std::uint32_t> calls;
  auto at = way.begin();
  for (std::size_t i = 0; i < places.size(); ++i) {
    bool const stays = i > 0 && places[i] == places[i - 1];
    if (!stays && i > 0) ++at;
    at = std::find(at, way.end(), roads.places[places[i]].link);
    if (at == way.end()) return std::nullopt;
    calls.push_back(static_cast<std::uint32_t>(at - way.begin()));
  }
  return calls;
}

}  // namespace tanvan
