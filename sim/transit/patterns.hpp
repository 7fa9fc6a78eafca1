#pragma once
/// A timetable laid out for searches by rounds: runs of the same stops beside each other, times in ticks of two
/// seconds.

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "sim/transit/timetable.hpp"

namespace tanvan {

/// Time of day in ticks of `kTick_s`: 1 at the beginning of the patterns' window, 0 before it.
using Tick = std::uint16_t;
inline constexpr std::int32_t kTick_s = 2;
inline constexpr Tick kUnreached = std::numeric_limits<Tick>::max();

using PatternId = Id<struct PatternTag>;

/// Place of the first time at or after another; their number where there is none. Halves without branches, since no
/// processor can foretell them.
/// @param times  ascending
inline std::uint32_t first_not_before(std::span<Tick const> times, Tick t) {
  auto const* first = times.data();
  auto count = times.size();
  while (count > 1) {
    auto const half = count / 2;
    first += first[half - 1] < t ? half : 0;
    count -= half;
  }
  return static_cast<std::uint32_t>(first - times.data()) + (count == 1 && *first < t ? 1U : 0U);
}

/// A place in a pattern where a stop can be boarded, with all that catching a run there takes.
struct Boarding {
  std::uint32_t column;  // of the departures at this place: `Patterns::departures` begin here
  std::uint32_t first;   // row of the pattern's first run
  std::uint16_t runs;    // of the pattern
  std::uint16_t position;
};

/// What becomes of runs that have the same stops and times everywhere: routing by time alone needs one of them, but
/// another may be emptier or cheaper.
enum class Copies : std::uint8_t { drop, keep };

/// Runs that call at the same stops with the same rights to board and alight, and of which none overtakes another
/// anywhere, form a pattern: at each stop the first to leave is also the first to arrive further on (Delling, Pajor,
/// Werneck, Transportation Science 49, 2015). Of runs with the same times everywhere one is kept unless all are wanted.
/// Departures are rounded down and arrivals up to whole ticks, so that no connection is found that does not exist.
/// Runs, stops and positions keep the timetable's order; the same timetable gives the same patterns.
class Patterns {
 public:
  /// @param begin_s, end_s  [s] runs that leave their first stop at or after the end, or reach their last before the
  ///                        beginning, are left out; less than 36 h apart (65,535 ticks)
  Patterns(Timetable const& timetable, std::int32_t begin_s, std::int32_t end_s, Copies copies = Copies::drop);

  std::size_t stops() const { return walk_offset_.size() - 1; }
  std::size_t patterns() const { return stop_offset_.size() - 1; }
  std::size_t runs() const { return run_.size(); }

  /// The last tick that is not after a time; 0 before the window, kUnreached past its reach.
  Tick tick_before(std::int32_t seconds) const {
    return clamped(seconds < origin_s_ ? 0 : (seconds - origin_s_) / kTick_s);
  }
  /// The first tick that is not before a time; the same ends.
  Tick tick_after(std::int32_t seconds) const {
    return clamped(seconds < origin_s_ ? 0 : (seconds - origin_s_ + kTick_s - 1) / kTick_s);
  }
  /// @return [s] after midnight
  std::int32_t seconds_of(Tick tick) const { return origin_s_ + tick * kTick_s; }

  std::size_t length(PatternId p) const { return stop_offset_[p.value + 1] - stop_offset_[p.value]; }
  std::span<StopId const> stops_of(PatternId p) const { return of(stop_, stop_offset_, p); }
  /// 1 where the pattern lets riders off
  std::span<std::uint8_t const> alight_of(PatternId p) const { return of(alight_, stop_offset_, p); }
  /// 1 where the pattern takes riders on
  std::span<std::uint8_t const> board_of(PatternId p) const { return of(board_, stop_offset_, p); }
  /// Rows of its runs, first to leave first.
  std::pair<std::uint32_t, std::uint32_t> rows_of(PatternId p) const {
    return {run_offset_[p.value], run_offset_[p.value + 1]};
  }
  PatternId pattern_of(std::uint32_t row) const { return pattern_[row]; }
  /// Departures of all runs of a pattern at one place, ascending.
  std::span<Tick const> departures(Boarding const& b) const { return std::span{departure_}.subspan(b.column, b.runs); }
  /// Arrivals of one run at all its positions, ascending. @param row  of a run of the pattern
  std::span<Tick const> arrivals(PatternId p, std::uint32_t row) const {
    return std::span{arrival_}.subspan(cell_of(p, row), length(p));
  }
  /// The same of one place of a pattern, whoever may board there. @param position  below the pattern's length
  std::span<Tick const> departures(PatternId p, std::size_t position) const {
    auto const [first, end] = rows_of(p);
    return std::span{departure_}.subspan(time_offset_[p.value] + position * (end - first), end - first);
  }
  /// Where the arrivals of a run begin among those of all: columns beside them, such as costs, are laid out likewise.
  std::size_t cell_of(PatternId p, std::uint32_t row) const {
    return time_offset_[p.value] + (row - run_offset_[p.value]) * length(p);
  }
  std::size_t cells() const { return arrival_.size(); }
  /// The timetable's run of a row.
  RunId run(std::uint32_t row) const { return run_[row]; }

  /// Where stops can be boarded: those of stop s are the rows `boardings_of(s)`.
  std::span<Boarding const> boardings() const { return boarding_; }
  std::pair<std::uint32_t, std::uint32_t> boardings_of(StopId s) const {
    return {boarding_offset_[s.value], boarding_offset_[s.value + 1]};
  }
  /// Walks from a stop, shortest first: to whom, and ticks, rounded up.
  std::span<StopId const> walks_to(StopId s) const {
    return std::span{walk_to_}.subspan(walk_offset_[s.value], walk_offset_[s.value + 1] - walk_offset_[s.value]);
  }
  std::span<Tick const> walk_ticks(StopId s) const {
    return std::span{walk_tick_}.subspan(walk_offset_[s.value], walk_offset_[s.value + 1] - walk_offset_[s.value]);
  }

 private:
  template <class T>
  std::span<T const> of(std::vector<T> const& rows, std::vector<std::uint32_t> const& offset, PatternId p) const {
    return std::span{rows}.subspan(offset[p.value], offset[p.value + 1] - offset[p.value]);
  }
  void add_pattern(Timetable const& timetable, std::span<RunId const> runs);
  void list_boardings(Timetable const& timetable);
  void take_walks(Timetable const& timetable);

  static Tick clamped(std::int32_t tick) { return static_cast<Tick>(std::min<std::int32_t>(tick, kUnreached)); }

  std::int32_t origin_s_;                         // of tick 0
  std::vector<std::uint32_t> stop_offset_ = {0};  // [patterns + 1]
  std::vector<StopId> stop_;
  std::vector<std::uint8_t> board_, alight_;
  std::vector<std::uint32_t> run_offset_ = {0};  // [patterns + 1]
  std::vector<RunId> run_;
  std::vector<PatternId> pattern_;              // [rows]
  std::vector<std::uint32_t> time_offset_;      // [patterns]
  std::vector<Tick> departure_;                 // by pattern, position, run: a search for a run reads one line
  std::vector<Tick> arrival_;                   // by pattern, run, position: a ride reads one line
  std::vector<std::uint32_t> boarding_offset_;  // [stops + 1]
  std::vector<Boarding> boarding_;
  std::vector<std::uint32_t> walk_offset_;  // [stops + 1]
  std::vector<StopId> walk_to_;
  std::vector<Tick> walk_tick_;
};

}  // namespace tanvan
