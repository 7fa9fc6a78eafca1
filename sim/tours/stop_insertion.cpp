#include "sim/tours/stop_insertion.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace tanvan {
namespace {

/// Where a stop would go, and what that costs.
struct Candidate {
  enum class Kind : std::int8_t { none, beside, first_trip, last_trip, new_duty };
  Kind kind = Kind::none;
  double cost = kForever;
  TourNode after = kNoNode;  ///< beside and first_trip: the node before it; last_trip: the last of the duty
  std::size_t fleet_class = 0;
};

/// Places a stop for one kind of problem.
/// @tparam D  what must hold at a place  @tparam Timed  whether hours of the day differ  @tparam Mixed  several classes
template <Depth D, bool Timed, bool Mixed>
class Insertion final : public StopInsertion {
 public:
  explicit Insertion(SearchTables const& tables)
      : tables_(&tables), problem_(&tables.problem()), stops_(tables.stops()), order_(tables), scheduler_(tables) {}

  void insert(WorkingPlan& plan, Draws& draws, std::vector<TourNode>& stops, double most) override {
    order_.sort(stops, draws);
    draw_blink(draws);
    double left_out = 0;  // what stops without any place cost
    for (auto const stop : stops) {
      double const left = most - plan.cost_of_served() - left_out;
      if (left <= 0) return;
      look_at(plan, stop, left);
      search_near(draws);
      if (best_.kind == Candidate::Kind::none && !dear_ && !tables_->near_is_all()) search_all(draws);
      if constexpr (D == Depth::whole_duty) search_new_trips();
      search_new_duties();
      if (best_.kind == Candidate::Kind::none) left_out += tables_->left_out_cost();
      apply(plan);
    }
  }

 private:
  void look_at(WorkingPlan const& plan, TourNode stop, double below) {
    plan_ = &plan;
    stop_ = stop;
    row_ = static_cast<std::size_t>(stop) * stops_;
    load_ = problem_->demand[stop];
    best_ = {.cost = below};
    dear_ = false;
    use_class(0);
  }
  void use_class(std::size_t fleet_class) {
    class_ = fleet_class;
    auto const& tables = tables_->of(fleet_class);
    times_ = &tables;
    in_cost_ = tables.in_cost + row_;
    out_cost_ = tables.out_cost + row_;
  }

  void draw_blink(Draws& draws) {
    static double const per_log = 1 / std::log1p(-kBlink);
    until_blink_ = static_cast<std::int32_t>(std::log(draws.uniform()) * per_log);
  }
  bool blinks(Draws& draws) {
    if (until_blink_-- > 0) return false;
    draw_blink(draws);
    return true;
  }

  /// A place between two neighbours costs at least both legs to the nearer one, less the leg that it replaces; from the
  /// farther one it is looked at again.
  void search_near(Draws& draws) {
    auto const& plan = *plan_;
    for (auto const [near, both] : tables_->near(static_cast<std::size_t>(stop_))) {
      auto const& node = plan.node(static_cast<TourNode>(near));
      if (both - node.after >= best_.cost && both - node.before >= best_.cost) {
        dear_ = true;
        continue;
      }
      if (node.trip == kNoNode || !fits(node.trip)) continue;
      double const legs = Mixed ? in_cost_[near] + out_cost_[near] : both;
      bool const behind_may = legs - node.after < best_.cost, before_may = legs - node.before < best_.cost;
      if (behind_may) {
        double const behind = in_cost_[near] + out_cost_[plan_->node(node.next).place] - node.after + extra_;
        if (behind < best_.cost && !blinks(draws)) try_place(static_cast<TourNode>(near), behind);
      }
      if (before_may) {
        double const before = in_cost_[plan_->node(node.prev).place] + out_cost_[near] - node.before + extra_;
        if (before < best_.cost && !blinks(draws)) try_place(node.prev, before);
      }
    }
    if (tables_->near_depot(static_cast<std::size_t>(stop_))) search_ends(draws);
  }

  /// Beside the depot, in every duty.
  void search_ends(Draws& draws) {
    for (auto const slot : plan_->used_duties()) {
      auto const begin = plan_->begin_of(slot), end = plan_->end_of(slot);
      try_after(begin, draws);
      auto const last = plan_->node(end).prev;
      if (last != begin) try_after(last, draws);
    }
  }

  /// Anywhere: where none of the neighbours has room or hours.
  void search_all(Draws& draws) {
    for (auto const slot : plan_->used_duties())
      for (TourNode n = plan_->begin_of(slot); n != plan_->end_of(slot); n = plan_->node(n).next) try_after(n, draws);
  }

  void try_after(TourNode after, Draws& draws) {
    auto const& node = plan_->node(after);
    if (!fits(node.trip)) return;
    double const cost = in_cost_[node.place] + out_cost_[plan_->node(node.next).place] - node.after + extra_;
    if (cost < best_.cost && !blinks(draws)) try_place(after, cost);
  }

  bool fits(TourNode trip) {
    auto const& state = plan_->trip(trip);
    extra_ = 0;
    if (load_ > state.room) {
      if (load_ > state.room + plan_->most_overload()) return false;
      extra_ = plan_->overload_cost(state.room, load_);
    }
    if constexpr (Mixed) {
      auto const fleet_class = static_cast<std::size_t>(state.fleet_class);
      if (!problem_->may_call(static_cast<std::size_t>(stop_), fleet_class)) return false;
      if (fleet_class != class_) use_class(fleet_class);
    }
    return true;
  }

  /// Arrival at the stop from a place, and from the stop at a place.
  double arrival_from(std::size_t place, double time_s) const {
    if constexpr (Timed)
      return leg_arrival(problem_->bins, tables_->leg_s(class_, place, static_cast<std::size_t>(stop_)), time_s);
    return time_s + times_->in_s[row_ + place];
  }
  double arrival_to(std::size_t place, double time_s) const {
    if constexpr (Timed)
      return leg_arrival(problem_->bins, tables_->leg_s(class_, static_cast<std::size_t>(stop_), place), time_s);
    return time_s + times_->out_s[row_ + place];
  }

  /// What the legs to the stop from a place, and from the stop to a place, take at least.
  double fastest_from(std::size_t place) const {
    if constexpr (Timed) return times_->in_bounds[row_ + place].fast_s;
    return times_->in_s[row_ + place];
  }
  double fastest_to(std::size_t place) const {
    if constexpr (Timed) return times_->out_bounds[row_ + place].fast_s;
    return times_->out_s[row_ + place];
  }

  bool hours_hold(TourNode after) const {
    auto const& node = plan_->node(after);
    if constexpr (Timed) {
      auto const to = times_->in_bounds[row_ + node.place],
                 from = times_->out_bounds[row_ + plan_->node(node.next).place];
      double const ready_s = plan_->ready_s(after), latest_s = plan_->latest_s(node.next) + kSearchSlack_s;
      if (!holds_with(ready_s, latest_s, to.fast_s, from.fast_s)) return false;
      if (holds_with(ready_s, latest_s, to.slow_s, from.slow_s)) return true;
    }
    double const there_s = arrival_from(node.place, plan_->ready_s(after));
    double const begin_s = std::max(there_s, problem_->open_s[stop_]);
    if (begin_s > problem_->close_s[stop_] + kSearchSlack_s) return false;
    double const next_s = arrival_to(plan_->node(node.next).place, begin_s + problem_->service_s[stop_]);
    return next_s <= plan_->latest_s(node.next) + kSearchSlack_s;
  }

  /// The same where both legs take so long.
  bool holds_with(double ready_s, double latest_s, double to_s, double from_s) const {
    double const begin_s = std::max(ready_s + to_s, problem_->open_s[stop_]);
    return begin_s <= problem_->close_s[stop_] + kSearchSlack_s &&
           begin_s + problem_->service_s[stop_] + from_s <= latest_s;
  }

  void try_place(TourNode after, double cost) {
    if constexpr (D != Depth::loads)
      if (!hours_hold(after)) return;
    if constexpr (D == Depth::whole_duty) {
      auto const slot = plan_->trip(plan_->node(after).trip).duty;
      if (cost + least_time_cost(slot, after) >= best_.cost) return;
      auto const own = static_cast<std::uint32_t>(stop_);
      cost = cost_with(slot, after, {&own, 1}, cost);
    }
    if (cost < best_.cost) best_ = {Candidate::Kind::beside, cost, after, class_};
  }

  /// What the stop behind a node adds to the cost of time at least: no duty is shorter than its stops and fastest legs;
  /// infinite where that is longer than a duty may be.
  double least_time_cost(std::int32_t slot, TourNode after) const {
    auto const& duty = plan_->duty(slot);
    auto const& fleet = problem_->fleet[static_cast<std::size_t>(duty.fleet_class)];
    auto const& node = plan_->node(after);
    std::size_t const from = node.place, to = plan_->node(node.next).place;
    double const work_s = duty.work_s + problem_->service_s[stop_] + fastest_from(from) + fastest_to(to) -
                          tables_->fastest_s(class_, from, to);
    if (work_s > fleet.longest_duty_s + kJudgeSlack_s) return kForever;
    return fleet.cost_per_s * work_s - duty.time_cost;
  }

  /// Cost of some more places behind a node whose legs cost as much; infinite where it is no less than the best.
  double cost_with(std::int32_t slot, TourNode after, std::span<std::uint32_t const> more, double legs) {
    auto const& duty = plan_->duty(slot);
    double const per_s = problem_->fleet[static_cast<std::size_t>(duty.fleet_class)].cost_per_s;
    double const below_s = per_s > 0 ? (best_.cost - legs + duty.time_cost) / per_s : kForever;
    DutyTimes times;
    if (!scheduler_.times_with(plan_->schedule(slot), plan_->step_of(after), more, below_s, times)) return kForever;
    return legs + times.length_s() * per_s - duty.time_cost;
  }

  /// A trip of its own at either end of a duty.
  void search_new_trips() {
    for (auto const slot : plan_->used_duties()) {
      auto const& duty = plan_->duty(slot);
      auto const fleet_class = static_cast<std::size_t>(duty.fleet_class);
      if (static_cast<std::size_t>(duty.trips) >= problem_->fleet[fleet_class].most_trips ||
          load_ > problem_->fleet[fleet_class].capacity ||
          !problem_->may_call(static_cast<std::size_t>(stop_), fleet_class))
        continue;
      use_class(fleet_class);
      double const legs = in_cost_[0] + out_cost_[0];
      if (legs >= best_.cost) continue;
      auto const own = static_cast<std::uint32_t>(stop_);
      std::array<std::uint32_t, 2> const first{own, 0}, last{0, own};
      auto const begin = plan_->begin_of(slot), behind = plan_->node(plan_->end_of(slot)).prev;
      double const first_cost = cost_with(slot, begin, first, legs);
      if (first_cost < best_.cost) best_ = {Candidate::Kind::first_trip, first_cost, begin, fleet_class};
      double const last_cost = cost_with(slot, behind, last, legs);
      if (last_cost < best_.cost) best_ = {Candidate::Kind::last_trip, last_cost, behind, fleet_class};
    }
  }

  void search_new_duties() {
    for (std::size_t c = 0; c < problem_->fleet.size(); ++c) {
      auto const& fleet = problem_->fleet[c];
      if (!plan_->has_vehicle(c) || load_ > fleet.capacity || !problem_->may_call(static_cast<std::size_t>(stop_), c))
        continue;
      use_class(c);
      double cost = tables_->of(c).fixed_cost + in_cost_[0] + out_cost_[0];
      if (cost >= best_.cost) continue;
      if constexpr (D == Depth::hours)
        if (!alone_holds(fleet)) continue;
      if constexpr (D == Depth::whole_duty) {
        alone_.steps.assign(3, {});
        alone_.steps[1].place = static_cast<std::uint32_t>(stop_);
        if (!scheduler_.drive(c, alone_)) continue;
        cost += alone_.times.length_s() * fleet.cost_per_s;
      }
      if (cost < best_.cost) best_ = {Candidate::Kind::new_duty, cost, kNoNode, c};
    }
  }
  bool alone_holds(FleetClass const& fleet) const {
    double const begin_s = std::max(arrival_from(0, fleet.leaves_from_s), problem_->open_s[stop_]);
    return begin_s <= problem_->close_s[stop_] + kSearchSlack_s &&
           arrival_to(0, begin_s + problem_->service_s[stop_]) <= fleet.back_by_s + kSearchSlack_s;
  }

  void apply(WorkingPlan& plan) {
    using Kind = Candidate::Kind;
    if (best_.kind == Kind::none) return;
    TourNode after = best_.after;
    if (best_.kind == Kind::new_duty) after = plan.begin_of(plan.open_duty(best_.fleet_class));
    if (best_.kind == Kind::last_trip) {
      plan.link_reload(after);
      after = plan.node(after).next;
    }
    plan.link(stop_, after);
    if (best_.kind == Kind::first_trip) plan.link_reload(stop_);
    if constexpr (D == Depth::hours) plan.refresh_around(stop_);
    if constexpr (D == Depth::whole_duty) plan.refresh(plan.trip(plan.node(stop_).trip).duty);
  }

  SearchTables const* tables_;
  TourProblem const* problem_;
  std::size_t stops_;
  InsertionOrder order_;
  DutyScheduler scheduler_;
  std::int32_t until_blink_ = 0;

  // of the stop under insertion
  WorkingPlan const* plan_ = nullptr;
  TourNode stop_ = kNoNode;
  std::size_t row_ = 0, class_ = 0;
  double load_ = 0, extra_ = 0;  // extra: price of the load beyond the capacity of the trip looked at last
  ClassTables const* times_ = nullptr;
  double const *in_cost_ = nullptr, *out_cost_ = nullptr;
  Candidate best_;
  bool dear_ = false;  // a neighbour was passed over for what it costs: those farther off cost no less
  DutySchedule alone_;
};

template <Depth D, bool Timed>
std::unique_ptr<StopInsertion> by_fleet(SearchTables const& tables) {
  if (tables.problem().fleet.size() > 1 || !tables.problem().classes.empty())
    return std::make_unique<Insertion<D, Timed, true>>(tables);
  return std::make_unique<Insertion<D, Timed, false>>(tables);
}

template <Depth D>
std::unique_ptr<StopInsertion> by_hours(SearchTables const& tables) {
  if (tables.problem().bins.size() > 1) return by_fleet<D, true>(tables);
  return by_fleet<D, false>(tables);
}

}  // namespace

std::unique_ptr<StopInsertion> stop_insertion_for(SearchTables const& tables) {
  if (tables.depth() == Depth::loads) return by_fleet<Depth::loads, false>(tables);
  return tables.depth() == Depth::hours ? by_hours<Depth::hours>(tables) : by_hours<Depth::whole_duty>(tables);
}

}  // namespace tanvan
