#include "sim/traffic/traffic_plan.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

using Index = std::uint32_t;

Departure departure_of(PlannedDay const& day, Index trip) {
  auto const depart = day.trips.depart[trip];
  Departure const as_said{depart / day.window, trip, depart};
  if (day.roads.closures.empty()) return as_said;
  auto const first = day.ways.first[day.trips.way[trip]];
  double const from_s = seconds_of_time(depart);
  double const open_s = class_opening_s(day.roads, first, day.trips.vehicle[trip], from_s);
  if (open_s == from_s || std::isinf(open_s)) return as_said;
  auto const window = first_window_of(1, traffic_time(open_s), day.window);
  return {window, trip, window * day.window};
}

void plan_departures(PlannedDay const& day, BuiltTraffic const& built,
                     std::vector<std::unique_ptr<TrafficPart>>& parts) {
  std::vector<Departure> order;
  for (Index t = 0; t < day.trips.size(); ++t)
    if (day.trips.way[t] != kNoWay) order.push_back(departure_of(day, t));
  std::ranges::stable_sort(order, {}, &Departure::ready);
  auto const& state = built.state;
  for (auto const& departure : order) {
    auto const link = day.ways.first[day.trips.way[departure.trip]];
    auto const junction = state.entries[state.entry_of[link.value]].junction;
    parts[state.junctions[junction].part]->departures.push_back(departure);
  }
}

std::vector<Room> rooms_at_start(TrafficState const& state, std::size_t links) {
  std::vector<Room> room(links);
  for (std::size_t a = 0; a < links; ++a) room[a] = state.entries[state.entry_of[a]].room;
  return room;
}

void plan_changes(PlannedDay const& day, BuiltTraffic const& built, std::vector<std::unique_ptr<TrafficPart>>& parts) {
  auto const& state = built.state;
  auto storage = rooms_at_start(state, day.roads.links());
  auto const ordinary = ordinary_links(day.roads);
  for (auto const& moment : link_moments(day.roads)) {
    auto const a = moment.link;
    auto const row = state.entry_of[a.value];
    auto const n =
        channel_numbers(day.rules, state.rules, day.roads, a, ordinary[a.value], moment.capacity_pcu_h, moment.lanes);
    auto const closed = moment.capacity_pcu_h > 0 ? moment.closed_to : kToAll;
    ChannelChange const planned{first_window_of(1, traffic_time(moment.at_s), day.window), row, n.headway,
                                n.storage - storage[a.value], closed};
    storage[a.value] = n.storage;
    auto const& entry = state.entries[row];
    auto const begin = state.junctions[entry.junction].part;
    auto const end = state.junctions[state.exits[entry.exit].junction].part;
    parts[begin]->changes.push_back(planned);
    if (end != begin) parts[end]->changes.push_back(planned);
  }
}

}  // namespace

void plan_day(PlannedDay const& day, BuiltTraffic const& built, std::vector<std::unique_ptr<TrafficPart>>& parts) {
  plan_departures(day, built, parts);
  plan_changes(day, built, parts);
}

}  // namespace tanvan
