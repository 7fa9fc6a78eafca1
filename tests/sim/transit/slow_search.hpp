#pragma once
/// Labels by the definition: every call where one may board, with every call further on, round by round. Slow and
/// obvious; written once for each direction, in the clock's own time.

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "sim/transit/timetable.hpp"

namespace tanvan {

/// [rides + 1][stop], none where there is no way.
using SlowLabels = std::vector<std::vector<std::optional<std::int32_t>>>;

struct SlowSearch {
  SlowLabels vehicle, any;
};

inline void earlier(std::optional<std::int32_t>& label, std::int32_t time) {
  label = label ? std::min(*label, time) : time;
}

inline void later(std::optional<std::int32_t>& label, std::int32_t time) {
  label = label ? std::max(*label, time) : time;
}

/// Calls f(run's call where one boards, call where one alights) for every ride that is allowed.
template <class F>
void each_ride(Timetable const& t, F&& f) {
  for (std::size_t run = 0; run < t.runs(); ++run)
    for (auto on = t.offset[run]; on < t.offset[run + 1]; ++on)
      for (auto off = on + 1; off < t.offset[run + 1]; ++off)
        if (t.board[on] != 0 && t.alight[off] != 0) f(on, off);
}

template <class F>
void each_walk(Timetable const& t, F&& f) {
  for (std::uint32_t s = 0; s < t.stops; ++s)
    for (auto i = t.walk_offset[s]; i < t.walk_offset[s + 1]; ++i) f(s, t.walk_to[i].value, t.walk_s[i]);
}

inline SlowSearch no_labels(Timetable const& t, int rides) {
  std::vector<std::optional<std::int32_t>> const none(t.stops);
  SlowLabels const labels(static_cast<std::size_t>(rides) + 1, none);
  return {labels, labels};
}

/// Earliest arrivals after `time`. @param walk_first  the access may be followed by a walk
inline SlowSearch slow_departures(Timetable const& t, std::int32_t time, std::vector<Reach> const& access,
                                  bool walk_first, int rides, std::int32_t slack) {
  auto labels = no_labels(t, rides);
  for (auto const& way : access) earlier(labels.any[0][way.stop.value], time + way.seconds);
  if (walk_first)
    each_walk(t, [&](auto from, auto to, auto seconds) {
      for (auto const& way : access)
        if (way.stop.value == from) earlier(labels.any[0][to], time + way.seconds + seconds);
    });
  for (std::size_t k = 1; k <= static_cast<std::size_t>(rides); ++k) {
    auto& vehicle = labels.vehicle[k] = labels.vehicle[k - 1];
    each_ride(t, [&](auto on, auto off) {
      auto const there = labels.any[k - 1][t.stop[on].value];
      if (there && *there + slack <= t.departure[on]) earlier(vehicle[t.stop[off].value], t.arrival[off]);
    });
    auto& any = labels.any[k] = labels.any[k - 1];
    for (std::size_t s = 0; s < t.stops; ++s)
      if (vehicle[s]) earlier(any[s], *vehicle[s]);
    each_walk(t, [&](auto from, auto to, auto seconds) {
      if (vehicle[from]) earlier(any[to], *vehicle[from] + seconds);
    });
  }
  return labels;
}

/// Latest times at which one must be at each stop to arrive by `time`.
inline SlowSearch slow_arrivals(Timetable const& t, std::int32_t time, std::vector<Reach> const& egress, bool walk_last,
                                int rides, std::int32_t slack) {
  auto labels = no_labels(t, rides);
  for (auto const& way : egress) later(labels.any[0][way.stop.value], time - way.seconds);
  if (walk_last)
    each_walk(t, [&](auto from, auto to, auto seconds) {
      for (auto const& way : egress)
        if (way.stop.value == to) later(labels.any[0][from], time - way.seconds - seconds);
    });
  for (std::size_t k = 1; k <= static_cast<std::size_t>(rides); ++k) {
    auto& vehicle = labels.vehicle[k] = labels.vehicle[k - 1];
    each_ride(t, [&](auto on, auto off) {
      auto const by = labels.any[k - 1][t.stop[off].value];
      if (by && t.arrival[off] <= *by) later(vehicle[t.stop[on].value], t.departure[on] - slack);
    });
    auto& any = labels.any[k] = labels.any[k - 1];
    for (std::size_t s = 0; s < t.stops; ++s)
      if (vehicle[s]) later(any[s], *vehicle[s]);
    each_walk(t, [&](auto from, auto to, auto seconds) {
      if (vehicle[to]) later(any[from], *vehicle[to] - seconds);
    });
  }
  return labels;
}

}  // namespace tanvan
