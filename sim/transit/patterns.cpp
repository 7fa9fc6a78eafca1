#include "sim/transit/patterns.hpp"

#include <algorithm>
#include <compare>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kLongest_s = 36 * 3600;

/// A run's calls, compared as the patterns see them.
class Calls {
 public:
  Calls(Timetable const& timetable, RunId run)
      : t_{&timetable}, first_{timetable.offset[run.value]}, end_{timetable.offset[run.value + 1]} {}

  std::size_t size() const { return end_ - first_; }
  std::int32_t departure(std::size_t i) const { return t_->departure[first_ + i]; }
  std::int32_t arrival(std::size_t i) const { return t_->arrival[first_ + i]; }

  /// An order of runs in which those of the same stops and rights are neighbours.
  std::strong_ordering by_stops(Calls const& other) const {
    if (auto const order = size() <=> other.size(); order != 0) return order;
    for (std::size_t i = 0; i < size(); ++i) {
      auto const a = first_ + i, b = other.first_ + i;
      if (auto const order = t_->stop[a] <=> t_->stop[b]; order != 0) return order;
      if (auto const order = t_->board[a] <=> t_->board[b]; order != 0) return order;
      if (auto const order = t_->alight[a] <=> t_->alight[b]; order != 0) return order;
    }
    return std::strong_ordering::equal;
  }

  std::strong_ordering by_times(Calls const& other) const {
    for (std::size_t i = 0; i < size(); ++i) {
      if (auto const order = departure(i) <=> other.departure(i); order != 0) return order;
      if (auto const order = arrival(i) <=> other.arrival(i); order != 0) return order;
    }
    return std::strong_ordering::equal;
  }

  /// Whether it is nowhere later.
  bool keeps_ahead_of(Calls const& other) const {
    for (std::size_t i = 0; i < size(); ++i)
      if (departure(i) > other.departure(i) || arrival(i) > other.arrival(i)) return false;
    return true;
  }

 private:
  Timetable const* t_;
  std::uint32_t first_, end_;
};

/// Runs of the same stops, in order of times, dealt out so that within each list none overtakes another: each to the
/// first list whose last run keeps ahead of it.
std::vector<std::vector<RunId>> without_overtaking(Timetable const& t, std::span<RunId const> runs, Copies copies) {
  std::vector<std::vector<RunId>> lists;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Calls const calls{t, runs[i]};
    if (copies == Copies::drop && i > 0 && calls.by_times({t, runs[i - 1]}) == 0) continue;
    auto const list = std::ranges::find_if(lists, [&](auto const& ahead) {
      return Calls{t, ahead.back()}.keeps_ahead_of(calls);
    });
    if (list == lists.end())
      lists.push_back({runs[i]});
    else
      list->push_back(runs[i]);
  }
  return lists;
}

}  // namespace

Patterns::Patterns(Timetable const& timetable, std::int32_t begin_s, std::int32_t end_s, Copies copies)
    : origin_s_{begin_s - kTick_s} {
  expects(begin_s < end_s && end_s - begin_s < kLongest_s, "a window of less than 36 h");
  std::vector<RunId> runs;
  for (auto run = id_of<RunId>(0); run.value < timetable.runs(); ++run.value) {
    auto const first = timetable.offset[run.value], last = timetable.offset[run.value + 1] - 1;
    if (timetable.departure[first] < end_s && timetable.arrival[last] >= begin_s) runs.push_back(run);
  }
  auto const before = [&](RunId a, RunId b) {
    Calls const x{timetable, a}, y{timetable, b};
    if (auto const order = x.by_stops(y); order != 0) return order < 0;
    if (auto const order = x.by_times(y); order != 0) return order < 0;
    return a < b;
  };
  std::ranges::sort(runs, before);
  for (std::size_t i = 0; i < runs.size();) {
    auto j = i + 1;
    while (j < runs.size() && Calls{timetable, runs[i]}.by_stops({timetable, runs[j]}) == 0) ++j;
    for (auto const& list : without_overtaking(timetable, std::span{runs}.subspan(i, j - i), copies))
      add_pattern(timetable, list);
    i = j;
  }
  list_boardings(timetable);
  take_walks(timetable);
}

void Patterns::add_pattern(Timetable const& t, std::span<RunId const> runs) {
  auto const first = t.offset[runs.front().value], end = t.offset[runs.front().value + 1];
  auto const stops = end - first;
  expects(stops < 0xffff && runs.size() < 0xffff, "fewer than 65,535 calls a run and runs a pattern");
  auto const pattern = id_of<PatternId>(patterns());
  for (auto call = first; call != end; ++call) {
    stop_.push_back(t.stop[call]);
    board_.push_back(t.board[call]);
    alight_.push_back(t.alight[call]);
  }
  stop_offset_.push_back(static_cast<std::uint32_t>(stop_.size()));
  auto const time_at = static_cast<std::uint32_t>(arrival_.size());
  time_offset_.push_back(time_at);
  arrival_.resize(time_at + runs.size() * stops);
  departure_.resize(arrival_.size());
  for (std::size_t r = 0; r < runs.size(); ++r) {
    run_.push_back(runs[r]);
    pattern_.push_back(pattern);
    for (std::size_t i = 0; i < stops; ++i) {
      auto const call = t.offset[runs[r].value] + i;
      arrival_[time_at + r * stops + i] = tick_after(t.arrival[call]);
      departure_[time_at + i * runs.size() + r] = tick_before(t.departure[call]);
    }
  }
  run_offset_.push_back(static_cast<std::uint32_t>(run_.size()));
}

void Patterns::list_boardings(Timetable const& t) {
  boarding_offset_.assign(t.stops + 1, 0);
  auto const for_each = [&](auto&& f) {
    for (auto p = id_of<PatternId>(0); p.value < patterns(); ++p.value) {
      auto const [first, end] = rows_of(p);
      for (std::uint32_t i = 0; i + 1 < length(p); ++i)
        if (board_[stop_offset_[p.value] + i] != 0)
          f(stops_of(p)[i], Boarding{time_offset_[p.value] + i * (end - first), first,
                                     static_cast<std::uint16_t>(end - first), static_cast<std::uint16_t>(i)});
    }
  };
  for_each([&](StopId s, Boarding) { ++boarding_offset_[s.value + 1]; });
  std::partial_sum(boarding_offset_.begin(), boarding_offset_.end(), boarding_offset_.begin());
  boarding_.resize(boarding_offset_.back());
  auto next = boarding_offset_;
  for_each([&](StopId s, Boarding boarding) { boarding_[next[s.value]++] = boarding; });
}

void Patterns::take_walks(Timetable const& t) {
  walk_offset_ = t.walk_offset.empty() ? std::vector<std::uint32_t>(t.stops + 1, 0) : t.walk_offset;
  walk_to_ = t.walk_to;
  for (auto const seconds : t.walk_s)
    walk_tick_.push_back(static_cast<Tick>(std::min<std::int32_t>(kUnreached, (seconds + kTick_s - 1) / kTick_s)));
}

}  // namespace tanvan
