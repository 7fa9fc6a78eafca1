#include "sim/io/osm/road_tags.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/quantity.hpp"
#include "sim/io/osm/access_rules.hpp"
#include "sim/io/osm/osm_values.hpp"
#include "sim/io/osm/posted_speed.hpp"
#include "sim/io/osm/road_lanes.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr double kSlowestFerry = 1, kFastestFerry = 100;  // [km/h] that a duration may mean

/// A way under reading.
struct Reading {
  OsmTags tags;
  RoadClass const& kind;
  RoadCustoms customs;
  RoadOfTags out;

  void note(bool holds, std::uint16_t fact) { out.facts |= holds ? fact : 0; }
};

/// Text in NFC; empty where it is no UTF-8.
std::string text_of(Reading& reading, std::string_view key) {
  auto const value = reading.tags[key];
  bool const bad = first_bad_utf8(value) != std::string_view::npos;
  reading.note(bad, road_fact::kBadText);
  return bad ? std::string{} : to_nfc(value);
}

bool is_yes(std::string_view value) {
  return !value.empty() && value != "no";
}

std::int8_t layer_of(std::string_view text) {
  bool const below = text.starts_with('-');
  if (below) text.remove_prefix(1);
  auto const number = measured(text);
  constexpr double kMost = 10;
  if (!number || !number->unit.empty() || number->value > kMost) return 0;
  return static_cast<std::int8_t>(below ? -number->value : number->value);
}

/// Words that a limit may be instead of a number: there is none, or the law's.
bool means_no_limit(std::string_view value) {
  constexpr std::string_view kWords[] = {"none",    "no",       "default",       "below_default",
                                         "no_sign", "unsigned", "no_indications"};
  return std::find(std::begin(kWords), std::end(kWords), first_of_list(value)) != std::end(kWords);
}

/// A limit in its unit; 0 where there is none or where it is not understood, which is noted.
double limit_of(Reading& reading, std::string_view key, std::optional<double> (*read)(std::string_view),
                std::uint16_t unread) {
  auto const value = reading.tags[key];
  auto const limit = read(value);
  reading.note(!limit && !value.empty() && !means_no_limit(value), unread);
  return limit.value_or(0);
}

/// Who pays: all motor vehicles of `toll=yes`, and what `toll:hgv` and its like add or take away.
Uses toll_payers(OsmTags tags) {
  constexpr std::pair<std::string_view, Use> kKeys[] = {{"toll:motorcar", Use::car},
                                                        {"toll:motorcycle", Use::motorbike},
                                                        {"toll:hgv", Use::truck},
                                                        {"toll:bus", Use::bus}};
  Uses payers = tags.is("toll", "yes") ? kMotorUses : Uses{};
  for (auto const& [key, use] : kKeys) {
    if (tags.is(key, "yes")) payers = payers.with(use);
    if (tags.is(key, "no")) payers = payers.without(use);
  }
  return payers;
}

void read_facts(Reading& reading) {
  auto& road = reading.out.road;
  auto const tags = reading.tags;
  auto const junction = tags["junction"];
  road.facility = reading.kind.name;
  road.name = text_of(reading, "name");
  road.ref = text_of(reading, "ref");
  road.surface = text_of(reading, "surface");
  road.capacity = reading.kind.capacity;
  road.max_weight = limit_of(reading, "maxweight", tonnes_of, road_fact::kWeightUnread);
  road.max_height = limit_of(reading, "maxheight", height_of, road_fact::kHeightUnread);
  road.toll = toll_payers(tags).bits;
  road.layer = layer_of(tags["layer"]);
  road.bridge = is_yes(tags["bridge"]);
  road.tunnel = is_yes(tags["tunnel"]);
  road.roundabout = junction == "roundabout" || junction == "circular";
  reading.note(tags.any_key_ends_with(":conditional"), road_fact::kConditional);
}

void read_uses(Reading& reading, Directions const& directions) {
  auto& road = reading.out.road;
  auto const set = [&](RoadSide& side, Side which, Uses going) {
    auto const found = side_uses(reading.tags, reading.kind, reading.customs.law, which, going, road.max_weight);
    side.uses = found.uses.bits;
    side.no_through = found.no_through.bits;
  };
  set(road.forward, Side::forward, directions.forward);
  set(road.backward, Side::backward, directions.backward);
  reading.note(directions.many_values, road_fact::kOnewayList);
  reading.note(directions.reversible, road_fact::kReversible);
}

void read_lanes(Reading& reading, Oneway direction) {
  auto const lanes = lanes_of_road(reading.tags, reading.kind, direction, reading.customs.left_hand);
  auto const set = [](RoadSide& side, SideLanes const& found) {
    side.lanes = found.all;
    side.bus_lanes = found.bus;
  };
  set(reading.out.road.forward, lanes.forward);
  set(reading.out.road.backward, lanes.backward);
  reading.note(lanes.by_default, road_fact::kLanesDefault);
  reading.note(lanes.unread, road_fact::kLanesUnread);
}

/// A law that a tag names where none gives a number.
std::optional<double> named_law(OsmTags tags, RoadShape shape) {
  for (auto const key : {"maxspeed:type", "source:maxspeed", "zone:maxspeed", "zone:traffic"})
    if (auto const speed = zone_speed(tags[key], shape)) return speed;
  return std::nullopt;
}

std::optional<double> ferry_speed(OsmTags tags, double length) {
  auto const seconds = duration_of(tags["duration"]);
  if (!seconds) return std::nullopt;
  auto const speed = length / *seconds * kKmhInMs;
  return speed >= kSlowestFerry && speed <= kFastestFerry ? std::optional(speed) : std::nullopt;
}

double usual_speed(Reading const& reading) {
  return reading.customs.urban ? reading.kind.urban_speed : reading.kind.speed;
}

void read_speeds(Reading& reading, Oneway direction, double length) {
  auto const tags = reading.tags;
  auto& road = reading.out.road;
  bool const one_way = direction == Oneway::forward || direction == Oneway::backward;
  RoadShape const shape{one_way && std::max(road.forward.lanes, road.backward.lanes) >= 2};
  auto const both = road.facility == "ferry" ? ferry_speed(tags, length) : posted_speed(tags["maxspeed"], shape);
  auto const law = both ? both : named_law(tags, shape);
  auto const of_side = [&](std::string_view key) {
    auto const own = posted_speed(tags[key], shape);
    return own ? own : law;
  };
  auto const ahead = of_side("maxspeed:forward"), back = of_side("maxspeed:backward");
  road.forward.speed = ahead.value_or(usual_speed(reading));
  road.backward.speed = back.value_or(usual_speed(reading));
  reading.note(!ahead || !back, road_fact::kSpeedDefault);
  reading.note(!both && !tags["maxspeed"].empty(), road_fact::kSpeedUnread);
  reading.note(!both && road.facility == "ferry" && !tags["duration"].empty(), road_fact::kDurationUnread);
  reading.note(both && is_list(tags["maxspeed"]), road_fact::kSpeedList);
}

/// A side that nobody uses has no lanes and no speed, so that equal roads are equal.
void clear_unused(RoadSide& side) {
  if (side.uses == 0) side = {};
}

}  // namespace

RoadClass const* class_of(OsmTags tags) {
  auto const highway = tags["highway"];
  if (!highway.empty()) return highway == "ferry" ? nullptr : road_class(highway);
  return tags.is("route", "ferry") ? road_class("ferry") : nullptr;
}

RoadOfTags road_of(OsmTags tags, RoadClass const& kind, RoadCustoms customs, double length) {
  Reading reading{tags, kind, customs, {}};
  auto const directions = directions_of(tags);
  read_facts(reading);
  read_uses(reading, directions);
  auto const general = directions.reversible ? Oneway::both : directions.general;
  read_lanes(reading, general);
  read_speeds(reading, general, length);
  clear_unused(reading.out.road.forward);
  clear_unused(reading.out.road.backward);
  return std::move(reading.out);
}

Road reversed(Road road) {
  std::swap(road.forward, road.backward);
  return road;
}

}  // namespace tanvan
