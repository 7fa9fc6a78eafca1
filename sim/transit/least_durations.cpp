#include "sim/transit/least_durations.hpp"

#include <algorithm>
#include <array>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace tanvan {
namespace {

/// So many destinations at a time.
constexpr std::size_t kAbreast = 16;
using Lanes = std::array<std::int16_t, kAbreast>;

constexpr std::int16_t kOutOfReach = LeastDurations::kOutOfReach;

void take_least(Lanes& least, Lanes const& other) {
  for (std::size_t i = 0; i < kAbreast; ++i) least[i] = std::min(least[i], other[i]);
}

/// Both are at most kOutOfReach, and so is what comes of it.
Lanes sum(Lanes const& a, std::int16_t ticks) {
  Lanes lanes;
  for (std::size_t i = 0; i < kAbreast; ++i) lanes[i] = std::min(kOutOfReach, static_cast<std::int16_t>(a[i] + ticks));
  return lanes;
}

std::int16_t capped(std::uint32_t ticks) {
  return static_cast<std::int16_t>(std::min<std::uint32_t>(ticks, kOutOfReach));
}

void add_pattern(Patterns const& patterns, PatternId p, LeastHops& hops) {
  auto const [first, end] = patterns.rows_of(p);
  hops.offset.push_back(hops.reaching.size());
  for (std::size_t i = 0; i + 1 < patterns.length(p); ++i) {
    std::uint32_t reaching = kUnreached, leaving = kUnreached;
    auto const departures = patterns.departures(p, i), next = patterns.departures(p, i + 1);
    for (std::uint32_t run = 0; run < end - first; ++run) {
      auto const arrival = patterns.arrivals(p, first + run)[i + 1];
      reaching = std::min<std::uint32_t>(reaching, arrival - std::min(arrival, departures[run]));
      leaving = std::min<std::uint32_t>(leaving, next[run] - std::min(next[run], departures[run]));
    }
    hops.reaching.push_back(capped(reaching));
    hops.leaving.push_back(capped(leaving));
  }
  hops.reaching.push_back(kOutOfReach);
  hops.leaving.push_back(kOutOfReach);
}

/// The least of what is there and of another column with so much more.
void take_least(std::span<std::int16_t> least, std::span<std::int16_t const> other, std::int16_t more) {
  for (std::size_t i = 0; i < least.size(); ++i)
    least[i] = std::min(least[i], static_cast<std::int16_t>(other[i] + more));
}

class Block {
 public:
  Block(Patterns const& patterns, LeastHops const& hops)
      : patterns_{patterns},
        hops_{hops},
        by_ride_(patterns.stops()),
        reached_(patterns.stops()),
        is_new_(patterns.stops()) {}

  /// @param[out] ticks  [destination, level, stop] of all destinations
  void search(std::size_t first, std::size_t count, int most_rides, std::span<std::int16_t> ticks) {
    Lanes none;
    none.fill(kOutOfReach);
    std::ranges::fill(by_ride_, none);
    std::ranges::fill(reached_, none);
    std::ranges::fill(is_new_, std::uint8_t{0});
    for (std::size_t i = 0; i < count; ++i) {
      reached_[first + i][i] = 0;
      is_new_[first + i] = 1;
    }
    int rides = 0;
    for (std::size_t level = 0; level < LeastDurations::kLevels; ++level) {
      int const last = level + 1 == LeastDurations::kLevels ? most_rides : static_cast<int>(level) + 1;
      for (bool is_better = true; rides < last && is_better; ++rides) is_better = one_ride_more();
      lay_down(first, count, level, ticks);
    }
  }

 private:
  /// Goes only where the last ride did better. @return whether this one did
  bool one_ride_more() {
    for (auto p = id_of<PatternId>(0); p.value < patterns_.patterns(); ++p.value) {
      auto const stops = patterns_.stops_of(p);
      if (std::ranges::any_of(stops, [&](StopId s) { return is_new_[s.value] != 0; })) ride_back(p);
    }
    bool is_better = false;
    for (auto s = id_of<StopId>(0); s.value < patterns_.stops(); ++s.value) {
      auto least = reached_[s.value];
      take_least(least, by_ride_[s.value]);
      auto const to = patterns_.walks_to(s);
      auto const ticks = patterns_.walk_ticks(s);
      for (std::size_t i = 0; i < to.size(); ++i) take_least(least, sum(by_ride_[to[i].value], capped(ticks[i])));
      is_new_[s.value] = least != reached_[s.value] ? 1 : 0;
      is_better = is_better || is_new_[s.value] != 0;
      reached_[s.value] = least;
    }
    return is_better;
  }

  void ride_back(PatternId p) {
    auto const stops = patterns_.stops_of(p);
    auto const board = patterns_.board_of(p), alight = patterns_.alight_of(p);
    auto const* const reaching = hops_.reaching.data() + hops_.offset[p.value];
    auto const* const leaving = hops_.leaving.data() + hops_.offset[p.value];
    Lanes aboard;  // when leaving a call
    aboard.fill(kOutOfReach);
    for (auto i = stops.size() - 1; i-- > 0;) {
      aboard = sum(aboard, leaving[i]);
      if (alight[i + 1] != 0) take_least(aboard, sum(reached_[stops[i + 1].value], reaching[i]));
      if (board[i] != 0) take_least(by_ride_[stops[i].value], aboard);
    }
  }

  void lay_down(std::size_t first, std::size_t count, std::size_t level, std::span<std::int16_t> ticks) const {
    auto const stops = patterns_.stops();
    for (std::size_t i = 0; i < count; ++i) {
      auto* const row = ticks.data() + ((first + i) * LeastDurations::kLevels + level) * stops;
      for (std::size_t s = 0; s < stops; ++s) row[s] = reached_[s][i];
    }
  }

  Patterns const& patterns_;
  LeastHops const& hops_;
  std::vector<Lanes> by_ride_, reached_;  // [stop] boarding there; by any means, also having arrived
  std::vector<std::uint8_t> is_new_;      // [stop] the last ride bettered how it is reached
};

}  // namespace

LeastHops::LeastHops(Patterns const& patterns) {
  for (auto p = id_of<PatternId>(0); p.value < patterns.patterns(); ++p.value) add_pattern(patterns, p, *this);
}

LeastDurations::LeastDurations(Patterns const& patterns, int most_rides)
    : stops_{patterns.stops()}, hops_{patterns}, ticks_(stops_ * stops_ * kLevels) {
  tbb::enumerable_thread_specific<Block> blocks{[&] { return Block{patterns, hops_}; }};
  tbb::parallel_for(std::size_t{0}, (stops_ + kAbreast - 1) / kAbreast, [&](std::size_t b) {
    blocks.local().search(b * kAbreast, std::min(kAbreast, stops_ - b * kAbreast), most_rides, ticks_);
  });
}

LeastOnward::LeastOnward(Patterns const& patterns, LeastDurations const& least)
    : patterns_{&patterns},
      least_{&least},
      stops_{patterns.stops()},
      calls_{least.hops().reaching.size()},
      from_stop_(kColumns * stops_, kOutOfReach),
      aboard_(kColumns * calls_, kOutOfReach),
      aimed_(patterns.patterns(), 0),
      nothing_(calls_, 0) {}

void LeastOnward::aim(std::span<StopAccess const> egress) {
  auto const is_same = [](StopAccess const& a, std::pair<StopId, std::int32_t> const& b) {
    return a.stop == b.first && a.seconds == b.second;
  };
  is_repeated_ = aim_ > 0 && std::ranges::equal(egress, egress_, is_same);
  if (is_repeated_) return;
  egress_.clear();
  for (auto const& way : egress) egress_.emplace_back(way.stop, way.seconds);
  ++aim_;
  std::ranges::fill(from_stop_, kOutOfReach);
  for (auto const& [stop, seconds] : egress_) {
    auto const ticks = capped(static_cast<std::uint32_t>((seconds + kTick_s - 1) / kTick_s));
    from_stop_[stop.value] = std::min(from_stop_[stop.value], ticks);
    for (std::size_t level = 0; level < LeastDurations::kLevels; ++level)
      take_least(std::span{from_stop_}.subspan((level + 1) * stops_, stops_), least_->to(stop, level), ticks);
  }
}

void LeastOnward::ride_back(PatternId p) {
  aimed_[p.value] = aim_;
  auto const stops = patterns_->stops_of(p);
  auto const alight = patterns_->alight_of(p);
  auto const first = least_->hops().offset[p.value];
  std::array<std::int16_t, kColumns> aboard;  // when leaving a call
  aboard.fill(kOutOfReach);
  for (auto i = stops.size() - 1; i-- > 0;) {
    auto const leaving = least_->hops().leaving[first + i], reaching = least_->hops().reaching[first + i];
    for (std::size_t c = 0; c < kColumns; ++c) {
      auto least = static_cast<std::int16_t>(aboard[c] + leaving);
      if (alight[i + 1] != 0)
        least = std::min(least, static_cast<std::int16_t>(from_stop_[c * stops_ + stops[i + 1].value] + reaching));
      aboard[c] = std::min(least, kOutOfReach);
      aboard_[c * calls_ + first + i] = aboard[c];
    }
  }
}

}  // namespace tanvan
