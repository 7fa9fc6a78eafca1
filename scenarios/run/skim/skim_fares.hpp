#pragma once
/// Fares from zone to zone, for `tanvan skim --zones`.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/io/gtfs/feed_fares.hpp"
#include "sim/transit/connection_scan.hpp"
#include "sim/transit/timetable_skim.hpp"

namespace tanvan {

struct ZoneFares {
  std::string currency;       ///< ISO 4217
  std::vector<double> price;  ///< [Z, Z] row-major [currency]; +inf where nothing leads or no fare covers it
};

/// What the journey costs that arrives earliest from each zone in each other one, of these that with the fewest rides;
/// 0 where access and egress alone are earlier. Origins in parallel, each its own row: the same bits on any number of
/// threads.
/// @param currency  of all fares of the table
/// @param depart_s  [s] after midnight of the timetable's day
ZoneFares zone_fares(FareTable const& fares, std::string const& currency, Timetable const& timetable,
                     ZoneReach const& access, ZoneReach const& egress, std::int32_t depart_s,
                     ScanOptions const& options);

}  // namespace tanvan
