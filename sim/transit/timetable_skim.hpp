#pragma once
/// Zone-to-zone times of public transport by timetable, over all departures of a window.

#include "sim/transit/raptor.hpp"

namespace tanvan {

/// Ways between zones and stops: those of zone z are the rows offset[z] to offset[z + 1), each stop once.
struct ZoneReach {
  std::vector<std::uint32_t> offset = {0};  // [zones + 1]
  std::vector<Reach> reach;                 // [s] the same at any time of the window

  std::size_t zones() const { return offset.size() - 1; }
  std::span<Reach const> of(std::size_t zone) const {
    return std::span{reach}.subspan(offset[zone], offset[zone + 1] - offset[zone]);
  }
};

struct TimetableSkimOptions {
  std::int32_t first_s = 7 * 3600;                        ///< first departure [s after midnight]
  std::int32_t step_s = 60;                               ///< between departures [s], > 0
  std::size_t departures = 60;                            ///< > 0
  std::int32_t longest_s = 3 * 3600;                      ///< what takes longer counts as out of reach [s], up to 16 h
  std::vector<double> percentiles = {5, 25, 50, 75, 95};  ///< of the departures, rising, over 0 up to 100
  RaptorOptions search;
};

/// [Z, Z] row-major each. Times go from the moment of leaving the origin to that of reaching the destination, waits
/// included; +inf where that share of departures does not get there. A zone and itself: +inf.
struct TimetableSkim {
  std::size_t zones = 0;
  std::vector<std::vector<double>> time_min;  // one matrix a percentile: the nearest rank's
  std::vector<double> rides;                  // fewest for the earliest arrival of the window's middle departure; +inf
  std::vector<double> served;                 // share of departures that get there, 0 to 1
};

/// Times between all zones. Journeys have at least one ride; who walks all the way is not public transport's.
/// Origins in parallel, each its own row: the same bits on any number of threads.
/// @param patterns  of a window that holds all departures and what follows them for `longest_s`
TimetableSkim timetable_skim(Patterns const& patterns, ZoneReach const& access, ZoneReach const& egress,
                             TimetableSkimOptions const& options);

}  // namespace tanvan
