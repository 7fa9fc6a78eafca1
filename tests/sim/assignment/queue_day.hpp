#pragma once
/// Small roads for days, and a slow obvious engine on them: links with queues that take no room.

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>
#include <vector>

#include "sim/assignment/day_equilibrium.hpp"

namespace tanvan::small {

struct Street {
  std::uint32_t from, to;
  double metres = 1000, capacity_h = 2880, speed_kmh = 72, lanes = 1;
};

inline TrafficRoads streets(std::size_t nodes, std::vector<Street> const& rows) {
  TrafficRoads roads;
  roads.nodes = nodes;
  for (auto const& s : rows) {
    roads.from.push_back({s.from});
    roads.to.push_back({s.to});
    roads.length_m.push_back(s.metres);
    roads.lanes.push_back(s.lanes);
    roads.free_speed_kmh.push_back(s.speed_kmh);
    roads.capacity_pcu_h.push_back(s.capacity_h);
  }
  return roads;
}

/// side x side junctions in a square, links to both sides.
inline TrafficRoads square(std::uint32_t side, double metres, double capacity_h) {
  std::vector<Street> rows;
  auto const both = [&](std::uint32_t a, std::uint32_t b) {
    rows.push_back({a, b, metres, capacity_h, 50});
    rows.push_back({b, a, metres, capacity_h, 50});
  };
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) {
      if (x + 1 < side) both(y * side + x, y * side + x + 1);
      if (y + 1 < side) both(y * side + x, (y + 1) * side + x);
    }
  return streets(std::size_t{side} * side, rows);
}

/// A record in which nobody moved.
inline LinkRecord empty_record(std::size_t bins, std::size_t links, double bin_s) {
  LinkRecord r;
  r.bins = bins;
  r.links = links;
  r.bin_width = traffic_time(bin_s);
  r.volume.assign(bins * links * kVehicleClasses, 0);
  r.delay_s.assign(bins * links * kTimeGroups, 0);
  r.occupancy_pcu.assign(bins * links, 0);
  return r;
}

/// A network that holds what it points at.
struct Town {
  explicit Town(TrafficRoads r, DayAccess access = {}, TrafficRules rule = {})
      : roads(std::move(r)), rules(rule), network(day_network(roads, rules, std::move(access), {"town", 1}).value()) {}
  Town(Town const&) = delete;

  TrafficRoads roads;
  TrafficRules rules;
  DayNetwork network;
};

inline void add_trip(DayTrips& trips, std::uint32_t from, std::uint32_t to, double depart_s,
                     VehicleClass vehicle = VehicleClass::car) {
  trips.origin.push_back({from});
  trips.destination.push_back({to});
  trips.depart.push_back(traffic_time(depart_s));
  trips.vehicle.push_back(vehicle);
}

/// `rate` cars a second from node to node in [begin, end).
inline DayTrips stream_of_cars(std::uint32_t from, std::uint32_t to, double rate, double begin_s, double end_s) {
  DayTrips trips;
  for (int i = 0; i < static_cast<int>(rate * (end_s - begin_s)); ++i) add_trip(trips, from, to, begin_s + i / rate);
  return trips;
}

inline std::vector<LinkId> links_of(DayNetwork const& network, WayTable const& ways, std::uint32_t way) {
  std::vector<LinkId> links;
  if (way != kNoWay) ways.links(way, *network.roads, network.numbers, links);
  return links;
}

/// Every vehicle in order of time: it leaves a link when it has driven it and the one before is out of the way.
class QueueDay {
 public:
  explicit QueueDay(Town const& town) : town_(&town) {}

  DayResult operator()(TripTable const& trips, WayTable const& ways) const {
    auto const links = town_->roads.links();
    DayResult day;
    day.enter.assign(trips.size(), kNoTime);
    day.arrive.assign(trips.size(), kNoTime);
    day.stuck.assign(trips.size(), Stuck::no_way);
    std::vector<std::vector<LinkId>> route(trips.size());
    std::vector<double> free_at(links, 0);
    using Event = std::tuple<double, std::size_t, std::size_t>;  // enters, trip, place in its way
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events;
    for (std::size_t i = 0; i < trips.size(); ++i) {
      route[i] = links_of(town_->network, ways, trips.way[i]);
      if (!route[i].empty()) events.emplace(seconds_of_time(trips.depart[i]), i, 0);
    }
    std::vector<Leave> leaves;
    while (!events.empty()) {
      auto const [enter, i, k] = events.top();
      events.pop();
      if (k == 0) day.enter[i] = traffic_time(enter);
      if (k == route[i].size()) {
        day.arrive[i] = traffic_time(enter);
        day.stuck[i] = Stuck::none;
        day.end = std::max(day.end, day.arrive[i]);
        ++day.arrived;
        continue;
      }
      auto const a = route[i][k];
      auto const c = static_cast<std::size_t>(trips.vehicle[i]);
      double const speed = std::min(town_->roads.free_speed_kmh[a], class_cap_kmh(town_->network, trips.vehicle[i]));
      double const free = town_->roads.length_m[a] * 3.6 / speed;
      double const leave = std::max(enter + free, free_at[a.value]);
      free_at[a.value] = leave + town_->rules.moving_pcu[c] * 3600 / town_->roads.capacity_pcu_h[a];
      leaves.push_back({a, trips.vehicle[i], enter, leave, leave - enter - free});
      events.emplace(leave, i, k + 1);
    }
    day.record = record_of(leaves, links, seconds_of_time(day.end));
    return day;
  }

 private:
  struct Leave {
    LinkId link;
    VehicleClass vehicle;
    double enter, leave, delay;
  };
  LinkRecord record_of(std::vector<Leave> const& leaves, std::size_t links, double end_s) const {
    double const bin_s = town_->rules.bin_min * 60;
    auto r = empty_record(static_cast<std::size_t>(end_s / bin_s) + 1, links, bin_s);
    for (auto const& l : leaves) {
      auto const cell = static_cast<std::size_t>(l.leave / bin_s) * links + l.link.value;
      ++r.volume[cell * kVehicleClasses + static_cast<std::size_t>(l.vehicle)];
      r.delay_s[cell * kTimeGroups + time_group(l.vehicle)] += static_cast<float>(l.delay);
      for (auto b = static_cast<std::size_t>(l.enter / bin_s); b < static_cast<std::size_t>(l.leave / bin_s); ++b)
        r.occupancy_pcu[b * links + l.link.value] += 1;
    }
    return r;
  }

  Town const* town_;
};

}  // namespace tanvan::small
