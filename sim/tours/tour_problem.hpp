#pragma once
/// What carriers ask: stops with loads and hours, a fleet, and what each leg costs and takes through the day.
///
/// Units: times in seconds; distances, costs and loads in any unit, the same throughout (benchmarks have none).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/core/result.hpp"
#include "sim/tours/leg_clock.hpp"
#include "sim/tours/leg_matrix.hpp"

namespace tanvan {

/// A row of `TourProblem`'s stops; row 0 is the depot.
using TourStopId = Id<struct TourStopTag>;
/// A row of `TourProblem::fleet`.
using FleetClassId = Id<struct FleetClassTag>;

inline constexpr std::size_t kMostFleetClasses = 32;

/// Rest of drivers: before a leg that would make more than `after_s` of driving since the last rest (or the begin of
/// the duty) the vehicle stands for `length_s`. A wait or a reload as long counts as a rest.
struct RestRule {
  double after_s = kForever;  ///< [s of driving], > 0; no leg may take longer
  double length_s = 0;        ///< [s], >= 0
};

/// Vehicles of one kind, that all stand at the depot.
struct FleetClass {
  double capacity = 0;           ///< load of a trip, > 0
  std::size_t vehicles = 1;      ///< how many there are, > 0
  double fixed_cost = 0;         ///< of each vehicle in use, >= 0
  double cost_per_distance = 1;  ///< >= 0
  double cost_per_s = 0;         ///< of duty, from leaving the depot to the last return, >= 0
  double leaves_from_s = 0;      ///< earliest begin of a duty
  double back_by_s = kForever;   ///< latest end
  double longest_duty_s = kForever;
  std::size_t most_trips = 1;  ///< of a duty, > 0
  double reload_s = 0;         ///< at the depot between two trips, >= 0
  RestRule rest = {};
  std::size_t distance = 0;              ///< row of `TourProblem::distance`
  std::vector<std::size_t> time_s = {};  ///< row of `TourProblem::full_time_s`, one a bin
};

/// One day of one carrier. Columns have one row per `TourStopId`; the depot's demand and service are 0.
struct TourProblem {
  std::vector<double> demand;           ///< >= 0
  std::vector<double> open_s, close_s;  ///< service begins within; who comes early waits
  std::vector<double> service_s;        ///< >= 0
  std::vector<std::uint32_t> classes;   ///< bit k: vehicles of class k may call; empty: all may
  std::vector<FleetClass> fleet;        ///< 1 to `kMostFleetClasses`
  DayBins bins;                         ///< hours of the day
  std::vector<LegMatrix> distance;      ///< of legs, >= 0
  std::vector<LegMatrix> full_time_s;   ///< of legs in a bin (`leg_clock.hpp`), >= 0; infinite: closed

  std::size_t stops() const { return demand.size(); }
  bool may_call(std::size_t stop, std::size_t fleet_class) const {
    return classes.empty() || (classes[stop] >> fleet_class & 1U) != 0;
  }
};

/// A problem of one class whose legs take all day as long as they are far: the form of the benchmarks.
TourProblem plain_problem(LegMatrix distance, std::vector<double> demand, double capacity, std::size_t vehicles);

/// Closes all legs to and from a stop to a class between two moments [s]: a truck ban by the hour. A leg is then driven
/// before or after; who is at the stop may stay and serve. Bins are cut at both moments.
void close_stop(TourProblem& problem, FleetClassId fleet_class, TourStopId stop, double from_s, double until_s);

/// The same for one leg.
void close_leg(TourProblem& problem, FleetClassId fleet_class, TourStopId from, TourStopId to, double from_s,
               double until_s);

/// Everything in it that contradicts the units and ranges above, each with a sentence.
/// @param place  of the file that it was read from
Faults faults_of(TourProblem const& problem, InputPlace const& place);

}  // namespace tanvan
