#pragma once
/// Volumes from zone to zone as the trips of single vehicles.

#include <vector>

#include "scenarios/run/traffic/traffic_trips.hpp"

namespace tanvan {

/// A part of the day in which a share of all vehicles sets out, evenly.
struct DepartureInterval {
  double begin_s = 0, end_s = 3'600;  // 0 <= begin < end <= kLatestTraffic_s
  double share = 1;                   // >= 0; only their proportions count, and one is above 0
};

/// Reads a table `begin_s,end_s,share` of at least one row; times are seconds or `07:30`. Faults, all at once with
/// their lines: columns or cells missing, numbers out of range, an interval that ends before it begins, shares that are
/// all 0.
Result<std::vector<DepartureInterval>> read_departure_profile(TextSource const& source);

/// Reads `o_zone_id, d_zone_id, volume` and, where there is one, `class` (else cars), as imports of TNTP and DTALite
/// write it. A volume is vehicles over the whole profile; by default that is an hour from midnight.
///
/// Vehicles are whole: of each row so many that the sum up to it is that of the volumes, rounded. They set out as a
/// golden-section sequence runs through the profile, so that those of each row, and all, keep to it (u = frac((g + 1/2)
/// 0.618…), the shares up to a departure are u of all), and take the access nodes of their zones in turn: centroids
/// where it has any, else all. Nothing is drawn. Their ids are `LINE.NUMBER`. Faults, all at once with their lines:
/// columns or cells missing, zones that no node names, volumes that are negative or no numbers, classes that are not
/// there, more than 50 million vehicles.
Result<TripRequests> read_demand_requests(TextSource const& source, TrafficNetwork const& network,
                                          std::vector<DepartureInterval> const& profile = {DepartureInterval{}});

}  // namespace tanvan
