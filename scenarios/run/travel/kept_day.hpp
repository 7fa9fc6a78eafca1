#pragma once
/// The days of a scenario as they were driven, for who asks to see them whole.

#include <map>

#include "sim/assignment/day_equilibrium.hpp"

namespace tanvan {

/// A simulated day and the roads on which it was driven. Rows of links and nodes are those of the world.
struct KeptDay {
  TrafficRoads roads;
  TrafficRules rules;
  DayTrips asked;  // as demand wanted them; departures may have moved
  DayEquilibrium driven;
};

/// The last exchange's day of each dynamic year.
struct KeptDays {
  std::map<int, KeptDay> of_year;
};

}  // namespace tanvan
