#pragma once
/// How long it takes from each stop to each other at the least, were no vehicle ever waited for: what keeps searches
/// from place to place near their way.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/transit/patterns.hpp"
#include "sim/transit/stop_access.hpp"

namespace tanvan {

/// The fastest run of each hop: from leaving a call of a pattern to reaching the next one, and to leaving it [ticks],
/// capped at `LeastDurations::kOutOfReach`, which also stands at a pattern's last call.
struct LeastHops {
  explicit LeastHops(Patterns const& patterns);

  std::vector<std::int16_t> reaching, leaving;  // [call of a pattern]
  std::vector<std::size_t> offset;              // [pattern] its first call
};

/// From a stop where one is by vehicle, or may board, to another where one alights: the fastest run of each hop, walks
/// between rides, no waiting. No journey of so many
/// rides by the patterns takes less. In ticks; kOutOfReach where nothing leads.
///
/// Stops squared times three entries of two bytes: 20 MB for 1,800 stops. Destinations in parallel, the same on any
/// number of threads.
class LeastDurations {
 public:
  static constexpr std::int16_t kOutOfReach = 0x3fff;  // 9 h: two of them still add up
  /// Numbers of rides that are told apart: at most one, at most two, and as many as anybody takes.
  static constexpr std::size_t kLevels = 3;

  /// @param most_rides  of any journey that is sought, >= 2
  LeastDurations(Patterns const& patterns, int most_rides);

  std::size_t stops() const { return stops_; }
  /// By stop, to one destination. @param level  0: at most one ride; 1: two; 2: the most
  std::span<std::int16_t const> to(StopId destination, std::size_t level) const {
    return std::span{ticks_}.subspan((destination.value * kLevels + level) * stops_, stops_);
  }
  LeastHops const& hops() const { return hops_; }

 private:
  std::size_t stops_;
  LeastHops hops_;
  std::vector<std::int16_t> ticks_;  // [destination, level, stop]
};

/// What is left of a journey at the least, to a destination of several stops with ways on from them. What is left
/// aboard is worked out by pattern, where it is asked about, once a destination is aimed at twice in a row: questions
/// about one destination belong one after another. One object a thread; a destination allocates nothing once others
/// like it were.
class LeastOnward {
 public:
  /// Both must outlive this.
  LeastOnward(Patterns const& patterns, LeastDurations const& least);

  void aim(std::span<StopAccess const> egress);

  /// [stop] ticks from being there by vehicle, or to board, with at most so many rides more; kOutOfReach or more where
  /// nothing leads.
  std::int16_t const* from_stops(int rides) const { return from_stop_.data() + column(rides) * stops_; }
  /// [call of the pattern] ticks from leaving there aboard, with at most so many rides, this one included; nothing
  /// the first time that a destination is aimed at.
  std::int16_t const* aboard(PatternId p, int rides) {
    if (!is_repeated_) return nothing_.data();
    if (aimed_[p.value] != aim_) ride_back(p);
    return aboard_.data() + column(rides - 1) * calls_ + least_->hops().offset[p.value];
  }

 private:
  static constexpr std::size_t kColumns = LeastDurations::kLevels + 1;  // no ride more, and each level

  static std::size_t column(int rides) { return std::min(static_cast<std::size_t>(rides), kColumns - 1); }
  void ride_back(PatternId p);

  Patterns const* patterns_;
  LeastDurations const* least_;
  std::size_t stops_, calls_;
  std::vector<std::pair<StopId, std::int32_t>> egress_;  // of the destination
  std::vector<std::int16_t> from_stop_;                  // [column, stop]
  std::vector<std::int16_t> aboard_;                     // [column once alighted, call of a pattern]
  std::vector<std::uint64_t> aimed_;                     // [pattern] the aim that it was worked out for
  std::vector<std::int16_t> nothing_;                    // [position of a pattern]
  std::uint64_t aim_ = 0;
  bool is_repeated_ = false;
};

}  // namespace tanvan
