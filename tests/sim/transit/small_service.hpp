#pragma once
/// A line along a row of stops, and riders, for tests of vehicles at stops.

#include "sim/transit/service_day.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {

/// Stops 0, 1, … of one line; runs every `headway_s` from `begin_s` on, `hop_s` from stop to stop.
inline TransitService row_of_stops(std::uint32_t stops, int runs, int headway_s, int hop_s, int begin_s = 3600,
                                   VehicleKind const& kind = {}) {
  std::vector<std::vector<TestCall>> calls;
  for (int run = 0; run < runs; ++run) {
    calls.emplace_back();
    for (std::uint32_t s = 0; s < stops; ++s) {
      auto const time = begin_s + run * headway_s + static_cast<int>(s) * hop_s;
      calls.back().push_back(
          {s, time, time, static_cast<std::uint8_t>(s + 1 < stops), static_cast<std::uint8_t>(s > 0)});
    }
  }
  TransitService service;
  service.timetable = timetable_with(stops, calls);
  auto const n = static_cast<std::size_t>(runs);
  service.line.assign(service.timetable.calls(), 0);
  service.kind.assign(n, 0);
  service.next.assign(n, kNoRun);
  service.timepoint.assign(service.timetable.calls(), 0);
  service.kinds = {kind};
  check_service(service);
  return service;
}

inline void add_riders(RiderTable& riders, int n, std::uint32_t from, std::uint32_t to, double at_s) {
  for (int i = 0; i < n; ++i) riders.add(StopId{from}, StopId{to}, traffic_time(at_s));
}

}  // namespace tanvan
