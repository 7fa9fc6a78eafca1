#pragma once
/// Journeys between stops of a timetable: by time of departure, or of arrival.

#include "sim/transit/connection_scan.hpp"

namespace tanvan {

/// A connection scan in either direction. One object a thread; the timetable need not outlive it.
class JourneySearch {
 public:
  explicit JourneySearch(Timetable const& timetable, ScanOptions const& options = {});
  JourneySearch(JourneySearch const&) = delete;
  JourneySearch& operator=(JourneySearch const&) = delete;

  /// From any of the origins to any of the destinations, leaving at `time` [s] or later: of all journeys those that
  /// arrive earliest, of these those with the fewest rides, of these one that leaves latest.
  std::optional<Journey> depart_at(std::int32_t time, std::span<StopId const> origins,
                                   std::span<StopId const> destinations);

  /// Arriving at `time` [s] or earlier: of all journeys those that leave latest, of these those with the fewest rides,
  /// of these one that arrives earliest.
  std::optional<Journey> arrive_by(std::int32_t time, std::span<StopId const> origins,
                                   std::span<StopId const> destinations);

 private:
  ScanOptions options_;
  Connections forward_, backward_;
  ConnectionScan onward_, homeward_;
};

}  // namespace tanvan
