#pragma once
/// A GTFS folder whose stops lie on the links of a network: buses among the vehicles of a simulated day.

#include <string>
#include <vector>

#include "scenarios/run/traffic/traffic_network.hpp"
#include "sim/io/gtfs/feed.hpp"
#include "sim/traffic/road_stops.hpp"
#include "sim/transit/service.hpp"

namespace tanvan {

/// A day of a feed, and where it meets the roads.
struct TransitFolder {
  std::string file;                      // stop_links.csv, for messages
  TransitService service;                // of one kind of vehicle that serves every stop; no vehicle has a second run
  std::vector<std::string> stop_id;      // [stops]
  std::vector<std::string> route_id;     // by number of the line
  std::vector<std::string> trip_id;      // [calls], of the trip that leaves here, at the last call arrives
  std::vector<RoadStop> stops;           // rows of stop_links.csv, on links of the network
  std::vector<std::uint32_t> road_stop;  // [stops of the service], row of `stops`; kNoRoadStop: none
  std::vector<RunId> on_road, beside;    // runs whose stops all lie on links; others, which are left out
  Faults notes;
};

/// Reads the feed of a folder and its stop_links.csv: `stop_id,link_id` and, where it has them, `at_m` from the link's
/// begin (else its middle), `kind` (bay or lane; else bay) and `berths` (else 1). Vehicles wait for the timetable in
/// bays and at the begin of runs; runs of the day before are left out. Faults, all at once with their lines: stops and
/// links that are not there, a stop twice, places beyond the link, and those of the feed.
Result<TransitFolder> read_transit_folder(std::string const& folder, Date date, TrafficNetwork const& network);

}  // namespace tanvan
