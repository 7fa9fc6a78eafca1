#pragma once
/// Walks between the stops of a feed.

#include <vector>

#include "sim/io/gtfs/feed.hpp"
#include "sim/transit/timetable.hpp"

namespace tanvan {

struct NearWalks {
  double within_m = 0;      ///< [m] straight distance up to which stops are joined; 0: none
  double detour = 1.3;      ///< walked over straight distance, >= 1
  double speed_m_s = 1.25;  ///< [m/s], > 0
};

/// Walks of transfers.txt: of transfers between two different stops that are possible (types 0 to 2), in
/// min_transfer_time, 0 s where it is not said. An end that has no calls itself stands for the stops inside it that
/// have some. That a transfer is only for some routes or trips is not looked at.
/// Then walks between stops that have calls and lie near each other, in distance times detour over speed rounded up,
/// where no transfer of any type names the pair.
std::vector<Walk> feed_walks(Feed const& feed, NearWalks const& near);

/// The stops that a place stands for: itself where trips call there, else those inside it where they do.
std::vector<StopId> stops_with_calls(Feed const& feed, FeedStopId place);

}  // namespace tanvan
