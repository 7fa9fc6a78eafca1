#include "sim/tours/duty_schedule.hpp"

#include <algorithm>

namespace tanvan {

/// A vehicle on its way through a duty.
class DutyScheduler::Vehicle {
 public:
  /// Stands ready behind a step.
  Vehicle(DutyScheduler const& scheduler, DutyStep const& step, double slack_s)
      : s_(scheduler),
        at_(step),
        bin_(scheduler.bins_->bin_of(step.done_s)),
        slack_s_(slack_s) {}

  DutyStep const& step() const { return at_; }

  /// Goes to a place, which the last return is or not. @return whether hours and rests hold
  bool go(std::uint32_t place, bool is_last) {
    auto const& rest = s_.fleet_->rest;
    auto const* const leg_s = s_.leg_s(at_.place, place);
    auto leg = leg_run_after(*s_.bins_, leg_s, at_.done_s, bin_);
    at_.rested_before = leg.leave_s - at_.done_s >= rest.length_s;
    if (at_.rested_before) at_.driven_s = 0;
    at_.drive_s = leg.arrive_s - leg.leave_s;
    at_.rest_s = 0;
    double drive_s = at_.drive_s;
    if (at_.driven_s + drive_s > rest.after_s) {
      at_.rest_s = rest.length_s;
      leg = leg_run_after(*s_.bins_, leg_s, at_.done_s + at_.rest_s, bin_);
      at_.driven_s = 0;
      drive_s = leg.arrive_s - leg.leave_s;
      if (drive_s > rest.after_s) return false;
    }
    at_.driven_s += drive_s;
    bool const waits = leg.leave_s > at_.done_s + at_.rest_s;
    return arrive(place, is_last, leg.arrive_s, waits);
  }

 private:
  bool arrive(std::uint32_t place, bool is_last, double arrive_s, bool waits) {
    if (arrive_s == kForever) return false;
    auto const& fleet = *s_.fleet_;
    auto const& hours = s_.hours_[place];
    bool const at_stop = place != 0;
    double const begin_s = at_stop ? std::max(arrive_s, hours.open_s) : arrive_s;
    if (begin_s > (at_stop ? hours.close_s : fleet.back_by_s) + slack_s_) return false;
    double const stands_s = at_stop ? hours.service_s : is_last ? 0 : fleet.reload_s;
    at_.rested_here = (at_stop ? begin_s - arrive_s : stands_s) >= fleet.rest.length_s;
    if (at_.rested_here) at_.driven_s = 0;
    at_.place = place;
    at_.waits += waits || begin_s > arrive_s ? 1 : 0;
    at_.done_s = begin_s + stands_s;
    return true;
  }

  DutyScheduler const& s_;
  DutyStep at_;
  std::size_t bin_;
  double slack_s_;
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
  Vehicle vehicle(*this, steps.front(), kSearchSlack_s);
  schedule.driven = 1;
  for (auto& at = schedule.driven; at < steps.size(); ++at) {
    if (!vehicle.go(steps[at].place, at + 1 == steps.size())) return false;
    steps[at] = vehicle.step();
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
    double const leave_s =
        leg_latest_before(*bins_, leg_s(step.place, next.place), next.by_s, bin) - next.rest_s;
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

bool DutyScheduler::times_with(DutySchedule const& schedule, std::size_t behind, std::span<std::uint32_t const> more,
                               DutyTimes& times) {
  auto const& steps = schedule.steps;
  if (behind >= schedule.driven) return false;
  use_class(schedule.fleet_class);
  Vehicle vehicle(*this, steps[behind], kSearchSlack_s);
  trail_.clear();
  for (auto const place : more) {
    if (!vehicle.go(place, false)) return false;
    trail_.push_back(vehicle.step());
  }
  bool const holds = schedule.holds();
  std::size_t join = behind + 1;
  for (;; ++join) {
    auto const& before = steps[join];
    if (!vehicle.go(before.place, join + 1 == steps.size())) return false;
    trail_.push_back(vehicle.step());
    if (join + 1 == steps.size()) break;
    if (holds && vehicle.step().done_s == before.done_s && vehicle.step().driven_s > before.above_driven_s &&
        vehicle.step().driven_s <= before.most_driven_s)
      break;  // from here on all is as it was
  }
  bool const joined = join + 1 < steps.size();
  times = {fleet_->leaves_from_s, joined ? steps.back().done_s : vehicle.step().done_s};
  auto const waits = vehicle.step().waits + (joined ? steps.back().waits - steps[join].waits : 0);
  if (waits > 0) {
    double const leave_s = latest_leave(schedule, behind, joined ? steps[join].by_s : times.back_s);
    times = later_begun(schedule, behind, join, times, leave_s);
  }
  return times.length_s() <= fleet_->longest_duty_s + kSearchSlack_s;
}

/// The latest begin of a duty under change that comes to the last place of the trail by a moment.
double DutyScheduler::latest_leave(DutySchedule const& schedule, std::size_t behind, double by_s) const {
  auto const& steps = schedule.steps;
  auto bin = bins_->bin_of(by_s);
  auto const leave = [&](std::uint32_t from, DutyStep const& to) {
    by_s = leg_latest_before(*bins_, leg_s(from, to.place), by_s, bin) - to.rest_s;
  };
  for (std::size_t i = trail_.size() - 1; i > 0; --i) {
    leave(trail_[i - 1].place, trail_[i]);
    by_s = come_by(trail_[i - 1].place, by_s);
  }
  leave(steps[behind].place, trail_.front());
  for (std::size_t i = behind; i > 0; --i) {
    by_s = come_by(steps[i].place, by_s);
    if (schedule.holds() && by_s == steps[i].by_s) return steps.front().by_s;
    leave(steps[i - 1].place, steps[i]);
  }
  return by_s;
}

/// The end of a duty under change that leaves the depot at a moment; infinite where it does not hold.
/// @param early_back_s  its end where it leaves as early as it may
double DutyScheduler::back_of(DutySchedule const& schedule, std::size_t behind, std::size_t join, double early_back_s,
                              double leave_s) const {
  auto const& steps = schedule.steps;
  auto const last = steps.size() - 1;
  DutyStep depot;
  depot.done_s = leave_s;
  Vehicle vehicle(*this, depot, kJudgeSlack_s);
  auto const& now = vehicle.step();
  auto const as_early = [&](DutyStep const& early) {
    return now.done_s == early.done_s && now.driven_s == early.driven_s;
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
    if (i == last) return now.done_s;
    if (now.done_s == steps[i].done_s && now.driven_s > steps[i].above_driven_s &&
        now.driven_s <= steps[i].most_driven_s)
      return early_back_s;
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
