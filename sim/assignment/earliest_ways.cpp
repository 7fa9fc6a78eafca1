#include "sim/assignment/earliest_ways.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_sort.h>
#include <tuple>

#include "sim/assignment/way_search.hpp"
#include "sim/routing/timed_turns.hpp"

namespace tanvan {
namespace {

Ticks ticks_of_time(TrafficTime time) {
  return ticks_of({seconds_of_time(time)});
}

/// The roads at recorded times as a class finds them. Stays where it is: views point into it.
class ClassDay {
 public:
  ClassDay(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle)
      : network_(&network),
        graph_(&network.graph_of(vehicle)),
        waits_(&times.waits),
        group_(time_group(vehicle)),
        day_end_(ticks_of({times.day_end_s})),
        at_least_(network.links()) {
    times_at_cap(network.roads->length_m.span(), class_cap_kmh(network, vehicle), at_least_);
    for (auto& least : at_least_) least = std::max(least, 1);
    links_ = {.profiles = &times.searched[time_group(vehicle)],
              .at_least = at_least_,
              .closures = &network.hours_of(vehicle).closures,
              .at_closure = AtClosure::wait};
    steps_ = graph_->turns ? on_turns(*graph_->turns, links_, {}) : links_;
    std::vector<double> cost(steps_.size());
    least_times(steps_, cost);
    customize(graph_->hierarchy, cost, least_);
  }
  ClassDay(ClassDay const&) = delete;

  DayNetwork const& network() const { return *network_; }
  DayGraph const& graph() const { return *graph_; }
  TimedRoads const& links() const { return links_; }
  /// When somebody who departs then may enter a first link.
  Ticks opening(LinkId first, TrafficTime depart) const {
    return next_opening(*links_.closures, first, ticks_of_time(depart));
  }
  /// Wait to get onto a first link. @param opens  when it may be entered
  Ticks wait(LinkId first, TrafficTime depart, Ticks opens) const {
    bool const at_once = opens == ticks_of_time(depart);
    return ticks_of({waits_->wait_s(group_, first, at_once ? depart : traffic_time(seconds_of(opens).value))});
  }
  TimeDependentSearch search() const { return {graph_->graph(), graph_->hierarchy, least_, steps_}; }
  Ticks day_end() const { return day_end_; }

 private:
  DayNetwork const* network_;
  DayGraph const* graph_;
  EntryWaits const* waits_;
  std::size_t group_;
  Ticks day_end_;
  std::vector<std::int32_t> at_least_;
  TimedRoads links_, steps_;
  HierarchyMetric least_;
};

/// Earliest arrivals of a class. One object a thread.
class ArrivalSearch {
 public:
  explicit ArrivalSearch(ClassDay const& day) : day_(&day), search_(day.search()) {}

  void find(NodeId origin, NodeId destination, TrafficTime depart, std::vector<LinkId>& links) {
    find_from_firsts(origin, destination, depart, true, links);
    if (waits_ && comes_back(links, *day_->network().roads))
      find_from_firsts(origin, destination, depart, false, links);
  }

 private:
  /// Where ways begin: at the ends of first links.
  void set_firsts(NodeId origin, TrafficTime depart, bool with_waits) {
    bool const on_turns = day_->graph().turns.has_value();
    firsts_.clear();
    from_.clear();
    waits_ = false;
    std::uint32_t hint = 0;
    for (LinkId a : day_->network().numbers.leaving(origin)) {
      Ticks const opens = day_->opening(a, depart);  // until then it stays at home
      if (opens == kNever) continue;
      Ticks const wait = with_waits ? day_->wait(a, depart, opens) : 0;
      Ticks const left = leave_time(day_->links(), a, opens + wait, hint);
      waits_ = waits_ || wait > 0;
      if (left == kNever) continue;
      firsts_.push_back({a, static_cast<double>(left)});
      from_.push_back({on_turns ? NodeId{a.value} : day_->network().roads->to[a], left});
    }
  }

  void find_from_firsts(NodeId origin, NodeId destination, TrafficTime depart, bool with_waits,
                        std::vector<LinkId>& links) {
    links.clear();
    set_firsts(origin, depart, with_waits);
    auto const& turns = day_->graph().turns;
    if (turns)
      enter_node(*turns, destination, to_);
    else
      to_.assign(1, {destination, 0});
    if (from_.empty() || to_.empty() || search_.arrival(from_, to_) >= day_->day_end()) return;
    if (turns) return links_of_arrival(*turns, search_, links);
    auto const& roads = *day_->network().roads;
    search_.path(destination, links);
    auto const start = links.empty() ? destination : roads.from[links.front()];
    links.insert(links.begin(), first_link_to(firsts_, roads, start));
  }

  ClassDay const* day_;
  TimeDependentSearch search_;
  std::vector<FirstLink> firsts_;
  bool waits_ = false;
  std::vector<TimeDependentSearch::Place> from_, to_;
};

/// The trips by where they go and when they set out: searches to the same place, at about the same time, share what
/// they need.
std::vector<std::uint32_t> by_destination(DayTrips const& trips, std::span<std::uint32_t const> rows) {
  std::vector<std::uint32_t> order(rows.begin(), rows.end());
  auto const key = [&](std::uint32_t trip) { return std::tuple{trips.destination[trip], trips.depart[trip], trip}; };
  tbb::parallel_sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
  return order;
}

}  // namespace

void earliest_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, VehicleClass vehicle,
                   std::span<std::uint32_t const> rows, DayWays& found) {
  ClassDay const day(network, times, vehicle);
  tbb::enumerable_thread_specific<ArrivalSearch> searches([&] { return ArrivalSearch(day); });
  auto const order = by_destination(trips, rows);
  std::vector<std::uint32_t> way(rows.size());
  auto const find = [&](std::size_t i, std::vector<LinkId>& links) {
    auto const trip = order[i];
    searches.local().find(trips.origin[trip], trips.destination[trip], trips.depart[trip], links);
  };
  find_ways(0, rows.size(), network.numbers, find, found.ways, way);
  for (std::size_t i = 0; i < rows.size(); ++i) found.way[order[i]] = way[i];
}

}  // namespace tanvan
