// What a junction decides: who may go, when, and who first.
#include <algorithm>
#include <bit>

#include "sim/traffic/traffic_part.hpp"

namespace tanvan {
namespace {

constexpr TrafficTime kSameMoment = 16;                   // 4 ms: rounding must not decide who is first
constexpr TrafficTime kPatience = 300 * kTimesPerSecond;  // how long a vehicle's claim to room is heeded

/// When the first vehicle of an exit reaches the stop line; streams that the layout lacks are empty.
TrafficTime first_ready(Exit const& exit) {
  return std::min({exit.streams[0].ready, exit.streams[1].ready, exit.streams[2].ready});
}

}  // namespace

/// Lets everybody go who can within the window: again and again the earliest, of those at the same moment the one whose
/// link has been served least.
void TrafficPart::act(std::uint32_t row) {
  auto const& junction = state_.junctions[row];
  ++tries_;
  next_ = kNoTime;
  if (junction.stop != kNone) open_stop(state_.stops[junction.stop]);
  if (junction.signals != kNone && advance_signals(junction))
    next_ = end_;  // who is called looks again in every window
  list_ready(junction, row);
  if (ready_.size() == 1)
    act_alone(junction, ready_.front());
  else
    act_in_turn(junction);
  for (auto const& claim : claims_) next_ = std::min(next_, later(claim.ready, kPatience + day_.step - 1));
  for (auto const& head : heads_)  // those that are left are held back, and others of their links may go before them
    if (head.second && head.at >= end_) next_ = std::min(next_, head.at);
  if (junction.stop != kNone) next_ = std::min(next_, next_from_bay(state_.stops[junction.stop]));
  if (next_ != kNoTime) wake(row, next_, window_);
}

/// Exits whose first vehicle stands at the stop line in this window. Nobody else comes there before the next.
void TrafficPart::list_ready(Junction const& junction, std::uint32_t row) {
  ready_.clear();
  for (auto open = state_.open[row]; open != 0; open &= open - 1)
    for (auto e = static_cast<std::uint32_t>(std::countr_zero(open)); e < junction.exits; e += kPlaces)
      if (is_ready(junction.exit + e)) ready_.push_back(junction.exit + e);
}

/// `next_` is when the exit has to be looked at where nobody stands at its stop line.
bool TrafficPart::is_ready(std::uint32_t row) {
  auto const& exit = state_.exits[row];
  auto const ready = first_ready(exit);
  if (ready < end_) return true;
  next_ = std::min(next_, exit.entry == kNone ? ready : std::max(ready, exit.free_at));
  return false;
}

/// One exit alone: nobody competes with it or holds it back, so that no list is needed.
void TrafficPart::act_alone(Junction const& junction, std::uint32_t row) {
  heads_.clear();
  for (claims_.clear(); is_ready(row); claims_.clear()) {
    if (barred_ > 0) stand_aside(junction, row);
    if (junction.stop != kNone) call_at(junction);
    auto const head = candidates(junction, row)[0];
    if (head.at >= end_) {
      next_ = std::min(next_, head.at);
      return;
    }
    go(junction, row, head.stream, head.at, tag_of(junction, row, state_.exits[row].streams[head.stream]));
  }
}

void TrafficPart::act_in_turn(Junction const& junction) {
  consider_all(junction);
  for (auto best = first_to_go(); best != kNone; best = first_to_go()) {
    auto const head = heads_[best];
    go(junction, head.exit, head.stream, head.at, head.tag);
    if (claims_.empty())
      consider_again(junction);
    else
      consider_all(junction);
  }
}

void TrafficPart::consider_all(Junction const& junction) {
  heads_.clear();
  claims_.clear();
  for (auto const exit : ready_) consider(junction, exit);
}

/// The same of those alone who could go: what they took from each other only delays the rest.
void TrafficPart::consider_again(Junction const& junction) {
  heads_.swap(spare_);
  heads_.clear();
  for (auto const& before : spare_)
    if (!before.second) consider(junction, before.exit);
}

/// Lists the heads of an exit where one could go in this window.
void TrafficPart::consider(Junction const& junction, std::uint32_t row) {
  if (!is_ready(row)) return;
  if (barred_ > 0) stand_aside(junction, row);
  if (junction.stop != kNone) call_at(junction);
  auto const [first, second] = candidates(junction, row);
  if (first.at >= end_) {
    next_ = std::min(next_, first.at);
    return;
  }
  add_head(junction, row, first, false);
  if (second.at != kNoTime) add_head(junction, row, second, true);
}

void TrafficPart::add_head(Junction const& junction, std::uint32_t row, Candidate const& c, bool second) {
  auto const& stream = state_.exits[row].streams[c.stream];
  heads_.push_back({row, c.stream, c.at, tag_of(junction, row, stream), stream.turn, second});
}

/// Who has been served least and lacks only room keeps the room that comes for itself, for a while: else a truck would
/// wait before a full link for as long as smaller vehicles want to enter it.
bool TrafficPart::is_held(std::size_t i) const {
  auto const& head = heads_[i];
  return std::ranges::any_of(claims_, [&](Claim const& claim) {
    return claim.exit != head.exit && claim.turn == head.turn && claim.tag < head.tag;
  });
}

/// Who filters past a lane, or is passed, goes first only where the other one is held back.
bool TrafficPart::may_go(std::size_t i) const {
  return heads_[i].at < end_ && !is_held(i) && (!heads_[i].second || is_held(i - 1));
}

/// Row of `heads_`; kNone where nobody can go.
std::uint32_t TrafficPart::first_to_go() const {
  if (claims_.empty() && heads_.size() <= 1) return heads_.empty() ? kNone : 0;  // as at most junctions
  TrafficTime least = kNoTime;
  for (std::uint32_t i = 0; i < heads_.size(); ++i)
    if (heads_[i].at < least && may_go(i)) least = heads_[i].at;
  auto best = kNone;
  for (std::uint32_t i = 0; i < heads_.size() && least != kNoTime; ++i) {
    auto const& head = heads_[i];
    if (head.at > least + kSameMoment || !may_go(i)) continue;
    if (best == kNone || head.tag < heads_[best].tag) best = i;
  }
  return best;
}

/// Phases whose stop line somebody has reached and may leave by its own link's capacity; `next_` is when the next one
/// will.
std::uint64_t TrafficPart::calls_of(Junction const& junction, SignalClock::JunctionSignals const& signals) {
  std::uint64_t calls = 0;
  for (std::uint32_t e = 0; e < junction.exits; ++e) {
    auto const& exit = state_.exits[junction.exit + e];
    if (exit.entry == kNone) continue;
    for (auto const& stream : exit.all()) {
      if (stream.empty() || stream.turn == TurnNumbers::kEnd) continue;
      auto const at = std::max(stream.ready, exit.free_at);
      if (at < end_)
        calls |= state_.signals.turns[signals.turns + e * signals.leaving + stream.turn].phases;
      else
        next_ = std::min(next_, at);
    }
  }
  return calls;
}

/// @return whether somebody waits for a controller that follows demand
bool TrafficPart::advance_signals(Junction const& junction) {
  auto const& signals = state_.signals.junctions[junction.signals];
  if (signals.controller == kNone) return false;
  auto const calls = calls_of(junction, signals);
  if (calls != 0) advance(state_.signals.controllers[signals.controller], begin_, calls);
  return calls != 0;
}

/// The vehicle that an exit would let go first, and the one that could go in its place; who waits for room that nobody
/// has freed yet, or is not there, has no time.
std::array<TrafficPart::Candidate, 2> TrafficPart::candidates(Junction const& junction, std::uint32_t row) {
  auto const& exit = state_.exits[row];
  auto const& streams = exit.streams;
  auto const first = first_lane(exit);
  Candidate lane{kNoTime, first};
  if (!streams[first].empty()) lane = earliest(junction, row, first);
  if (exit.layout == Layout::single || streams[1].empty()) return {lane, Candidate{}};
  auto const motorbike = earliest(junction, row, 1);
  bool const turn_of_motorbikes = exit.ahead <= 0;
  if (lane.claims && motorbike.at < end_ && streams[1].turn == streams[first].turn)
    return {turn_of_motorbikes ? motorbike : lane, Candidate{}};
  bool const together = lane.at < end_ && motorbike.at < end_ &&
                        std::max(lane.at, motorbike.at) - std::min(lane.at, motorbike.at) <= kSameMoment;
  bool const filters = together ? turn_of_motorbikes : motorbike.at < lane.at;
  return filters ? std::array{motorbike, lane} : std::array{lane, motorbike};
}

/// A claim to room depends on nothing that passes with time alone, but for its patience: else a junction that is looked
/// at in vain could let somebody go whom it held back before. So there is none at signals.
TrafficPart::Candidate TrafficPart::earliest(Junction const& junction, std::uint32_t row, std::uint32_t place) {
  auto const& exit = state_.exits[row];
  auto const& stream = exit.streams[place];
  TrafficTime x = std::max(stream.ready, begin_);  // what could have happened before has happened
  if (exit.entry != kNone) x = std::max(x, exit.free_at);
  if (stream.ready >= end_ || stream.turn == TurnNumbers::kEnd) return {x, place};
  auto& next = state_.entries[junction.entry + stream.turn];
  if (is_closed(next, stream.vehicle)) return {is_barred_to_some(next) && x >= end_ ? x : kNoTime, place};
  x = std::max(x, next.free_at);
  bool const signals = junction.signals != kNone && exit.entry != kNone;
  bool claims = false;
  if (next.room < stream.standing) {
    auto const room = room_time(next, stream.standing);
    claims = room >= end_ && !signals && begin_ < later(stream.ready, kPatience);
    if (claims) {
      claims_.push_back({row, tag_of(junction, row, stream), stream.ready, stream.turn});
      next_ = std::min(next_, room);  // then it holds nobody back any more
    }
    x = std::max(x, room);
  }
  if (signals && x < end_) x = green(junction, row, stream.turn, x);
  return {x, place, claims};
}

TrafficTime TrafficPart::green(Junction const& junction, std::uint32_t row, std::uint8_t turn, TrafficTime x) const {
  auto const& clock = state_.signals;
  auto const& signals = clock.junctions[junction.signals];
  auto const& signal = clock.turns[signals.turns + (row - junction.exit) * signals.leaving + turn];
  if (signal.cycle != kNone) return next_green(clock.cycles[signal.cycle], x);
  if (signal.phases == 0 || signals.controller == kNone) return x;
  auto const& controller = clock.controllers[signals.controller];
  bool const open = controller.green() && ((signal.phases >> controller.phase) & 1U) != 0;
  return open ? x : std::max(x, end_);
}

/// When so much more of a turn's green has passed: in a sample a vehicle's time at the stop line may be longer than a
/// green, and goes on in the next. Where a controller follows demand nobody knows.
TrafficTime TrafficPart::after_green_of(Junction const& junction, std::uint32_t row, std::uint8_t turn, TrafficTime x,
                                        TrafficTime amount) const {
  if (turn == TurnNumbers::kEnd) return later(x, amount);
  auto const& clock = state_.signals;
  auto const& signals = clock.junctions[junction.signals];
  auto const cycle = clock.turns[signals.turns + (row - junction.exit) * signals.leaving + turn].cycle;
  return cycle == kNone ? later(x, amount) : after_green(clock.cycles[cycle], x, amount);
}

/// When so much room will be free at the begin of a channel; kNoTime where it is not even on its way, and then the
/// junction is woken once it is.
TrafficTime TrafficPart::room_time(Entry& entry, Room needed) {
  ripen(entry, begin_);
  auto missing = needed - entry.room;
  if (missing <= 0) return 0;
  TrafficTime at = kNoTime;
  entry.holes.for_each(holes_, [&](Hole const& hole) {
    missing -= hole.room;
    if (missing > 0) return true;
    at = hole.ripe;
    return false;
  });
  if (at == kNoTime) entry.wanted = entry.wanted > 0 ? std::min(entry.wanted, missing) : missing;
  return at;
}

/// Takes up the room that has arrived.
void TrafficPart::ripen(Entry& entry, TrafficTime until) {
  while (!entry.holes.empty()) {
    auto const& hole = entry.holes.front(holes_);
    if (hole.ripe > until) return;
    entry.room += hole.room;
    entry.holes.pop(holes_);
  }
}

/// How much the link has been served. Whose queue was empty has no claim on the time before: it starts level with the
/// last one that went the same way.
TrafficTime TrafficPart::tag_of(Junction const& junction, std::uint32_t row, TurnStream const& stream) const {
  auto const& exit = state_.exits[row];
  if (stream.turn == TurnNumbers::kEnd || stream.ready <= exit.free_at) return exit.tag;
  return std::max(exit.tag, state_.entries[junction.entry + stream.turn].tag);
}

}  // namespace tanvan
