#include "sim/assignment/day_routing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sim/assignment/bin_ways.hpp"
#include "sim/assignment/earliest_ways.hpp"
#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

constexpr double kFreeBin_s = 900;  // of searches on empty roads whose links close
constexpr double kRounding_s = 1;   // of a way's times

std::size_t hour_of(TrafficTime at) {
  return static_cast<std::size_t>(seconds_of_time(at) / kSecondsInHour);
}

std::size_t hour_of(Ticks at) {
  return static_cast<std::size_t>(seconds_of(at).value / kSecondsInHour);
}

/// What those waited who entered a link at the same time.
double entry_delay(LinkTimes const& times, LinkId link, Ticks at) {
  auto const links = times.profiles[0].links();
  auto const cell = static_cast<std::size_t>(seconds_of(at).value / times.bin_s) * links + link.value;
  return cell < times.entry_delay_s.size() ? times.entry_delay_s[cell] : 0;
}

/// Leaves out what is closed to a class at a moment.
void close_banned(DayNetwork const& network, VehicleClass vehicle, double at_s, std::span<double> cost) {
  auto const& hours = network.hours_of(vehicle);
  if (hours.closures.offset.empty()) return;
  Ticks const at = ticks_of({at_s});
  for (LinkId a : ids<LinkId>(network.links()))
    if (hours.opening(a, at) > at) cost[a.value] = kUnreachable;
}

void add_money(DayNetwork const& network, VehicleClass vehicle, std::size_t hour, std::span<double> cost) {
  if (!pays(network, vehicle)) return;
  for (LinkId a : ids<LinkId>(network.links())) cost[a.value] += money_time(network, vehicle, a, hour);
}

/// Costs on empty roads of who may enter what is open in the middle of the hour.
void free_costs(DayNetwork const& network, VehicleClass vehicle, std::size_t hour, std::span<double> cost) {
  free_times(*network.roads, class_cap_kmh(network, vehicle), cost);
  add_money(network, vehicle, hour, cost);
  close_banned(network, vehicle, (static_cast<double>(hour) + 0.5) * kSecondsInHour, cost);
  for (LinkId a : ids<LinkId>(network.links()))
    if (network.roads->capacity_pcu_h[a] <= 0) cost[a.value] = kUnreachable;
}

/// Costs at the times of somebody who enters each link in the middle of a bin.
void costs_at(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle, double at_s,
              std::span<double> cost) {
  free_times(*network.roads, class_cap_kmh(network, vehicle), cost);
  auto const& profiles = times.searched[time_group(vehicle)];
  for_each_row<LinkId>(network.links(), [&](LinkId a) {
    Ticks const travel = travel_time(profiles, a, ticks_of({at_s}));
    double const time = seconds_of(travel).value;
    cost[a.value] = at_s + time < times.day_end_s ? std::max(cost[a.value], time) : kUnreachable;
  });
  add_money(network, vehicle, static_cast<std::size_t>(at_s / kSecondsInHour), cost);
  close_banned(network, vehicle, at_s, cost);
}

DayWays no_ways(DayTrips const& trips) {
  return {.ways = {}, .way = std::vector<std::uint32_t>(trips.size(), kNoWay)};
}

/// Costs at recorded times, by the record's bin of departure.
BinCosts recorded_costs(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips) {
  auto const middle_s = [&](std::size_t bin) { return (static_cast<double>(bin) + 0.5) * times.bin_s; };
  return {
      .bin_of =
          [&](std::size_t trip) {
            return static_cast<std::uint32_t>(seconds_of_time(trips.depart[trip]) / times.bin_s);
          },
      .link_costs = [&, middle_s](VehicleClass vehicle, std::size_t bin,
                                  std::span<double> cost) { costs_at(network, times, vehicle, middle_s(bin), cost); },
      .wait =
          [&, middle_s](VehicleClass vehicle, std::size_t bin, LinkId first) {
            return times.waits.wait_s(time_group(vehicle), first, traffic_time(middle_s(bin)));
          }};
}

/// The cheapest ways on empty roads, open as they are at midnight.
DayWays midnight_ways(DayNetwork const& network, DayTrips const& trips) {
  auto found = no_ways(trips);
  std::vector<std::uint8_t> const all(trips.size(), 1);
  BinCosts costs;
  costs.bin_of = [&](std::size_t trip) -> std::uint32_t {
    auto const hour = static_cast<std::uint32_t>(hour_of(trips.depart[trip]));
    if (network.hours_of(trips.vehicle[trip]).by_hour()) return hour;
    return pays_by_hour(network, trips.vehicle[trip]) ? hour % kTollHours : 0;
  };
  costs.link_costs = [&](VehicleClass vehicle, std::size_t hour, std::span<double> cost) {
    free_costs(network, vehicle, hour, cost);
  };
  ways_by_bin(network, trips, all, costs, found);
  return found;
}

/// Whole days by which everybody has set out, all changes are over and a day to drive has passed [s].
double end_of_changes_s(TrafficRoads const& roads, DayTrips const& trips) {
  double last = roads.changes.empty() ? 0 : roads.changes.back().at_s;
  for (auto const& closure : roads.closures)
    if (closure.end_s < kLatestTraffic_s) last = std::max(last, closure.end_s);
  for (auto const depart : trips.depart) last = std::max(last, seconds_of_time(depart));
  return (std::ceil(last / kSecondsInDay) + 1) * kSecondsInDay;
}

/// When the first link opens that was closed at midnight [s]; +inf where none does.
double first_opening_s(TrafficRoads const& roads) {
  for (auto const& change : roads.changes)
    if (change.capacity_pcu_h > 0 && !(roads.capacity_pcu_h[change.link] > 0)) return change.at_s;
  return std::numeric_limits<double>::infinity();
}

/// When a trip arrives on its way without other vehicles, if it waits before no closed link [s]; else +inf.
double free_arrival_s(DayNetwork const& network, LinkTimes const& empty, DayTrips const& trips, std::size_t trip,
                      std::span<LinkId const> way) {
  auto const vehicle = trips.vehicle[trip];
  double free_s = seconds_of_time(trips.depart[trip]);
  for (LinkId a : way) free_s += seconds_of(free_ticks(*network.roads, a, class_cap_kmh(network, vehicle))).value;
  double const arrive_s = way_cost(network, empty, vehicle, way, trips.depart[trip]).arrive_s;
  return arrive_s > free_s + kRounding_s ? std::numeric_limits<double>::infinity() : arrive_s;
}

/// Trips whose ways don't suit what closes and opens: they would wait, have none, or are under way at an opening.
std::vector<std::size_t> concerned(DayNetwork const& network, LinkTimes const& empty, DayTrips const& trips,
                                   DayWays const& found) {
  double const opening_s = first_opening_s(*network.roads);
  std::vector<std::size_t> rows;
  std::vector<LinkId> links;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    if (trips.origin[i] == trips.destination[i]) continue;
    double arrive_s = std::numeric_limits<double>::infinity();
    if (found.way[i] != kNoWay) {
      found.ways.links(found.way[i], *network.roads, network.numbers, links);
      arrive_s = free_arrival_s(network, empty, trips, i, links);
    }
    if (std::isinf(arrive_s) || arrive_s > opening_s) rows.push_back(i);
  }
  return rows;
}

/// Searches again for those whom closures and openings concern.
void heed_closures(DayNetwork const& network, DayTrips const& trips, DayWays& found) {
  auto const empty = times_of_empty_roads(*network.roads, kFreeBin_s, end_of_changes_s(*network.roads, trips));
  auto const rows = concerned(network, empty, trips, found);
  auto const better = timed_ways(network, empty, some_of(trips, rows), TimedSearch::exact);
  std::vector<LinkId> links;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    auto& way = found.way[rows[r]];
    way = kNoWay;
    if (better.way[r] == kNoWay) continue;
    better.ways.links(better.way[r], *network.roads, network.numbers, links);
    way = found.ways.add(links, network.numbers);
  }
}

/// Earliest arrivals of the rows, whatever money they cost.
DayWays exact_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips,
                   std::span<std::uint8_t const> chosen) {
  auto found = no_ways(trips);
  std::array<std::vector<std::uint32_t>, kVehicleClasses> rows;
  for (std::size_t i = 0; i < trips.size(); ++i)
    if (chosen[i] != 0 && trips.origin[i] != trips.destination[i])
      rows[static_cast<std::size_t>(trips.vehicle[i])].push_back(static_cast<std::uint32_t>(i));
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    if (!rows[c].empty()) earliest_ways(network, times, trips, static_cast<VehicleClass>(c), rows[c], found);
  return found;
}

/// Arrival and money of a trip on a way of a table; +inf where there is none.
double cost_of(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, std::size_t trip,
               DayWays const& ways, std::vector<LinkId>& links) {
  if (ways.way[trip] == kNoWay) return std::numeric_limits<double>::infinity();
  ways.ways.links(ways.way[trip], *network.roads, network.numbers, links);
  auto const cost = way_cost(network, times, trips.vehicle[trip], links, trips.depart[trip]);
  return cost.arrive_s + cost.money_s;
}

/// Those of the rows on whose way, or in whose bin, something closes or opens to their class: their way was found on
/// the links that are open in the middle of the bin.
std::vector<std::uint8_t> under_way_at_changes(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips,
                                               std::span<std::uint8_t const> chosen, double bin_s,
                                               DayWays const& found) {
  std::vector<std::uint8_t> rows(trips.size(), 0);
  for_each_index(trips.size(), [&](std::size_t i) {
    auto const& hours = network.hours_of(trips.vehicle[i]);
    bool const changes = hours.by_hour() || !network.openings.empty();
    if (chosen[i] == 0 || !changes || trips.origin[i] == trips.destination[i]) return;
    std::vector<LinkId> links;
    double const cost = cost_of(network, times, trips, i, found, links);
    double const bin_begin_s = std::floor(seconds_of_time(trips.depart[i]) / bin_s) * bin_s;
    Ticks const from = ticks_of({bin_begin_s});
    rows[i] = std::isinf(cost) || any_within(hours.changes, from, ticks_of({cost})) ||
              any_within(network.openings, from, ticks_of({cost}));
  });
  return rows;
}

/// Takes the earliest ways, by the moments at which links are entered, where they are cheaper than those found by bin.
void heed_hours(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips,
                std::span<std::uint8_t const> chosen, double bin_s, DayWays& found) {
  auto const rows = under_way_at_changes(network, times, trips, chosen, bin_s, found);
  auto const earliest = exact_ways(network, times, trips, rows);
  std::vector<LinkId> links;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    if (earliest.way[i] == kNoWay) continue;
    double const by_bin = cost_of(network, times, trips, i, found, links);
    if (!(cost_of(network, times, trips, i, earliest, links) < by_bin)) continue;
    found.way[i] = found.ways.add(links, network.numbers);
  }
}

bool any_by_hour(DayNetwork const& network) {
  return std::ranges::any_of(network.hours, [](ClassHours const& hours) { return hours.by_hour(); });
}

/// Whether links close or open during the day, to some or to all.
bool anything_changes(DayNetwork const& network) {
  return !network.openings.empty() || any_by_hour(network);
}

}  // namespace

DayTrips some_of(DayTrips const& trips, std::span<std::size_t const> rows) {
  DayTrips some;
  for (auto const i : rows) {
    some.origin.push_back(trips.origin[i]);
    some.destination.push_back(trips.destination[i]);
    some.depart.push_back(trips.depart[i]);
    some.vehicle.push_back(trips.vehicle[i]);
  }
  return some;
}

DayWays free_flow_ways(DayNetwork const& network, DayTrips const& trips) {
  auto found = midnight_ways(network, trips);
  if (!network.openings.empty()) heed_closures(network, trips, found);
  if (!any_by_hour(network)) return found;
  std::vector<std::uint8_t> const all(trips.size(), 1);
  auto const empty = times_of_empty_roads(*network.roads, kFreeBin_s, end_of_changes_s(*network.roads, trips));
  heed_hours(network, empty, trips, all, kSecondsInHour, found);
  return found;
}

DayWays timed_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, TimedSearch search) {
  std::vector<std::uint8_t> by_bin(trips.size()), exact(trips.size());
  for (std::size_t i = 0; i < trips.size(); ++i) {
    by_bin[i] = search == TimedSearch::by_bin || pays(network, trips.vehicle[i]) ? 1 : 0;
    exact[i] = 1 - by_bin[i];
  }
  auto found = exact_ways(network, times, trips, exact);
  ways_by_bin(network, trips, by_bin, recorded_costs(network, times, trips), found);
  if (anything_changes(network)) heed_hours(network, times, trips, by_bin, times.bin_s, found);
  return found;
}

Ticks left_at(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle, LinkId link, Ticks at,
              Ticks& enter, std::uint32_t& hint) {
  enter = network.hours_of(vehicle).opening(link, at);
  if (enter == kNever) return kNever;
  Ticks const free = free_ticks(*network.roads, link, class_cap_kmh(network, vehicle));
  return enter + std::max(travel_time(times.profiles[time_group(vehicle)], link, enter, hint), free);
}

WayCost way_cost(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle, std::span<LinkId const> way,
                 TrafficTime depart) {
  expects(!way.empty(), "a way of one link at least");
  auto const group = time_group(vehicle);
  bool const money = pays(network, vehicle);
  double const cap_kmh = class_cap_kmh(network, vehicle);
  auto const& hours = network.hours_of(vehicle);
  Ticks const begin = ticks_of({seconds_of_time(depart)}), opens = hours.opening(way.front(), begin);
  WayCost cost{.arrive_s = std::numeric_limits<double>::infinity(), .worst = way.front()};
  if (opens == kNever) return cost;
  auto const sets_out = opens == begin ? depart : traffic_time(seconds_of(opens).value);
  Ticks at = opens + ticks_of({times.waits.wait_s(group, way.front(), sets_out)}), before = begin, most_lost = 0;
  std::uint32_t hint = 0;
  for (LinkId a : way) {
    Ticks enter = 0;
    at = left_at(network, times, vehicle, a, at, enter, hint);
    if (at == kNever) return cost;
    cost.queues_s += entry_delay(times, a, enter);
    if (money) cost.money_s += money_time(network, vehicle, a, hour_of(enter));
    Ticks const lost = at - before - free_ticks(*network.roads, a, cap_kmh);
    if (lost > most_lost) cost.worst = a;
    most_lost = std::max(lost, most_lost);
    before = at;
  }
  bool const arrives = at < ticks_of({times.day_end_s});
  cost.arrive_s = arrives ? seconds_of(at).value : std::numeric_limits<double>::infinity();
  return cost;
}

}  // namespace tanvan
