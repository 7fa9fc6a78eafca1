#pragma once
/// A simulated day: every vehicle on every link, with queues that spill back.

#include <cstdint>
#include <functional>
#include <vector>

#include "sim/traffic/stop_calls.hpp"
#include "sim/traffic/traffic_roads.hpp"
#include "sim/traffic/traffic_rules.hpp"
#include "sim/traffic/trip_table.hpp"

namespace tanvan {

/// Why a trip did not arrive.
enum class Stuck : std::uint8_t { none, no_way, gridlock, blocked, closed, horizon };

/// Vehicles that waited for each other in a circle.
struct Gridlock {
  TrafficTime since = 0;       // when the last head of the circle could have been at its stop line at free speed
  TrafficTime found = 0;       // when it was first looked for and found
  TrafficTime last_found = 0;  // and last
  std::vector<LinkId> links;   // each waits for room on the next, the last for the first; begins at the least id
};

/// A vehicle that was on a link when the day ended, and since when it could have left it had it been let.
struct Standing {
  std::uint32_t trip = 0;
  LinkId link;
  VehicleClass vehicle = VehicleClass::car;
  TrafficTime since = 0;
};

/// A vehicle that was moved into a full link.
struct ForcedMove {
  TrafficTime at = 0;
  std::uint32_t trip = 0;
  LinkId from, to;
};

/// Volumes and delays of a day, a row a bin of time and a column a link.
struct LinkRecord {
  std::size_t bins = 0, links = 0;
  TrafficTime bin_width = 0;
  std::vector<std::uint32_t> volume;  // [bins, links, classes], vehicles that left the link in the bin
  std::vector<float> delay_s;         // [bins, links, 2]: motorbikes, all others; sum beyond the free time [s]
  std::vector<float> occupancy_pcu;   // [bins, links] at the end of the bin, of standing room [PCU]
};

/// When every vehicle entered every link of its way: the whole day, from which all else can be told.
struct MoveTable {
  std::vector<std::uint64_t> offset;  // [trips + 1]; a trip without a way has no rows
  std::vector<TrafficTime> enter;     // of the links of each trip's way, first to last; kNoTime where it never came
};

struct DayResult {
  std::vector<TrafficTime> enter, arrive;  // [trips], kNoTime where it did not
  std::vector<Stuck> stuck;                // [trips]
  std::vector<Standing> standing;          // by trip; who stands aside before a closed link, or at home, is not there
  LinkRecord record;
  std::vector<std::uint64_t> state_hash;  // one a simulated hour
  std::vector<Gridlock> gridlocks;
  std::vector<ForcedMove> forced;
  MoveTable moves;            // empty unless `DayOptions::moves`
  std::uint64_t entries = 0;  // of vehicles into links
  std::uint64_t tries = 0;    // junctions that were looked at
  std::uint64_t arrived = 0;
  TrafficTime end = 0;  // when the last vehicle moved
};

/// What a day may be asked to do besides.
struct DayOptions {
  bool moves = false;          // note when every vehicle enters every link: four bytes an entry
  std::size_t partitions = 0;  // parts of the network that run apart; 0: as many as fit. The result is the same
  std::function<void(TrafficTime now, std::uint64_t arrived)> progress = {};  // once a simulated hour
  CallTable const* calls = nullptr;  // where trips call on their ways; null: nowhere. Never by motorbikes
  DwellFunction dwell = {};          // how long; without it nobody stops
};

/// Runs a day until every vehicle has arrived or none can move any more.
///
/// A link is a channel whose vehicles reach its end after length / speed and leave it no faster than its capacity;
/// whoever leaves frees room that reaches the begin of the link at the wave speed of the triangular fundamental diagram
/// (Newell, Transportation Research B 27, 1993; Yperman 2007 for the link as a pair of ends). At a junction the heads
/// of links compete in order of time; of those that could go at the same moment, the one goes whose link has sent least
/// in proportion to its capacity: the rule of Tampère, Corthout, Cattrysse and Immers (Transportation Research B 45,
/// 2011) vehicle by vehicle. Motorbikes have a queue of their own where `rules.mixed`.
///
/// Vehicles halt where `options.calls` says, for as long as `options.dwell` says: in a bay beside the road, or in their
/// lane.
///
/// Time and room are whole numbers; junctions act in windows of `rules.step_s` and see of others what happened before
/// the window. So the same bits come on any number of threads and of partitions. Uses all threads of TBB's pool.
DayResult run_traffic_day(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways,
                          TrafficRules const& rules, DayOptions const& options = {});

}  // namespace tanvan
