#include "sim/transit/realised_times.hpp"

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// The first event of a run that was made; 0 where none was.
std::int32_t first_made(Timetable const& t, std::size_t run) {
  for (auto call = t.offset[run]; call != t.offset[run + 1]; ++call) {
    if (t.arrival[call] != kNotMade) return t.arrival[call];
    if (t.departure[call] != kNotMade) return t.departure[call];
  }
  return 0;
}

/// Takes an event's time, and the right to get on or off where it was not made.
void settle(std::int32_t& time, std::uint8_t& right, std::int32_t& last) {
  if (time == kNotMade) {
    time = last;
    right = 0;
  }
  expects(time >= last, "times that do not fall along a run");
  last = time;
}

}  // namespace

Timetable with_realised_times(Timetable const& timetable, std::span<std::int32_t const> arrival,
                              std::span<std::int32_t const> departure) {
  expects(arrival.size() == timetable.calls() && departure.size() == timetable.calls(), "times of each call");
  Timetable t = timetable;
  t.arrival.assign(arrival.begin(), arrival.end());
  t.departure.assign(departure.begin(), departure.end());
  for (std::size_t run = 0; run < t.runs(); ++run) {
    auto last = first_made(t, run);
    for (auto call = t.offset[run]; call != t.offset[run + 1]; ++call) {
      settle(t.arrival[call], t.alight[call], last);
      settle(t.departure[call], t.board[call], last);
    }
  }
  return t;
}

}  // namespace tanvan
