#pragma once
/// The stops of each line in the order of driving, and when and how often a line runs.

#include <cstdint>
#include <vector>

#include "sim/engine/lines.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// Stops of line l, a row of the region's table, are `row[offset[l] .. offset[l+1])`, rows of the region's stops.
struct LineStops {
  std::vector<std::uint32_t> offset;  // [lines + 1]
  std::vector<std::uint32_t> row;     // by line and order
};
LineStops line_stops(RegionTables const& region);

/// Hours of the day with the headway of the peak: [start, end), start < end.
struct PeakHours {
  double morning_start_h = 6, morning_end_h = 9;
  double evening_start_h = 16, evening_end_h = 19;  // not before the morning's end
};

/// Part of a bin that lies within the line's hours of service, 0 to 1.
double served_share(LineRow const& line, TimeBin const& bin);

/// Headway of the line in the bin [min]: that of the peak where most of the bin lies in its hours; +inf where it does
/// not run (no headway given, or less than a third of the bin served).
double headway_in(LineRow const& line, TimeBin const& bin, PeakHours const& peaks = {});

/// A stretch of the day with one headway [min after midnight], [min].
struct ServicePeriod {
  double start_min = 0, end_min = 0;  // start < end
  double headway_min = 0;             // > 0

  friend bool operator==(ServicePeriod const&, ServicePeriod const&) = default;
};
/// The line's hours of service by headway, in order: that of the peak in its hours. Where a headway is not given it
/// does not run; neighbours of one headway are one.
std::vector<ServicePeriod> service_periods(LineRow const& line, PeakHours const& peaks = {});

/// Buses share the road with everybody; BRT has lanes of its own; rail is no road.
bool drives_in_traffic(LineRow const& line);
/// Carries passengers; freight railways do not.
bool carries_people(LineRow const& line);

/// How a line's journeys count: bus, brt or metro (trains of any kind). Higher values are the higher vehicle.
Mode public_mode(LineRow const& line);

}  // namespace tanvan
