#include "sim/tours/duty_run.hpp"

#include <algorithm>

namespace tanvan {

bool DutyRunner::drive(std::size_t fleet_class, std::span<std::uint32_t const> places, double leave_s, double slack_s) {
  auto const& p = tables_->problem();
  auto const& fleet = p.fleet[fleet_class];
  double now_s = leave_s, driven_s = 0;
  std::uint32_t from = 0;
  waited_ = false;
  calls_.resize(places.size() + 1);
  for (std::size_t i = 0; i <= places.size(); ++i) {
    std::uint32_t const to = i < places.size() ? places[i] : 0;
    auto& call = calls_[i];
    call = {.place = to};
    auto leg = leg_run(p.bins, tables_->leg_s(fleet_class, from, to), now_s);
    if (leg.leave_s - now_s >= fleet.rest.length_s) driven_s = 0;
    if (driven_s + (leg.arrive_s - leg.leave_s) > fleet.rest.after_s) {
      call.rest_s = fleet.rest.length_s;
      leg = leg_run(p.bins, tables_->leg_s(fleet_class, from, to), now_s + call.rest_s);
      driven_s = 0;
      if (leg.arrive_s - leg.leave_s > fleet.rest.after_s) return false;
    }
    if (leg.arrive_s == kForever) return false;
    driven_s += leg.arrive_s - leg.leave_s;
    bool const at_stop = to != 0;
    call.leave_s = leg.leave_s;
    call.arrive_s = leg.arrive_s;
    call.begin_s = at_stop ? std::max(leg.arrive_s, p.open_s[to]) : leg.arrive_s;
    if (call.begin_s > (at_stop ? p.close_s[to] : fleet.back_by_s) + slack_s) return false;
    double const stands_s = at_stop ? p.service_s[to] : i < places.size() ? fleet.reload_s : 0;
    call.done_s = call.begin_s + stands_s;
    double const idle_s = at_stop ? call.begin_s - call.arrive_s : stands_s;
    if (idle_s >= fleet.rest.length_s) driven_s = 0;
    waited_ = waited_ || call.begin_s > call.arrive_s || leg.leave_s > now_s + call.rest_s;
    now_s = call.done_s;
    from = to;
  }
  return true;
}

double DutyRunner::latest_leave(std::size_t fleet_class, std::span<std::uint32_t const> places, double back_s) {
  auto const& p = tables_->problem();
  double latest_s = back_s;
  for (std::size_t i = places.size() + 1; i-- > 0;) {
    std::uint32_t const to = calls_[i].place, from = i > 0 ? calls_[i - 1].place : 0;
    if (to != 0)
      latest_s = std::min(p.close_s[to], latest_s - p.service_s[to]);
    else if (i < places.size())
      latest_s -= p.fleet[fleet_class].reload_s;
    latest_s = leg_latest_departure(p.bins, tables_->leg_s(fleet_class, from, to), latest_s) - calls_[i].rest_s;
  }
  return latest_s;
}

bool DutyRunner::run(std::size_t fleet_class, std::span<std::uint32_t const> places, DutyTimes& times) {
  auto const& fleet = tables_->problem().fleet[fleet_class];
  if (!drive(fleet_class, places, fleet.leaves_from_s, kSearchSlack_s)) return false;
  times = {fleet.leaves_from_s, calls_.back().arrive_s};
  if (waited_) {
    double const later_s = latest_leave(fleet_class, places, times.back_s);
    if (later_s > times.leave_s && drive(fleet_class, places, later_s, kJudgeSlack_s) &&
        calls_.back().arrive_s - later_s < times.length_s())
      times = {later_s, calls_.back().arrive_s};
  }
  return times.length_s() <= fleet.longest_duty_s + kSearchSlack_s;
}

bool DutyRunner::run_shortest(std::size_t fleet_class, std::span<std::uint32_t const> places, DutyTimes& times) {
  bool const holds = run(fleet_class, places, times);
  auto const& bins = tables_->problem().bins;
  if (!holds || tables_->problem().fleet[fleet_class].cost_per_s == 0) return holds;
  for (std::size_t bin = 1; bin < bins.size(); ++bin) {
    double const leave_s = bins.start_s(bin);
    if (leave_s <= times.leave_s) continue;
    if (!drive(fleet_class, places, leave_s, kSearchSlack_s)) break;
    double const back_s = calls_.back().arrive_s;
    double const later_s = waited_ ? latest_leave(fleet_class, places, back_s) : leave_s;
    if (later_s > leave_s && drive(fleet_class, places, later_s, kJudgeSlack_s) &&
        calls_.back().arrive_s - later_s < back_s - leave_s)
      if (calls_.back().arrive_s - later_s < times.length_s()) times = {later_s, calls_.back().arrive_s};
    if (back_s - leave_s < times.length_s()) times = {leave_s, back_s};
  }
  return true;
}

bool DutyRunner::calls(std::size_t fleet_class, std::span<std::uint32_t const> places, double leave_s,
                       std::vector<DutyCall>& calls) {
  bool const holds = drive(fleet_class, places, leave_s, kJudgeSlack_s);
  calls = calls_;
  return holds;
}

}  // namespace tanvan
