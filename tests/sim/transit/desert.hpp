#pragma once
/// Lines through an even grid in a desert, as conveyal/r5's SimpsonDesertTests have them: 30 s a block.

#include <vector>

#include "sim/transit/frequency_lines.hpp"
#include "sim/transit/raptor.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {

inline constexpr std::uint32_t kBlocks = 101;
inline constexpr std::int32_t kBlock_s = 30, kMinute_s = 60, kSix = 6 * 3600, kNine = 9 * 3600;

inline StopId crossing(std::uint32_t x, std::uint32_t y) {
  return StopId{y * kBlocks + x};
}

inline FrequencyLine desert_line(std::uint64_t key, std::int32_t headway_s, std::vector<StopId> stops) {
  FrequencyLine line{key, 0, kSix, kNine, headway_s, std::move(stops), {}, {}};
  for (std::size_t i = 0; i < line.stops.size(); ++i) line.arrival.push_back(static_cast<std::int32_t>(i) * kBlock_s);
  line.departure = line.arrival;
  return line;
}

inline FrequencyLine along(std::uint32_t y, std::uint64_t key, std::int32_t headway_s) {
  std::vector<StopId> stops;
  for (std::uint32_t x = 0; x < kBlocks; ++x) stops.push_back(crossing(x, y));
  return desert_line(key, headway_s, std::move(stops));
}

inline FrequencyLine across(std::uint32_t x, std::uint64_t key, std::int32_t headway_s) {
  std::vector<StopId> stops;
  for (std::uint32_t y = 0; y < kBlocks; ++y) stops.push_back(crossing(x, y));
  return desert_line(key, headway_s, std::move(stops));
}

inline Timetable desert() {
  return timetable_with(std::size_t{kBlocks} * kBlocks, {});
}

/// Runs from six to nine, all lines leaving the edge at once.
inline Timetable synchronised(std::span<FrequencyLine const> lines) {
  auto t = desert();
  for (auto const& line : lines)
    for (auto start = line.first_s; start < line.end_s; start += line.headway_s) {
      std::vector<TestCall> calls;
      for (std::size_t i = 0; i < line.stops.size(); ++i)
        calls.push_back({line.stops[i].value, start + line.arrival[i], start + line.departure[i]});
      add_run(t, calls);
    }
  check_timetable(t);
  return t;
}

/// [s] by departures from 7:00 on, the first first; a slack of a minute before each ride.
inline std::vector<std::int32_t> durations(Timetable const& t, StopId from, StopId to, int departures,
                                           std::int32_t step_s) {
  Patterns const patterns{t, kSix, kNine};
  Raptor raptor{patterns, {4, kMinute_s}};
  std::vector<std::int32_t> found(static_cast<std::size_t>(departures));
  std::vector<Reach> const access{{from, 0}};
  for (int n = departures; n-- > 0;) {
    auto const leaves = patterns.tick_after(7 * 3600 + n * step_s);
    raptor.depart(leaves, access);
    auto const arrival = raptor.by_vehicle(4)[to.value];
    found[static_cast<std::size_t>(n)] = arrival == kUnreached ? -1 : (arrival - leaves) * kTick_s;
  }
  return found;
}

}  // namespace tanvan
