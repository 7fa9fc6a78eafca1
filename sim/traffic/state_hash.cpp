#include "sim/traffic/state_hash.hpp"

#include <initializer_list>

namespace tanvan {
namespace {

/// SplitMix64's finalizer (Steele, Lea, Flood, OOPSLA 2014).
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

std::uint64_t hash_of(std::initializer_list<std::uint64_t> words) {
  std::uint64_t h = 0;
  for (auto const word : words) h = mixed(h ^ word);
  return h;
}

std::uint64_t hash_of_exit(TrafficState const& state, TrafficPart const& part, std::uint32_t row) {
  auto const& exit = state.exits[row];
  std::uint64_t const end = std::uint64_t{exit.link} * 2 + (exit.entry == kNone ? 1 : 0);
  std::uint64_t sum = hash_of({1, end, exit.free_at, exit.fraction, exit.tag, static_cast<std::uint32_t>(exit.ahead)});
  for (std::uint32_t s = 0; s < exit.all().size(); ++s) {
    std::uint64_t place = 0;
    exit.streams[s].for_each(part.slots(), [&](Slot const& slot) {
      sum += hash_of({2, end, s, place++, slot.trip, slot.ready, slot.cursor, slot.turn});
      return true;
    });
  }
  return sum;
}

std::uint64_t hash_of_entry(TrafficPart const& part, Entry const& entry) {
  Room free = entry.room;
  entry.holes.for_each(part.holes(), [&](Hole const& hole) {
    free += hole.room;
    return true;
  });
  return hash_of({3, entry.link, entry.free_at, entry.fraction, entry.tag, entry.headway, entry.closed,
                  static_cast<std::uint32_t>(free)});
}

std::uint64_t hash_of_aside(TrafficState const& state, Aside const& aside) {
  auto const& exit = state.exits[aside.exit];
  std::uint64_t const end = std::uint64_t{exit.link} * 2 + (exit.entry == kNone ? 1 : 0);
  return hash_of({5, end, aside.slot.trip, aside.slot.ready, aside.slot.cursor, aside.slot.turn});
}

/// A stop, by the link at whose end it lies, and who dwells in its bay.
std::uint64_t hash_of_stop(TrafficState const& state, Junction const& junction) {
  if (junction.stop == kNone) return 0;
  auto const& stop = state.stops[junction.stop];
  std::uint64_t const link = state.exits[stop.exit].link;
  auto sum = hash_of({6, link, stop.narrow_until, stop.came, stop.taken});
  for (auto const& [depart, slot] : stop.dwelling) sum += hash_of({7, link, depart, slot.trip, slot.cursor, slot.turn});
  return sum;
}

/// A controller that follows demand, by the node of its junction.
std::uint64_t hash_of_signals(TrafficState const& state, Junction const& junction, std::uint32_t j) {
  if (junction.signals == kNone || state.signals.junctions[junction.signals].controller == kNone) return 0;
  auto const& c = state.signals.controllers[state.signals.junctions[junction.signals].controller];
  return hash_of({4, state.node_of[j].value, c.phase, c.next, c.green_since, c.called_at, c.next_at});
}

}  // namespace

std::uint64_t state_hash(TrafficState const& state, TrafficPart const& part, std::uint32_t first_junction,
                         std::uint32_t end_junction) {
  std::uint64_t sum = 0;
  for (auto const& aside : part.asides()) sum += hash_of_aside(state, aside);
  for (auto j = first_junction; j < end_junction; ++j) {
    auto const& junction = state.junctions[j];
    sum += hash_of_signals(state, junction, j);
    sum += hash_of_stop(state, junction);
    for (std::uint32_t e = 0; e < junction.exits; ++e) sum += hash_of_exit(state, part, junction.exit + e);
    auto const end = j + 1 < state.junctions.size() ? state.junctions[j + 1].entry : state.entries.size();
    for (auto e = std::size_t{junction.entry}; e < end; ++e) sum += hash_of_entry(part, state.entries[e]);
  }
  return sum;
}

}  // namespace tanvan
