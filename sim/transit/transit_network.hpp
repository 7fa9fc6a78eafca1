#pragma once
/// Lines of public transport by headway: the stops of each in order, driven in both directions.

#include <cstdint>
#include <vector>

#include "sim/core/column.hpp"
#include "sim/transit/coverage.hpp"

namespace tanvan {

/// Stops lie by line and order: those of line l are rows `offset[l] .. offset[l+1]`. Two lines that meet have a stop
/// each, near each other.
struct TransitNetwork {
  // one row per LineId
  std::vector<std::uint32_t> offset;   // [lines + 1]
  Column<LineId, double> headway_min;  // in the period asked for, > 0; +inf: no service
  Column<LineId, double> fare_vnd;     // [đồng a boarding], >= 0
  Column<LineId, std::uint8_t> open;   // 0: does not run
  // one row per StopId
  Column<StopId, MapPoint> place;
  Column<StopId, double> forward_min;   // ride to the line's next stop [min], >= 0; unused at its last
  Column<StopId, double> backward_min;  // ride from the line's next stop back to this one [min]
  // What full vehicles cost; empty: there is room for all
  Column<StopId, double> forward_more_wait_min,
      backward_more_wait_min;                              // wait for one with room, by direction [min], >= 0
  Column<StopId, double> forward_weight, backward_weight;  // what a minute of the ride counts, >= 1

  std::size_t lines() const { return headway_min.size(); }
  std::size_t stops() const { return place.size(); }
  bool runs(LineId line) const;
};

}  // namespace tanvan
