#pragma once
/// A day's moves, told trip by trip and as columns that compress well.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

/// A vehicle on a link: [enter, leave), `leave` kNoTime where it never left.
struct LinkVisit {
  LinkId link;
  TrafficTime enter = 0, leave = kNoTime;
};

/// Tells the visits of one trip after another. What it is made of outlives it.
class DayMoves {
 public:
  /// @param day  of these trips, with `DayOptions::moves`
  DayMoves(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways, DayResult const& day);

  std::size_t trips() const { return trips_.size(); }
  /// The links that the trip entered, first to last; they stand until the next call.
  std::span<LinkVisit const> visits(std::size_t trip);

 private:
  TrafficRoads const& roads_;
  TripTable const& trips_;
  WayTable const& ways_;
  DayResult const& day_;
  TurnNumbers numbers_;
  std::vector<LinkId> links_;
  std::vector<LinkVisit> visits_;
};

/// Time of moves as files keep it [1/s]: a hundredth of a second.
inline constexpr std::uint64_t kMoveTimesPerSecond = 100;

/// All moves by trip, then way: each column tells how far a row is from the row before it, whatever its trip, and the
/// first row how far it is from 0. So the sums of the rows up to one are its link and its time.
struct MoveColumns {
  std::vector<std::int64_t> offset;      // [trips + 1] where the moves of each trip begin
  std::vector<std::int32_t> link_step;   // [moves] of rows of links
  std::vector<std::int32_t> enter_step;  // [moves] of times, each rounded to 1 / kMoveTimesPerSecond
};
MoveColumns move_columns(DayMoves& moves);

/// Visits of some trips, packed.
struct Trajectories {
  std::vector<std::int64_t> trip;    // [sampled]
  std::vector<std::int64_t> offset;  // [sampled + 1]
  std::vector<std::int64_t> link;    // [visits]
  std::vector<double> enter_s;       // [visits]
  std::vector<double> leave_s;       // [visits] -1 where the vehicle never left
};
/// @param sample  rows of trips
Trajectories trajectories(DayMoves& moves, std::span<std::uint32_t const> sample);

}  // namespace tanvan
