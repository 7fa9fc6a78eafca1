#pragma once
/// How long it takes from each stop to each other at the least, were no vehicle ever waited for: what keeps searches
/// from place to place near their way.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/transit/patterns.hpp"

namespace tanvan {

/// From a stop where one is by vehicle, or may board, to another where one alights: the fastest run of each hop, walks
/// between rides, no waiting. No journey of so many
/// rides by the patterns takes less. In ticks; kOutOfReach where nothing leads.
///
/// Stops squared times three entries of two bytes: 20 MB for 1,800 stops. Destinations in parallel, the same on any
/// number of threads.
class LeastDurations {
 public:
  static constexpr std::int16_t kOutOfReach = 0x3fff;  // 9 h: two of them still add up
  /// Numbers of rides that are told apart: at most one, at most two, and as many as anybody takes.
  static constexpr std::size_t kLevels = 3;

  /// @param most_rides  of any journey that is sought, >= 2
  LeastDurations(Patterns const& patterns, int most_rides);

  std::size_t stops() const { return stops_; }
  /// By stop, to one destination. @param level  0: at most one ride; 1: two; 2: the most
  std::span<std::int16_t const> to(StopId destination, std::size_t level) const {
    return std::span{ticks_}.subspan((destination.value * kLevels + level) * stops_, stops_);
  }

 private:
  std::size_t stops_;
  std::vector<std::int16_t> ticks_;  // [destination, level, stop]
};

}  // namespace tanvan
