#include "sim/traffic/signal_clock.hpp"

#include <algorithm>

namespace tanvan {
namespace {

/// The next phase in turn that somebody asks for; the present one where nobody asks for another.
std::uint32_t next_called(ActuatedController const& c, std::uint64_t calls) {
  auto const n = static_cast<std::uint32_t>(c.phases.size());
  for (std::uint32_t step = 1; step < n; ++step) {
    auto const p = (c.phase + step) % n;
    if (((calls >> p) & 1U) != 0) return p;
  }
  return c.phase;
}

TrafficTime within(GreenCycle const& c, TrafficTime x) {
  return (x + c.cycle - c.offset % c.cycle) % c.cycle;
}

/// Until the green of x ends; 0 where it is red.
TrafficTime green_left(GreenCycle const& c, TrafficTime x) {
  auto const at = within(c, x);
  for (auto const& window : c.green)
    if (at >= window.begin && at < window.end) return window.end - at;
  return 0;
}

}  // namespace

TrafficTime next_green(GreenCycle const& c, TrafficTime x) {
  if (c.green.empty()) return kNoTime;
  auto const at = within(c, x);
  for (auto const& window : c.green) {
    if (at < window.begin) return x + (window.begin - at);
    if (at < window.end) return x;
  }
  return x + (c.cycle - at) + c.green.front().begin;
}

TrafficTime after_green(GreenCycle const& c, TrafficTime x, TrafficTime amount) {
  TrafficTime in_cycle = 0;
  for (auto const& window : c.green) in_cycle += window.end - window.begin;
  if (in_cycle == 0) return later(x, amount);
  auto const whole = std::uint64_t{amount / in_cycle} * c.cycle;
  x = later(x, static_cast<TrafficTime>(std::min<std::uint64_t>(whole, kNoTime - 1)));
  for (auto left = amount % in_cycle; left > 0;) {
    x = next_green(c, x);
    auto const passed = std::min(left, green_left(c, x));
    if (passed == 0) return kNoTime - 1;  // beyond all time
    x = later(x, passed);
    left -= passed;
  }
  return x;
}

void advance(ActuatedController& c, TrafficTime now, std::uint64_t calls) {
  if (!c.green()) {
    if (now < c.next_at) return;
    c.phase = c.next;
    c.green_since = c.called_at = c.next_at;
    c.next_at = kNoTime;
  }
  auto const& phase = c.phases[c.phase];
  if (((calls >> c.phase) & 1U) != 0) c.called_at = now;
  auto const shown = now - c.green_since;
  bool const extended = now < c.called_at + phase.extension || c.called_at == now;
  if (shown < phase.min_green || (extended && shown < phase.max_green)) return;
  auto const next = next_called(c, calls);
  if (next == c.phase) return;
  c.next = next;
  c.next_at = now + phase.clearance;
}

}  // namespace tanvan
