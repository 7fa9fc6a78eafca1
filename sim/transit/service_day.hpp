#pragma once
/// A day at the stops: who gets in and out of which vehicle, and when it goes on.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/transit/service.hpp"

namespace tanvan {

/// Vehicles come to their calls, whoever drives them: the dynamic engine on roads, `drive_runs` elsewhere. Riders
/// get out, then get in in the order in which they came to the stop as long as there is room, those too who come
/// while the vehicle stands; who is refused stays, until it was refused too often or has waited too long. A vehicle
/// goes on when its dwell is over, at timepoints not before the timetable, and from the begin of a run not before its
/// layover: what comes late departs late, and bunches by itself.
///
/// A plain value: a copy made beside a checkpoint of the roads goes on with it.
class ServiceDay {
 public:
  /// @param service,riders  outlive this; a service that holds what `check_service` asks
  ServiceDay(TransitService const& service, RiderTable const& riders, StopRules const& rules);

  /// A vehicle comes to a call. Calls of a stop, and those of a vehicle, come one at a time and never earlier than the
  /// one before; others may come from several threads at once. Whoever makes these in the same order gets the same
  /// bits.
  /// @param call  row of the timetable  @return when it goes on
  TrafficTime call(std::uint32_t call, TrafficTime arrival);

  /// What happened so far. Times as whole seconds.
  RealisedCalls realised() const;
  /// @param now  who has waited too long by then has gone away
  RiderOutcomes outcomes(TrafficTime now) const;

  /// Riders who got in have got out or are on board, and every rider is somewhere; else `Violation`. Between calls.
  void check_conservation() const;

 private:
  struct Visit;
  std::uint32_t let_out(std::uint32_t run, std::uint32_t call);
  TrafficTime not_before(std::uint32_t run, std::uint32_t call) const;
  void let_in(Visit& visit);
  void meet(Visit& visit, std::uint32_t rider);
  bool takes(std::uint32_t rider, std::uint32_t line) const;
  std::uint32_t call_at(StopId stop, std::uint32_t run, std::uint32_t after) const;
  TrafficTime scheduled_departure(std::uint32_t call) const;
  TrafficTime ended(std::uint32_t rider) const;

  TransitService const* service_;
  RiderTable const* riders_;
  TrafficTime most_wait_, least_layover_;
  std::uint32_t most_refusals_;
  std::vector<DwellLaw> law_;                     // [kinds]
  std::vector<std::uint32_t> run_of_;             // [calls]
  std::vector<std::uint32_t> previous_;           // [runs], whose vehicle it is; kNoRun: none
  std::vector<std::uint32_t> queue_offset_;       // [stops + 1]
  std::vector<std::uint32_t> queue_;              // riders by stop, in the order in which they come, then by row
  std::vector<std::uint32_t> front_;              // [stops], of `queue_`: all before are gone
  std::vector<TrafficTime> arrival_, departure_;  // [calls]
  std::vector<std::uint32_t> boardings_, alightings_, load_, denied_;  // [calls]
  std::vector<std::uint32_t> to_alight_;                               // [calls], on board for this call
  std::vector<std::uint32_t> on_board_;                                // [runs]
  std::vector<std::uint32_t> next_call_;                               // [runs], row of the timetable, not yet made
  RiderOutcomes outcome_;                                              // [riders]; `ended` of those that went away
};

}  // namespace tanvan
