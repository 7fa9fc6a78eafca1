#pragma once
/// A duty that remembers how it is driven, so that a change of it is driven only where it differs.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/tours/duty_run.hpp"
#include "sim/tours/search_tables.hpp"

namespace tanvan {

/// A place of a duty that leaves the depot as early as it may: the depot, stops and reloads, the depot again.
struct DutyStep {
  std::uint32_t place = 0;
  std::uint32_t waits = 0;                          ///< how often the vehicle has waited up to here
  double done_s = 0;                                ///< when it goes on
  double driven_s = 0;                              ///< since the last rest, then
  double rest_s = 0;                                ///< before the leg to here
  double drive_s = 0;                               ///< the leg to here, were it begun without that rest
  bool rested_before = false, rested_here = false;  ///< waited as long as a rest: before the leg, at the place

  double by_s = 0;  ///< latest moment to come here so that the duty ends no later, with the same rests
  double above_driven_s = 0, most_driven_s = 0;  ///< of `driven_s`, between which all rests behind are the same
};

/// A duty with its steps.
struct DutySchedule {
  std::size_t fleet_class = 0;
  std::vector<DutyStep> steps;
  std::size_t driven = 0;  ///< steps that hold one after another
  DutyTimes times;         ///< as of `DutyRunner::run`

  bool holds() const { return driven == steps.size(); }
};

/// Drives duties of one problem as `DutyRunner::run` does, and looks at changes of them.
class DutyScheduler {
 public:
  /// @param tables  outlive the scheduler
  explicit DutyScheduler(SearchTables const& tables);

  /// Drives all of `schedule.steps` anew, of which places alone are read: the first and the last are the depot.
  /// @return whether hours, rests and the longest duty hold
  bool drive(std::size_t fleet_class, DutySchedule& schedule);

  /// Times of a driven duty with some more places behind a step; none where it does not hold or is not shorter than
  /// `below_s`, by rests that fall as they do where it leaves early.
  bool times_with(DutySchedule const& schedule, std::size_t behind, std::span<std::uint32_t const> more, double below_s,
                  DutyTimes& times);

 private:
  struct Hours {
    double open_s, close_s, service_s;
  };
  struct Mark {
    std::uint32_t place;
    double rest_s, done_s, driven_s;  // as of `DutyStep`
  };
  class Vehicle;

  static bool is_as_before(Vehicle const& vehicle, DutyStep const& step);

  double come_by(std::uint32_t place, double leave_s) const;
  void look_back(DutySchedule& schedule) const;
  double latest_leave(DutySchedule const& schedule, std::size_t behind, double by_s) const;
  double back_of(DutySchedule const& schedule, std::size_t behind, std::size_t join, double early_back_s,
                 double leave_s) const;
  DutyTimes later_begun(DutySchedule const& schedule, std::size_t behind, std::size_t join, DutyTimes times,
                        double leave_s) const;
  void use_class(std::size_t fleet_class);
  double const* leg_s(std::uint32_t from, std::uint32_t to) const {
    return legs_s_ + (from * hours_.size() + to) * bins_->size();
  }

  SearchTables const* tables_;
  DayBins const* bins_;
  std::vector<Hours> hours_;  // by stop
  FleetClass const* fleet_ = nullptr;
  double const* legs_s_ = nullptr;
  std::vector<Mark> trail_;  // of a duty under change: the places added, and those behind until it is as before
};

}  // namespace tanvan
