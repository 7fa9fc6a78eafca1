#include "scenarios/run/traffic/transit_roads.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sim/core/check.hpp"
#include "sim/transit/driven_runs.hpp"

namespace tanvan {
namespace {

/// Shortest ways of buses from stop to stop.
class BusSearch {
 public:
  BusSearch(StopRoads const& roads, DayNetwork const& day)
      : roads_(roads), turns_(turns_of(day)), tree_(turns_.graph), time_s_(day.links()) {
    free_times(*day.roads, class_cap_kmh(day, VehicleClass::bus), time_s_);
    for (auto const a : ids<LinkId>(day.links()))
      if (day.is_banned(a, VehicleClass::bus) || !(day.roads->capacity_pcu_h[a] > 0)) time_s_[a.value] = kUnreachable;
    cost_.resize(turns_.turns());
    turn_costs(turns_, time_s_, std::vector<double>(turns_.turns()), cost_);
  }

  /// Appends the stretches after the one of a place, to that of another. @return whether there is a way
  bool append(std::uint32_t from, std::uint32_t to, std::vector<LinkId>& way) {
    auto const [found, is_new] = known_.try_emplace({from, to});
    if (is_new) found->second = search(roads_.places[from].link, roads_.places[to].link);
    way.insert(way.end(), found->second.begin(), found->second.end());
    return from == to || !found->second.empty();
  }

  /// From the link's begin to the end of the stretch [s].
  double time_to(LinkId stretch) const {
    double sum = 0;
    auto const ways = roads_.lanes.ways_of(roads_.lanes.link_of[stretch]);
    for (auto const& way : ways) {
      sum = 0;
      for (auto const s : way.stretches) {
        sum += time_s_[s.value];
        if (s == stretch) return sum;
      }
    }
    return sum;
  }

 private:
  static TurnGraph turns_of(DayNetwork const& day) {
    auto const& graph = day.graph_of(VehicleClass::bus);
    if (graph.turns) return *graph.turns;
    auto turns = turn_graph(graph.roads, {});
    ensures(turns.has_value(), "turns without bans");
    return std::move(*turns);
  }

  std::vector<LinkId> search(LinkId from, LinkId to) {
    std::vector<LinkId> way;
    if (from == to) return way;
    TreeSearch::Seed const seed[] = {{NodeId{from.value}, 0}};
    tree_.grow(seed, cost_);
    for (auto at = NodeId{to.value}; tree_.parent(at); at = NodeId{turns_.from[tree_.parent(at).value].value})
      way.push_back(LinkId{at.value});
    std::ranges::reverse(way);
    return way;
  }

  StopRoads const& roads_;
  TurnGraph turns_;
  TreeSearch tree_;
  std::vector<double> time_s_, cost_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<LinkId>> known_;
};

/// Whole links along stretches; the first one whole too.
std::vector<LinkId> links_along(LaneRoads const& lanes, std::vector<LinkId> const& stretches) {
  std::vector<LinkId> links = {lanes.link_of[stretches.front()]};
  for (std::size_t i = 1; i < stretches.size(); ++i)
    if (lanes.begins[stretches[i]] != 0) links.push_back(lanes.link_of[stretches[i]]);
  return links;
}

void keep_trips(std::size_t trips, DayResult& day) {
  for (auto t = trips; t < day.arrive.size(); ++t) day.arrived -= day.arrive[t] != kNoTime ? 1 : 0;
  day.enter.resize(trips);
  day.arrive.resize(trips);
  day.stuck.resize(trips);
  std::erase_if(day.standing, [&](Standing const& s) { return s.trip >= trips; });
  std::erase_if(day.forced, [&](ForcedMove const& m) { return m.trip >= trips; });
  if (day.moves.offset.empty()) return;
  day.moves.offset.resize(trips + 1);
  day.moves.enter.resize(day.moves.offset.back());
}

}  // namespace

Result<std::vector<RoadVehicle>> bus_ways(TransitFolder const& folder, StopRoads const& roads, DayNetwork const& day) {
  BusSearch search(roads, day);
  std::vector<RoadVehicle> vehicles;
  Faults faults;
  auto const& t = folder.service.timetable;
  auto const place = [&](std::uint32_t call) { return roads.place_of[folder.road_stop[t.stop[call].value]]; };
  for (auto const run : folder.on_road) {
    auto const first = t.offset[run.value], end = t.offset[run.value + 1];
    std::vector<LinkId> way = {roads.places[place(first)].link};
    double const early_s = search.time_to(way.front()) + kPullOut_s;
    for (auto c = first; c + 1 < end; ++c)
      if (!search.append(place(c), place(c + 1), way))
        faults.add({folder.file, 0, 0},
                   fmt::format("trip {}: buses find no way from stop {} to {}", folder.trip_id[c],
                               folder.stop_id[t.stop[c].value], folder.stop_id[t.stop[c + 1].value]));
    vehicles.push_back({run, traffic_time(std::max(0.0, t.departure[first] - early_s)), links_along(roads.lanes, way)});
  }
  if (!faults.empty()) return faults;
  return vehicles;
}

DayResult run_with_transit(TransitOnRoads const& transit, TripTable trips, WayTable ways, TrafficRules const& rules,
                           DayOptions options, TransitOutcome& outcome) {
  auto const& folder = *transit.folder;
  auto const count = trips.size();
  std::vector<std::size_t> lost;
  auto const on_road =
      add_road_vehicles(folder.service, transit.vehicles, *transit.roads, folder.road_stop, trips, ways, lost);
  ServiceDay service(folder.service, *transit.riders, transit.stops);
  options.calls = &on_road.calls;
  options.dwell = on_road.dwell(service);
  auto day = run_traffic_day(transit.roads->lanes.roads, trips, ways, rules, options);
  service.check_conservation();
  outcome = {service.realised(), service.outcomes(day.end)};
  keep_trips(count, day);
  return day;
}

}  // namespace tanvan
