#pragma once
/// When movements have green. Inside sim/traffic.

#include <cstdint>
#include <vector>

#include "sim/traffic/traffic_roads.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

/// Green intervals in a cycle that repeats for ever.
struct GreenCycle {
  TrafficTime cycle = 1, offset = 0;
  struct Window {
    TrafficTime begin, end;  // within the cycle
  };
  std::vector<Window> green;  // ascending
};

/// The first time from x on with green; kNoTime where there is none.
TrafficTime next_green(GreenCycle const& cycle, TrafficTime x);

/// When so much green has passed since x, red not counted; x + amount where there is never any green.
TrafficTime after_green(GreenCycle const& cycle, TrafficTime x, TrafficTime amount);

/// A controller that follows demand, and where it is.
struct ActuatedController {
  struct Phase {
    TrafficTime min_green, max_green, extension, clearance;
  };
  std::vector<Phase> phases;
  std::uint32_t phase = 0;
  TrafficTime green_since = 0;    // of the phase
  TrafficTime called_at = 0;      // when somebody was last at its stop line
  TrafficTime next_at = kNoTime;  // during clearance: when `next` begins
  std::uint32_t next = 0;

  bool green() const { return next_at == kNoTime; }
};

/// Moves a controller on to `now`. A phase ends between its least and most green, once nobody has come to its stop line
/// for the extension and another is called; where none is, it rests in green.
/// @param calls  bit p: somebody is at the stop line of phase p. Without any, nothing may be asked
void advance(ActuatedController& controller, TrafficTime now, std::uint64_t calls);

/// What a turn of an exit obeys.
struct TurnSignal {
  std::uint32_t cycle = static_cast<std::uint32_t>(-1);  // row of `cycles`; none: free, or `phases`
  std::uint64_t phases = 0;                              // of an actuated controller: bit p: green in phase p
};

/// The signals of all junctions.
struct SignalClock {
  struct JunctionSignals {
    std::uint32_t turns = 0;  // the signal of turn t of the junction's exit e is row turns + e * leaving + t
    std::uint32_t leaving = 0;
    std::uint32_t controller = static_cast<std::uint32_t>(-1);  // actuated
  };
  std::vector<JunctionSignals> junctions;
  std::vector<TurnSignal> turns;
  std::vector<GreenCycle> cycles;
  std::vector<ActuatedController> controllers;
};

}  // namespace tanvan
