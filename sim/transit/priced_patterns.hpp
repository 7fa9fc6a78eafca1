#pragma once
/// Patterns of a timetable and of its mirror image, with what rides cost: what searches by time and cost share.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/transit/connections.hpp"
#include "sim/transit/least_durations.hpp"
#include "sim/transit/patterns.hpp"

namespace tanvan {

/// What rides cost, in whole units of the caller's, such as đồng: fares, and time by its value and crowding. Whole
/// units make sums the same in any order. A column that is empty costs nothing.
struct RideCosts {
  std::vector<std::uint32_t> boarding = {};  // [run] each ride
  std::vector<std::uint32_t> onward = {};    // [call] from leaving a call to reaching the run's next one
  std::vector<std::uint32_t> staying = {};   // [call] of who stays aboard while the vehicle stands there
};

/// From what ride costs are made.
struct RidePrices {
  double per_s = 0;                          ///< [unit/s] of riding, >= 0
  double per_km = 0;                         ///< [unit/km] fare by distance, >= 0
  std::vector<std::uint32_t> boarding = {};  ///< [run] fare of each ride; empty: none
  std::vector<double> crowding = {};         ///< [call] factor on riding time from there to the next, >= 0; empty: 1
  std::vector<double> distance_m = {};       ///< [call] from there to the next [m], >= 0; empty: no fare by distance
};

/// riding = per_s * factor * time + per_km * distance, each section rounded to whole units.
RideCosts ride_costs(Timetable const& timetable, RidePrices const& prices);

/// The timetable in a mirror of time: each run backward through its stops at minus its times, who boarded alights,
/// walks run the other way. Runs keep their numbers; calls of a run stand in the opposite order.
Timetable mirrored(Timetable const& timetable);

/// Patterns in one direction of time with costs beside them. Riding row r from position i to j costs
/// boarding[r] + off[cell + j] - on[cell + i], where cell = patterns.cell_of(pattern, r).
struct PricedDirection {
  Patterns patterns;
  std::vector<std::uint32_t> on, off;    // [cell]
  std::vector<std::uint32_t> boarding;   // [row]
  std::vector<std::uint8_t> same_costs;  // [row] 1: as the row before it in its pattern
  std::vector<std::uint8_t> same_times;  // [row] 1: those of the row before it, all later by as much
  LeastDurations least;
};

/// Both directions, on ticks that mirror each other. A tick t of one is the tick `mirror(t)` of the other. Many threads
/// may search in one object.
class PricedPatterns {
 public:
  /// @param timetable  must outlive this
  /// @param begin_s, end_s  [s] window as of `Patterns`, one second longer where its length is even
  /// @param most_rides  of any journey that will be asked for, 2 to 8
  PricedPatterns(Timetable const& timetable, std::int32_t begin_s, std::int32_t end_s, RideCosts const& costs = {},
                 int most_rides = 4);

  Timetable const& timetable() const { return timetable_; }
  int most_rides() const { return most_rides_; }
  PricedDirection const& of(SearchDirection d) const { return d == SearchDirection::depart_at ? forward_ : backward_; }
  /// 0 < t < mirror(0): times within the window
  Tick mirror(Tick t) const { return static_cast<Tick>(mirror_ - t); }
  /// Call of the timetable at a position of a row in one direction.
  std::uint32_t call(SearchDirection d, std::uint32_t row, std::uint32_t position) const;

 private:
  PricedPatterns(Timetable const& timetable, std::int32_t begin_s, std::int32_t end_s, RideCosts const& costs,
                 int most_rides, Timetable const& mirror_image);

  Timetable const& timetable_;
  int most_rides_;
  Tick mirror_;
  PricedDirection forward_, backward_;
};

}  // namespace tanvan
