#pragma once
/// Days of small carriers, drawn: a mixed fleet, hours of the day, truck bans, rests, reloads.

#include <cmath>
#include <utility>
#include <vector>

#include "sim/rng/draws.hpp"
#include "sim/tours/tour_problem.hpp"

namespace tanvan::carrier_days {

constexpr double kHour_s = 3'600;

/// Stops on 40 km x 40 km and what the carrier has for them: vans, trucks, heavy trucks.
inline TourProblem fleet_and_stops(std::size_t stops, Draws& draws) {
  std::vector<double> x, y, demand;
  for (std::size_t i = 0; i < stops; ++i) {
    x.push_back(40 * draws.uniform());
    y.push_back(40 * draws.uniform());
    demand.push_back(i == 0 ? 0 : 0.1 + 1.2 * draws.uniform());
  }
  LegMatrix km(stops);
  for (std::size_t i = 0; i < stops; ++i)
    for (std::size_t j = 0; j < stops; ++j) km.at(i, j) = std::hypot(x[i] - x[j], y[i] - y[j]);
  auto p = plain_problem(std::move(km), std::move(demand), 1.5, stops);
  auto& van = p.fleet[0];
  van.fixed_cost = 200'000;
  van.cost_per_distance = 4'000;
  van.cost_per_s = 14;
  van.leaves_from_s = 5 * kHour_s;
  van.back_by_s = 22 * kHour_s;
  van.longest_duty_s = 10 * kHour_s;
  van.most_trips = 3;
  van.reload_s = kHour_s / 2;
  van.rest = {.after_s = 4 * kHour_s, .length_s = kHour_s / 4};
  auto truck = van, heavy = van;
  truck.capacity = 5;
  truck.vehicles = 1 + stops / 8;
  truck.fixed_cost = 350'000;
  truck.cost_per_distance = 7'000;
  heavy.capacity = 12;
  heavy.vehicles = 1 + stops / 20;
  heavy.fixed_cost = 600'000;
  heavy.cost_per_distance = 11'000;
  p.fleet.push_back(truck);
  p.fleet.push_back(heavy);
  return p;
}

/// Night, two peaks, noon: 45, 20 and 30 km/h.
inline void add_day(TourProblem& p) {
  p.bins = DayBins{{0, 6 * kHour_s, 9 * kHour_s, 16 * kHour_s, 20 * kHour_s}};
  p.full_time_s.clear();
  for (double const km_per_h : {45.0, 20.0, 30.0, 22.0}) {
    LegMatrix times(p.stops());
    for (std::size_t i = 0; i < p.stops(); ++i)
      for (std::size_t j = 0; j < p.stops(); ++j) times.at(i, j) = p.distance[0].at(i, j) * kHour_s / km_per_h;
    p.full_time_s.push_back(std::move(times));
  }
  for (auto& f : p.fleet) f.time_s = {0, 1, 2, 3, 0};
}

/// A carrier's day: two of five stops have hours of three hours, one of five is for vans and trucks alone, a third
/// lies where heavy trucks may not go in the peaks.
inline TourProblem carrier_day(std::size_t stops, std::uint64_t seed) {
  Draws draws{seed, AgentKey{stops}, 7, Stream::freight};
  auto p = fleet_and_stops(stops, draws);
  add_day(p);
  p.classes.assign(stops, 7);
  for (std::size_t i = 1; i < stops; ++i) {
    p.service_s[i] = 600 + 900 * draws.uniform();
    if (draws.chance(0.4)) {
      p.open_s[i] = (7 + 8 * draws.uniform()) * kHour_s;
      p.close_s[i] = p.open_s[i] + 3 * kHour_s;
    }
    if (draws.chance(0.2)) p.classes[i] = 3;
    if (draws.chance(0.33))
      for (double const from_h : {6.0, 16.0})
        close_stop(p, FleetClassId{2}, TourStopId{static_cast<std::uint32_t>(i)}, from_h * kHour_s,
                   (from_h == 6 ? 9 : 20) * kHour_s);
  }
  return p;
}

}  // namespace tanvan::carrier_days
