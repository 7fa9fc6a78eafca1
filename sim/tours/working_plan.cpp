#include "sim/tours/working_plan.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {

WorkingPlan::WorkingPlan(SearchTables const& tables) : tables_(&tables), stops_(tables.stops()), scheduler_(tables) {
  std::size_t vehicles = 0;
  for (auto const& f : tables.problem().fleet) vehicles += std::min(f.vehicles, stops_);
  slots_ = std::min(vehicles, stops_);
  auto const all = stops_ + 2 * slots_ + stops_;
  nodes_.resize(all);
  trips_.resize(all - stops_);
  ready_s_.resize(all);
  latest_s_.resize(all);
  if (tables.depth() == Depth::whole_duty) {
    step_of_.resize(all);
    schedules_.resize(slots_);
    kept_schedules_.resize(slots_);
  }
  duties_.resize(slots_);
  used_at_.resize(slots_);
  saved_at_.resize(slots_, 0);
  clear();
}

void WorkingPlan::clear() {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i] = {};
    if (i < stops_) nodes_[i].place = static_cast<std::uint32_t>(i);
  }
  std::ranges::fill(duties_, DutySlot{});
  used_.clear();
  free_slots_.clear();
  free_reloads_.clear();
  for (std::size_t s = slots_; s-- > 0;) free_slots_.push_back(static_cast<std::int32_t>(s));
  for (std::size_t r = nodes_.size(); r-- > stops_ + 2 * slots_;) free_reloads_.push_back(static_cast<TourNode>(r));
  idle_.clear();
  for (auto const& f : tables_->problem().fleet) idle_.push_back(f.vehicles);
  journal_.clear();
  forget_times();
  left_out_ = stops_ - 1;
  cost_ = kept_cost_ = static_cast<double>(left_out_) * tables_->left_out_cost();
  overload_ = kept_overload_ = 0;
}

void WorkingPlan::join(TourNode a, TourNode b, std::int32_t fleet_class) {
  auto &from = nodes_[a], &to = nodes_[b];
  from.next = b;
  to.prev = a;
  from.after = to.before = tables_->of(fleet_class).out_cost[from.place * stops_ + to.place];
}

void WorkingPlan::take_out(TourNode stop) {
  auto& node = nodes_[stop];
  auto& trip = trips_[row_of(node.trip)];
  add_room(trip, tables_->problem().demand[stop]);
  --trip.stops;
  double const legs = node.before + node.after;
  join(node.prev, node.next, trip.fleet_class);
  cost_ += nodes_[node.prev].after - legs + tables_->left_out_cost();
  node.trip = kNoNode;
  ++left_out_;
}

void WorkingPlan::put_in(TourNode stop, TourNode after) {
  auto& node = nodes_[stop];
  node.trip = nodes_[after].trip;
  auto& trip = trips_[row_of(node.trip)];
  add_room(trip, -tables_->problem().demand[stop]);
  ++trip.stops;
  TourNode const next = nodes_[after].next;
  double const leg = nodes_[after].after;
  join(after, stop, trip.fleet_class);
  join(stop, next, trip.fleet_class);
  cost_ += node.before + node.after - leg - tables_->left_out_cost();
  --left_out_;
}

void WorkingPlan::open_slot(std::int32_t slot, std::size_t fleet_class) {
  auto const c = static_cast<std::int32_t>(fleet_class);
  auto const& tables = tables_->of(fleet_class);
  auto const begin = begin_of(slot), end = end_of(slot);
  duties_[slot] = {.fleet_class = c, .trips = 1, .work_s = 0, .time_cost = 0};
  trips_[row_of(begin)] = {.room = tables.capacity, .stops = 0, .duty = slot, .fleet_class = c};
  nodes_[begin].trip = nodes_[end].trip = begin;
  nodes_[begin].prev = nodes_[end].next = kNoNode;
  join(begin, end, c);
  used_at_[slot] = static_cast<std::int32_t>(used_.size());
  used_.push_back(slot);
  --idle_[fleet_class];
  cost_ += tables.fixed_cost;
}

void WorkingPlan::close_slot(std::int32_t slot) {
  auto& duty = duties_[slot];
  cost_ -= tables_->of(duty.fleet_class).fixed_cost + duty.time_cost;
  ++idle_[duty.fleet_class];
  duty = {};
  auto const at = used_at_[slot], last = used_.back();
  used_[at] = last;
  used_at_[last] = at;
  used_.pop_back();
}

void WorkingPlan::put_reload(TourNode reload, TourNode after) {
  auto& first = trips_[row_of(nodes_[after].trip)];
  auto& second = trips_[row_of(reload)];
  auto const fleet_class = first.fleet_class;
  second = {.room = tables_->of(fleet_class).capacity, .stops = 0, .duty = first.duty, .fleet_class = fleet_class};
  TourNode const next = nodes_[after].next;
  double const leg = nodes_[after].after;
  join(after, reload, fleet_class);
  join(reload, next, fleet_class);
  cost_ += nodes_[reload].before + nodes_[reload].after - leg;
  nodes_[reload].trip = reload;
  TourNode n = next;
  for (; is_stop(n); n = nodes_[n].next) {
    double const load = tables_->problem().demand[n];
    nodes_[n].trip = reload;
    add_room(first, load);
    add_room(second, -load);
    --first.stops;
    ++second.stops;
  }
  if (n == end_of(first.duty)) nodes_[n].trip = reload;
  ++duties_[first.duty].trips;
}

void WorkingPlan::take_reload(TourNode reload) {
  TourNode const prev = nodes_[reload].prev, next = nodes_[reload].next, before = nodes_[prev].trip;
  auto& first = trips_[row_of(before)];
  auto const& second = trips_[row_of(reload)];
  overload_ -= beyond(second.room);
  add_room(first, second.room - tables_->of(first.fleet_class).capacity);
  first.stops += second.stops;
  double const legs = nodes_[reload].before + nodes_[reload].after;
  TourNode n = next;
  for (; is_stop(n); n = nodes_[n].next) nodes_[n].trip = before;
  if (n == end_of(first.duty)) nodes_[n].trip = before;
  join(prev, next, first.fleet_class);
  cost_ += nodes_[prev].after - legs;
  nodes_[reload].trip = kNoNode;
  --duties_[first.duty].trips;
}

void WorkingPlan::unlink(TourNode stop) {
  save_times(trips_[row_of(nodes_[stop].trip)].duty);
  journal_.push_back({Change::Kind::unlinked, stop, nodes_[stop].prev});
  take_out(stop);
}

void WorkingPlan::link(TourNode stop, TourNode after) {
  save_times(trips_[row_of(nodes_[after].trip)].duty);
  journal_.push_back({Change::Kind::linked, stop, after});
  put_in(stop, after);
}

std::int32_t WorkingPlan::open_duty(std::size_t fleet_class) {
  auto const slot = free_slots_.back();
  free_slots_.pop_back();
  save_times(slot);
  journal_.push_back({Change::Kind::opened, slot, static_cast<std::int32_t>(fleet_class)});
  open_slot(slot, fleet_class);
  return slot;
}

void WorkingPlan::close_duty(std::int32_t slot) {
  save_times(slot);
  journal_.push_back({Change::Kind::closed, slot, duties_[slot].fleet_class});
  close_slot(slot);
  free_slots_.push_back(slot);
}

void WorkingPlan::link_reload(TourNode after) {
  save_times(trips_[row_of(nodes_[after].trip)].duty);
  auto const reload = free_reloads_.back();
  free_reloads_.pop_back();
  journal_.push_back({Change::Kind::reload_linked, reload, after});
  put_reload(reload, after);
}

void WorkingPlan::unlink_reload(TourNode reload) {
  save_times(trips_[row_of(nodes_[reload].trip)].duty);
  journal_.push_back({Change::Kind::reload_unlinked, reload, nodes_[reload].prev});
  take_reload(reload);
  free_reloads_.push_back(reload);
}

void WorkingPlan::undo(Change const& change) {
  using Kind = Change::Kind;
  auto const [kind, node, other] = change;
  if (kind == Kind::unlinked) put_in(node, other);
  if (kind == Kind::linked) take_out(node);
  if (kind == Kind::reload_unlinked) {
    free_reloads_.pop_back();
    put_reload(node, other);
  }
  if (kind == Kind::reload_linked) {
    take_reload(node);
    free_reloads_.push_back(node);
  }
  if (kind == Kind::opened) {
    close_slot(node);
    free_slots_.push_back(node);
  }
  if (kind == Kind::closed) {
    free_slots_.pop_back();
    open_slot(node, static_cast<std::size_t>(other));
  }
}

void WorkingPlan::undo() {
  for (std::size_t i = journal_.size(); i-- > 0;) undo(journal_[i]);
  journal_.clear();
  restore_times();
  cost_ = kept_cost_;
  overload_ = kept_overload_;
}

void WorkingPlan::save_times(std::int32_t slot) {
  if (tables_->depth() == Depth::loads || saved_at_[slot] == kept_times_) return;
  saved_at_[slot] = kept_times_;
  if (duties_[slot].fleet_class == kNoNode) return;
  saved_duties_.emplace_back(slot, duties_[slot]);
  bool const whole = tables_->depth() == Depth::whole_duty;
  if (whole) std::swap(schedules_[slot], kept_schedules_[slot]);
  for (TourNode n = begin_of(slot); n != kNoNode; n = nodes_[n].next)
    saved_times_.push_back({n, whole ? step_of_[n] : 0, ready_s_[n], latest_s_[n]});
}

void WorkingPlan::restore_times() {
  bool const whole = tables_->depth() == Depth::whole_duty;
  for (auto const& [n, step, ready_s, latest_s] : saved_times_) {
    ready_s_[n] = ready_s;
    latest_s_[n] = latest_s;
    if (whole) step_of_[n] = step;
  }
  for (auto const& [slot, duty] : saved_duties_) {
    duties_[slot].time_cost = duty.time_cost;
    duties_[slot].work_s = duty.work_s;
    if (whole) std::swap(schedules_[slot], kept_schedules_[slot]);
  }
  forget_times();
}

void WorkingPlan::refresh(std::int32_t slot) {
  if (tables_->depth() == Depth::hours) refresh_hours(slot);
  if (tables_->depth() == Depth::whole_duty) refresh_duty(slot);
}

/// The same where the whole duty counts: drives it, and looks back through its steps.
void WorkingPlan::refresh_duty(std::int32_t slot) {
  auto const& p = tables_->problem();
  auto& duty = duties_[slot];
  auto const& fleet = p.fleet[duty.fleet_class];
  auto& schedule = schedules_[slot];
  schedule.steps.clear();
  for (TourNode n = begin_of(slot); n != kNoNode; n = nodes_[n].next) {
    step_of_[n] = static_cast<std::uint32_t>(schedule.steps.size());
    schedule.steps.emplace_back().place = nodes_[n].place;
  }
  bool const holds = scheduler_.drive(duty.fleet_class, schedule);
  double const time_cost = holds ? fleet.cost_per_s * schedule.times.length_s() : tables_->left_out_cost();
  cost_ += time_cost - duty.time_cost;
  duty.time_cost = time_cost;
  duty.work_s = static_cast<double>(duty.trips - 1) * fleet.reload_s;
  TourNode const end = end_of(slot);
  double latest_s = latest_s_[end] = fleet.back_by_s;
  ready_s_[end] = schedule.steps.back().done_s;
  std::size_t bin = p.bins.bin_of(latest_s), to = 0;
  for (TourNode n = nodes_[end].prev; n != kNoNode; n = nodes_[n].prev) {
    std::size_t const from = nodes_[n].place;
    ready_s_[n] = schedule.steps[step_of_[n]].done_s;
    duty.work_s += p.service_s[from] + tables_->fastest_s(duty.fleet_class, from, to);
    double const leave_s = leg_latest_before(p.bins, tables_->leg_s(duty.fleet_class, from, to), latest_s, bin);
    latest_s = from != 0 ? std::min(p.close_s[from], leave_s - p.service_s[from]) : leave_s - fleet.reload_s;
    latest_s_[n] = latest_s;
    to = from;
  }
}

/// Looks along a duty: forward from a node for later and later moments, or back from it for earlier and earlier ones.
class WorkingPlan::Hours {
 public:
  /// @param time_s  at or before all moments asked for where it looks forward, at or behind them where it looks back
  Hours(WorkingPlan const& plan, std::int32_t slot, double time_s)
      : plan_(plan),
        problem_(plan.tables_->problem()),
        fleet_(problem_.fleet[plan.duties_[slot].fleet_class]),
        legs_s_(plan.tables_->of(plan.duties_[slot].fleet_class).legs_s),
        bin_(problem_.bins.bin_of(time_s)) {}

  /// When the vehicle is ready to go on from the node behind n.
  double ready_after(TourNode n) {
    TourNode const next = plan_.nodes_[n].next;
    std::size_t const to = plan_.nodes_[next].place;
    double const arrival_s = leg_run_after(problem_.bins, leg_from(n), plan_.ready_s_[n], bin_).arrive_s;
    if (to != 0) return std::max(arrival_s, problem_.open_s[to]) + problem_.service_s[to];
    return plan_.nodes_[next].next == kNoNode ? arrival_s : arrival_s + fleet_.reload_s;
  }

  /// The latest moment to come to n so that the node behind it is reached in time.
  double latest_before(TourNode n) {
    std::size_t const from = plan_.nodes_[n].place;
    double const leave_s = leg_latest_before(problem_.bins, leg_from(n), plan_.latest_s_[plan_.nodes_[n].next], bin_);
    return from != 0 ? std::min(problem_.close_s[from], leave_s - problem_.service_s[from]) : leave_s - fleet_.reload_s;
  }

 private:
  double const* leg_from(TourNode n) const {
    auto const& node = plan_.nodes_[n];
    return legs_s_ + (node.place * plan_.stops_ + plan_.nodes_[node.next].place) * problem_.bins.size();
  }

  WorkingPlan const& plan_;
  TourProblem const& problem_;
  FleetClass const& fleet_;
  double const* legs_s_;
  std::size_t bin_;
};

void WorkingPlan::refresh_hours(std::int32_t slot) {
  auto const& fleet = tables_->problem().fleet[duties_[slot].fleet_class];
  auto const begin = begin_of(slot), end = end_of(slot);
  ready_s_[begin] = fleet.leaves_from_s;
  Hours forward(*this, slot, fleet.leaves_from_s);
  for (TourNode n = begin; n != end; n = nodes_[n].next) ready_s_[nodes_[n].next] = forward.ready_after(n);
  latest_s_[end] = fleet.back_by_s;
  Hours back(*this, slot, fleet.back_by_s);
  for (TourNode n = nodes_[end].prev; n != kNoNode; n = nodes_[n].prev) latest_s_[n] = back.latest_before(n);
}

void WorkingPlan::refresh_around(TourNode stop) {
  auto const slot = trips_[row_of(nodes_[stop].trip)].duty;
  auto const before = nodes_[stop].prev, behind = nodes_[stop].next;
  if (before == begin_of(slot) && behind == end_of(slot)) return refresh_hours(slot);
  Hours forward(*this, slot, ready_s_[before]);
  for (TourNode n = before; n != end_of(slot); n = nodes_[n].next) {
    TourNode const next = nodes_[n].next;
    double const ready_s = forward.ready_after(n);
    if (next != stop && ready_s == ready_s_[next]) break;  // and so are all behind it
    ready_s_[next] = ready_s;
  }
  Hours back(*this, slot, latest_s_[behind]);
  for (TourNode n = stop; n != kNoNode; n = nodes_[n].prev) {
    double const latest_s = back.latest_before(n);
    if (n != stop && latest_s == latest_s_[n]) break;
    latest_s_[n] = latest_s;
  }
}

void WorkingPlan::sum_cost() {
  double cost = static_cast<double>(left_out_) * tables_->left_out_cost(), overload = 0;
  for (std::int32_t slot = 0; slot < static_cast<std::int32_t>(slots_); ++slot) {
    if (duties_[slot].fleet_class == kNoNode) continue;
    cost += tables_->of(duties_[slot].fleet_class).fixed_cost + duties_[slot].time_cost;
    for (TourNode n = begin_of(slot); n != end_of(slot); n = nodes_[n].next) {
      cost += nodes_[n].after;
      if (nodes_[n].trip == n) overload += beyond(trips_[row_of(n)].room);
    }
  }
  cost_ = kept_cost_ = cost;
  overload_ = kept_overload_ = overload;
}

void WorkingPlan::take(TourPlan const& plan) {
  clear();
  for (auto const& duty : plan.duties) {
    auto const slot = open_duty(duty.fleet_class.value);
    TourNode last = begin_of(slot);
    for (std::size_t t = 0; t < duty.trips.size(); ++t) {
      if (t > 0) {
        link_reload(last);
        last = nodes_[last].next;
      }
      for (auto const stop : duty.trips[t]) {
        link(static_cast<TourNode>(stop.value), last);
        last = static_cast<TourNode>(stop.value);
      }
    }
    refresh(slot);
  }
  sum_cost();
  keep();
}

TourPlan WorkingPlan::plan() const {
  TourPlan plan;
  for (auto const slot : used_) {
    Duty duty{id_of<FleetClassId>(static_cast<std::size_t>(duties_[slot].fleet_class)), {{}}};
    for (TourNode n = nodes_[begin_of(slot)].next; n != end_of(slot); n = nodes_[n].next) {
      if (is_stop(n))
        duty.trips.back().push_back(id_of<TourStopId>(static_cast<std::size_t>(n)));
      else
        duty.trips.emplace_back();
    }
    plan.duties.push_back(std::move(duty));
  }
  for (std::size_t stop = 1; stop < stops_; ++stop)
    if (nodes_[stop].trip == kNoNode) plan.left_out.push_back(id_of<TourStopId>(stop));
  put_in_order(plan);
  return plan;
}

}  // namespace tanvan
