#pragma once
/// Time at a gate as whole numbers: which truck comes first is never decided by rounding.

#include <cmath>
#include <cstdint>
#include <limits>

namespace tanvan {

/// Time since a midnight, or a duration [1/4096 s].
using GateTime = std::int64_t;
inline constexpr GateTime kGateTimesPerSecond = 4096;
inline constexpr GateTime kGateTimesPerHour = 3'600 * kGateTimesPerSecond;

/// Nobody's moment: who is never served, who has no appointment.
inline constexpr GateTime kNoGateTime = std::numeric_limits<GateTime>::max();

/// The latest moment at which somebody may come, in 8,700 years, and the longest service, of eight and a half: sums of
/// fewer than four million such services stay below kNoGateTime.
inline constexpr GateTime kLatestGateTime = GateTime{1} << 50;
inline constexpr GateTime kLongestGateService = GateTime{1} << 40;

/// To the nearest 1/4096 s. @param seconds  at most kLatestGateTime
inline GateTime gate_time(double seconds) {
  return std::llround(seconds * static_cast<double>(kGateTimesPerSecond));
}

constexpr double seconds_at_gate(GateTime time) {
  return static_cast<double>(time) / static_cast<double>(kGateTimesPerSecond);
}

}  // namespace tanvan
