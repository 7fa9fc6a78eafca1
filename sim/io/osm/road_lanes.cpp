#include "sim/io/osm/road_lanes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tanvan {
namespace {

/// Lanes of `yes|designated|…` that are meant for buses.
double designated(std::string_view lanes) {
  double count = 0;
  while (!lanes.empty()) {
    auto const bar = lanes.find('|');
    count += lanes.substr(0, bar) == "designated" ? 1 : 0;
    lanes = bar == std::string_view::npos ? std::string_view{} : lanes.substr(bar + 1);
  }
  return count;
}

/// Bus lanes that keys with this end count (none, `:forward`, `:backward`).
double counted_bus_lanes(OsmTags tags, std::string_view end) {
  double count = 0;
  for (auto const key : {"lanes:bus", "lanes:psv"}) count = std::max(count, lanes_of(tags.of(key, end)).value_or(0));
  for (auto const key : {"bus:lanes", "psv:lanes"}) count = std::max(count, designated(tags.of(key, end)));
  return count;
}

bool is_lane(std::string_view value) {
  return value == "lane";
}

/// The lane of `busway` on the side of the road that this direction drives on.
double busway_lane(OsmTags tags, Side side, Oneway direction, bool left_hand) {
  if (is_lane(tags["busway"]) || is_lane(tags["busway:both"])) return 1;
  bool const left = (side == Side::forward) == left_hand;
  if (direction == Oneway::both) return is_lane(tags[left ? "busway:left" : "busway:right"]) ? 1 : 0;
  return is_lane(tags["busway:left"]) || is_lane(tags["busway:right"]) ? 1 : 0;
}

double bus_lanes(OsmTags tags, Side side, Oneway direction, bool left_hand) {
  auto const own = counted_bus_lanes(tags, side == Side::forward ? ":forward" : ":backward");
  if (own > 0) return own;
  auto const together = counted_bus_lanes(tags, {});
  if (together > 0) return direction == Oneway::both ? std::floor(together / 2) : together;
  return busway_lane(tags, side, direction, left_hand);
}

/// Lanes of all kinds in a direction that has `open` of them open.
double share_of(std::optional<double> own, std::optional<double> other, std::optional<double> total, double middle,
                double by_default) {
  if (own) return *own;
  if (!total) return by_default;
  if (other) return std::max(1.0, *total - middle - *other);
  return std::max(1.0, std::floor((*total - middle) / 2));
}

SideLanes side_of(double lanes, double bus, bool by_default) {
  if (by_default) return {lanes, bus};
  auto const taken = std::min(bus, lanes - 1);
  return {lanes - taken, taken};
}

}  // namespace

RoadLanes lanes_of_road(OsmTags tags, RoadClass const& kind, Oneway direction, bool left_hand) {
  auto const total = lanes_of(tags["lanes"]);
  auto const ahead = lanes_of(tags["lanes:forward"]), back = lanes_of(tags["lanes:backward"]);
  auto const middle = lanes_of(tags["lanes:both_ways"]).value_or(0);
  bool const one_way = direction == Oneway::forward || direction == Oneway::backward;
  RoadLanes result;
  result.by_default = !total && !ahead && !back;
  result.unread = !total && !tags["lanes"].empty();
  auto const usual = one_way ? kind.oneway_lanes : kind.two_way_lanes;
  auto const lanes = [&](std::optional<double> own, std::optional<double> other, Oneway with) {
    if (!one_way) return share_of(own, other, total, middle, usual);
    return direction == with ? own.value_or(total.value_or(usual)) : 1.0;
  };
  auto const bus = [&](Side side) { return bus_lanes(tags, side, direction, left_hand); };
  result.forward = side_of(lanes(ahead, back, Oneway::forward), bus(Side::forward), result.by_default);
  result.backward = side_of(lanes(back, ahead, Oneway::backward), bus(Side::backward), result.by_default);
  return result;
}

}  // namespace tanvan
