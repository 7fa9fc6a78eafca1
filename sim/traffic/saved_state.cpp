#include "sim/traffic/saved_state.hpp"

namespace tanvan {
namespace {

using Parts = std::vector<std::unique_ptr<TrafficPart>>;

TrafficPart& owner_of(TrafficState const& state, Parts const& parts, std::uint32_t junction) {
  return *parts[state.junctions[junction].part];
}

SavedExit saved_exit(TrafficState const& state, Parts const& parts, Exit const& exit, TrafficCheckpoint& to) {
  SavedExit saved{exit.free_at,  exit.tag,           exit.headway,      exit.ahead,
                  exit.fraction, exit.record.volume, exit.record.delay, {}};
  auto const& pool = owner_of(state, parts, exit.junction).slots();
  for (std::size_t s = 0; s < exit.all().size(); ++s)
    exit.streams[s].for_each(pool, [&](Slot const& slot) {
      to.vehicles.push_back({slot.trip, slot.ready, slot.cursor, slot.turn});
      ++saved.vehicles[s];
      return true;
    });
  return saved;
}

SavedEntry saved_entry(TrafficState const& state, Parts const& parts, Entry const& entry, TrafficCheckpoint& to) {
  SavedEntry saved{entry.free_at, entry.tag, entry.headway, entry.room, state.storage[entry.link], entry.fraction,
                   entry.closed,  0};
  entry.holes.for_each(owner_of(state, parts, entry.junction).holes(), [&](Hole const& hole) {
    to.holes.push_back({hole.ripe, hole.room});
    ++saved.holes;
    return true;
  });
  return saved;
}

void save_stops(TrafficState const& state, TrafficCheckpoint& to) {
  for (auto const& stop : state.stops) {
    auto const dwelling = static_cast<std::uint32_t>(stop.dwelling.size());
    to.stops.push_back({stop.taken, dwelling, stop.headway, stop.narrow_until, stop.came});
    for (auto const& [depart, slot] : stop.dwelling)
      to.dwelling.push_back({depart, {slot.trip, slot.ready, slot.cursor, slot.turn}});
  }
  to.next_call = state.next_call;
}

/// Reads a checkpoint's rows in the order in which they were written.
class Restorer {
 public:
  Restorer(TrafficCheckpoint const& from, TrafficState& state, Parts const& parts)
      : from_(from), state_(state), parts_(parts) {}

  void entry(SavedEntry const& saved, Entry& entry) {
    entry.free_at = saved.free_at;
    entry.tag = saved.tag;
    entry.headway = saved.headway;
    entry.room = saved.room;
    state_.storage[entry.link] = saved.storage;
    entry.fraction = saved.fraction;
    entry.closed = saved.closed;
    for (std::uint32_t i = 0; i < saved.holes; ++i, ++hole_)
      owner_of(state_, parts_, entry.junction).put_back(entry, Hole{from_.holes[hole_].ripe, from_.holes[hole_].room});
  }

  void exit(SavedExit const& saved, Exit& exit, TripTable const& trips) {
    exit.free_at = saved.free_at;
    exit.tag = saved.tag;
    exit.headway = saved.headway;
    exit.ahead = saved.ahead;
    exit.fraction = saved.fraction;
    exit.record = {saved.volume, saved.delay};
    for (std::uint32_t s = 0; s < saved.vehicles.size(); ++s)
      for (std::uint32_t i = 0; i < saved.vehicles[s]; ++i) put_back(exit, s, from_.vehicles[vehicle_++], trips);
  }

  void aside(SavedAside const& saved, TripTable const& trips) {
    auto const entry = state_.entry_of[saved.link.value];
    auto const row = saved.departs ? state_.departures[entry] : state_.entries[entry].exit;
    owner_of(state_, parts_, state_.exits[row].junction).put_aside(row, slot_of(saved.vehicle, trips));
  }

  void stop(SavedStop const& saved, Stop& stop, TripTable const& trips) {
    stop.taken = saved.taken;
    stop.headway = saved.headway;
    stop.narrow_until = saved.narrow_until;
    stop.came = saved.came;
    auto& part = owner_of(state_, parts_, state_.exits[stop.exit].junction);
    for (std::uint32_t i = 0; i < saved.dwelling; ++i, ++dwelling_) {
      auto const& d = from_.dwelling[dwelling_];
      part.put_in_bay(stop, d.depart, slot_of(d.vehicle, trips));
    }
  }

 private:
  Slot slot_of(SavedVehicle const& v, TripTable const& trips) const {
    auto const vehicle = static_cast<std::uint8_t>(trips.vehicle[v.trip]);
    auto const standing = static_cast<std::uint16_t>(state_.rules.standing[vehicle]);
    return {0, v.trip, v.ready, v.cursor, v.turn, vehicle, standing};
  }
  void put_back(Exit& exit, std::uint32_t stream, SavedVehicle const& v, TripTable const& trips) {
    owner_of(state_, parts_, exit.junction).put_back(exit, stream, slot_of(v, trips));
  }

  TrafficCheckpoint const& from_;
  TrafficState& state_;
  Parts const& parts_;
  std::size_t vehicle_ = 0, hole_ = 0, dwelling_ = 0;
};

}  // namespace

TrafficCheckpoint saved(TrafficState const& state, Parts const& parts) {
  TrafficCheckpoint to;
  for (auto const row : state.entry_of) {
    to.entries.push_back(saved_entry(state, parts, state.entries[row], to));
    to.exits.push_back(saved_exit(state, parts, state.exits[state.entries[row].exit], to));
  }
  for (auto const row : state.entry_of) {
    auto const exit = state.departures[row];
    to.departures.push_back(exit == kNone ? SavedExit{} : saved_exit(state, parts, state.exits[exit], to));
  }
  for (auto const& part : parts)
    for (auto const& [row, slot] : part->asides())
      to.asides.push_back({LinkId{state.exits[row].link},
                           state.exits[row].entry == kNone,
                           {slot.trip, slot.ready, slot.cursor, slot.turn}});
  for (auto const& c : state.signals.controllers)
    to.controllers.push_back({c.phase, c.next, c.green_since, c.called_at, c.next_at});
  save_stops(state, to);
  return to;
}

void restore(TrafficCheckpoint const& from, TrafficState& state, Parts const& parts, TripTable const& trips) {
  Restorer restorer(from, state, parts);
  for (std::size_t a = 0; a < state.entry_of.size(); ++a) {
    auto& entry = state.entries[state.entry_of[a]];
    restorer.entry(from.entries[a], entry);
    restorer.exit(from.exits[a], state.exits[entry.exit], trips);
  }
  for (std::size_t a = 0; a < state.entry_of.size(); ++a)
    if (auto const exit = state.departures[state.entry_of[a]]; exit != kNone)
      restorer.exit(from.departures[a], state.exits[exit], trips);
  for (auto const& aside : from.asides) restorer.aside(aside, trips);
  for (std::size_t i = 0; i < from.stops.size(); ++i) restorer.stop(from.stops[i], state.stops[i], trips);
  state.next_call = from.next_call;
  for (std::size_t i = 0; i < from.controllers.size(); ++i) {
    auto& c = state.signals.controllers[i];
    auto const& saved = from.controllers[i];
    c.phase = saved.phase;
    c.next = saved.next;
    c.green_since = saved.green_since;
    c.called_at = saved.called_at;
    c.next_at = saved.next_at;
  }
}

}  // namespace tanvan
