#pragma once
/// Volumes from zone to zone as the trips of single vehicles.

#include <vector>

#include "scenarios/run/traffic/departure_profile.hpp"
#include "scenarios/run/traffic/traffic_trips.hpp"
#include "sim/io/tntp/tntp_trips.hpp"

namespace tanvan {

/// Reads `o_zone_id, d_zone_id, volume` and, where there is one, `class` (else cars), as imports of DTALite write it. A
/// volume is vehicles over the whole profile; by default that is an hour from midnight.
///
/// Vehicles are whole: of each row so many that the sum up to it is that of the volumes, rounded. They set out as a
/// golden-section sequence runs through the profile, so that those of each row, and all, keep to it (u = frac((g + 1/2)
/// 0.618…), the shares up to a departure are u of all), and take the access nodes of their zones in turn: centroids
/// where it has any, else all. Nothing is drawn. Their ids are `LINE.NUMBER`. Faults, all at once with their lines:
/// columns or cells missing, zones that no node names, volumes that are negative or no numbers, classes that are not
/// there, more than 50 million vehicles.
Result<TripRequests> read_demand_requests(TextSource const& source, TrafficNetwork const& network,
                                          std::vector<DepartureInterval> const& profile = {DepartureInterval{}});

/// The same of a table of TNTP, row by row in the order of its file; all are cars. Several rows may share a line: ids
/// are `LINE.NUMBER` all the same, with numbers that go on. Zones are those of the network in the order that their
/// numbers begin with: where it has a zone 0, zones of a file that begins at 1 are one less there, and the reverse; a
/// note says so. In a network none of whose nodes names a zone every node is one, as in TNTP's CSV notation.
/// Faults: zones that the network does not have, each once, by the line that first names it; more than 50 million
/// vehicles.
/// @param[out] notes  what has to be told
Result<TripRequests> tntp_requests(TntpTrips const& trips, TrafficNetwork const& network,
                                   std::vector<DepartureInterval> const& profile, Faults& notes);

}  // namespace tanvan
