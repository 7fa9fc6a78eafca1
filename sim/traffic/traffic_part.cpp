#include "sim/traffic/traffic_part.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr Room kMostAhead = 3 * kRoomPerPcu;  // by which motorbikes or others may have had more than their share
constexpr std::size_t kNotedMoves = 256;      // written together

/// Room that a vehicle takes in motion.
Room moving_room(MoveRules const& rules, std::uint8_t motorbike, std::uint8_t vehicle) {
  return vehicle == 0 && rules.mixed ? Room{motorbike} : rules.moving[vehicle];
}

TrafficTime service_time(Room room, std::uint32_t headway) {
  return static_cast<TrafficTime>((static_cast<std::uint64_t>(room) * headway) >> 16U);
}

/// Time that this much room needs at an end of a channel: its free_at moves on from x, or from so much earlier as the
/// credit is worth and nobody passed.
template <class End>
void serve(End& end, Room room, Room credit, TrafficTime x) {
  if (credit > 0 && x > end.free_at) x = std::max(end.free_at, x - std::min(x, service_time(credit, end.headway)));
  auto const carried = x == end.free_at ? end.fraction : 0U;
  auto const units = carried + ((static_cast<std::uint64_t>(room) * end.headway) >> 8U);
  end.free_at = x + static_cast<TrafficTime>(units >> 8U);
  end.fraction = static_cast<std::uint8_t>(units & 255U);
}

/// The turns of all ways in [cursor, next multiple of kTurnsAhead), a byte each, the first lowest.
std::uint64_t turns_ahead(WayTable const& ways, std::uint32_t cursor) {
  auto const end = std::min(ways.turn.size(), std::size_t{cursor / kTurnsAhead + 1} * kTurnsAhead);
  std::uint64_t turns = 0;
  for (auto i = end; i > cursor; --i) turns = turns << 8U | ways.turn[i - 1];
  return turns;
}

void take_turn(Slot& slot, WayTable const& ways) {
  if (slot.cursor++ % kTurnsAhead == 0) slot.ahead = turns_ahead(ways, slot.cursor - 1);
  slot.turn = static_cast<std::uint8_t>(slot.ahead);
  slot.ahead >>= 8U;
}

}  // namespace

TrafficPart::TrafficPart(std::uint32_t part, std::size_t parts, TrafficState& state, TrafficParts const& cut,
                         DayFrame const& day)
    : state_(state),
      day_(day),
      part_(part),
      first_junction_(cut.first_junction[part]),
      junctions_(cut.first_junction[part + 1] - cut.first_junction[part]),
      wheel_(junctions_),
      out_(parts) {}

void TrafficPart::run(std::uint32_t begin, std::uint32_t end) {
  for (window_ = begin; window_ < end; ++window_) {
    begin_ = window_ * day_.step;
    end_ = begin_ + day_.step;
    for (; next_change_ < changes.size() && changes[next_change_].window <= window_; ++next_change_)
      apply(changes[next_change_]);
    for (; next_departure_ < departures.size() && departures[next_departure_].window <= window_; ++next_departure_)
      set_out(departures[next_departure_]);
    wheel_.run(window_, [&](std::uint32_t junction) { act(first_junction_ + junction); });
  }
}

std::uint32_t TrafficPart::next_planned() const {
  auto next = kNone;
  if (next_departure_ < departures.size()) next = departures[next_departure_].window;
  if (next_change_ < changes.size()) next = std::min(next, changes[next_change_].window);
  return next;
}

void TrafficPart::wake(std::uint32_t junction, TrafficTime at, std::uint32_t now) {
  wheel_.wake(junction - first_junction_, at / day_.step, now);
}

/// A trip joins those that wait to enter its first link. It may enter in this very window. Who was not allowed onto the
/// link when it wanted to set out stayed at home until now, in nobody's way.
void TrafficPart::set_out(Departure const& departure) {
  auto const trip = departure.trip;
  auto const way = day_.trips.way[trip];
  auto const entry = state_.entry_of[day_.ways.first[way].value];
  auto const vehicle = static_cast<std::uint8_t>(day_.trips.vehicle[trip]);
  auto const turn = static_cast<std::uint8_t>(entry - state_.junctions[state_.entries[entry].junction].entry);
  Slot const slot{turns_ahead(day_.ways, day_.ways.offset[way]),
                  trip,
                  departure.ready,
                  day_.ways.offset[way],
                  turn,
                  vehicle,
                  static_cast<std::uint16_t>(state_.rules.standing[vehicle])};
  append(state_.departures[entry], slot, window_);
}

/// @param now  the window in which, at the earliest, the vehicle may act
void TrafficPart::append(std::uint32_t row, Slot const& slot, std::uint32_t now) {
  auto& exit = state_.exits[row];
  auto& stream = exit.streams[stream_of(exit.layout, slot.vehicle)];
  bool const first = stream.BlockQueue::empty();  // behind a head that waits for a berth nobody is seen
  stream.push(slots_, slot);
  if (!first) {
    if (stream.watched != 0) wake(exit.junction, slot.ready, now);
    return;
  }
  stream.ready = slot.ready;
  stream.turn = slot.turn;
  stream.vehicle = slot.vehicle;
  stream.standing = slot.standing;
  state_.open[exit.junction] |= std::uint64_t{1} << exit.place;
  wake(exit.junction, slot.ready, now);
}

void TrafficPart::apply(ChannelChange const& change) {
  auto& entry = state_.entries[change.entry];
  auto const& junction = state_.junctions[entry.junction];
  if (junction.part == part_) {
    entry.headway = change.headway;
    entry.room += change.storage_change;
    barred_ -= is_barred_to_some(entry) ? 1 : 0;
    bool const opens = (entry.closed & ~change.closed) != 0;
    entry.closed = change.closed;
    barred_ += is_barred_to_some(entry) ? 1 : 0;
    if (opens) let_back(entry);
    state_.storage[entry.link] += change.storage_change;
    if (auto const origin = state_.departures[change.entry]; origin != kNone)
      state_.exits[origin].headway = change.headway;
    wake(entry.junction, begin_, window_);
  }
  auto const end = state_.exits[entry.exit].junction;
  if (state_.junctions[end].part != part_) return;
  state_.exits[entry.exit].headway = change.headway;
  if (auto const stop = state_.junctions[end].stop; stop != kNone) state_.stops[stop].headway = change.headway;
  wake(end, begin_, window_);
}

/// Whether the head of a stream has reached the stop line before a link that is closed to its class, open to others.
bool TrafficPart::is_barred(Junction const& junction, Exit const& exit, TurnStream const& stream) const {
  if (stream.empty() || stream.turn == TurnNumbers::kEnd) return false;
  auto const& next = state_.entries[junction.entry + stream.turn];
  if (!is_barred_to_some(next) || !is_closed(next, stream.vehicle)) return false;
  return std::max(stream.ready, exit.entry == kNone ? 0 : exit.free_at) < end_;
}

/// Barred vehicles park at the kerb: they keep their room on the link and hold up nobody. Only heads that could go by
/// their own link: the junction is looked at when they can, so that the moment depends on nothing else.
void TrafficPart::stand_aside(Junction const& junction, std::uint32_t row) {
  auto& exit = state_.exits[row];
  auto const take = [&](std::uint32_t place) {
    auto& stream = exit.streams[place];
    if (!is_barred(junction, exit, stream)) return false;
    asides_.push_back({row, stream.front(slots_)});
    stream.pop(slots_);
    read_head(stream, slots_);
    if (stream.empty()) shut(junction, exit);
    return true;
  };
  while (take(first_lane(exit))) continue;
  while (exit.layout != Layout::single && take(1)) continue;
}

/// Those who stood aside for this link are first again, in the order in which they came: so it does not matter who has
/// joined the queue since.
void TrafficPart::let_back(Entry const& entry) {
  auto const first = state_.junctions[entry.junction].entry;
  auto const back = [&](Aside const& aside) {
    return state_.exits[aside.exit].junction == entry.junction && &state_.entries[first + aside.slot.turn] == &entry &&
           !is_closed(entry, aside.slot.vehicle);
  };
  auto const rest = std::stable_partition(asides_.begin(), asides_.end(), back);
  for (auto aside = rest; aside != asides_.begin();) {
    --aside;
    aside->slot.ready = begin_;  // what it waited for the sign is no delay of the traffic
    put_first(state_.exits[aside->exit], aside->slot);
  }
  asides_.erase(asides_.begin(), rest);
}

void TrafficPart::put_first(Exit& exit, Slot const& slot) {
  auto& stream = exit.streams[stream_of(exit.layout, slot.vehicle)];
  std::vector<Slot> others;
  for (; !stream.BlockQueue::empty(); stream.pop(slots_)) others.push_back(stream.front(slots_));
  stream.push(slots_, slot);
  for (auto const& other : others) stream.push(slots_, other);
  read_head(stream, slots_);
  state_.open[exit.junction] |= std::uint64_t{1} << exit.place;
  wake(exit.junction, begin_, window_);
}

/// @param tag  that of the stream's first vehicle
void TrafficPart::go(Junction const& junction, std::uint32_t row, std::uint32_t place, TrafficTime x, TrafficTime tag) {
  auto& exit = state_.exits[row];
  auto& stream = exit.streams[place];
  Slot const slot = stream.front(slots_);
  stream.pop(slots_);
  read_head(stream, slots_);
  Room const room = moving_room(state_.rules, exit.motorbike, slot.vehicle);
  exit.tag = tag + service_time(room, exit.headway);
  if (exit.layout != Layout::single) {
    bool const seeps = place == 1;
    Room const gained =
        seeps ? room * (kRoomPerPcu - state_.rules.motorbike_share) : -room * state_.rules.motorbike_share;
    exit.ahead = std::clamp(exit.ahead + gained / kRoomPerPcu, -kMostAhead, kMostAhead);
  }
  if (stream.empty()) shut(junction, exit);
  leave(exit, slot, x);
  if (junction.stop != kNone && pulls_in(state_.stops[junction.stop], row, slot, x)) return;
  if (state_.rules.credit > 0 && junction.signals != kNone && exit.entry != kNone)
    exit.free_at = after_green_of(junction, row, slot.turn, x, exit.free_at - x);
  last_move_ = std::max(last_move_, x);
  if (slot.turn == TurnNumbers::kEnd) {
    day_.arrive[slot.trip] = x;
    ++arrived_;
    return;
  }
  auto& next = state_.entries[junction.entry + slot.turn];
  next.tag = std::max(next.tag, tag);
  enter(next, slot, x);
}

/// Forgets the exits of this place where nobody is left.
void TrafficPart::shut(Junction const& junction, Exit const& exit) {
  for (auto e = std::uint32_t{exit.place}; e < junction.exits; e += kPlaces)
    for (auto const& stream : state_.exits[junction.exit + e].all())
      if (!stream.empty()) return;
  state_.open[exit.junction] &= ~(std::uint64_t{1} << exit.place);
}

/// A vehicle leaves a link, or sets out.
void TrafficPart::leave(Exit& exit, Slot const& slot, TrafficTime x) {
  if (exit.entry == kNone) {
    exit.free_at = x;
    if (day_.enter[slot.trip] == kNoTime) day_.enter[slot.trip] = x;  // else it comes out of a bay
    return;
  }
  bool const signals = state_.junctions[exit.junction].signals != kNone;
  serve(exit, moving_room(state_.rules, exit.motorbike, slot.vehicle), signals ? 0 : state_.rules.credit, x);
  auto& record = exit.record;
  ++record.volume[slot.vehicle];
  record.delay[slot.vehicle == 0 ? 0 : 1] += x - slot.ready;
  free_room(exit.entry, slot.standing, x);
}

/// What a vehicle leaves behind at x is felt at the begin of the link `lag` later, and never within the same window.
void TrafficPart::free_room(std::uint32_t row, Room room, TrafficTime x) {
  auto& entry = state_.entries[row];
  auto const owner = state_.junctions[entry.junction].part;
  Hole const hole{std::max(later(x, entry.lag), end_), room};
  if (owner != part_)
    out_[owner].holes.push_back({row, hole});
  else
    take_hole(entry, hole, window_);
}

void TrafficPart::take_hole(Entry& entry, Hole hole, std::uint32_t now) {
  if (entry.room >= entry.ample) {
    entry.room += hole.room;
    return;
  }
  if (!entry.holes.empty()) ripen(entry, begin_);
  entry.holes.push(holes_, hole);
  if (entry.wanted <= 0) return;
  entry.wanted -= hole.room;
  if (entry.wanted > 0) return;
  entry.wanted = 0;
  wake(entry.junction, hole.ripe, now);
}

// Each move lies elsewhere in memory. One at a time each would wait for it twice; many together wait side by side.
void TrafficPart::note_move(Slot const& slot, TrafficTime x) {
  noted_.push_back({slot.trip, slot.cursor, x});
  if (noted_.size() == kNotedMoves) write_moves();
}

void TrafficPart::write_moves() {
  std::array<std::uint64_t, kNotedMoves> row;
  for (auto const& move : noted_) __builtin_prefetch(&day_.move_of[move.trip]);
  for (std::size_t i = 0; i < noted_.size(); ++i) {
    row[i] = day_.move_of[noted_[i].trip] + noted_[i].cursor;
    __builtin_prefetch(&day_.moves.enter[row[i]], 1);
  }
  for (std::size_t i = 0; i < noted_.size(); ++i) day_.moves.enter[row[i]] = noted_[i].at;
  noted_.clear();
}

void TrafficPart::enter(Entry& entry, Slot slot, TrafficTime x) {
  serve(entry, moving_room(state_.rules, entry.motorbike, slot.vehicle), state_.rules.credit, x);
  entry.room -= slot.standing;
  ++entries_;
  slot.ready = std::max(later(x, free_time(entry, state_.rules, slot.vehicle)), end_);
  if (!day_.moves.enter.empty()) note_move(slot, x);
  take_turn(slot, day_.ways);
  auto const owner = state_.junctions[state_.exits[entry.exit].junction].part;
  if (owner != part_)
    out_[owner].entries.push_back({entry.exit, slot});
  else
    append(entry.exit, slot, window_);
}

void TrafficPart::receive(TrafficPart& from, std::uint32_t now) {
  auto& box = from.out_[part_];
  begin_ = now * day_.step;  // holes before the coming window are ripe
  for (auto const& mail : box.entries) append(mail.exit, mail.slot, now);
  for (auto const& mail : box.holes) take_hole(state_.entries[mail.entry], mail.hole, now);
  box.entries.clear();
  box.holes.clear();
}

ForcedMove TrafficPart::force(std::uint32_t row, LinkId to, std::uint32_t window) {
  window_ = window;
  begin_ = window * day_.step;
  end_ = begin_ + day_.step;
  auto const& exit = state_.exits[row];
  auto const& junction = state_.junctions[exit.junction];
  auto const turn = static_cast<std::uint8_t>(state_.entry_of[to.value] - junction.entry);
  std::uint32_t const lane = exit.layout == Layout::passing && exit.streams[2].ready < exit.streams[0].ready ? 2 : 0;
  std::uint32_t const stream = !exit.streams[lane].empty() && exit.streams[lane].turn == turn ? lane : 1;
  expects(exit.streams[stream].ready <= begin_, "who is forced stands at the stop line");
  auto const trip = exit.streams[stream].front(slots_).trip;
  go(junction, row, stream, begin_, tag_of(junction, row, exit.streams[stream]));
  wake(state_.exits[row].junction, end_, window);
  return {begin_, trip, id_of<LinkId>(state_.exits[row].link), to};
}

void TrafficPart::put_back(Exit& exit, std::uint32_t stream, Slot slot) {
  slot.ahead = turns_ahead(day_.ways, slot.cursor);
  exit.streams[stream].push(slots_, slot);
  read_head(exit.streams[stream], slots_);
  state_.open[exit.junction] |= std::uint64_t{1} << exit.place;
}

void TrafficPart::put_aside(std::uint32_t exit, Slot slot) {
  slot.ahead = turns_ahead(day_.ways, slot.cursor);
  asides_.push_back({exit, slot});
}

void TrafficPart::put_in_bay(Stop& stop, TrafficTime depart, Slot slot) {
  slot.ahead = turns_ahead(day_.ways, slot.cursor);
  stop.dwelling.push_back({depart, slot});
}

void TrafficPart::go_on_at(std::uint32_t window) {
  for (auto const& entry : state_.entries)
    if (state_.junctions[entry.junction].part == part_ && is_barred_to_some(entry)) ++barred_;

  while (next_departure_ < departures.size() && departures[next_departure_].window < window) ++next_departure_;
  while (next_change_ < changes.size() && changes[next_change_].window < window) ++next_change_;
  for (std::uint32_t j = 0; j < junctions_; ++j) wheel_.wake(j, window, window);
}

}  // namespace tanvan
