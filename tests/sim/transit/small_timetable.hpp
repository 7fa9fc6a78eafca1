#pragma once
/// Timetables for tests: written call by call, or drawn.

#include <random>
#include <vector>

#include "sim/transit/timetable.hpp"

namespace tanvan {

struct TestCall {
  std::uint32_t stop = 0;
  std::int32_t arrival = 0, departure = 0;  // [s]
  std::uint8_t board = 1, alight = 1;
};

inline void add_run(Timetable& t, std::vector<TestCall> const& calls) {
  auto const run = static_cast<std::uint32_t>(t.runs());
  for (auto const& call : calls) {
    t.stop.push_back(StopId{call.stop});
    t.arrival.push_back(call.arrival);
    t.departure.push_back(call.departure);
    t.board.push_back(call.board);
    t.alight.push_back(call.alight);
    t.trip.push_back(run);
  }
  t.offset.push_back(static_cast<std::uint32_t>(t.calls()));
}

inline Timetable timetable_with(std::size_t stops, std::vector<std::vector<TestCall>> const& runs,
                                std::vector<Walk> walks = {}) {
  Timetable t;
  t.stops = stops;
  for (auto const& run : runs) add_run(t, run);
  set_walks(t, std::move(walks));
  check_timetable(t);
  return t;
}

/// Numbers that are the same in every library.
class TestDraws {
 public:
  explicit TestDraws(std::uint32_t seed) : bits_(seed) {}
  int below(int n) { return static_cast<int>(bits_() % static_cast<std::uint32_t>(n)); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937 bits_;
};

/// A run through drawn stops, with hops and dwells that may take no time, and rights that may be missing.
inline std::vector<TestCall> drawn_run(TestDraws& draw, int stops) {
  std::vector<TestCall> calls;
  std::int32_t time = draw.below(60) - 5;
  for (int n = 2 + draw.below(6); n > 0; --n) {
    TestCall call{static_cast<std::uint32_t>(draw.below(stops)), time, 0, 1, 1};
    time += draw.one_in(3) ? draw.below(4) : 0;
    call.departure = time;
    time += draw.one_in(5) ? 0 : draw.below(12);
    call.board = draw.one_in(8) ? 0 : 1;
    call.alight = draw.one_in(8) ? 0 : 1;
    calls.push_back(call);
  }
  return calls;
}

/// Up to ten stops and thirty runs within an hour of seconds, with walks; stops may be visited twice, runs overtake.
inline Timetable drawn_timetable(TestDraws& draw) {
  int const stops = 3 + draw.below(8);
  std::vector<std::vector<TestCall>> runs;
  for (int n = draw.below(30); n > 0; --n) runs.push_back(drawn_run(draw, stops));
  std::vector<Walk> walks;
  for (int n = draw.below(12); n > 0; --n)
    walks.push_back({StopId{static_cast<std::uint32_t>(draw.below(stops))},
                     StopId{static_cast<std::uint32_t>(draw.below(stops))}, draw.below(10)});
  return timetable_with(static_cast<std::size_t>(stops), runs, std::move(walks));
}

}  // namespace tanvan
