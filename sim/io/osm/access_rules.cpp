#include "sim/io/osm/access_rules.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr double kTruckTonnes = 3.5;  // what `hgv` begins above

constexpr std::array<std::string_view, 4> kMotorbike = {"access", "vehicle", "motor_vehicle", "motorcycle"};
constexpr std::array<std::string_view, 4> kCar = {"access", "vehicle", "motor_vehicle", "motorcar"};
constexpr std::array<std::string_view, 5> kBus = {"access", "vehicle", "motor_vehicle", "psv", "bus"};
constexpr std::array<std::string_view, 4> kTruck = {"access", "vehicle", "motor_vehicle", "hgv"};
constexpr std::array<std::string_view, 3> kBicycle = {"access", "vehicle", "bicycle"};
constexpr std::array<std::string_view, 2> kWalk = {"access", "foot"};

constexpr std::array kRoadUseList = {Use::motorbike, Use::car, Use::bus, Use::truck, Use::bicycle, Use::walk};

/// Keys of access from the general to the special.
std::span<std::string_view const> keys_of(Use use) {
  switch (use) {
    case Use::motorbike: return kMotorbike;
    case Use::car: return kCar;
    case Use::bus: return kBus;
    case Use::truck: return kTruck;
    case Use::bicycle: return kBicycle;
    default: return kWalk;
  }
}

constexpr std::string_view suffix_of(Side side) {
  return side == Side::forward ? ":forward" : ":backward";
}

/// On a ferry what is said of cars goes for motor vehicles of which nothing is said by name: hydrofoils with
/// `motorcar=no` carry no trucks.
Use asked_on(RoadClass const& road, OsmTags tags, Use use) {
  bool const follows = use == Use::motorbike || use == Use::bus || use == Use::truck;
  bool const named = !tags[keys_of(use).back()].empty();
  return road.name == "ferry" && follows && !named ? Use::car : use;
}

/// The most special word on a use, without a direction.
Access access_without_side(OsmTags tags, Use use) {
  Access access = Access::unsaid;
  for (auto const key : keys_of(use))
    if (auto const said = access_of(tags[key]); said != Access::unsaid) access = said;
  return access;
}

/// Barriers that stop every motor vehicle unless a tag lets it pass: wiki, Key:barrier.
constexpr std::array<std::string_view, 18> kStopsMotors = {"bollard",
                                                           "block",
                                                           "jersey_barrier",
                                                           "cycle_barrier",
                                                           "motorcycle_barrier",
                                                           "kissing_gate",
                                                           "stile",
                                                           "turnstile",
                                                           "swing_gate_closed",
                                                           "log",
                                                           "debris",
                                                           "chain",
                                                           "planter",
                                                           "full-height_turnstile",
                                                           "horse_stile",
                                                           "wicket_gate",
                                                           "fence",
                                                           "wall"};
/// … and those that stop wheels too.
constexpr std::array<std::string_view, 5> kStopsWheels = {"stile", "kissing_gate", "turnstile", "full-height_turnstile",
                                                          "horse_stile"};
/// Traps for cars over which buses pass.
constexpr std::array<std::string_view, 2> kBusTraps = {"bus_trap", "sump_buster"};

Uses stopped_by_kind(std::string_view barrier) {
  Uses stopped;
  if (is_one_of(barrier, kStopsMotors)) stopped = kMotorUses;
  if (is_one_of(barrier, kStopsWheels)) stopped = stopped.with(Use::bicycle);
  if (is_one_of(barrier, kBusTraps)) stopped = Uses{}.with(Use::car).with(Use::motorbike);
  return stopped;
}

bool implies_oneway(OsmTags tags) {
  auto const junction = tags["junction"];
  return junction == "roundabout" || junction == "circular" || tags.is("highway", "motorway");
}

Oneway general_oneway(OsmTags tags) {
  auto const said = oneway_of(tags["oneway"]);
  if (said != Oneway::unsaid) return said;
  return implies_oneway(tags) ? Oneway::forward : Oneway::both;
}

bool starts_with_opposite(std::string_view value) {
  return value.starts_with("opposite");
}

bool cycles_against(OsmTags tags) {
  for (auto const key : {"cycleway", "cycleway:left", "cycleway:right", "cycleway:both"})
    if (starts_with_opposite(tags[key]) || tags.of(key, ":oneway") == "no") return true;
  return false;
}

bool buses_against(OsmTags tags) {
  for (auto const key : {"busway", "busway:left", "busway:right"})
    if (starts_with_opposite(tags[key])) return true;
  return false;
}

/// The direction of one use: the general one unless a key of its own says otherwise.
Oneway oneway_for(OsmTags tags, Use use, Oneway general) {
  Oneway direction = use == Use::walk ? Oneway::both : general;
  for (auto const key : keys_of(use).subspan(1))
    for (auto const& tag : tags.all())
      if (tag.key.starts_with("oneway:") && tag.key.substr(7) == key)
        if (auto const said = oneway_of(tag.value); said != Oneway::unsaid) direction = said;
  bool const against = (use == Use::bicycle && cycles_against(tags)) || (use == Use::bus && buses_against(tags));
  return against ? Oneway::both : direction;
}

}  // namespace

Access tagged_access(OsmTags tags, Use use, Side side) {
  Access access = Access::unsaid;
  for (auto const key : keys_of(use)) {
    if (auto const said = access_of(tags[key]); said != Access::unsaid) access = said;
    if (auto const said = access_of(tags.of(key, suffix_of(side))); said != Access::unsaid) access = said;
  }
  return access;
}

Uses blocked_uses(OsmTags tags) {
  auto const barrier = tags["barrier"];
  if (barrier.empty() || barrier == "no") return {};
  Uses blocked = stopped_by_kind(barrier);
  for (auto const use : kRoadUseList) {
    auto const access = access_without_side(tags, use);
    if (access == Access::no) blocked = blocked.with(use);
    if (access == Access::yes || access == Access::destination) blocked = blocked.without(use);
  }
  return blocked;
}

Directions directions_of(OsmTags tags) {
  Directions way;
  way.general = general_oneway(tags);
  way.many_values = is_list(tags["oneway"]);
  way.reversible = way.general == Oneway::reversible;
  for (auto const use : kRoadUseList) {
    auto const direction = oneway_for(tags, use, way.general);
    if (direction != Oneway::backward) way.forward = way.forward.with(use);
    if (direction != Oneway::forward) way.backward = way.backward.with(use);
  }
  return way;
}

SideUses side_uses(OsmTags tags, RoadClass const& road, RoadLaw law, Side side, Uses going, double max_weight) {
  auto usual = class_uses(road, law);
  if (tags.is("motorroad", "yes")) usual = usual.without(Use::bicycle).without(Use::walk);
  SideUses result;
  for (auto const use : kRoadUseList) {
    if (!going.has(use)) continue;
    auto const access = tagged_access(tags, asked_on(road, tags, use), side);
    if (access == Access::no || (access == Access::unsaid && !usual.has(use))) continue;
    result.uses = result.uses.with(use);
    if (access == Access::destination) result.no_through = result.no_through.with(use);
  }
  if (max_weight > 0 && max_weight <= kTruckTonnes) result.uses = result.uses.without(Use::truck).without(Use::bus);
  result.no_through = result.no_through & result.uses;
  return result;
}

}  // namespace tanvan
