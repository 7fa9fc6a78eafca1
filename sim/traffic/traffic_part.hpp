#pragma once
/// A part of the network during a simulated day, and what its junctions do. Inside sim/traffic.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/traffic/junction_wheel.hpp"
#include "sim/traffic/traffic_build.hpp"
#include "sim/traffic/traffic_state.hpp"

namespace tanvan {

/// A vehicle that enters a link whose end another part owns.
struct EntryMail {
  std::uint32_t exit;
  Slot slot;
};
/// Room that is freed on a link whose begin another part owns.
struct HoleMail {
  std::uint32_t entry;
  Hole hole;
};
struct Outbox {
  std::vector<EntryMail> entries;
  std::vector<HoleMail> holes;
};

struct Departure {
  std::uint32_t window;
  std::uint32_t trip;
  TrafficTime ready;  // when it sets out: its departure, or when its first link opens to it
};

/// A change of a link, in whole numbers.
struct ChannelChange {
  std::uint32_t window;
  std::uint32_t entry;
  std::uint32_t headway;
  Room storage_change;
  std::uint8_t closed;  // bit c: to VehicleClass c
};

/// A vehicle at a stop line that stands aside until its next link opens to its class.
struct Aside {
  std::uint32_t exit;
  Slot slot;
};

/// What is common to all parts and does not change, and the columns of the result; each row has one writer.
struct DayFrame {
  TripTable const& trips;
  WayTable const& ways;
  TrafficTime step;
  std::vector<TrafficTime>& enter;      // [trips]
  std::vector<TrafficTime>& arrive;     // [trips]
  MoveTable& moves;                     // empty: nobody asked
  std::vector<std::uint64_t>& move_of;  // [trips] from a place on its way to its row of moves, modulo 2^64
  DwellFunction const& dwell;
};

/// A part: its junctions, their entries and exits, and mail for other parts. Only its own thread touches them between
/// exchanges.
class TrafficPart {
 public:
  TrafficPart(std::uint32_t part, std::size_t parts, TrafficState& state, TrafficParts const& cut, DayFrame const& day);

  /// Trips that set out in this part, ascending in window, then in the moment when they are ready, then trip.
  std::vector<Departure> departures;
  /// Changes of links of which an end lies in this part, ascending in window.
  std::vector<ChannelChange> changes;

  /// Lives the windows [begin, end).
  void run(std::uint32_t begin, std::uint32_t end);

  /// Takes in what `from` has sent here. @param now  the window that comes next
  void receive(TrafficPart& from, std::uint32_t now);

  /// Moves the head of an exit on that wants to enter `to`, whether or not there is room. @pre one is there
  ForcedMove force(std::uint32_t exit, LinkId to, std::uint32_t window);

  /// Writes the moves that were noted and not written yet.
  void write_moves();

  /// Puts back what a checkpoint holds: vehicles and holes from the first to the last, each at the end of its queue.
  void put_back(Exit& exit, std::uint32_t stream, Slot slot);
  void put_back(Entry& entry, Hole hole) { entry.holes.push(holes_, hole); }
  void put_aside(std::uint32_t exit, Slot slot);
  void put_in_bay(Stop& stop, TrafficTime depart, Slot slot);
  /// Passes over what was planned before the window, and wakes every junction in it.
  void go_on_at(std::uint32_t window);

  bool idle(std::uint32_t window) const { return wheel_.idle(window); }
  /// Window of the next departure or change; kNone where there is none.
  std::uint32_t next_planned() const;

  std::vector<Aside> const& asides() const { return asides_; }  // of an exit in the order in which they came
  SlotPool const& slots() const { return slots_; }
  HolePool const& holes() const { return holes_; }
  std::uint64_t entries() const { return entries_; }
  std::uint64_t arrived() const { return arrived_; }
  std::uint64_t tries() const { return tries_; }
  TrafficTime last_move() const { return last_move_; }

 private:
  /// A move to be written: the place on the trip's way and when.
  struct NotedMove {
    std::uint32_t trip, cursor;
    TrafficTime at;
  };
  struct Candidate {
    TrafficTime at = kNoTime;
    std::uint32_t stream = 0;  // of the exit's
    bool claims = false;       // lacks room alone
  };
  /// The head of an exit that could go in this window, or would if the one before it in the list were held back.
  struct Head {
    std::uint32_t exit, stream;
    TrafficTime at, tag;
    std::uint8_t turn;
    bool second;
  };
  /// A head that lacks room alone.
  struct Claim {
    std::uint32_t exit;
    TrafficTime tag, ready;
    std::uint8_t turn;
  };

  void set_out(Departure const& departure);
  void apply(ChannelChange const& change);
  bool is_barred(Junction const& junction, Exit const& exit, TurnStream const& stream) const;
  void stand_aside(Junction const& junction, std::uint32_t exit);
  void let_back(Entry const& entry);
  void put_first(Exit& exit, Slot const& slot);
  void open_stop(Stop& stop);
  void return_to_front(Stop const& stop, TurnStream& stream);
  void call_at(Junction const& junction);
  void call_in_bay(Junction const& junction, Stop& stop);
  void call_in_lane(Stop& stop);
  void call_in_lane(Stop& stop, std::uint32_t stream);
  bool begins_call(Stop& stop, Slot& slot, TrafficTime x, TrafficTime before);
  TrafficTime dwell(Slot const& slot, TrafficTime arrival);
  void hide(Junction const& junction, Exit const& exit, TurnStream& stream);
  bool pulls_in(Stop& stop, std::uint32_t exit, Slot const& slot, TrafficTime x);
  TrafficTime next_from_bay(Stop const& stop) const;
  void act(std::uint32_t junction);
  bool advance_signals(Junction const& junction);
  void list_ready(Junction const& junction, std::uint32_t row);
  bool is_ready(std::uint32_t exit);
  void act_alone(Junction const& junction, std::uint32_t exit);
  void act_in_turn(Junction const& junction);
  void consider_all(Junction const& junction);
  void consider_again(Junction const& junction);
  void consider(Junction const& junction, std::uint32_t exit);
  std::uint32_t first_to_go() const;
  std::uint64_t calls_of(Junction const& junction, SignalClock::JunctionSignals const& signals);
  void add_head(Junction const& junction, std::uint32_t exit, Candidate const& candidate, bool second);
  bool is_held(std::size_t head) const;
  bool may_go(std::size_t head) const;
  std::array<Candidate, 2> candidates(Junction const& junction, std::uint32_t exit);
  Candidate earliest(Junction const& junction, std::uint32_t exit, std::uint32_t stream);
  TrafficTime after_green_of(Junction const& junction, std::uint32_t exit, std::uint8_t turn, TrafficTime x,
                             TrafficTime amount) const;
  TrafficTime green(Junction const& junction, std::uint32_t exit, std::uint8_t turn, TrafficTime x) const;
  TrafficTime room_time(Entry& entry, Room needed);
  void ripen(Entry& entry, TrafficTime until);
  TrafficTime tag_of(Junction const& junction, std::uint32_t exit, TurnStream const& stream) const;
  void go(Junction const& junction, std::uint32_t exit, std::uint32_t stream, TrafficTime x, TrafficTime tag);
  void shut(Junction const& junction, Exit const& exit);
  void leave(Exit& exit, Slot const& slot, TrafficTime x);
  void free_room(std::uint32_t entry, Room room, TrafficTime x);
  void take_hole(Entry& entry, Hole hole, std::uint32_t now);
  void enter(Entry& entry, Slot slot, TrafficTime x);
  void note_move(Slot const& slot, TrafficTime x);
  void append(std::uint32_t exit, Slot const& slot, std::uint32_t now);
  void wake(std::uint32_t junction, TrafficTime at, std::uint32_t now);

  TrafficState& state_;
  DayFrame const& day_;
  std::uint32_t part_, first_junction_, junctions_;
  JunctionWheel wheel_;
  SlotPool slots_;
  HolePool holes_;
  std::vector<Outbox> out_;  // [parts]
  std::vector<NotedMove> noted_;
  std::vector<Aside> asides_;
  std::size_t barred_ = 0;  // entries that are closed to some classes and not to all
  std::size_t next_departure_ = 0, next_change_ = 0;
  std::uint32_t window_ = 0;
  TrafficTime begin_ = 0, end_ = 0;   // of the window
  TrafficTime next_ = kNoTime;        // when the junction that acts has to be looked at again
  std::vector<std::uint32_t> ready_;  // exits of the junction that acts
  std::vector<Head> heads_, spare_;   // of theirs
  std::vector<Claim> claims_;
  std::uint64_t entries_ = 0, arrived_ = 0, tries_ = 0;
  TrafficTime last_move_ = 0;
};

}  // namespace tanvan
