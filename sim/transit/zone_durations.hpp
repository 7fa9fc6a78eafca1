#pragma once
/// Door-to-door times from one zone to all others for each departure of a window: what skims and accessibility sum up.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/transit/timetable_skim.hpp"

namespace tanvan {

/// A duration in ticks, signed: every processor compares eight of them at once.
using Span = std::int16_t;
inline constexpr Span kTooLong = std::numeric_limits<Span>::max();
inline constexpr double kTicksPerMinute = 60.0 / kTick_s;

/// A duration in whole ticks, rounded up; kTooLong where that is more than 18 h.
Span span_of(std::int32_t seconds);

/// The window that is asked about. Many threads may read it.
class ZoneWindow {
 public:
  /// All must outlive this.
  ZoneWindow(Patterns const& patterns, ZoneReach const& access, ZoneReach const& egress,
             TimetableSkimOptions const& options);

  Patterns const& patterns() const { return patterns_; }
  ZoneReach const& access() const { return access_; }
  ZoneReach const& egress() const { return egress_; }
  TimetableSkimOptions const& options() const { return o_; }
  Tick departure(std::size_t n) const {
    return patterns_.tick_after(o_.first_s + static_cast<std::int32_t>(n) * o_.step_s);
  }
  /// Stops from which somebody goes on to a zone, and the place of each way's stop among them.
  std::span<StopId const> used() const { return used_; }
  std::uint32_t used_row(std::size_t way) const { return egress_row_[way]; }

 private:
  Patterns const& patterns_;
  ZoneReach const& access_;
  ZoneReach const& egress_;
  TimetableSkimOptions const& o_;
  std::vector<StopId> used_;
  std::vector<std::uint32_t> egress_row_;
};

/// One thread's search from one zone after another.
class ZoneDurations {
 public:
  explicit ZoneDurations(ZoneWindow const& window);

  /// Searches all departures, the latest first.
  void search(std::size_t origin);

  /// Ticks from the zone searched last to another, one a departure; kTooLong where it is not reached. Valid until the
  /// next call.
  std::span<Span const> to(std::size_t zone);

  /// Fewest rides of the earliest arrival in a zone after the window's middle departure, within the longest time; 0
  /// where there is none.
  int rides_to(std::size_t zone) const;

 private:
  void note(std::size_t n);
  void lay_down(std::size_t first);

  ZoneWindow const& window_;
  Raptor raptor_;
  std::size_t width_;          // departures, padded to whole registers
  std::vector<Span> latest_;   // [kTogether, used stop] durations of the departures looked at last
  std::vector<Span> at_stop_;  // [used stop, departure]
  std::vector<Span> to_zone_;  // [departure]
  std::vector<Tick> middle_;   // [rides + 1, stop] arrivals of the middle departure
};

}  // namespace tanvan
