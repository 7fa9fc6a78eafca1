#include "sim/traffic/traffic_roads.hpp"

#include <algorithm>

#include "sim/core/quantity.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {
namespace {

bool concerns(ClassClosure const& closure, VehicleClass vehicle) {
  return ((closure.classes >> static_cast<unsigned>(vehicle)) & 1U) != 0;
}

auto closures_of(TrafficRoads const& roads, LinkId link) {
  return std::ranges::equal_range(roads.closures, link, {}, &ClassClosure::link);
}

std::uint8_t closed_to(TrafficRoads const& roads, LinkId link, double at_s) {
  std::uint8_t classes = 0;
  for (auto const& closure : closures_of(roads, link))
    if (closure.begin_s <= at_s && at_s < closure.end_s) classes |= closure.classes;
  return classes;
}

/// Something that happens to a link. @param change  none: only who may enter it changes
struct Event {
  double at_s;
  LinkId link;
  RoadChange const* change;
};

std::vector<Event> events_of(TrafficRoads const& roads) {
  std::vector<Event> events;
  for (auto const& change : roads.changes) events.push_back({change.at_s, change.link, &change});
  for (auto const& closure : roads.closures)
    for (double const at_s : {closure.begin_s, closure.end_s})
      if (at_s < kLatestTraffic_s) events.push_back({at_s, closure.link, nullptr});
  std::ranges::stable_sort(events, {}, [](Event const& e) { return std::pair{e.at_s, e.link}; });
  return events;
}

}  // namespace

double class_opening_s(TrafficRoads const& roads, LinkId link, VehicleClass vehicle, double at_s) {
  for (auto const& closure : closures_of(roads, link))  // ascending: what begins later can't hold at an earlier moment
    if (concerns(closure, vehicle) && closure.begin_s <= at_s && at_s < closure.end_s) at_s = closure.end_s;
  return at_s < kLatestTraffic_s ? at_s : std::numeric_limits<double>::infinity();
}

std::vector<LinkMoment> link_moments(TrafficRoads const& roads) {
  std::vector<double> capacity(roads.capacity_pcu_h.begin(), roads.capacity_pcu_h.end());
  std::vector<double> lanes(roads.lanes.begin(), roads.lanes.end());
  std::vector<LinkMoment> moments;
  for (auto const& [at_s, link, change] : events_of(roads)) {
    auto const a = link.value;
    if (change != nullptr) {
      capacity[a] = change->capacity_pcu_h;
      lanes[a] = change->lanes;
    }
    moments.push_back({at_s, link, capacity[a], lanes[a], closed_to(roads, link, at_s)});
  }
  return moments;
}

double wave_speed_ms(double capacity_pcu_h, double free_speed_kmh, double jam_density_pcu_km) {
  double const moving = capacity_pcu_h / free_speed_kmh;  // [PCU/km] at capacity
  if (!(moving < jam_density_pcu_km)) return std::numeric_limits<double>::infinity();
  return capacity_pcu_h / (jam_density_pcu_km - moving) / kKmhInMs;
}

std::vector<OrdinaryLink> ordinary_links(TrafficRoads const& roads) {
  std::vector<OrdinaryLink> links;
  for (auto const a : ids<LinkId>(roads.links()))
    links.push_back({roads.capacity_pcu_h[a], roads.lanes[a], roads.capacity_pcu_h[a], false});
  std::vector<double> lanes(roads.lanes.begin(), roads.lanes.end());
  for (auto const& change : roads.changes) {
    auto& link = links[change.link.value];
    link.shrinks = link.shrinks || change.lanes < lanes[change.link.value];
    lanes[change.link.value] = change.lanes;
    link.most_pcu_h = std::max(link.most_pcu_h, change.capacity_pcu_h);
    if (link.capacity_pcu_h > 0 || !(change.capacity_pcu_h > 0)) continue;
    link.capacity_pcu_h = change.capacity_pcu_h;
    link.lanes = change.lanes;
  }
  return links;
}

}  // namespace tanvan
