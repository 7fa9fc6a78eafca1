#pragma once
/// `tanvan skim --transit FEED --zones ZONES`: times from zone to zone by timetable, and what is within reach.

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/run/skim/skim_access.hpp"
#include "sim/io/gtfs/feed_timetable.hpp"

namespace tanvan {

/// What the user asks for.
struct SkimZonesRequest {
  std::string feed, zones;                 ///< GTFS; table of zone_id,lon,lat and opportunities
  Date date;                               ///< of service
  std::int32_t depart_s = 0;               ///< begin of the window [s] after midnight
  int window_min = 60;                     ///< departures, one a minute [min], >= 1
  SkimAccess access, egress;               ///< from the zone to the first stop, from the last to the other zone
  int rides = 4;                           ///< most rides, 1 to 8
  std::int32_t slack_s = 0;                ///< to change [s], >= 0
  FeedTimetableOptions timetable;          ///< walks between stops, phases
  std::string realised;                    ///< results of a simulated day whose buses are asked for; empty: none
  int threads = 0;                         ///< 0: as many as the machine has
  std::string out;                         ///< OMX; empty: none
  std::string accessibility;               ///< CSV; empty: none
  std::vector<std::string> opportunities;  ///< columns of the zones that it is about
  int within_min = 45;                     ///< [min] door to door, 1 to 180
};

/// Reads, searches, writes. @return the exit status
int skim_zones(SkimZonesRequest const& request);

}  // namespace tanvan
