#include "sim/tours/tour_timetable.hpp"

namespace tanvan {
namespace {

/// Loads of trips, their number, and who may call.
bool loads_hold(TourProblem const& p, Duty const& duty) {
  auto const& fleet = p.fleet[duty.fleet_class.value];
  if (duty.trips.size() > fleet.most_trips) return false;
  for (auto const& trip : duty.trips) {
    double load = 0;
    for (auto const stop : trip) {
      load += p.demand[stop.value];
      if (!p.may_call(stop.value, duty.fleet_class.value)) return false;
    }
    if (load > fleet.capacity * (1 + 1e-12)) return false;  // summed in another order than in the search
  }
  return true;
}

double distance_of(LegMatrix const& distance, std::span<std::uint32_t const> places) {
  double sum = 0;
  std::uint32_t from = 0;
  for (auto const to : places) {
    sum += distance.at(from, to);
    from = to;
  }
  return sum + distance.at(from, 0);
}

}  // namespace

std::vector<std::uint32_t> places_of(Duty const& duty) {
  std::vector<std::uint32_t> places;
  for (auto const& trip : duty.trips) {
    if (!places.empty()) places.push_back(0);
    for (auto const stop : trip) places.push_back(stop.value);
  }
  return places;
}

std::optional<DutyTimetable> timetable_of(SearchTables const& tables, Duty const& duty) {
  if (!loads_hold(tables.problem(), duty)) return std::nullopt;
  auto const places = places_of(duty);
  DutyRunner runner(tables);
  DutyTimetable timetable;
  if (!runner.run_shortest(duty.fleet_class.value, places, timetable.times) ||
      !runner.calls(duty.fleet_class.value, places, timetable.times.leave_s, timetable.calls))
    return std::nullopt;
  return timetable;
}

TourCost cost_of(SearchTables const& tables, std::span<Duty const> duties) {
  TourCost cost;
  auto const& p = tables.problem();
  for (auto const& duty : duties) {
    auto const& fleet = p.fleet[duty.fleet_class.value];
    double const distance = distance_of(p.distance[fleet.distance], places_of(duty));
    cost.fixed += fleet.fixed_cost;
    cost.distance += distance;
    cost.distance_cost += distance * fleet.cost_per_distance;
    if (auto const timetable = timetable_of(tables, duty))
      cost.time_cost += fleet.cost_per_s * timetable->times.length_s();
    else
      cost.time_cost = kForever;
  }
  return cost;
}

}  // namespace tanvan
