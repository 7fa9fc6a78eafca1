#pragma once
/// Road segments as a planner lists them, and whether they hang together.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/quantity.hpp"
#include "sim/core/result.hpp"

namespace tanvan {

/// One end of a segment. Two ends are the same junction where name, longitude and latitude are equal.
struct SegmentEnd {
  std::string name;
  double lon = 0, lat = 0;  // [degrees], WGS 84

  friend auto operator<=>(SegmentEnd const&, SegmentEnd const&) = default;
};

/// A road between two junctions, drivable both ways, one row of roads.csv.
struct RoadSegment {
  std::string road;
  int order = 0;  // place along the road, from 1
  SegmentEnd from, to;
  double length_km = 0;                           // > 0
  double lanes = 0;                               // per direction, >= 1
  double lanes_before = 0;                        // per direction before the widening; 0 where there is none
  double speed_limit_kmh = 0;                     // > 0
  Month open_from;                                // Month{0}: always open; kNeverOpen: until an intervention opens it
  Month widened;                                  // with lanes_before > 0: first month with `lanes`
  Dong car_toll, truck_toll;                      // [đồng a passage], classes 1 and 5
  std::uint8_t truck_ban = 0;                     // bit b set: heavy trucks are banned in time bin b
  std::uint32_t truck_ban_hours = 0;              // bit h set: from h to h + 1 o'clock
  bool ends_at_from = false, ends_at_to = false;  // the road is meant to end there
  InputPlace place;                               // the row
  InputPlace from_place, to_place, length_place;  // its cells
};

/// Practical capacity of one direction [PCU/h], after the planning values of TCVN 4054:2005, section 4.2 (from memory,
/// unverified), per lane: 1,800 with separated carriageways and sides (limit of 90 km/h and more), 1,500 with separated
/// carriageways (60 km/h and more, at least two lanes), 1,000 elsewhere, where all vehicles share the lane. They stay
/// below the 1,789 to 2,130 PCU/h/lane counted on Hà Nội's arterials, as signals are part of the link.
/// @param lanes per direction, > 0  @param speed_limit_kmh > 0
double practical_capacity(double lanes, double speed_limit_kmh);

/// Bit h is set where at least half of the hour from h to h + 1 o'clock lies between two times of day.
/// @param from_h,to_h  0 to 24; a `to` that is not after `from` is one of the next day
std::uint32_t hours_between(double from_h, double to_h);
inline constexpr std::uint32_t kAllHours = (1U << 24U) - 1;

/// Great-circle distance on a sphere of 6,371.0088 km (IUGG mean radius), haversine formula. [m]
/// @param lon_a,lat_a,lon_b,lat_b [degrees]
Metres distance_between(double lon_a, double lat_a, double lon_b, double lat_b);

/// Faults of segments that do not hang together:
///  - orders of a road that are not 1, 2, 3, … in the order of the rows;
///  - a segment that does not begin at the end of the segment before it (reported at the later row);
///  - one junction name at two places, or two names at one place (reported at the rarer, else the later row);
///  - an end that no other segment shares and that is not declared as an end;
///  - a length shorter than 0.98 or longer than 3 times the straight line.
/// Ends with a NaN coordinate are at fault already and are passed over.
Faults check_segments(std::span<RoadSegment const> segments);

}  // namespace tanvan
