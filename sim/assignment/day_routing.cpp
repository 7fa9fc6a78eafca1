#include "sim/assignment/day_routing.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_sort.h>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/routing/hierarchy_search.hpp"
#include "sim/routing/timed_turns.hpp"

namespace tanvan {
namespace {

constexpr double kSecondsPerHour = 3600;
constexpr std::size_t kBlock = 256;  // searches of one task

/// Fills in what each link costs a class in a bin of departure [s]; +inf: closed.
using CostOfBin = std::function<void(VehicleClass vehicle, std::size_t bin, std::span<double> cost)>;

/// A search that several trips may share.
struct Query {
  VehicleClass vehicle;
  std::uint32_t bin;
  NodeId origin, destination;
  friend auto operator<=>(Query const&, Query const&) = default;
};

bool goes_nowhere(DayTrips const& trips, std::size_t trip) {
  return trips.origin[trip] == trips.destination[trip];
}

// ---- ways of many searches, joined in their order

/// Appends ways to a table. @return the number that the first of them has now
std::uint32_t append(WayTable const& more, WayTable& table) {
  auto const base = static_cast<std::uint32_t>(table.size()), turns = table.offset.back();
  table.first.insert(table.first.end(), more.first.begin(), more.first.end());
  for (std::size_t w = 0; w < more.size(); ++w) table.offset.push_back(turns + more.offset[w + 1]);
  table.turn.insert(table.turn.end(), more.turn.begin(), more.turn.end());
  return base;
}

/// Runs searches [begin, end) in parallel blocks and joins their ways in order. @param find  by (row, out links) finds
/// a way, with no links where there is none  @param[out] way  of each row
template <class Find>
void find_ways(std::size_t begin, std::size_t end, TurnNumbers const& numbers, Find const& find, WayTable& table,
               std::span<std::uint32_t> way) {
  std::vector<WayTable> blocks((end - begin + kBlock - 1) / kBlock);
  for_each_block(end - begin, kBlock, [&](std::size_t first, std::size_t last) {
    std::vector<LinkId> links;
    auto& block = blocks[first / kBlock];
    for (std::size_t i = begin + first; i < begin + last; ++i) {
      find(i, links);
      way[i] = links.empty() ? kNoWay : block.add(links, numbers);
    }
  });
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    auto const base = append(blocks[b], table);
    auto const first = begin + b * kBlock;
    for (std::size_t i = first; i < std::min(first + kBlock, end); ++i)
      if (way[i] != kNoWay) way[i] += base;
  }
}

// ---- searches on a metric of a bin

/// Cheapest ways on one metric. One object a thread.
class MetricSearch {
 public:
  explicit MetricSearch(DayGraph const& graph) : graph_(&graph), search_(graph.hierarchy) {}

  void find(HierarchyMetric const& metric, std::span<double const> link_cost, Query const& query,
            std::vector<LinkId>& links) {
    links.clear();
    if (graph_->turns)
      find_by_turns(metric, link_cost, query, links);
    else if (search_.cost(metric, query.origin, query.destination) < kUnreachable)
      search_.path(metric, links);
  }

 private:
  void find_by_turns(HierarchyMetric const& metric, std::span<double const> link_cost, Query const& query,
                     std::vector<LinkId>& links) {
    leave_node(*graph_->turns, query.origin, link_cost, from_);
    enter_node(*graph_->turns, query.destination, to_);
    if (from_.empty() || to_.empty() || !(search_.cost(metric, from_, to_) < kUnreachable)) return;
    search_.path(metric, turns_);
    links_of_turns(*graph_->turns, turns_, from_, to_, links);
  }

  DayGraph const* graph_;
  HierarchySearch search_;
  std::vector<HierarchySearch::Seed> from_, to_;
  std::vector<LinkId> turns_;
};

void customize_links(DayGraph const& graph, std::span<double const> link_cost, HierarchyMetric& metric) {
  if (!graph.turns) return customize(graph.hierarchy, link_cost, metric);
  std::vector<double> const none(graph.turns->turns(), 0.0);
  std::vector<double> cost(none.size());
  turn_costs(*graph.turns, link_cost, none, cost);
  customize(graph.hierarchy, cost, metric);
}

/// The different searches of all trips, sorted, and the row of each trip's.
struct Queries {
  std::vector<Query> query;
  std::vector<std::uint32_t> row;  // [trips], kNoWay: none
};

using BinOfTrip = std::function<std::uint32_t(std::size_t trip)>;

Queries queries_of(DayTrips const& trips, BinOfTrip const& bin_of, std::span<std::uint8_t const> chosen) {
  Queries queries{.query = {}, .row = std::vector<std::uint32_t>(trips.size(), kNoWay)};
  std::vector<std::pair<Query, std::uint32_t>> rows;
  for (std::size_t i = 0; i < trips.size(); ++i)
    if (chosen[i] != 0 && !goes_nowhere(trips, i))
      rows.push_back(
          {{trips.vehicle[i], bin_of(i), trips.origin[i], trips.destination[i]}, static_cast<std::uint32_t>(i)});
  tbb::parallel_sort(rows.begin(), rows.end());
  for (auto const& [query, trip] : rows) {
    if (queries.query.empty() || queries.query.back() != query) queries.query.push_back(query);
    queries.row[trip] = static_cast<std::uint32_t>(queries.query.size() - 1);
  }
  return queries;
}

/// Where the searches of the same class and bin end that begin at `begin`.
std::size_t end_of_batch(std::span<Query const> query, std::size_t begin) {
  auto const same = [&](Query const& q) { return q.vehicle == query[begin].vehicle && q.bin == query[begin].bin; };
  return static_cast<std::size_t>(std::ranges::find_if_not(query.subspan(begin), same) - query.begin());
}

/// Gives the chosen trips ways on metrics of bins.
void ways_by_bin(DayNetwork const& network, DayTrips const& trips, std::span<std::uint8_t const> chosen,
                 BinOfTrip const& bin_of, CostOfBin const& cost_of, DayWays& found) {
  auto const queries = queries_of(trips, bin_of, chosen);
  std::vector<std::uint32_t> way(queries.query.size());
  std::vector<double> cost(network.links());
  HierarchyMetric metric;
  for (std::size_t begin = 0; begin < way.size();) {
    auto const end = end_of_batch(queries.query, begin);
    auto const& [vehicle, bin, origin, destination] = queries.query[begin];
    auto const& graph = network.graph_of(vehicle);
    cost_of(vehicle, bin, cost);
    customize_links(graph, cost, metric);
    tbb::enumerable_thread_specific<MetricSearch> searches([&] { return MetricSearch(graph); });
    auto const find = [&](std::size_t q, std::vector<LinkId>& links) {
      searches.local().find(metric, cost, queries.query[q], links);
    };
    find_ways(begin, end, network.numbers, find, found.ways, way);
    begin = end;
  }
  for (std::size_t i = 0; i < trips.size(); ++i)
    if (queries.row[i] != kNoWay) found.way[i] = way[queries.row[i]];
}

std::size_t hour_of(TrafficTime at) {
  return static_cast<std::size_t>(seconds_of_time(at) / kSecondsPerHour);
}

std::size_t hour_of(Ticks at) {
  return static_cast<std::size_t>(seconds_of(at).value / kSecondsPerHour);
}

Ticks free_ticks(TrafficRoads const& roads, LinkId link, double cap_kmh) {
  constexpr double kKmhPerMps = 3.6;
  return ticks_of({roads.length_m[link] * kKmhPerMps / std::min(roads.free_speed_kmh[link], cap_kmh)});
}

void close_banned(DayNetwork const& network, VehicleClass vehicle, std::span<double> cost) {
  for (LinkId a : ids<LinkId>(network.links()))
    if (network.is_banned(a, vehicle)) cost[a.value] = kUnreachable;
}

void add_money(DayNetwork const& network, VehicleClass vehicle, std::size_t hour, std::span<double> cost) {
  if (!pays(network, vehicle)) return;
  for (LinkId a : ids<LinkId>(network.links())) cost[a.value] += money_time(network, vehicle, a, hour);
}

/// Costs on empty roads.
void free_costs(DayNetwork const& network, VehicleClass vehicle, std::size_t hour, std::span<double> cost) {
  free_times(*network.roads, class_cap_kmh(network, vehicle), cost);
  add_money(network, vehicle, hour, cost);
  close_banned(network, vehicle, cost);
  for (LinkId a : ids<LinkId>(network.links()))
    if (network.roads->capacity_pcu_h[a] <= 0) cost[a.value] = kUnreachable;
}

/// Costs at the times of somebody who enters each link in the middle of a bin.
void costs_at(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle, double at_s,
              std::span<double> cost) {
  free_times(*network.roads, class_cap_kmh(network, vehicle), cost);
  auto const& profiles = times.profiles[time_group(vehicle)];
  for_each_row<LinkId>(network.links(), [&](LinkId a) {
    Ticks const travel = travel_time(profiles, a, ticks_of({at_s}));
    double const time = seconds_of(travel).value;
    cost[a.value] = at_s + time < times.day_end_s ? std::max(cost[a.value], time) : kUnreachable;
  });
  add_money(network, vehicle, static_cast<std::size_t>(at_s / kSecondsPerHour), cost);
  close_banned(network, vehicle, cost);
}

// ---- earliest arrivals

/// The roads at recorded times as a class finds them. Stays where it is: views point into it.
class ClassDay {
 public:
  ClassDay(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle)
      : graph_(&network.graph_of(vehicle)), day_end_(ticks_of({times.day_end_s})), at_least_(network.links()) {
    times_at_cap(network.roads->length_m.span(), class_cap_kmh(network, vehicle), at_least_);
    for (auto& least : at_least_) least = std::max(least, 1);
    close_all_day(network, vehicle);
    links_ = {.profiles = &times.profiles[time_group(vehicle)], .at_least = at_least_, .closures = &closures_};
    steps_ = graph_->turns ? on_turns(*graph_->turns, links_, {}) : links_;
    std::vector<double> cost(steps_.size());
    least_times(steps_, cost);
    customize(graph_->hierarchy, cost, least_);
  }
  ClassDay(ClassDay const&) = delete;

  DayGraph const& graph() const { return *graph_; }
  TimedRoads const& links() const { return links_; }
  TimeDependentSearch search() const { return {graph_->graph(), graph_->hierarchy, least_, steps_}; }
  Ticks day_end() const { return day_end_; }

 private:
  void close_all_day(DayNetwork const& network, VehicleClass vehicle) {
    closures_.offset = {0};
    for (LinkId a : ids<LinkId>(network.links())) {
      if (network.is_banned(a, vehicle)) {
        closures_.begin.push_back(0);
        closures_.end.push_back(kDay);
      }
      closures_.offset.push_back(static_cast<std::uint32_t>(closures_.begin.size()));
    }
    if (closures_.begin.empty()) closures_.offset.clear();
  }

  DayGraph const* graph_;
  Ticks day_end_;
  std::vector<std::int32_t> at_least_;
  LinkClosures closures_;
  TimedRoads links_, steps_;
  HierarchyMetric least_;
};

/// Earliest arrivals of a class. One object a thread.
class ArrivalSearch {
 public:
  explicit ArrivalSearch(ClassDay const& day) : day_(&day), search_(day.search()) {}

  void find(NodeId origin, NodeId destination, Ticks depart, std::vector<LinkId>& links) {
    links.clear();
    auto const& turns = day_->graph().turns;
    if (turns)
      find_by_turns(*turns, origin, destination, depart, links);
    else if (search_.arrival(origin, destination, depart) < day_->day_end())
      search_.path(destination, links);
  }

 private:
  void find_by_turns(TurnGraph const& turns, NodeId origin, NodeId destination, Ticks depart,
                     std::vector<LinkId>& links) {
    leave_node(turns, day_->links(), origin, depart, from_);
    enter_node(turns, destination, to_);
    if (!from_.empty() && !to_.empty() && search_.arrival(from_, to_) < day_->day_end())
      links_of_arrival(turns, search_, links);
  }

  ClassDay const* day_;
  TimeDependentSearch search_;
  std::vector<TimeDependentSearch::Place> from_, to_;
};

/// Gives the trips of a class, by row, their earliest ways.
void earliest_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, VehicleClass vehicle,
                   std::span<std::uint32_t const> rows, DayWays& found) {
  ClassDay const day(network, times, vehicle);
  tbb::enumerable_thread_specific<ArrivalSearch> searches([&] { return ArrivalSearch(day); });
  std::vector<std::uint32_t> way(rows.size());
  auto const find = [&](std::size_t i, std::vector<LinkId>& links) {
    auto const trip = rows[i];
    searches.local().find(trips.origin[trip], trips.destination[trip], ticks_of({seconds_of_time(trips.depart[trip])}),
                          links);
  };
  find_ways(0, rows.size(), network.numbers, find, found.ways, way);
  for (std::size_t i = 0; i < rows.size(); ++i) found.way[rows[i]] = way[i];
}

void earliest_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, DayWays& found) {
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    auto const vehicle = static_cast<VehicleClass>(c);
    if (pays(network, vehicle)) continue;
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < trips.size(); ++i)
      if (trips.vehicle[i] == vehicle && !goes_nowhere(trips, i)) rows.push_back(static_cast<std::uint32_t>(i));
    if (!rows.empty()) earliest_ways(network, times, trips, vehicle, rows, found);
  }
}

DayWays no_ways(DayTrips const& trips) {
  return {.ways = {}, .way = std::vector<std::uint32_t>(trips.size(), kNoWay)};
}

}  // namespace

DayWays free_flow_ways(DayNetwork const& network, DayTrips const& trips) {
  auto found = no_ways(trips);
  std::vector<std::uint8_t> const all(trips.size(), 1);
  auto const hour = [&](std::size_t trip) {
    bool const matters = pays_by_hour(network, trips.vehicle[trip]);
    return matters ? static_cast<std::uint32_t>(hour_of(trips.depart[trip]) % kTollHours) : 0;
  };
  auto const cost = [&](VehicleClass vehicle, std::size_t bin, std::span<double> out) {
    free_costs(network, vehicle, bin, out);
  };
  ways_by_bin(network, trips, all, hour, cost, found);
  return found;
}

DayWays timed_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, TimedSearch search) {
  auto found = no_ways(trips);
  std::vector<std::uint8_t> chosen(trips.size(), 1);
  if (search == TimedSearch::exact) {
    earliest_ways(network, times, trips, found);
    for (std::size_t i = 0; i < trips.size(); ++i) chosen[i] = pays(network, trips.vehicle[i]) ? 1 : 0;
  }
  auto const bin = [&](std::size_t trip) {
    return static_cast<std::uint32_t>(seconds_of_time(trips.depart[trip]) / times.bin_s);
  };
  auto const cost = [&](VehicleClass vehicle, std::size_t b, std::span<double> out) {
    costs_at(network, times, vehicle, (static_cast<double>(b) + 0.5) * times.bin_s, out);
  };
  ways_by_bin(network, trips, chosen, bin, cost, found);
  return found;
}

WayCost way_cost(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle, std::span<LinkId const> way,
                 TrafficTime depart) {
  expects(!way.empty(), "a way of one link at least");
  auto const group = time_group(vehicle);
  bool const money = pays(network, vehicle);
  double const cap_kmh = class_cap_kmh(network, vehicle);
  Ticks const begin = ticks_of({seconds_of_time(depart)});
  Ticks at = begin + ticks_of({times.waits.wait_s(group, way.front(), depart)}), before = begin, most_lost = 0;
  WayCost cost{.worst = way.front()};
  std::uint32_t hint = 0;
  for (LinkId a : way) {
    if (money) cost.money_s += money_time(network, vehicle, a, hour_of(at));
    Ticks const free = free_ticks(*network.roads, a, cap_kmh);
    at += std::max(travel_time(times.profiles[group], a, at, hint), free);
    Ticks const lost = at - before - free;
    if (lost > most_lost) cost.worst = a;
    most_lost = std::max(lost, most_lost);
    before = at;
  }
  bool const arrives = at < ticks_of({times.day_end_s});
  cost.arrive_s = arrives ? seconds_of(at).value : std::numeric_limits<double>::infinity();
  return cost;
}

}  // namespace tanvan
