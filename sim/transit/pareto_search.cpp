#include "sim/transit/pareto_search.hpp"

#include <cmath>
#include <tuple>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kNone = TransitLabel::kNone;

/// Ticks that a journey is guessed to take beyond one and a half times the least: 40 minutes.
constexpr std::int32_t kGuess = 40 * 60 / kTick_s;

/// Keeps a search to journeys that can still be within the time allowed, and notes how fast the destination is reached.
class TimeAllowed {
 public:
  /// @param limit  latest arrival of interest
  /// @param onward  aimed at the destination
  TimeAllowed(ParetoOptions const& o, Tick start, Tick limit, std::span<Tick const> goal_ticks, LeastOnward& onward)
      : start_{start},
        limit_{limit},
        rides_{o.rides},
        factor_{static_cast<std::int32_t>(std::lround(o.time_factor * 1000))},
        allowance_{ticks_up(o.allowance_s)},
        goal_ticks_{goal_ticks},
        onward_{onward} {
    best_.fill(kUnreached);
  }

  bool vehicle(int k, StopId s, Tick t) {
    if (!any(k, s, t)) return false;
    auto const ticks = goal_ticks_[s.value];
    if (ticks != kUnreached) note(k, later_tick(t, ticks));
    return true;
  }
  bool any(int k, StopId s, Tick t) const { return t + onward_.from_stops(rides_ - k)[s.value] <= limit_; }
  auto aboard(int k, PatternId p) const {
    return [least = onward_.aboard(p, rides_ - k + 1), this](std::size_t position, Tick t) {
      return t + least[position] <= limit_;
    };
  }

  Tick latest() const { return limit_; }
  bool is_found() const { return fewest_rides() > 0; }
  /// The latest arrival of the time allowed by the best that was found, which may be later than the limit was.
  std::int64_t allowed() const { return allowed_; }
  /// Fewest rides of a journey in the time allowed; 0 where there is none.
  int fewest_rides() const {
    for (std::size_t k = 1; k < best_.size(); ++k)
      if (best_[k] <= limit_ && best_[k] != kUnreached) return static_cast<int>(k);
    return 0;
  }

 private:
  void note(int k, Tick arrival) {
    auto& best = best_[static_cast<std::size_t>(k)];
    if (arrival >= best) return;
    best = arrival;
    auto const fastest = static_cast<std::int64_t>(arrival - start_);
    allowed_ = std::min(allowed_, start_ + fastest * factor_ / 1000 + allowance_);
    limit_ = static_cast<Tick>(std::min<std::int64_t>(limit_, allowed_));
  }

  Tick start_, limit_;
  int rides_;
  std::int32_t factor_;
  std::uint32_t allowance_;
  std::span<Tick const> goal_ticks_;
  LeastOnward& onward_;
  std::int64_t allowed_ = kUnreached;
  std::array<Tick, 17> best_;  // [rides] at the destination
};

/// Keeps a search back from the destination to where one can have come from the origin in time.
struct StillReachable {
  RoundSearch const& there;
  PricedPatterns const& patterns;
  int most_rides;
  Tick last;  // when the origin was left

  Tick latest() const { return last; }

  bool is_early(Tick there_at, Tick t) const { return there_at + std::uint32_t{t} <= patterns.mirror(0); }
  bool vehicle(int k, StopId s, Tick t) const { return is_early(there.by_any_means(most_rides - k)[s.value], t); }
  bool any(int k, StopId s, Tick t) const { return is_early(there.by_vehicle(most_rides - k)[s.value], t); }
  auto aboard(int, PatternId) const {
    return [](std::size_t, Tick) { return true; };
  }
};

Tick slack_ticks(ParetoOptions const& o) {
  return static_cast<Tick>(ticks_up(o.slack_s));
}

}  // namespace

ParetoSearch::ParetoSearch(PricedPatterns const& patterns, ParetoOptions const& options)
    : patterns_{patterns},
      o_{options},
      walk_{options.walk_per_s * kTick_s},
      wait_{options.wait_per_s * kTick_s},
      forward_{patterns.of(SearchDirection::depart_at),
               {slack_ticks(options), 0},
               {patterns.of(SearchDirection::depart_at).patterns, options.rides, {slack_ticks(options), 0}},
               {patterns.of(SearchDirection::depart_at).patterns, patterns.of(SearchDirection::depart_at).least}},
      backward_{patterns.of(SearchDirection::arrive_by),
                {0, slack_ticks(options)},
                {patterns.of(SearchDirection::arrive_by).patterns, options.rides, {0, slack_ticks(options)}},
                {patterns.of(SearchDirection::arrive_by).patterns, patterns.of(SearchDirection::arrive_by).least}},
      goal_(patterns.timetable().stops, kNone),
      goal_ticks_(goal_.size(), kUnreached),
      by_vehicle_(goal_.size()),
      by_any_means_(goal_.size()),
      ridden_(forward_.priced.patterns.runs()),
      useful_(std::max(forward_.priced.patterns.patterns(), backward_.priced.patterns.patterns())) {
  expects(options.rides >= 1 && options.rides <= patterns.most_rides() && options.more_rides >= 0,
          "no more rides than the patterns are made for");
  expects(options.slack_s >= 0 && options.slack_s < 36 * 3600, "a slack that is not negative");
  expects(options.time_factor >= 1 && options.time_factor <= 1000, "a factor of at least 1");
  expects(options.allowance_s >= 0 && options.longest_s > 0 && options.longest_s <= 9 * 3600,
          "journeys of up to nine hours");
}

std::span<ParetoJourney const> ParetoSearch::depart_at(std::int32_t time, std::span<StopAccess const> access,
                                                       std::span<StopAccess const> egress) {
  direction_ = SearchDirection::depart_at;
  journeys_.clear();
  legs_.clear();
  if (search(forward_.priced.patterns.tick_after(time), access, egress)) give(access, egress);
  return journeys_;
}

std::span<ParetoJourney const> ParetoSearch::arrive_by(std::int32_t time, std::span<StopAccess const> access,
                                                       std::span<StopAccess const> egress) {
  direction_ = SearchDirection::arrive_by;
  journeys_.clear();
  legs_.clear();
  if (search(backward_.priced.patterns.tick_after(-time), egress, access)) give(egress, access);
  return journeys_;
}

/// From the ends in the search's own direction of time. @return whether there is a journey
bool ParetoSearch::search(Tick start, std::span<StopAccess const> access, std::span<StopAccess const> egress) {
  there_ = &way(direction_);
  back_ = direction_ == SearchDirection::depart_at ? &backward_ : &forward_;
  if (start == 0 || start >= patterns_.mirror(0)) return false;
  list_goals(egress);
  bool const is_found = find_bounds(start, access, egress);
  if (is_found) {
    begin(start, access);
    all_rounds(egress);
  }
  for (auto const& end : egress) {
    goal_[end.stop.value] = kNone;
    goal_ticks_[end.stop.value] = kUnreached;
  }
  return is_found;
}

void ParetoSearch::list_goals(std::span<StopAccess const> egress) {
  next_goal_.resize(egress.size());
  for (std::uint32_t i = 0; i < egress.size(); ++i) {
    auto const s = egress[i].stop.value;
    next_goal_[i] = goal_[s];
    goal_[s] = i;
    goal_ticks_[s] = std::min(goal_ticks_[s], later_tick(0, ticks_up(egress[i].seconds)));
  }
  there_->onward.aim(egress);
}

/// The least time of any journey to the destination, by the ways nearest in time; LeastDurations::kOutOfReach or more
/// where nothing leads there.
std::int32_t ParetoSearch::least_duration(std::span<StopAccess const> access) const {
  std::int32_t least = LeastDurations::kOutOfReach;
  auto const* const from_stops = there_->onward.from_stops(patterns_.most_rides());
  for (auto const& way : access)
    least = std::min(least, static_cast<std::int32_t>(ticks_up(way.seconds)) + from_stops[way.stop.value]);
  return least;
}

/// The latest arrival and the most rides, and the latest time at each stop for either. What is sought arrives hardly
/// ever later than a guess from the least time; where it does all is searched again with more.
bool ParetoSearch::find_bounds(Tick start, std::span<StopAccess const> access, std::span<StopAccess const> egress) {
  auto const horizon = std::min<std::int64_t>(patterns_.mirror(1), start + std::int64_t{o_.longest_s} / kTick_s);
  auto const least = least_duration(access);
  if (least >= LeastDurations::kOutOfReach) return false;
  std::int64_t limit = std::min(horizon, start + std::int64_t{least} * 3 / 2 + kGuess);
  for (;;) {
    TimeAllowed allowed{o_, start, static_cast<Tick>(limit), goal_ticks_, there_->onward};
    there_->rounds.search(start, access, o_.rides, allowed);
    if (allowed.is_found() && (allowed.allowed() <= limit || limit == horizon)) {
      limit_ = allowed.latest();
      most_rides_ = std::min(o_.rides, allowed.fewest_rides() + o_.more_rides);
      break;
    }
    if (limit == horizon) return false;
    limit = allowed.is_found() ? std::min(horizon, allowed.allowed()) : horizon;
  }
  back_->rounds.search(patterns_.mirror(limit_), egress, most_rides_ - 1,
                       StillReachable{there_->rounds, patterns_, most_rides_, patterns_.mirror(start)});
  return true;
}

void ParetoSearch::begin(Tick start, std::span<StopAccess const> access) {
  ++query_;
  labels_.clear();
  by_vehicle_.clear();
  by_any_means_.clear();
  pending_.clear();
  found_.clear();
  for (std::uint32_t i = 0; i < access.size(); ++i) {
    Tick const t = later_tick(start, ticks_up(access[i].seconds));
    auto const price = access[i].cost - waited(t);
    if (t > limit_ || by_any_means_.betters(labels_, access[i].stop, t, price)) continue;
    pending_.push_back(by_any_means_.add(labels_, {price, kNone, i, kNone, access[i].stop, t, 0, 0, 0, true}));
  }
}

void ParetoSearch::all_rounds(std::span<StopAccess const> egress) {
  egress_ = egress;
  for (int k = 1; k <= most_rides_; ++k) {
    arrived_.clear();
    auto const boarding = pending_.size();
    for (std::size_t i = 0; i < boarding; ++i)
      if (labels_[pending_[i]].is_kept) board(k, pending_[i]);
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(boarding));
    for (auto const label : arrived_)
      if (labels_[label].is_kept) walk(k, label);
  }
}

/// The last stop of a pattern from which the destination can still be reached within the bounds.
std::uint16_t ParetoSearch::last_useful(int rides, PatternId pattern) {
  auto const round = query_ * 16 + static_cast<std::uint64_t>(rides);
  auto& useful = useful_[pattern.value];
  if (useful.round == round) return useful.last;
  auto const stops = there_->priced.patterns.stops_of(pattern);
  auto const* const latest = back_->rounds.by_any_means(most_rides_ - rides);
  auto last = stops.size() - 1;
  while (last > 0 && latest[stops[last].value] == kUnreached) --last;
  useful = {round, static_cast<std::uint16_t>(last)};
  return useful.last;
}

/// Boards the first run of each pattern, and later ones that may be cheaper.
void ParetoSearch::board(int rides, std::uint32_t label) {
  auto const& priced = there_->priced;
  auto const [stop, time, so_far] = std::tuple{labels_[label].stop, labels_[label].time, labels_[label].price};
  auto const ready = later_tick(time, there_->slack.before);
  auto const [first, end] = priced.patterns.boardings_of(stop);
  for (auto b = first; b != end; ++b) {
    auto const& boarding = priced.patterns.boardings()[b];
    auto const pattern = priced.patterns.pattern_of(boarding.first);
    auto const onward = there_->onward.aboard(pattern, most_rides_ - rides + 1)[boarding.position];
    if (ready + onward > limit_) continue;
    auto const last = last_useful(rides, pattern);
    if (last <= boarding.position) continue;
    auto const departures = priced.patterns.departures(boarding);
    auto const caught = first_not_before(departures, ready);
    for (std::size_t run = caught; run < departures.size() && departures[run] + onward <= limit_; ++run) {
      auto const row = boarding.first + static_cast<std::uint32_t>(run);
      bool const is_like_last = priced.same_costs[row] != 0 && (wait_ == 0 || priced.same_times[row] != 0);
      if (run == caught || !is_like_last)
        ride(rides, label, boarding, row, last, so_far + waited(departures[run]) + priced.boarding[row]);
    }
  }
}

/// @param last  position to ride to
/// @param cost  so far, with the wait and the fare
void ParetoSearch::ride(int rides, std::uint32_t label, Boarding const& boarding, std::uint32_t row, std::uint16_t last,
                        std::int64_t cost) {
  auto const& priced = there_->priced;
  auto const pattern = priced.patterns.pattern_of(row);
  auto const cell = priced.patterns.cell_of(pattern, row);
  auto const offset = cost - priced.on[cell + boarding.position];
  auto& ridden = ridden_[row];
  if (ridden.query == query_ && ridden.from <= boarding.position && ridden.price <= offset) return;
  ridden = {query_, offset, boarding.position};
  auto const stops = priced.patterns.stops_of(pattern);
  auto const alight = priced.patterns.alight_of(pattern);
  auto const arrivals = priced.patterns.arrivals(pattern, row);
  auto const* const latest = back_->rounds.by_any_means(most_rides_ - rides);
  auto const* const onward = there_->onward.aboard(pattern, most_rides_ - rides + 1);
  auto const horizon = std::uint32_t{patterns_.mirror(0)};
  // Arrivals are rounded up, departures down: a run may leave a tick before it comes
  for (std::size_t i = boarding.position + 1U; i <= last && arrivals[i - 1] - 1 + onward[i - 1] <= limit_; ++i) {
    Tick const t = later_tick(arrivals[i], there_->slack.after);
    if (t + std::uint32_t{latest[stops[i].value]} > horizon || alight[i] == 0) continue;
    auto const price = offset + priced.off[cell + i] + waited(there_->slack.after) - waited(t);
    arrive({price, label, row, kNone, stops[i], t, boarding.position, static_cast<std::uint16_t>(i),
            static_cast<std::uint8_t>(rides), true});
  }
}

/// Arrives by vehicle where the destination is still within the bounds.
void ParetoSearch::arrive(TransitLabel label) {
  auto const s = label.stop;
  if (is_bettered(label.time, label.rides, label.price + waited(label.time)) ||
      by_vehicle_.betters(labels_, s, label.time, label.price))
    return;
  auto const number = by_vehicle_.add(labels_, label);
  arrived_.push_back(number);
  if (goal_[s.value] != kNone) end(number);
  auto const boards = back_->rounds.by_vehicle(most_rides_ - label.rides)[s.value];
  if (label.time + std::uint32_t{boards} > patterns_.mirror(0) ||
      by_any_means_.betters(labels_, s, label.time, label.price))
    return;
  label.parent = number;
  label.row = kNone;
  pending_.push_back(by_any_means_.add(labels_, label));
}

/// Walks to where one can still board.
void ParetoSearch::walk(int rides, std::uint32_t label) {
  auto const from = labels_[label];
  auto const to = there_->priced.patterns.walks_to(from.stop);
  auto const ticks = there_->priced.patterns.walk_ticks(from.stop);
  auto const* const boards = back_->rounds.by_vehicle(most_rides_ - rides);
  for (std::size_t i = 0; i < to.size(); ++i) {
    Tick const t = later_tick(from.time, ticks[i]);
    if (t > limit_) break;  // they stand by length
    if (t + std::uint32_t{boards[to[i].value]} > patterns_.mirror(0)) continue;
    auto const cost = from.price + waited(from.time) + static_cast<std::int64_t>(walk_) * ticks[i];
    if (by_any_means_.betters(labels_, to[i], t, cost - waited(t))) continue;
    pending_.push_back(by_any_means_.add(
        labels_, {cost - waited(t), label, kNone, kNone, to[i], t, 0, 0, static_cast<std::uint8_t>(rides), true}));
  }
}

/// Goes on to the destination.
void ParetoSearch::end(std::uint32_t number) {
  auto const& label = labels_[number];
  for (auto i = goal_[label.stop.value]; i != kNone; i = next_goal_[i]) {
    Goal const goal{later_tick(label.time, ticks_up(egress_[i].seconds)), label.rides,
                    label.price + waited(label.time) + egress_[i].cost, number, i};
    if (goal.time > limit_ || is_bettered(goal.time, goal.rides, goal.cost)) continue;
    std::erase_if(found_, [&](Goal const& there) {
      return there.rides == goal.rides && goal.time <= there.time && goal.cost <= there.cost;
    });
    found_.push_back(goal);
  }
}

/// Whether the destination was reached as early and as cheaply with no more rides.
bool ParetoSearch::is_bettered(Tick time, int rides, std::int64_t cost) const {
  return std::ranges::any_of(
      found_, [&](Goal const& there) { return there.time <= time && there.rides <= rides && there.cost <= cost; });
}

void ParetoSearch::give(std::span<StopAccess const> access, std::span<StopAccess const> egress) {
  std::ranges::sort(found_, {}, [](Goal const& g) { return std::tuple{g.time, g.rides, g.cost}; });
  for (auto const& goal : found_) journeys_.push_back(trace(goal, access, egress));
}

/// @param access, egress  in the search's direction of time
ParetoJourney ParetoSearch::trace(Goal const& goal, std::span<StopAccess const> access,
                                  std::span<StopAccess const> egress) {
  rides_of_.clear();
  auto label = goal.label;
  for (; labels_[label].parent != kNone; label = labels_[label].parent)
    if (labels_[label].row != kNone) add_ride(labels_[label]);
  auto const begins = labels_[label].row;
  bool const is_forward = direction_ == SearchDirection::depart_at;
  if (is_forward) std::ranges::reverse(rides_of_);
  auto const& first = is_forward ? access[begins] : egress[goal.egress];
  auto const& last = is_forward ? egress[goal.egress] : access[begins];
  ParetoJourney journey;
  journey.first_leg = static_cast<std::uint32_t>(legs_.size());
  add_legs(first, last);
  journey.legs = static_cast<std::uint32_t>(legs_.size()) - journey.first_leg;
  journey.rides = goal.rides;
  journey.cost = goal.cost;
  journey.access = is_forward ? begins : goal.egress;
  journey.egress = is_forward ? goal.egress : begins;
  auto const at = there_->priced.patterns.seconds_of(goal.time);
  journey.departure = is_forward ? rides_of_.front().departure - o_.slack_s - first.seconds : -at;
  journey.arrival = is_forward ? at : rides_of_.back().arrival + last.seconds;
  return journey;
}

void ParetoSearch::add_ride(TransitLabel const& label) {
  auto const& t = patterns_.timetable();
  auto board = patterns_.call(direction_, label.row, label.from);
  auto alight = patterns_.call(direction_, label.row, label.to);
  if (direction_ == SearchDirection::arrive_by) std::swap(board, alight);
  rides_of_.push_back({there_->priced.patterns.run(label.row), t.stop[board], t.stop[alight], t.departure[board],
                       t.arrival[alight], board, alight});
}

/// The rides with the walks before, between and after them.
void ParetoSearch::add_legs(StopAccess const& access, StopAccess const& egress) {
  auto const& t = patterns_.timetable();
  if (access.seconds > 0) {
    auto const until = rides_of_.front().departure - o_.slack_s;
    legs_.push_back({{}, {}, access.stop, until - access.seconds, until, 0, 0});
  }
  for (std::size_t i = 0; i < rides_of_.size(); ++i) {
    auto const& ride = rides_of_[i];
    if (i > 0 && legs_.back().to != ride.from) {
      auto const from = legs_.back().to;
      auto walk = t.walk_offset[from.value];
      while (t.walk_to[walk] != ride.from) ++walk;
      auto const at = legs_.back().arrival;
      legs_.push_back({{}, from, ride.from, at, at + t.walk_s[walk], 0, 0});
    }
    legs_.push_back(ride);
  }
  if (egress.seconds > 0) {
    auto const at = rides_of_.back().arrival;
    legs_.push_back({{}, egress.stop, {}, at, at + egress.seconds, 0, 0});
  }
}

}  // namespace tanvan
