#pragma once
/// One day of travel, iterated to equilibrium: who goes where, how, by which road, and what that does to all others.

#include <string>
#include <vector>

#include "models/demand/demand.hpp"
#include "models/emissions/emissions.hpp"
#include "models/freight/freight.hpp"
#include "models/mode_choice/mode_choice.hpp"
#include "models/transit_service/transit_service.hpp"
#include "scenarios/run/travel/dynamic_parameters.hpp"
#include "scenarios/run/travel/kept_day.hpp"
#include "scenarios/run/travel/travel_roads.hpp"
#include "sim/core/parameter.hpp"
#include "sim/core/progress.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

struct TravelParameters {
  DemandParameters demand;
  ModeChoiceParameters mode_choice;
  FreightParameters freight;
  TransitServiceParameters transit_service;
  EmissionParameters emissions;
  RoadParameters road;
  DynamicParameters dynamic;
  KeptDays* kept = nullptr;  // not of the scenario: where to keep the days of dynamic years; outlives all runs
};

/// Fills world.access from free-flow times of the open network, so that people and jobs can be matched before the first
/// day of travel. Needs zones, links, connectors and region; people may be missing (accessibilities are then 0).
void estimate_access(World& world, TravelParameters const& p = {});

/// The day of world.now's year: `transport.exchanges` rounds of
///   trips and trucks -> mode choice -> vehicles -> assignment of each bin -> level of service,
/// or fewer once accessibility rests. Places are chosen at the times of the exchange before, of the first at those of
/// the last day of travel. Travellers see GC <- GC + 0.5 (GC_new - GC) of times and costs. Which lines are ridden,
/// transfers and crowding are the last exchange's at once: what answers to riders in them are loads and, on simulated
/// days, rides and waits, which move by 0.4 and 0.5 themselves (`remember_loads`, `remember_lines`). Starts from the
/// speeds of the last day of travel, or from free flow. Sets world.day, world.access, world.record.travel[year], counts
/// of the year and yearly indicators (where the record has a year row). Each exchange of the first day calibrates the
/// constants of the mode choice. In a dynamic year every vehicle drives instead of the assignment (`drive_day`), and
/// what went wrong on the way is an event.
/// @param progress called after each exchange; may be empty. Same bits on any number of threads.
void run_travel_day(World& world, TravelParameters const& p, Progress const& progress);

/// The modules of travel: each month `transport.interventions` (sense) and the lines of public transport (plan); each
/// transport year what `run_travel_day` runs, in its order.
/// @param progress called after each exchange; may be empty
std::vector<Module> travel_modules(TravelParameters const& p, Progress const& progress = {});

/// link_opening, station_opening, truck_ban, toll.
std::vector<InterventionKind> transport_interventions();

/// Begins the interventions above that are dated world.now and notes an event of each.
/// A link_opening opens all links of the road from its date; a station_opening lets the line run; a truck_ban bars
/// heavy trucks from the road in bins, and on simulated days in hours, that lie to half or more within its hours; a
/// toll is for the whole length of the road one way, each link charging its part of that length.
void apply_transport_interventions(World& world);

}  // namespace tanvan
