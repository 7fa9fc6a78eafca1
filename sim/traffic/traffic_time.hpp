#pragma once
/// Time and room on the road as whole numbers: nothing that decides an event is a floating-point number.

#include <cmath>
#include <cstdint>
#include <limits>

namespace tanvan {

/// Time since midnight, or a duration [1/4096 s]. 2^32 of them are 12 days.
using TrafficTime = std::uint32_t;
inline constexpr TrafficTime kTimesPerSecond = 4096;
inline constexpr TrafficTime kNoTime = std::numeric_limits<TrafficTime>::max();

/// The latest moment that a simulated day may reach: eleven days.
inline constexpr double kLatestTraffic_s = 11 * 86'400.0;

/// To the nearest 1/4096 s. @param seconds in [0, kLatestTraffic_s]
inline TrafficTime traffic_time(double seconds) {
  return static_cast<TrafficTime>(std::llround(seconds * kTimesPerSecond));
}

/// x + d, at the latest just before kNoTime.
constexpr TrafficTime later(TrafficTime x, TrafficTime d) {
  return x + d < x || x + d == kNoTime ? kNoTime - 1 : x + d;
}

constexpr double seconds_of_time(TrafficTime time) {
  return static_cast<double>(time) / kTimesPerSecond;
}

/// Room that a vehicle takes [1/256 PCU].
using Room = std::int32_t;
inline constexpr Room kRoomPerPcu = 256;

/// To the nearest 1/256 PCU. @param pcu  below 2^20
inline Room room_of(double pcu) {
  return static_cast<Room>(std::llround(pcu * kRoomPerPcu));
}

}  // namespace tanvan
