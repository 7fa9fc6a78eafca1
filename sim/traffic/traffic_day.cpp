#include "sim/traffic/traffic_day.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"
#include "sim/traffic/link_recorder.hpp"
#include "sim/traffic/saved_state.hpp"
#include "sim/traffic/state_hash.hpp"
#include "sim/traffic/traffic_checkpoint.hpp"
#include "sim/traffic/traffic_part.hpp"
#include "sim/traffic/traffic_plan.hpp"
#include "sim/traffic/wait_graph.hpp"

namespace tanvan {
namespace {

/// A day under way.
class Day {
 public:
  Day(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways, TrafficRules const& rules,
      DayOptions const& options)
      : roads_(roads),
        trips_(trips),
        rules_(rules),
        options_(options),
        built_(build_traffic(roads, trips, ways, rules, options.partitions, options.calls)),
        step_(window_of(rules)),
        frame_{trips, ways, step_, result_.enter, result_.arrive, result_.moves, move_of_, options.dwell},
        recorder_(built_.state, traffic_time(rules.bin_min * 60)) {
    result_.enter.assign(trips.size(), kNoTime);
    result_.arrive.assign(trips.size(), kNoTime);
    for (std::uint32_t p = 0; p < built_.parts.size(); ++p)
      parts_.push_back(std::make_unique<TrafficPart>(p, built_.parts.size(), built_.state, built_.parts, frame_));
    if (options.moves) open_moves(ways);
    plan_day({roads, trips, ways, rules, step_}, built_, parts_);
    now_ = first_window();
    first_hour_ = period(now_, kHour);
    end_bin(period(now_, bin()));
  }

  /// Lives until nobody can move any more.
  DayResult run() && {
    live_until(windows(kLatestTraffic_s));
    finish();
    return std::move(result_);
  }

  /// Lives until the hour begins, or nobody can move any more.
  TrafficCheckpoint run_until(std::uint32_t hours) && {
    live_until(begin_of(hours, kHour));
    return save();
  }

  /// Goes on where another day, or a part of it, broke off.
  void go_on(TrafficCheckpoint const& from) {
    expects(options_.moves == !from.so_far.moves.offset.empty(), "moves asked for in both parts of a day or in none");
    expects(from.stops.size() == built_.state.stops.size(), "the stops of both parts of a day");
    now_ = from.window;
    result_ = from.so_far;
    recorder_.go_on(from.so_far.record);
    bins_ = static_cast<Index>(from.so_far.record.bins);
    before_ = {from.so_far.entries, from.so_far.arrived, from.so_far.tries};
    last_move_ = from.so_far.end;
    restore(from, built_.state, parts_, trips_);
    for (auto const& part : parts_) part->go_on_at(now_);
  }

 private:
  using Index = std::uint32_t;
  struct Counts {
    std::uint64_t entries = 0, arrived = 0, tries = 0;
  };

  void live_until(Index last) {
    while (now_ < last) {
      bool const idle = is_idle(now_);
      auto const next = !idle ? now_ : may_force() ? std::min(next_boundary(), next_planned()) : next_planned();
      if (next == kNone) return;
      if (idle && next > now_) {
        now_ = std::min({last, next, next_boundary()});
      } else {
        auto const end = std::min({last, next_boundary(), now_ + built_.parts.lookahead});
        live(now_, end);
        now_ = end;
      }
      at_boundary();
      if (begins(check()) && stands_still()) return;
    }
    is_cut_off_ = last == windows(kLatestTraffic_s);
  }

  void open_moves(WayTable const& ways) {
    auto& offset = result_.moves.offset;
    offset.push_back(0);
    for (auto const way : trips_.way) {
      move_of_.push_back(offset.back() - (way == kNoWay ? 0 : ways.offset[way]));
      offset.push_back(offset.back() + (way == kNoWay ? 0 : ways.links_of(way)));
    }
    result_.moves.enter.assign(offset.back(), kNoTime);
  }

  Index windows(double seconds) const { return static_cast<Index>(seconds * kTimesPerSecond / step_); }
  Index first_window() const {
    Index first = kNone;
    for (auto const& part : parts_) first = std::min(first, part->next_planned());
    if (first == kNone) return 0;
    return begin_of(period(first, kHour), kHour);  // bins and hours count from midnight: those before stay empty
  }
  static constexpr TrafficTime kHour = 3600 * kTimesPerSecond;
  TrafficTime bin() const { return traffic_time(rules_.bin_min * 60); }
  TrafficTime check() const { return traffic_time(rules_.gridlock_check_s); }

  /// Whole periods of this length that have passed when a window begins, and the first window of a period.
  Index period(Index window, TrafficTime length) const {
    return static_cast<Index>(std::uint64_t{window} * step_ / length);
  }
  Index begin_of(std::uint64_t number, TrafficTime length) const { return first_window_of(number, length, step_); }
  bool begins(TrafficTime length) const { return begin_of(period(now_, length), length) == now_; }

  Index next_boundary() const {
    auto const after = [this](TrafficTime length) { return begin_of(period(now_, length) + 1, length); };
    return std::min({after(kHour), after(bin()), after(check())});
  }

  bool is_idle(Index now) const {
    return std::ranges::all_of(parts_, [&](auto const& part) { return part->idle(now); });
  }

  /// Whether a circle stands that the policy will break up.
  bool may_force() const {
    if (rules_.gridlock() != GridlockPolicy::force) return false;
    return !circles().empty();
  }

  Index next_planned() const {
    Index next = kNone;
    for (auto const& part : parts_) next = std::min(next, part->next_planned());
    return next;
  }

  /// All parts for a while on their own, then the mail.
  void live(Index begin, Index end) {
    tbb::parallel_for(std::size_t{0}, parts_.size(), [&](std::size_t p) { parts_[p]->run(begin, end); });
    if (parts_.size() == 1) return;
    tbb::parallel_for(std::size_t{0}, parts_.size(), [&](std::size_t p) {
      for (auto const& from : parts_) parts_[p]->receive(*from, end);
    });
  }

  void at_boundary() {
    if (begins(check())) look_for_gridlock();
    if (begins(bin())) end_bin(period(now_, bin()));
    if (begins(kHour)) end_hour();
  }

  /// Ends bins until so many have been written.
  void end_bin(Index bins) {
    for (; bins_ < bins; ++bins_) recorder_.end_bin(rooms());
  }

  std::vector<Room> rooms() const {
    std::vector<Room> room(roads_.links());
    auto const& state = built_.state;
    tbb::parallel_for(std::size_t{0}, room.size(), [&](std::size_t a) {
      auto const& entry = state.entries[state.entry_of[a]];
      room[a] = entry.room;
      entry.holes.for_each(parts_[state.junctions[entry.junction].part]->holes(), [&](Hole const& hole) {
        room[a] += hole.room;
        return true;
      });
    });
    return room;
  }

  void end_hour() {
    std::vector<std::uint64_t> sums(parts_.size());
    auto const& first = built_.parts.first_junction;
    tbb::parallel_for(std::size_t{0}, parts_.size(),
                      [&](std::size_t p) { sums[p] = state_hash(built_.state, *parts_[p], first[p], first[p + 1]); });
    std::uint64_t sum = 0;
    for (auto const s : sums) sum += s;
    result_.state_hash.push_back(sum);
    check_conservation();
    if (options_.progress) options_.progress(now_ * step_, arrived());
  }

  std::uint64_t arrived() const {
    auto sum = before_.arrived;
    for (auto const& part : parts_) sum += part->arrived();
    return sum;
  }

  /// Vehicles in bays, and those that want to go on from there.
  std::uint64_t beside_roads() const {
    std::uint64_t vehicles = 0;
    for (auto const& stop : built_.state.stops) vehicles += stop.taken;
    return vehicles;
  }

  /// Who has entered has arrived, is on a link or in a bay.
  void check_conservation() const {
    std::uint64_t entered = 0, on_links = beside_roads();
    for (auto const time : result_.enter) entered += time != kNoTime;
    auto const& state = built_.state;
    for (Index e = 0; e < state.exits.size(); ++e) {
      if (state.exits[e].entry == kNone) continue;
      auto const& pool = parts_[state.junctions[state.exits[e].junction].part]->slots();
      for (auto const& stream : state.exits[e].all())
        stream.for_each(pool, [&](Slot const&) {
          ++on_links;
          return true;
        });
    }
    for (auto const& part : parts_)
      for (auto const& aside : part->asides()) on_links += state.exits[aside.exit].entry == kNone ? 0 : 1;
    conserved(entered == arrived() + on_links, [&] {
      return fmt::format("{} vehicles entered the roads, {} arrived and {} are on them", entered, arrived(), on_links);
    });
  }

  std::vector<Gridlock> circles() const { return circles_of(wait_graph(built_.state, parts_, now_ * step_)); }

  /// Tells each circle once for as long as it stands.
  Gridlock& told(Gridlock circle) {
    auto const now = now_ * step_;
    for (auto& g : result_.gridlocks)
      if (g.links == circle.links && now - g.last_found <= check() + step_) {
        g.last_found = now;
        return g;
      }
    circle.found = circle.last_found = now;
    result_.gridlocks.push_back(std::move(circle));
    return result_.gridlocks.back();
  }

  void look_for_gridlock() {
    if (arrived() == trips_.size()) return;
    for (auto const& circle : circles()) {
      auto const& g = told(circle);
      bool const due = now_ * step_ - g.found >= traffic_time(rules_.forced_after_s);
      if (rules_.gridlock() == GridlockPolicy::force && due) force(circle);
    }
  }

  /// The circle turns by one vehicle: every link of it lets a head go into the full link ahead.
  void force(Gridlock const& circle) {
    auto const& state = built_.state;
    for (std::size_t i = 0; i < circle.links.size(); ++i) {
      auto const exit = state.entries[state.entry_of[circle.links[i].value]].exit;
      auto const owner = state.junctions[state.exits[exit].junction].part;
      result_.forced.push_back(parts_[owner]->force(exit, circle.links[(i + 1) % circle.links.size()], now_));
      for (auto const& part : parts_) part->receive(*parts_[owner], now_);
    }
  }

  void write_moves() {
    for (auto const& part : parts_) part->write_moves();
  }

  void count() {
    result_.entries = before_.entries;
    result_.tries = before_.tries;
    result_.end = last_move_;
    for (auto const& part : parts_) {
      result_.entries += part->entries();
      result_.tries += part->tries();
      result_.end = std::max(result_.end, part->last_move());
    }
    result_.arrived = arrived();
  }

  /// Whether controllers that follow demand turn in vain for ever: nothing is planned, for an hour and a round of each
  /// controller nobody has moved, and in all that time nobody had yet to come to his stop line, nor room or flow to
  /// come free. Without such controllers a part that has nothing to wait for is idle.
  bool stands_still() const {
    auto const& state = built_.state;
    if (state.signals.controllers.empty() || next_planned() != kNone || may_force()) return false;
    TrafficTime settled = last_move_;
    for (auto const& part : parts_) settled = std::max(settled, part->last_move());
    auto const still = later(kHour, longest_round());
    if (now_ * step_ < later(settled, still)) return false;
    for (auto const& exit : state.exits) {
      settled = std::max(settled, exit.free_at);
      for (auto const& stream : exit.all())
        if (!stream.empty()) settled = std::max(settled, stream.ready);
    }
    for (auto const& stop : state.stops)
      if (!stop.dwelling.empty()) settled = std::max(settled, stop.dwelling.back().depart);
    for (auto const& entry : state.entries) {
      settled = std::max(settled, entry.free_at);
      entry.holes.for_each(parts_[state.junctions[entry.junction].part]->holes(), [&](Hole const& hole) {
        settled = std::max(settled, hole.ripe);
        return true;
      });
    }
    return now_ * step_ >= later(settled, still);
  }

  TrafficTime longest_round() const {
    TrafficTime longest = 0;
    for (auto const& controller : built_.state.signals.controllers) {
      TrafficTime round = 0;
      for (auto const& phase : controller.phases) round = later(round, later(phase.max_green, phase.clearance));
      longest = std::max(longest, round);
    }
    return longest;
  }

  /// When the last vehicle moved, hours and bins end: how long junctions were still looked at afterwards tells nothing.
  void finish() {
    for (auto const& circle : circles()) told(circle);
    write_moves();
    count();
    auto const end = result_.end / step_ + 1, bins = period(end - 1, bin()) + 1;
    end_bin(std::max(bins, period(std::max(now_, Index{1}) - 1, bin()) + 1));
    result_.state_hash.resize(std::min<std::size_t>(result_.state_hash.size(), period(end, kHour) - first_hour_));
    end_hour();
    name_stuck();
    result_.record = std::move(recorder_).take(bins);
  }

  TrafficCheckpoint save() {
    write_moves();
    count();
    auto checkpoint = saved(built_.state, parts_);
    checkpoint.window = now_;
    checkpoint.so_far = std::move(result_);
    checkpoint.so_far.record = recorder_.record();
    return checkpoint;
  }

  /// What holds up those on a link: a circle ahead, a closed link, or the end of time.
  std::vector<Stuck> reasons() const {
    auto const graph = wait_graph(built_.state, parts_, now_ * step_);
    std::vector<Stuck> reason(roads_.links(), is_cut_off_ ? Stuck::horizon : Stuck::blocked);
    for (std::size_t a = 0; a < reason.size(); ++a)
      if (graph.stands[a] != 0) reason[a] = Stuck::gridlock;
    return reason;
  }

  void name_stuck() {
    result_.stuck.assign(trips_.size(), Stuck::none);
    auto const on_link = reasons();
    auto const& state = built_.state;
    for (Index e = 0; e < state.exits.size(); ++e) {
      auto const& pool = parts_[state.junctions[state.exits[e].junction].part]->slots();
      auto const& junction = state.junctions[state.exits[e].junction];
      for (auto const& stream : state.exits[e].all())
        stream.for_each(pool, [&](Slot const& slot) {
          bool const closed =
              slot.turn != TurnNumbers::kEnd && is_closed(state.entries[junction.entry + slot.turn], slot.vehicle);
          result_.stuck[slot.trip] = closed ? Stuck::closed : on_link[state.exits[e].link];
          if (state.exits[e].entry != kNone)
            result_.standing.push_back(
                {slot.trip, id_of<LinkId>(state.exits[e].link), VehicleClass{slot.vehicle}, slot.ready});
          return true;
        });
    }
    std::ranges::sort(result_.standing, {}, &Standing::trip);
    for (auto const& part : parts_)
      for (auto const& aside : part->asides()) result_.stuck[aside.slot.trip] = Stuck::closed;
    for (auto const& stop : state.stops)
      for (auto const& dwelling : stop.dwelling)
        result_.stuck[dwelling.slot.trip] = is_cut_off_ ? Stuck::horizon : Stuck::blocked;
    for (Index t = 0; t < trips_.size(); ++t)
      if (trips_.way[t] == kNoWay) result_.stuck[t] = Stuck::no_way;
  }

  TrafficRoads const& roads_;
  TripTable const& trips_;
  TrafficRules const& rules_;
  DayOptions const& options_;
  DayResult result_;
  BuiltTraffic built_;
  TrafficTime step_;
  std::vector<std::uint64_t> move_of_;
  DayFrame frame_;
  LinkRecorder recorder_;
  std::vector<std::unique_ptr<TrafficPart>> parts_;
  Index now_ = 0;  // the window that comes next
  Index bins_ = 0, first_hour_ = 0;
  Counts before_;  // of the part of the day before a checkpoint
  TrafficTime last_move_ = 0;
  bool is_cut_off_ = false;
};

}  // namespace

DayResult run_traffic_day(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways,
                          TrafficRules const& rules, DayOptions const& options) {
  return Day(roads, trips, ways, rules, options).run();
}

TrafficCheckpoint run_traffic_until(std::uint32_t hour, TrafficRoads const& roads, TripTable const& trips,
                                    WayTable const& ways, TrafficRules const& rules, DayOptions const& options) {
  return Day(roads, trips, ways, rules, options).run_until(hour);
}

DayResult resume_traffic_day(TrafficCheckpoint const& from, TrafficRoads const& roads, TripTable const& trips,
                             WayTable const& ways, TrafficRules const& rules, DayOptions const& options) {
  Day day(roads, trips, ways, rules, options);
  day.go_on(from);
  return std::move(day).run();
}

}  // namespace tanvan
