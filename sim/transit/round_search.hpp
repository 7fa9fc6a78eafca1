#pragma once
/// One fresh search by rounds with two labels, which a bound may keep small: the core of searches from place to place.

#include <algorithm>
#include <span>
#include <vector>

#include "sim/transit/patterns.hpp"
#include "sim/transit/stop_access.hpp"

namespace tanvan {

/// Ticks that somebody needs before boarding and after alighting. Seen in the mirror the one is the other.
struct Slack {
  Tick before = 0, after = 0;
};

/// A time later than `t`; kUnreached where that passes the end.
inline Tick later_tick(Tick t, std::uint32_t ticks) {
  return static_cast<Tick>(std::min<std::uint32_t>(kUnreached, t + ticks));
}

/// A duration in whole ticks, rounded up. @param seconds  >= 0
inline std::uint32_t ticks_up(std::int32_t seconds) {
  return static_cast<std::uint32_t>((seconds + kTick_s - 1) / kTick_s);
}

/// Earliest times with at most k rides at all stops that a bound lets through (Delling, Pajor, Werneck, Transportation
/// Science 49, 2015): V by vehicle, from which alone one walks on, T by any means, from which one boards. One object a
/// thread; a search allocates nothing once it has been used.
class RoundSearch {
 public:
  /// @param rides  most rides, 1 to 15
  RoundSearch(Patterns const& patterns, int rides, Slack slack)
      : patterns_{patterns},
        slack_{slack},
        stops_{patterns.stops()},
        vehicle_((static_cast<std::size_t>(rides) + 1) * stops_),
        any_(vehicle_.size()),
        marks_(stops_),
        is_arrived_(stops_, 0),
        places_(patterns.patterns()) {}

  /// @param rides  most rides, at most the constructor's
  /// @param bound  `bound.latest()` is the last time of use at all; `bound.vehicle(k, s, t)` and `bound.any(k, s, t)`
  /// say whether a label of round k is worth keeping;
  ///               they are asked for labels that better those there are. `bound.aboard(k, p)` tells of a pattern, by
  ///               position and time, whether to leave there aboard is of use in round k
  template <class Bound>
  void search(Tick start, std::span<StopAccess const> access, int rides, Bound&& bound) {
    std::ranges::fill(std::span{vehicle_}.first(stops_), kUnreached);
    std::ranges::fill(std::span{any_}.first(stops_), kUnreached);
    std::ranges::fill(marks_, std::uint16_t{0});
    marked_.clear();
    for (auto const& way : access) reach(0, way.stop, later_tick(start, ticks_up(way.seconds)), bound);
    for (int k = 1; k <= rides; ++k) {
      inherit(k);
      collect(k, bound);
      for (auto const p : queued_) scan(k, p, bound);
      for (auto const p : queued_) places_[p.value] = {};
      walk(k, bound);
    }
  }

  /// Labels with at most `rides` rides, up to those of the last search; kUnreached where there is none that is kept.
  Tick const* by_vehicle(int rides) const { return row(vehicle_, rides); }
  Tick const* by_any_means(int rides) const { return row(any_, rides); }

 private:
  static constexpr std::uint16_t kNowhere = 0xffff;

  struct Places {  // where a pattern is boarded first and last
    std::uint16_t first = kNowhere, last = 0;
  };

  Tick const* row(std::vector<Tick> const& labels, int rides) const {
    return labels.data() + static_cast<std::size_t>(rides) * stops_;
  }
  Tick* row(std::vector<Tick>& labels, int rides) { return labels.data() + static_cast<std::size_t>(rides) * stops_; }

  void inherit(int k) {
    std::copy_n(row(vehicle_, k - 1), stops_, row(vehicle_, k));
    std::copy_n(row(any_, k - 1), stops_, row(any_, k));
  }

  template <class Bound>
  void reach(int k, StopId s, Tick t, Bound& bound) {
    auto& label = row(any_, k)[s.value];
    if (t >= label || !bound.any(k, s, t)) return;
    label = t;
    auto const bit = static_cast<std::uint16_t>(1U << static_cast<unsigned>(k));
    if ((marks_[s.value] & bit) != 0) return;
    marks_[s.value] = static_cast<std::uint16_t>(marks_[s.value] | bit);
    marked_.push_back(s);
  }

  /// Patterns that can be boarded where the last round did better, each from the first such place to the last.
  template <class Bound>
  void collect(int k, Bound& bound) {
    queued_.clear();
    auto const* const before = row(any_, k - 1);
    for (auto const s : marked_) {
      Tick const ready = later_tick(before[s.value], slack_.before);
      auto const [first, end] = patterns_.boardings_of(s);
      for (auto b = first; b != end; ++b) {
        auto const& boarding = patterns_.boardings()[b];
        auto const p = patterns_.pattern_of(boarding.first);
        auto& [first_place, last_place] = places_[p.value];
        if (first_place <= boarding.position && boarding.position <= last_place) continue;
        if (!bound.aboard(k, p)(boarding.position, ready)) continue;
        if (first_place == kNowhere) queued_.push_back(p);
        first_place = std::min(first_place, boarding.position);
        last_place = std::max(last_place, boarding.position);
      }
    }
    marked_.clear();
  }

  template <class Bound>
  void scan(int k, PatternId p, Bound& bound) {
    auto const stops = patterns_.stops_of(p);
    auto const board = patterns_.board_of(p), alight = patterns_.alight_of(p);
    auto const [first, end] = patterns_.rows_of(p);
    auto const runs = end - first;
    auto const was_marked = static_cast<std::uint16_t>(1U << static_cast<unsigned>(k - 1));
    auto const* const before = row(any_, k - 1);
    auto* const vehicle = row(vehicle_, k);
    auto const is_of_use = bound.aboard(k, p);
    auto run = runs;  // none yet
    Tick const* arrivals = nullptr;
    auto const [first_place, last_place] = places_[p.value];
    for (std::size_t i = first_place; i < stops.size() && (run != runs || i <= last_place); ++i) {
      auto const s = stops[i];
      if (run != runs) {
        Tick const t = later_tick(arrivals[i], slack_.after);
        if (t > bound.latest())
          run = runs;  // from here on only one ahead of it is of use
        else if (t < vehicle[s.value] && alight[i] != 0 && bound.vehicle(k, s, t))
          arrive(k, s, t, bound);
        // Arrivals are rounded up, departures down: it may leave a tick before it comes
        if (run != runs && !is_of_use(i, static_cast<Tick>(std::max<Tick>(arrivals[i], 1) - 1))) run = runs;
      }
      if ((marks_[s.value] & was_marked) == 0 || board[i] == 0 || i + 1 == stops.size()) continue;
      Tick const ready = later_tick(before[s.value], slack_.before);
      if (run != runs && ready > arrivals[i + 1]) continue;  // it has left, let alone one ahead of it
      if (!is_of_use(i, ready)) continue;
      auto const departures = patterns_.departures(p, i);
      auto const caught = catch_run(departures, run, ready);
      if (caught == run || !is_of_use(i, departures[caught])) continue;
      run = caught;
      arrivals = patterns_.arrivals(p, first + run).data();
    }
  }

  /// The first run that leaves at or after a time, if it is ahead of the one that is held.
  static std::uint32_t catch_run(std::span<Tick const> departures, std::uint32_t held, Tick ready) {
    if (held == departures.size()) return first_not_before(departures, ready);
    while (held > 0 && departures[held - 1] >= ready) --held;
    return held;
  }

  template <class Bound>
  void arrive(int k, StopId s, Tick t, Bound& bound) {
    row(vehicle_, k)[s.value] = t;
    if (is_arrived_[s.value] == 0) {
      is_arrived_[s.value] = 1;
      arrived_.push_back(s);
    }
    reach(k, s, t, bound);
  }

  template <class Bound>
  void walk(int k, Bound& bound) {
    for (auto const s : arrived_) {
      is_arrived_[s.value] = 0;
      Tick const at = row(vehicle_, k)[s.value];
      auto const to = patterns_.walks_to(s);
      auto const ticks = patterns_.walk_ticks(s);
      for (std::size_t i = 0; i < to.size(); ++i) reach(k, to[i], later_tick(at, ticks[i]), bound);
    }
    arrived_.clear();
  }

  Patterns const& patterns_;
  Slack slack_;
  std::size_t stops_;
  std::vector<Tick> vehicle_, any_;   // [rides + 1, stop]
  std::vector<std::uint16_t> marks_;  // [stop] bit k: T was bettered in round k
  std::vector<StopId> marked_, arrived_;
  std::vector<std::uint8_t> is_arrived_;  // [stop]
  std::vector<Places> places_;            // [pattern] in this round
  std::vector<PatternId> queued_;
};

}  // namespace tanvan
