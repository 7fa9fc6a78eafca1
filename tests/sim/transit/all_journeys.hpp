#pragma once
/// All journeys between two sets of stops, one by one: slow and obvious.

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <vector>

#include "sim/transit/pareto_search.hpp"

namespace tanvan {

/// Time (arrival, or minus the departure when asked by arrival), rides, cost.
using Criteria = std::tuple<std::int32_t, int, std::int64_t>;

struct Question {
  SearchDirection direction = SearchDirection::depart_at;
  std::int32_t time = 0;
  std::vector<StopAccess> access, egress;
};

class AllJourneys {
 public:
  AllJourneys(Timetable const& t, RideCosts const& costs, ParetoOptions const& o) : t_{t}, costs_{costs}, o_{o} {}

  /// Those that `ParetoSearch` promises.
  std::set<Criteria> best(Question const& q) {
    q_ = &q;
    all_.clear();
    for (auto const& way : q.access) {
      leaves_ = q.time;
      from(way.stop, is_forward() ? q.time + way.seconds : kAnyTime, way.seconds, way.cost, 0);
    }
    return within_bounds();
  }

 private:
  static constexpr std::int32_t kAnyTime = -1'000'000;

  bool is_forward() const { return q_->direction == SearchDirection::depart_at; }
  static std::uint32_t of(std::vector<std::uint32_t> const& column, std::size_t row) {
    return column.empty() ? 0 : column[row];
  }

  /// Boards anything at a stop. @param ready  kAnyTime: just in time for it
  void from(StopId s, std::int32_t ready, std::int32_t access_s, std::int64_t cost, int rides) {
    for (std::size_t run = 0; run < t_.runs(); ++run)
      for (auto on = t_.offset[run]; on + 1 < t_.offset[run + 1]; ++on) {
        if (t_.stop[on] != s || t_.board[on] == 0) continue;
        bool const just_in_time = ready == kAnyTime;
        auto const there = just_in_time ? t_.departure[on] - o_.slack_s : ready;
        if (just_in_time) leaves_ = there - access_s;
        if (there + o_.slack_s > t_.departure[on]) continue;
        auto const waited = static_cast<std::int64_t>(o_.wait_per_s) * (t_.departure[on] - there);
        ride(run, on, cost + waited + of(costs_.boarding, run), rides + 1);
      }
  }

  void ride(std::size_t run, std::uint32_t on, std::int64_t cost, int rides) {
    for (auto off = on + 1; off < t_.offset[run + 1]; ++off) {
      cost += of(costs_.onward, off - 1);
      if (t_.alight[off] != 0) alight(off, cost, rides);
      cost += of(costs_.staying, off);
    }
  }

  void alight(std::uint32_t off, std::int64_t cost, int rides) {
    auto const s = t_.stop[off];
    auto const time = t_.arrival[off];
    for (auto const& way : q_->egress)
      if (way.stop == s) end(time + way.seconds, cost + way.cost, rides);
    if (rides == o_.rides) return;
    from(s, time, 0, cost, rides);
    for (auto i = t_.walk_offset[s.value]; i < t_.walk_offset[s.value + 1]; ++i)
      from(t_.walk_to[i], time + t_.walk_s[i], 0, cost + static_cast<std::int64_t>(o_.walk_per_s) * t_.walk_s[i],
           rides);
  }

  void end(std::int32_t time, std::int64_t cost, int rides) {
    if (is_forward()) {
      all_.insert({time, rides, cost});
    } else if (time <= q_->time) {
      all_.insert({-leaves_, rides, cost + static_cast<std::int64_t>(o_.wait_per_s) * (q_->time - time)});
    }
  }

  std::set<Criteria> within_bounds() const {
    auto const start = is_forward() ? q_->time : -q_->time;
    auto limit = start + o_.longest_s;
    for (auto const& [time, rides, cost] : all_) {
      auto const allowed = static_cast<int>((time - start) / kTick_s * o_.time_factor) * kTick_s + o_.allowance_s;
      limit = std::min(limit, start + allowed);
    }
    int fewest = o_.rides;
    for (auto const& [time, rides, cost] : all_)
      if (time <= limit) fewest = std::min(fewest, rides);
    std::set<Criteria> best;
    for (auto const& one : all_)
      if (std::get<0>(one) <= limit && std::get<1>(one) <= fewest + o_.more_rides && !is_bettered(one))
        best.insert(one);
    return best;
  }

  bool is_bettered(Criteria const& one) const {
    return std::ranges::any_of(all_, [&](Criteria const& other) {
      return other != one && std::get<0>(other) <= std::get<0>(one) && std::get<1>(other) <= std::get<1>(one) &&
             std::get<2>(other) <= std::get<2>(one);
    });
  }

  Timetable const& t_;
  RideCosts const& costs_;
  ParetoOptions const& o_;
  Question const* q_ = nullptr;
  std::int32_t leaves_ = 0;
  std::set<Criteria> all_;
};

}  // namespace tanvan
