// What vehicles do at stops: dwell in their lane, or pull into a bay and come back.
#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/traffic/traffic_part.hpp"

namespace tanvan {
namespace {

/// Where a vehicle stands with the stop at the end of its link.
enum class AtStop { passes, calls, has_called };

/// Calls that the vehicle was forced past without stopping are over.
AtStop at_stop(TrafficState& state, WayTable const& ways, TripTable const& trips, Slot const& slot) {
  auto const& calls = *state.calls;
  auto const first = calls.offset[slot.trip], end = calls.offset[slot.trip + 1];
  if (first == end) return AtStop::passes;
  auto const link = slot.cursor - 1 - ways.offset[trips.way[slot.trip]];
  auto& next = state.next_call[slot.trip];
  while (first + next < end && calls.link[first + next] < link) ++next;
  if (first + next < end && calls.link[first + next] == link) return AtStop::calls;
  return next > 0 && calls.link[first + next - 1] == link ? AtStop::has_called : AtStop::passes;
}

}  // namespace

/// All calls of the vehicle at this stop, one after the other: those of the run that ends here and of the next one.
TrafficTime TrafficPart::dwell(Slot const& slot, TrafficTime arrival) {
  auto const& calls = *state_.calls;
  auto const first = calls.offset[slot.trip], end = calls.offset[slot.trip + 1];
  auto& next = state_.next_call[slot.trip];
  auto depart = arrival;
  for (auto const link = calls.link[first + next]; first + next < end && calls.link[first + next] == link; ++next)
    if (day_.dwell) depart = std::max(depart, day_.dwell(slot.trip, next, depart));
  return std::min(depart, kNoTime - 1);
}

/// Before anybody is looked at: who has dwelt in the bay joins those that want to go on, who waits for a berth shows
/// itself again, and a lane is free where nobody dwells in it any more.
void TrafficPart::open_stop(Stop& stop) {
  auto& exit = state_.exits[stop.exit];
  if (stop.kind == StopKind::in_lane) {
    bool const narrow = begin_ < stop.narrow_until;
    auto const headway = narrow ? std::uint64_t{stop.headway} * 65'536 / stop.beside : stop.headway;
    exit.headway = static_cast<std::uint32_t>(std::min<std::uint64_t>(headway, UINT32_MAX));
    if (stop.berths > 1) call_in_lane(stop);
    if (stop.beside != 0) return_to_front(stop, exit.streams[2]);
    return;
  }
  auto const ready = std::ranges::find_if(stop.dwelling, [&](Dwelling const& d) { return d.depart >= end_; });
  for (auto d = stop.dwelling.begin(); d != ready; ++d) {
    d->slot.ready = d->depart;
    append(stop.departures, d->slot, window_ + 1);
  }
  stop.dwelling.erase(stop.dwelling.begin(), ready);
  for (auto& stream : exit.all())
    if (stream.empty() && !stream.BlockQueue::empty()) {
      read_head(stream, slots_);
      state_.open[exit.junction] |= std::uint64_t{1} << exit.place;
    }
}

/// Who has dwelt goes before those who have come since to the lanes beside.
void TrafficPart::return_to_front(Stop const& stop, TurnStream& stream) {
  if (stream.empty() || stream.ready > begin_) return;
  auto const& slot = stream.front(slots_);
  if (at_stop(state_, day_.ways, day_.trips, slot) == AtStop::has_called)
    stream.ready = std::min(slot.ready, stop.came);
}

/// Vehicles that have come to the stop begin their calls.
void TrafficPart::call_at(Junction const& junction) {
  auto& stop = state_.stops[junction.stop];
  if (stop.kind == StopKind::bay)
    call_in_bay(junction, stop);
  else
    call_in_lane(stop);
}

/// One after the other while there are berths; who finds none waits on the road, and those behind in its queue with it.
void TrafficPart::call_in_bay(Junction const& junction, Stop& stop) {
  auto& exit = state_.exits[stop.exit];
  for (;;) {
    auto const place = first_lane(exit);
    auto& stream = exit.streams[place];
    if (stream.empty()) return;
    auto const x = std::max({stream.ready, exit.free_at, begin_});
    auto const& slot = stream.front(slots_);
    if (at_stop(state_, day_.ways, day_.trips, slot) != AtStop::calls) return;
    next_ = std::min(next_, std::max(x, end_));
    if (x >= end_) return;
    if (stop.taken == stop.berths) return hide(junction, exit, stream);
    auto const depart = dwell(slot, x);
    if (depart == x) return;  // nobody wants to get in or out
    stop.entering = depart;
    go(junction, stop.exit, place, x, tag_of(junction, stop.exit, stream));
  }
}

/// Neither the vehicle nor who is behind it in its queue can go: as if nobody were there, until a berth is free.
void TrafficPart::hide(Junction const& junction, Exit const& exit, TurnStream& stream) {
  stream.ready = kNoTime;
  shut(junction, exit);
}

void TrafficPart::call_in_lane(Stop& stop) {
  auto const& exit = state_.exits[stop.exit];
  call_in_lane(stop, 0);
  if (exit.layout == Layout::passing) call_in_lane(stop, 2);
}

/// The first vehicles of a queue dwell where they stand, as many as there are berths, and go on when they have dwelt
/// and those before them too.
void TrafficPart::call_in_lane(Stop& stop, std::uint32_t place) {
  auto& exit = state_.exits[stop.exit];
  auto& stream = exit.streams[place];
  TrafficTime before = 0;           // when those before go on
  TrafficTime came = exit.free_at;  // when the one before came: nobody does earlier
  std::uint32_t berth = 0;
  stream.for_each(slots_, [&](Slot& slot) {
    auto const at = at_stop(state_, day_.ways, day_.trips, slot);
    if (at == AtStop::passes || ++berth > stop.berths) return false;
    bool const first = berth == 1;
    if (at == AtStop::calls && first && first_lane(exit) != place) return false;
    if (at == AtStop::calls) {
      came = std::max({slot.ready, came, begin_});
      if (!begins_call(stop, slot, came, before)) return false;
      if (first) stream.ready = slot.ready;
    } else if (first) {
      came = 0;
    }
    before = std::max(before, slot.ready);
    return true;
  });
}

/// Where cars pass buses, the lanes beside carry on. @param x  when the vehicle comes  @return whether it has come
bool TrafficPart::begins_call(Stop& stop, Slot& slot, TrafficTime x, TrafficTime before) {
  if (x >= end_) {
    next_ = std::min(next_, x);
    return false;
  }
  auto const depart = std::max(dwell(slot, x), before);
  if (depart == x) return true;  // nobody wants to get in or out
  state_.exits[stop.exit].record.delay[1] += x - slot.ready;
  slot.ready = depart;
  if (stop.beside != 0) {
    stop.narrow_until = std::max(stop.narrow_until, depart);
    stop.came = x;
  }
  return true;
}

/// A vehicle leaves an exit at a stop: into the bay, if it has just been asked how long it will dwell there. Else it is
/// on the road, and leaves its berth to another; what happened in this window is seen in the next one.
/// @return whether it is in the bay
bool TrafficPart::pulls_in(Stop& stop, std::uint32_t exit, Slot const& slot, TrafficTime x) {
  if (auto const depart = std::exchange(stop.entering, kNoTime); depart != kNoTime) {
    ++stop.taken;
    last_move_ = std::max(last_move_, x);
    auto const goes_later = [&](Dwelling const& d) {
      return std::tuple{d.depart, d.slot.trip} > std::tuple{depart, slot.trip};
    };
    stop.dwelling.insert(std::ranges::find_if(stop.dwelling, goes_later), {depart, slot});
    return true;
  }
  bool const from_bay = exit == stop.departures;
  if (from_bay) --stop.taken;
  if (from_bay || stop.berths > 1) next_ = std::min(next_, end_);
  return false;
}

/// When the first vehicle in the bay has dwelt.
TrafficTime TrafficPart::next_from_bay(Stop const& stop) const {
  return stop.dwelling.empty() ? kNoTime : std::max(stop.dwelling.front().depart, end_);
}

}  // namespace tanvan
