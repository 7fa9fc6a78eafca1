#pragma once
/// Where trips of a simulated day call on their way, and who says how long they dwell.

#include <cstdint>
#include <functional>
#include <vector>

#include "sim/network/network.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

/// Where vehicles stand while they dwell.
enum class StopKind : std::uint8_t {
  bay,      // beside the road: they leave its queue, and on their way back compete with those that come along
  in_lane,  // in the queue: nobody in their lane passes
};

/// A stop at the end of a link, where no other link ends and one begins.
struct StopPlace {
  LinkId link;
  StopKind kind = StopKind::bay;
  std::uint32_t berths = 1;
};

/// Where trips call, along the ways that they drive.
struct CallTable {
  std::vector<StopPlace> places;
  std::vector<std::uint32_t> offset = {0};  // [trips + 1]
  std::vector<std::uint32_t> link;          // [calls] how many links of its way the trip has left behind it when it
                                            // comes to the stop; never falls within a trip, and equal ones are one stop
};

/// When a trip that comes to its call at `arrival` goes on: from then on, the same moment if it doesn't stop. It is
/// asked once a call, in the order of arrival at each stop and along each trip, but from several threads for stops
/// apart.
/// @param call  of the trip, from 0
using DwellFunction = std::function<TrafficTime(std::uint32_t trip, std::uint32_t call, TrafficTime arrival)>;

}  // namespace tanvan
