#pragma once
/// A plan with its hours: when each vehicle leaves, calls, rests and is back, and what all of it costs.

#include <optional>
#include <span>
#include <vector>

#include "sim/tours/duty_run.hpp"
#include "sim/tours/tour_plan.hpp"

namespace tanvan {

/// A duty driven: one call for each stop and reload in order, and the last for the return.
struct DutyTimetable {
  DutyTimes times;
  std::vector<DutyCall> calls;
};

/// What a plan costs.
struct TourCost {
  double fixed = 0, distance_cost = 0, time_cost = 0;
  double distance = 0;  ///< driven
  double total() const { return fixed + distance_cost + time_cost; }
};

/// Places of a duty in the form that `DutyRunner` drives: trips with 0 between them.
std::vector<std::uint32_t> places_of(Duty const& duty);

/// Hours of a duty, the shortest that the fleet class allows (`DutyRunner::run_shortest`); none where loads, classes,
/// hours, rests or the longest duty do not hold.
std::optional<DutyTimetable> timetable_of(SearchTables const& tables, Duty const& duty);

/// Cost of duties that all hold; infinite time cost where one does not.
TourCost cost_of(SearchTables const& tables, std::span<Duty const> duties);

}  // namespace tanvan
