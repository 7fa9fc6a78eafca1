#include "sim/tours/duty_schedule.hpp"

#include <algorithm>

namespace tanvan {

/// A vehicle on its way through a duty. Its state is in numbers of its own: structures that are written in parts and
/// copied as a whole stall the processor.
class DutyScheduler::Vehicle {
 public:
  /// Stands ready at a place.
  Vehicle(DutyScheduler const& scheduler, std::uint32_t place, double done_s, double driven_s, double slack_s)
      : s_(scheduler),
        rest_(scheduler.fleet_->rest),
        place_(place),
        bin_(scheduler.bins_->bin_of(done_s)),
        done_s_(done_s),
        driven_s_(driven_s),
        slack_s_(slack_s) {}

  double done_s() const { return done_s_; }
  double driven_s() const { return driven_s_; }
  std::uint32_t waits() const { return waits_; }
  Mark mark() const { return {place_, rest_s_, done_s_, driven_s_}; }
  void note(DutyStep& step) const {
    step.waits = waits_;
    step.done_s = done_s_;
    step.driven_s = driven_s_;
    step.rest_s = rest_s_;
    step.drive_s = drive_s_;
    step.rested_before = rested_before_;
    step.rested_here = rested_here_;
  }

  /// Goes to a place, which the last return is or not. @return whether hours and rests hold
  bool go(std::uint32_t place, bool is_last) {
    auto const* const leg_s = s_.leg_s(place_, place);
    auto leg = leg_run_after(*s_.bins_, leg_s, done_s_, bin_);
    rested_before_ = leg.leave_s - done_s_ >= rest_.length_s;
    if (rested_before_) driven_s_ = 0;
    double drive_s = drive_s_ = leg.arrive_s - leg.leave_s;
    rest_s_ = 0;
    if (driven_s_ + drive_s > rest_.after_s) {
      rest_s_ = rest_.length_s;
      leg = leg_run_after(*s_.bins_, leg_s, done_s_ + rest_s_, bin_);
      driven_s_ = 0;
      drive_s = leg.arrive_s - leg.leave_s;
      if (drive_s > rest_.after_s) return false;
    }
    driven_s_ += drive_s;
    return arrive(place, is_last, leg.arrive_s, leg.leave_s > done_s_ + rest_s_);
  }

 private:
  bool arrive(std::uint32_t place, bool is_last, double arrive_s, bool waited) {
    if (arrive_s == kForever) return false;
    auto const& hours = s_.hours_[place];
    bool const at_stop = place != 0;
    double const begin_s = at_stop ? std::max(arrive_s, hours.open_s) : arrive_s;
    if (begin_s > (at_stop ? hours.close_s : s_.fleet_->back_by_s) + slack_s_) return false;
    double const stands_s = at_stop ? hours.service_s : is_last ? 0 : s_.fleet_->reload_s;
    rested_here_ = (at_stop ? begin_s - arrive_s : stands_s) >= rest_.length_s;
    if (rested_here_) driven_s_ = 0;
    place_ = place;
    waits_ += waited || begin_s > arrive_s ? 1 : 0;
    done_s_ = begin_s + stands_s;
    return true;
  }

  DutyScheduler const& s_;
  RestRule const rest_;
  std::uint32_t place_, waits_ = 0;
  std::size_t bin_;
  double done_s_, driven_s_, slack_s_;
  double rest_s_ = 0, drive_s_ = 0;
  bool rested_before_ = false, rested_here_ = false;
};

DutyScheduler::DutyScheduler(SearchTables const& tables) : tables_(&tables), bins_(&tables.problem().bins) {
  auto const& p = tables.problem();
  for (std::size_t i = 0; i < p.stops(); ++i) hours_.push_back({p.open_s[i], p.close_s[i], p.service_s[i]});
}

void DutyScheduler::use_class(std::size_t fleet_class) {
  fleet_ = &tables_->problem().fleet[fleet_class];
  legs_s_ = tables_->of(fleet_class).legs_s;
}

/// The latest moment to come to a place so that it is left by a moment; the last return is left as it is reached.
double DutyScheduler::come_by(std::uint32_t place, double leave_s) const {
  if (place == 0) return leave_s - fleet_->reload_s;
  return std::min(hours_[place].close_s, leave_s - hours_[place].service_s);
}

bool DutyScheduler::drive(std::size_t fleet_class, DutySchedule& schedule) {
  use_class(fleet_class);
  auto& steps = schedule.steps;
  schedule.fleet_class = fleet_class;
  steps.front() = {};
  steps.front().done_s = fleet_->leaves_from_s;
  Vehicle vehicle(*this, 0, fleet_->leaves_from_s, 0, kSearchSlack_s);
  schedule.driven = 1;
  for (auto& at = schedule.driven; at < steps.size(); ++at) {
    if (!vehicle.go(steps[at].place, at + 1 == steps.size())) return false;
    vehicle.note(steps[at]);
  }
  look_back(schedule);
  trail_.clear();
  schedule.times = {fleet_->leaves_from_s, steps.back().done_s};
  if (steps.back().waits > 0) schedule.times = later_begun(schedule, 0, 0, schedule.times, steps.front().by_s);
  return schedule.times.length_s() <= fleet_->longest_duty_s + kSearchSlack_s;
}

void DutyScheduler::look_back(DutySchedule& schedule) const {
  auto& steps = schedule.steps;
  double const after_s = fleet_->rest.after_s;
  steps.back().by_s = steps.back().done_s;
  steps.back().above_driven_s = -kForever;
  steps.back().most_driven_s = kForever;
  auto bin = bins_->bin_of(steps.back().by_s);
  for (std::size_t i = steps.size() - 1; i-- > 0;) {
    auto& step = steps[i];
    auto const& next = steps[i + 1];
    double const leave_s = leg_latest_before(*bins_, leg_s(step.place, next.place), next.by_s, bin) - next.rest_s;
    step.by_s = i > 0 ? come_by(step.place, leave_s) : leave_s;
    step.above_driven_s = -kForever;
    step.most_driven_s = kForever;
    if (next.rested_before) continue;
    if (next.rest_s > 0) {
      step.above_driven_s = after_s - next.drive_s;
      continue;
    }
    step.most_driven_s = after_s - next.drive_s;
    if (next.rested_here) continue;
    step.above_driven_s = next.above_driven_s - next.drive_s;
    step.most_driven_s = std::min(step.most_driven_s, next.most_driven_s - next.drive_s);
  }
}

/// Whether a vehicle stands ready at a step so that all behind it goes as it went.
bool DutyScheduler::is_as_before(Vehicle const& vehicle, DutyStep const& step) {
  return vehicle.done_s() == step.done_s && vehicle.driven_s() > step.above_driven_s &&
         vehicle.driven_s() <= step.most_driven_s;
}

bool DutyScheduler::times_with(DutySchedule const& schedule, std::size_t behind, std::span<std::uint32_t const> more,
                               double below_s, DutyTimes& times) {
  auto const& steps = schedule.steps;
  if (behind >= schedule.driven) return false;
  use_class(schedule.fleet_class);
  Vehicle vehicle(*this, steps[behind].place, steps[behind].done_s, steps[behind].driven_s, kSearchSlack_s);
  trail_.clear();
  for (auto const place : more) {
    if (!vehicle.go(place, false)) return false;
    trail_.push_back(vehicle.mark());
  }
  bool const holds = schedule.holds();
  std::size_t join = behind + 1;
  for (;; ++join) {
    auto const& before = steps[join];
    if (!vehicle.go(before.place, join + 1 == steps.size())) return false;
    trail_.push_back(vehicle.mark());
    if (join + 1 == steps.size()) break;
    if (holds && is_as_before(vehicle, before)) break;  // from here on all is as it was
  }
  bool const joined = join + 1 < steps.size();
  times = {fleet_->leaves_from_s, joined ? steps.back().done_s : vehicle.done_s()};
  auto const waits = steps[behind].waits + vehicle.waits() + (joined ? steps.back().waits - steps[join].waits : 0);
  if (waits > 0) {
    double const leave_s = latest_leave(schedule, behind, joined ? steps[join].by_s : times.back_s);
    if (times.back_s - std::max(leave_s, times.leave_s) >= below_s) return false;
    times = later_begun(schedule, behind, join, times, leave_s);
  }
  return times.length_s() < below_s && times.length_s() <= fleet_->longest_duty_s + kSearchSlack_s;
}

/// The latest begin of a duty under change that comes to the last place of the trail by a moment.
double DutyScheduler::latest_leave(DutySchedule const& schedule, std::size_t behind, double by_s) const {
  auto const& steps = schedule.steps;
  auto bin = bins_->bin_of(by_s);
  auto const leave = [&](std::uint32_t from, std::uint32_t to, double rest_s) {
    by_s = leg_latest_before(*bins_, leg_s(from, to), by_s, bin) - rest_s;
  };
  for (std::size_t i = trail_.size() - 1; i > 0; --i) {
    leave(trail_[i - 1].place, trail_[i].place, trail_[i].rest_s);
    by_s = come_by(trail_[i - 1].place, by_s);
  }
  leave(steps[behind].place, trail_.front().place, trail_.front().rest_s);
  for (std::size_t i = behind; i > 0; --i) {
    by_s = come_by(steps[i].place, by_s);
    if (schedule.holds() && by_s == steps[i].by_s) return steps.front().by_s;
    leave(steps[i - 1].place, steps[i].place, steps[i].rest_s);
  }
  return by_s;
}

/// The end of a duty under change that leaves the depot at a moment; infinite where it does not hold.
/// @param early_back_s  its end where it leaves as early as it may
double DutyScheduler::back_of(DutySchedule const& schedule, std::size_t behind, std::size_t join, double early_back_s,
                              double leave_s) const {
  auto const& steps = schedule.steps;
  auto const last = steps.size() - 1;
  Vehicle vehicle(*this, 0, leave_s, 0, kJudgeSlack_s);
  auto const as_early = [&](auto const& early) {
    return vehicle.done_s() == early.done_s && vehicle.driven_s() == early.driven_s;
  };
  for (std::size_t i = 1; i <= behind; ++i) {
    if (!vehicle.go(steps[i].place, false)) return kForever;
    if (as_early(steps[i])) return early_back_s;
  }
  for (std::size_t i = 0; i < trail_.size(); ++i) {
    if (!vehicle.go(trail_[i].place, join == last && i + 1 == trail_.size())) return kForever;
    if (as_early(trail_[i])) return early_back_s;
  }
  for (std::size_t i = join;; ++i) {
    if (i == last) return vehicle.done_s();
    if (is_as_before(vehicle, steps[i])) return early_back_s;
    if (!vehicle.go(steps[i + 1].place, i + 1 == last)) return kForever;
  }
}

/// Times of a duty, or those of the same begun at a later moment where that is shorter.
DutyTimes DutyScheduler::later_begun(DutySchedule const& schedule, std::size_t behind, std::size_t join,
                                     DutyTimes times, double leave_s) const {
  if (leave_s <= times.leave_s) return times;
  double const back_s =
      fleet_->rest.after_s == kForever ? times.back_s : back_of(schedule, behind, join, times.back_s, leave_s);
  return back_s - leave_s < times.length_s() ? DutyTimes{leave_s, back_s} : times;
}

}  // namespace tanvan
