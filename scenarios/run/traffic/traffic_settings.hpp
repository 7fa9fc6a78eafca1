#pragma once
/// What `tanvan traffic --set KEY=VALUE` may set.

#include <array>
#include <string>
#include <vector>

#include "sim/assignment/day_limits.hpp"
#include "sim/assignment/departure_choice.hpp"
#include "sim/core/parameter.hpp"
#include "sim/traffic/traffic_rules.hpp"
#include "sim/transit/dwell.hpp"

namespace tanvan {

/// How a day is simulated and iterated.
struct TrafficSettings {
  TrafficRules rules;
  double gap = kLimitsOfADay.gap;                        // experienced relative gap to stop at
  double max_iterations = kLimitsOfADay.max_iterations;  // days at most
  /// [currency/h] by VehicleClass; 0: money does not concern the class, which then passes over tolls
  std::array<double, kVehicleClasses> value_of_time_h = {};
  double toll_weight = 1;  // part of a toll that drivers feel when they choose a road
  DepartureChoice departures;
  double wait_at_home = 0;  // 1: `depart_after_bans`; 0: trips depart when they say
  StopRules stops;
  double bus_seats = 30, bus_standing = 30;  // places of a bus of public transport
};

/// The keys under [traffic].
std::vector<Parameter> parameters(TrafficSettings& settings);

/// The settings as TOML under [traffic], able to be set again.
std::string settings_text(TrafficSettings const& settings);

/// The defaults with each `traffic.KEY=VALUE` set, the last of several counts; `models.traffic.KEY`, as scenarios call
/// it, and KEY alone are the same. Faults, all at once: a word without =, an unknown key (with the nearest one), a
/// value that is no number or out of its range, values that don't go together.
Result<TrafficSettings> traffic_settings(std::vector<std::string> const& words);

}  // namespace tanvan
