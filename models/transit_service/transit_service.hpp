#pragma once
/// Which lines of public transport run.

#include <vector>

#include "models/transit_service/line_stops.hpp"
#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"
#include "sim/transit/dwell.hpp"
#include "sim/transit/transit_skim.hpp"

namespace tanvan {

struct TransitServiceParameters {
  double timetable_slack = 1.2;  ///< road time against free flow that timetables already hold
  double crowding = 1;           ///< weight of crowding: 1 as found, 0 none
  double seat_share = 0.5;       ///< seats of all places of a bus
  double seat_share_rail = 0.2;  ///< of BRT and trains
  double refused_min = 5;        ///< what being left behind costs beside the next headway [min]
  double reliability = 0.6;      ///< minutes that one of standard deviation of the ride counts
  PeakHours peaks = {};          ///< in which lines run at their peak's headway
  double recovery = 0.1;         ///< of a run, that a timetable leaves its vehicle at the end
  double places_a_door = 75;     ///< of BRT and trains
  double berths = 2;             ///< of a stop in one direction on simulated days, whole
  double line_memory = 0.5;      ///< step of what is remembered of lines towards a simulated day
  StopRules stops = {};          ///< of simulated days
  TransitOptions paths = {};     ///< how journeys are found; weights are the choice of modes' (`transit_options_of`)
};

std::vector<Parameter> parameters(TransitServiceParameters& p);

/// Sets world.day.service.line_open: lines of status `existing` from their opening year on, others once a
/// station_opening has built them.
void open_lines(World& world);

/// `transit_service.lines`, Period::month, Phase::plan: the above.
std::vector<Module> transit_service_modules();

}  // namespace tanvan
