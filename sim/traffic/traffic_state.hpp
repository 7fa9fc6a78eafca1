#pragma once
/// The state of the roads during a simulated day: what the engine keeps, packed for the cache. Inside sim/traffic.
///
/// Junctions are numbered part by part. Channels, one a link, have two ends that different parts may own: the `Entry`
/// at its begin belongs to the junction it leaves, the `Exit` with its queues to the junction it leads to. Entries are
/// numbered by their junction, so that a turn is an offset; exits likewise.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/traffic/block_queue.hpp"
#include "sim/traffic/signal_clock.hpp"
#include "sim/traffic/stop_calls.hpp"
#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

inline constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

/// A vehicle on a link. It carries the turns that come next, since its way lies where no cache is.
struct Slot {
  std::uint64_t ahead;  // turns of its way from `cursor` to the next multiple of kTurnsAhead, a byte each, first lowest
  std::uint32_t trip;
  TrafficTime ready;       // when it reaches the end of the link at free speed
  std::uint32_t cursor;    // of its way: the turn after `turn`
  std::uint8_t turn;       // where it goes from the link's end
  std::uint8_t vehicle;    // VehicleClass
  std::uint16_t standing;  // room that it takes on this link
};

/// Room that a vehicle has left, on its way back to the begin of the link.
struct Hole {
  TrafficTime ripe;  // when it arrives there
  Room room;
};

inline constexpr std::uint32_t kTurnsAhead = 8;
inline constexpr std::uint32_t kPlaces = 64;  // bits of a junction's `open`
inline constexpr std::uint8_t kToAll =
    (1U << kVehicleClasses) - 1;  // classes that a link without capacity is closed to

using SlotPool = BlockPool<Block<Slot, 5>>;
using HolePool = BlockPool<Block<Hole, 15>>;

/// Vehicles that leave a link in the order in which they came, and what is known of the first.
struct TurnStream : BlockQueue {
  std::uint8_t turn = 0;
  std::uint8_t vehicle = 0;
  TrafficTime ready = kNoTime;  // kNoTime: nobody is there, or who is first waits for a berth
  std::uint16_t standing = 0;
  std::uint8_t watched = 0;  // 1: the junction is looked at for each vehicle that comes, whoever is first

  bool empty() const { return ready == kNoTime; }
};

/// How the classes share a channel's streams.
enum class Layout : std::uint8_t {
  single = 1,      // all in one queue
  motorbikes = 2,  // a queue of their own for motorbikes
  passing = 3,     // another for buses and trucks, which cars pass on two lanes and more
};

/// What has left a link since the record was last written.
struct ExitRecord {
  std::array<std::uint32_t, kVehicleClasses> volume = {};
  std::array<std::uint64_t, 2> delay = {};  // motorbikes, all others
};

/// The downstream end of a channel, or vehicles that wait to set out on one: two lines of the cache.
struct alignas(128) Exit {
  TrafficTime free_at = 0;      // when the next vehicle may leave; of departures: when the last one left
  std::uint32_t headway = 0;    // [2^-20 s/PCU]
  TrafficTime tag = 0;          // time of service that it has had: what it has sent over its capacity
  std::uint32_t entry = kNone;  // the channel's other end; kNone: departures
  std::int32_t ahead = 0;       // room by which motorbikes have had more than their share
  std::uint8_t fraction = 0;    // of free_at [2^-20 s]
  Layout layout = Layout::single;
  std::uint8_t motorbike = 0;  // room of a moving motorbike [1/256 PCU]
  std::uint8_t place = 0;      // among the exits of its junction, modulo 64
  std::uint32_t junction = 0;
  std::uint32_t link = 0;             // of departures: the one they wait for
  std::array<TurnStream, 3> streams;  // as many as the layout has
  ExitRecord record;

  std::span<TurnStream> all() { return std::span(streams).first(static_cast<std::size_t>(layout)); }
  std::span<TurnStream const> all() const { return std::span(streams).first(static_cast<std::size_t>(layout)); }
};

/// The upstream end of a channel: a line of the cache.
struct alignas(64) Entry {
  TrafficTime free_at = 0;    // when the next vehicle may enter
  std::uint32_t headway = 0;  // [2^-20 s/PCU]
  TrafficTime tag = 0;        // of the link that sent the last vehicle
  Room room = 0;              // free now
  Room wanted = 0;            // > 0: somebody waits for that much more than is free or on its way
  Room ample = 0;             // with so much room, what is freed can't be missed before it is ripe
  TrafficTime lag = 0;        // of freed room
  TrafficTime time = 0;       // at free speed
  std::uint32_t length = 0;   // [1/256 m]
  std::uint32_t exit = 0;     // the channel's other end
  BlockQueue holes;           // ascending in time
  std::uint8_t fraction = 0;
  std::uint8_t closed = 0;     // bit c: to VehicleClass c
  std::uint8_t motorbike = 0;  // room of a moving motorbike [1/256 PCU]
  std::uint32_t junction = 0;  // that it leaves
  std::uint32_t link = 0;
};

struct Junction {
  std::uint32_t exit = 0, exits = 0;
  std::uint32_t entry = 0;        // first of those that leave it
  std::uint32_t signals = kNone;  // row of `signals`
  std::uint32_t stop = kNone;     // row of `stops`
  std::uint32_t part = 0;
};

/// A vehicle in the bay of a stop, and when it wants to go on.
struct Dwelling {
  TrafficTime depart;
  Slot slot;
};

/// A stop at the junction between two stretches of a link.
struct Stop {
  StopKind kind = StopKind::bay;
  std::uint32_t berths = 1;
  std::uint32_t exit = 0;            // of the stretch before it
  std::uint32_t departures = kNone;  // of a bay: exit of those that want to go on from it
  std::uint32_t headway = 0;         // of the stretch before it, all lanes
  std::uint32_t beside = 0;          // share of the lanes that are left beside one, of 65536; 0: nobody passes there
  TrafficTime narrow_until = 0;      // while somebody dwells in a lane that others pass
  TrafficTime came = 0;              // when the last one did that dwells there
  std::uint32_t taken = 0;           // berths of a bay, until the vehicle is back on the road
  TrafficTime entering = kNoTime;    // departure of the vehicle that is just pulling into the bay
  std::vector<Dwelling> dwelling{};  // in the bay, by departure, then trip
};

/// Room of each class and other numbers that every move looks up.
struct MoveRules {
  std::array<Room, kVehicleClasses> moving{}, standing{};
  std::array<std::uint32_t, kVehicleClasses> pace{};  // at top speed [2^-28 s per 1/256 m]
  Room motorbike_share = 0;                           // of 256
  Room credit = 0;  // that an end of a channel may have saved while nobody passed: `TrafficRules::sample`
  bool mixed = true;
};

static_assert(sizeof(Exit) == 128 && sizeof(Entry) == 64);

struct TrafficState {
  MoveRules rules;
  std::vector<Junction> junctions;
  std::vector<std::uint64_t> open;  // [junctions], bit of an exit's place: somebody is there
  std::vector<Entry> entries;
  std::vector<Exit> exits;
  std::vector<std::uint32_t> departures;  // [entries], exit of the departures onto it; kNone: none begins there
  std::vector<std::uint32_t> entry_of;    // [links]
  std::vector<Room> storage;              // [links], now
  std::vector<NodeId> node_of;            // [junctions]
  SignalClock signals;
  std::vector<Stop> stops;
  CallTable const* calls = nullptr;  // where trips call; null: nobody does
  std::vector<std::uint32_t>
      next_call;  // [trips], the first call of its own that is still to come; empty without calls
};

/// Whether a link may not be entered by a class now.
constexpr bool is_closed(Entry const& entry, std::uint8_t vehicle) {
  return ((entry.closed >> vehicle) & 1U) != 0;
}

/// Whether it may be entered by some classes and not by others now.
constexpr bool is_barred_to_some(Entry const& entry) {
  return entry.closed != 0 && entry.closed != kToAll;
}

/// Which of a channel's streams a class takes.
constexpr std::uint32_t stream_of(Layout layout, std::uint8_t vehicle) {
  if (layout == Layout::single) return 0;
  if (static_cast<VehicleClass>(vehicle) == VehicleClass::motorbike) return 1;
  bool const heavy = static_cast<VehicleClass>(vehicle) >= VehicleClass::bus;
  return layout == Layout::passing && heavy ? 2 : 0;
}

/// Which of the streams that share the lanes has the head that came first.
inline std::uint32_t first_lane(Exit const& exit) {
  return exit.layout == Layout::passing && exit.streams[2].ready < exit.streams[0].ready ? 2 : 0;
}

/// What the stream knows of its first vehicle.
inline void read_head(TurnStream& stream, SlotPool const& slots) {
  if (stream.BlockQueue::empty()) {
    stream.ready = kNoTime;
    return;
  }
  auto const& slot = stream.front(slots);
  stream.ready = slot.ready;
  stream.turn = slot.turn;
  stream.vehicle = slot.vehicle;
  stream.standing = slot.standing;
}

/// Time on a channel at free speed.
constexpr TrafficTime free_time(Entry const& entry, MoveRules const& rules, std::uint8_t vehicle) {
  auto const slow = static_cast<TrafficTime>(
      std::min(std::uint64_t{kNoTime / 2}, (std::uint64_t{entry.length} * rules.pace[vehicle]) >> 16U));
  return slow > entry.time ? slow : entry.time;
}

}  // namespace tanvan
