#pragma once
/// Walks between the stops of a feed.

#include <vector>

#include "sim/io/gtfs/feed.hpp"
#include "sim/io/gtfs/station_walks.hpp"
#include "sim/transit/timetable.hpp"

namespace tanvan {

struct NearWalks {
  double within_m = 0;      ///< [m] straight distance up to which stops are joined; 0: none
  double detour = 1.3;      ///< walked over straight distance, >= 1
  double speed_m_s = 1.25;  ///< [m/s], > 0
};

/// Walks between two different stops that have calls; of several for one pair the shortest counts (`set_walks`).
///
/// Of transfers.txt: transfers that are possible (types 0 to 2), in min_transfer_time; where it is not said, in the
/// time by pathways.txt, else 0 s. An end that has no calls itself stands for the stops inside it that have some. That
/// a transfer is only for some routes or trips is not looked at. Of pathways.txt: shortest ways inside stations
/// (`StationPaths`), where no transfer of any type names the pair. Then between stops near each other, in distance
/// times detour over speed rounded up, where neither has named the pair. From and to a stop that pathways join to
/// entrances they go by these, and count the way inside.
std::vector<Walk> feed_walks(Feed const& feed, NearWalks const& near, PathwaySpeeds const& inside = {});

/// The stops that a place stands for: itself where trips call there, else those inside it where they do.
std::vector<StopId> stops_with_calls(Feed const& feed, FeedStopId place);

}  // namespace tanvan
