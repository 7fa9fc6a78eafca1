#pragma once
/// How the days of a scenario's dynamic years are simulated: [models.traffic].

#include <vector>

#include "models/demand/vehicle_trips.hpp"
#include "sim/assignment/day_limits.hpp"
#include "sim/assignment/departure_choice.hpp"
#include "sim/core/parameter.hpp"
#include "sim/traffic/traffic_rules.hpp"

namespace tanvan {

struct DynamicParameters {
  TrafficRules rules;
  VehicleTripParameters trips;  ///< riders of vehicles are those of the choice of modes
  double local_streets = 1.5;   ///< beside a road and not in the network: their capacity and room over the road's own
  DepartureChoice departures;   ///< of workers who want to be at work before a shift
  double gap = kLimitsOfAnExchange.gap;                        ///< experienced relative gap to stop at
  double max_iterations = kLimitsOfAnExchange.max_iterations;  ///< days at most, each exchange
};

/// The keys of [models.traffic]: those of `traffic_parameters`, of the sample and of the iteration.
std::vector<Parameter> parameters(DynamicParameters& p);

/// Values that are in their ranges and don't go together.
Faults validate(DynamicParameters const& p, InputPlace const& place);

}  // namespace tanvan
