#pragma once
/// Days of small carriers, drawn: a mixed fleet, hours of the day, truck bans, rests, reloads.

#include <algorithm>
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

/// What pooled shipments of one base come to, as `models/freight` asks: as many vans, trucks of two and of three axles
/// as shipments, periods of the day with their jams, trucks barred in the peaks from where the `kBarred` share of the
/// receivers are, receivers open from 6 to 20 o'clock, rests, duties of ten hours.
inline TourProblem round_problem(std::size_t stops, std::uint64_t seed) {
  constexpr double kBarred = 0.3, kTypicalKm_per_h = 28;
  Draws draws{seed, AgentKey{stops}, 8, Stream::freight};
  auto p = fleet_and_stops(stops, draws);
  auto& fleet = p.fleet;
  double const capacity[] = {1.5, 5, 15}, per_km[] = {4'500, 7'000, 11'000}, per_h[] = {85'000, 110'000, 140'000},
               per_day[] = {250'000, 400'000, 700'000};
  for (std::size_t k = 0; k < fleet.size(); ++k) {
    fleet[k].capacity = capacity[k];
    fleet[k].vehicles = stops - 1;
    fleet[k].fixed_cost = per_day[k];
    fleet[k].cost_per_distance = per_km[k];
    fleet[k].cost_per_s = per_h[k] / kHour_s;
    fleet[k].leaves_from_s = 0;
    fleet[k].back_by_s = 24 * kHour_s;
  }
  double const slow[] = {0.8, 1.4, 1, 1.1, 1.5, 0.9};  // of the typical time
  p.bins = DayBins{{0, 6 * kHour_s, 9 * kHour_s, 12 * kHour_s, 16 * kHour_s, 20 * kHour_s}};
  p.full_time_s.assign(12, LegMatrix(stops));  // of vans, then of trucks
  for (std::size_t i = 0; i < stops; ++i)
    for (std::size_t j = 0; j < stops; ++j)
      for (std::size_t bin = 0; bin < 6; ++bin) {
        bool const barred = (bin == 1 || bin == 4) && i != j && static_cast<double>(std::max(i, j) % 10) < 10 * kBarred;
        double const time_s = slow[bin] * p.distance[0].at(i, j) * kHour_s / kTypicalKm_per_h;
        p.full_time_s[bin].at(i, j) = time_s;
        p.full_time_s[6 + bin].at(i, j) = barred ? kForever : time_s;
      }
  for (std::size_t k = 0; k < fleet.size(); ++k) {
    fleet[k].time_s.clear();
    for (std::size_t bin = 0; bin < 6; ++bin) fleet[k].time_s.push_back(k == 0 ? bin : 6 + bin);
  }
  for (std::size_t i = 1; i < stops; ++i) {
    p.open_s[i] = 6 * kHour_s;
    p.close_s[i] = 20 * kHour_s;
    p.service_s[i] = 60 * (15 + 3 * p.demand[i]);
  }
  return p;
}

}  // namespace tanvan::carrier_days
