#pragma once
/// A duty driven through the day: when it is where, and whether it holds.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/tours/search_tables.hpp"

namespace tanvan {

/// What rounding may add to a moment before it counts as late [s]: in the search, and where a plan is judged.
inline constexpr double kSearchSlack_s = 1e-8, kJudgeSlack_s = 5e-7;

/// Begin and end of a duty.
struct DutyTimes {
  double leave_s = 0, back_s = 0;
  double length_s() const { return back_s - leave_s; }
};

/// One call of a duty: a stop, a reload or the last return.
struct DutyCall {
  std::uint32_t place = 0;
  double rest_s = 0;    ///< rest before the leg to it
  double leave_s = 0;   ///< when the leg to it begins
  double arrive_s = 0;  ///< and ends
  double begin_s = 0;   ///< of service or reload
  double done_s = 0;    ///< and its end
};

/// Drives duties of one problem.
/// A duty is the list of places between leaving the depot and the last return, with 0 where the vehicle reloads.
/// Rests are taken as late as the rule allows, where the vehicle stands before a leg.
class DutyRunner {
 public:
  /// @param tables  outlive the runner
  explicit DutyRunner(SearchTables const& tables) : tables_(&tables) {}

  /// The duty that ends earliest, begun as late as still gives that end; none where hours, rests or the longest duty do
  /// not hold.
  bool run(std::size_t fleet_class, std::span<std::uint32_t const> places, DutyTimes& times);

  /// The same, or a shorter one among those that begin with a later hour of the day.
  bool run_shortest(std::size_t fleet_class, std::span<std::uint32_t const> places, DutyTimes& times);

  /// Every call of the duty that leaves the depot at a moment. @return whether all holds
  bool calls(std::size_t fleet_class, std::span<std::uint32_t const> places, double leave_s,
             std::vector<DutyCall>& calls);

 private:
  bool drive(std::size_t fleet_class, std::span<std::uint32_t const> places, double leave_s, double slack_s);
  double latest_leave(std::size_t fleet_class, std::span<std::uint32_t const> places, double back_s);

  SearchTables const* tables_;
  std::vector<DutyCall> calls_;
  bool waited_ = false;  // anywhere in the last drive
};

}  // namespace tanvan
