#pragma once
/// `tanvan skim --transit FEED --zones ZONES`: times from zone to zone by timetable.

#include <cstdint>
#include <string>

#include "sim/io/gtfs/feed_timetable.hpp"

namespace tanvan {

/// What the user asks for.
struct SkimZonesRequest {
  std::string feed, zones;         ///< GTFS; table of zone_id,lon,lat
  Date date;                       ///< of service
  std::int32_t depart_s = 0;       ///< begin of the window [s] after midnight
  int window_min = 60;             ///< departures, one a minute [min], >= 1
  std::string access = "walk";     ///< mode from the zone to the first stop and from the last
  double max_access_m = 1500;      ///< [m] straight distance of access and egress, > 0
  int rides = 4;                   ///< most rides, 1 to 8
  std::int32_t slack_s = 0;        ///< to change [s], >= 0
  FeedTimetableOptions timetable;  ///< walks between stops, phases
  int threads = 0;                 ///< 0: as many as the machine has
  std::string out;                 ///< OMX
};

/// Reads, searches, writes. @return the exit status
int skim_zones(SkimZonesRequest const& request);

}  // namespace tanvan
