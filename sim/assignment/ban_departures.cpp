#include "sim/assignment/ban_departures.hpp"

#include <cmath>
#include <limits>

namespace tanvan {
namespace {

constexpr int kRounds = 3;  // a later departure may meet another ban

/// Rows of a class that has hours.
std::vector<std::size_t> rows_by_hour(DayNetwork const& network, DayTrips const& trips) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < trips.size(); ++i)
    if (network.hours_of(trips.vehicle[i]).by_hour()) rows.push_back(i);
  return rows;
}

/// Moves the departures of the rows that would wait. @return those rows
std::vector<std::size_t> put_off(DayNetwork const& network, std::vector<std::size_t> const& rows, DayTrips& trips) {
  auto const some = some_of(trips, rows);
  auto const found = free_flow_ways(network, some);
  std::vector<std::size_t> moved;
  std::vector<LinkId> links;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (found.way[r] == kNoWay) continue;
    found.ways.links(found.way[r], *network.roads, network.numbers, links);
    double const wait_s = closed_wait_s(network, some.vehicle[r], links, some.depart[r]);
    double const later_s = seconds_of_time(some.depart[r]) + wait_s;
    if (!(wait_s > 0) || later_s >= kLatestTraffic_s) continue;
    trips.depart[rows[r]] = traffic_time(later_s);
    moved.push_back(rows[r]);
  }
  return moved;
}

}  // namespace

double closed_wait_s(DayNetwork const& network, VehicleClass vehicle, std::span<LinkId const> way, TrafficTime depart) {
  auto const& hours = network.hours_of(vehicle);
  double const cap_kmh = class_cap_kmh(network, vehicle);
  Ticks at = ticks_of({seconds_of_time(depart)}), waited = 0;
  for (LinkId a : way) {
    Ticks const opens = hours.opening(a, at);
    if (opens == kNever) return std::numeric_limits<double>::infinity();
    waited += opens - at;
    at = opens + free_ticks(*network.roads, a, cap_kmh);
  }
  return seconds_of(waited).value;
}

PutOff depart_after_bans(DayNetwork const& network, DayTrips& trips) {
  auto const all = rows_by_hour(network, trips);
  std::vector<TrafficTime> wanted;
  for (auto const i : all) wanted.push_back(trips.depart[i]);
  auto rows = all;
  for (int round = 0; round < kRounds && !rows.empty(); ++round) rows = put_off(network, rows, trips);
  PutOff sum;
  for (std::size_t r = 0; r < all.size(); ++r) {
    if (trips.depart[all[r]] == wanted[r]) continue;
    ++sum.trips;
    sum.wait_s += seconds_of_time(trips.depart[all[r]] - wanted[r]);
  }
  return sum;
}

}  // namespace tanvan
