#pragma once
/// Which lines of public transport run.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"
#include "sim/transit/dwell.hpp"

namespace tanvan {

struct TransitServiceParameters {
  double timetable_slack = 1.2;  ///< road time against free flow that timetables already hold
  double crowding = 1;           ///< weight of crowding: 1 as found, 0 none
  double seat_share = 0.5;       ///< seats of all places of a bus
  double seat_share_rail = 0.2;  ///< of BRT and trains
  double refused_min = 5;        ///< what being left behind costs beside the next headway [min]
  double reliability = 0.6;      ///< minutes that one of standard deviation of the ride counts
  StopRules stops = {};          ///< of simulated days
};

std::vector<Parameter> parameters(TransitServiceParameters& p);

/// Sets world.day.service.line_open: lines of status `existing` from their opening year on, others once a
/// station_opening has built them.
void open_lines(World& world);

/// `transit_service.lines`, Period::month, Phase::plan: the above.
std::vector<Module> transit_service_modules();

}  // namespace tanvan
