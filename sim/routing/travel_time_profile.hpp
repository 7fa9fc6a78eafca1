#pragma once
/// Travel time of each link as a function of when it is entered: piecewise linear, first in, first out, in whole ticks.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/core/quantity.hpp"
#include "sim/core/result.hpp"

namespace tanvan {

/// Time of day or duration in milliseconds. Sums of integers are exact, so that searches of any kind agree to the tick.
using Ticks = std::int64_t;
inline constexpr double kTicksPerSecond = 1000;
inline constexpr Ticks kNever = std::numeric_limits<Ticks>::max();

/// To the nearest tick. @param time finite
Ticks ticks_of(Seconds time);
Seconds seconds_of(Ticks ticks);

/// Breakpoints of every link; between them travel times are straight lines. Whoever enters at t between the breakpoints
/// (t0, f0) and (t1, f1) arrives at t0 + f0 + floor((t - t0) * (t1 + f1 - t0 - f0) / (t1 - t0)): a floor of what grows
/// with t grows with t, so who enters later never arrives earlier where breakpoints are first in, first out.
struct TravelTimeProfiles {
  struct Breakpoint {
    std::int32_t time;    // [ticks] after midnight, >= 0, < period where there is one; ascending within a link
    std::int32_t travel;  // [ticks], >= 0; falls by no more than time passes: first in, first out
  };
  std::vector<std::uint32_t> offset;   // [links + 1]; at least one breakpoint a link
  std::vector<Breakpoint> breakpoint;  // both numbers side by side: a look-up waits for memory once
  std::int32_t period = 0;  // > 0: a day is like the other; 0: constant before the first breakpoint and after the last

  std::size_t links() const { return offset.size() - 1; }
};

/// A day.
inline constexpr std::int32_t kDay = 86'400'000;

/// What breaks the promises above, one sentence a link; nothing else may be called before this is empty.
Faults validate(TravelTimeProfiles const& profiles, InputPlace const& place);

/// Travel time of a link entered at `at` [ticks]. Logarithmic in the breakpoints of the link.
Ticks travel_time(TravelTimeProfiles const& profiles, LinkId link, Ticks at);

/// The same, faster where `hint` is right. @param[in,out] hint which breakpoint of its row came last before `at`, or
/// any number: links with breakpoints at the same times, entered one after the other, share it
Ticks travel_time(TravelTimeProfiles const& profiles, LinkId link, Ticks at, std::uint32_t& hint);

/// Asks memory for what `travel_time` of this link will look at, without waiting.
void fetch(TravelTimeProfiles const& profiles, LinkId link, std::uint32_t hint);

/// Least travel time of each link at any time. @param[out] least [links], whole ticks
void least_travel_times(TravelTimeProfiles const& profiles, std::span<double> least);

/// Profiles through the middles of bins: at the middle of a bin a link takes its time in that bin. Where it would fall
/// faster than time passes, later breakpoints are raised until nobody overtakes: who enters later arrives no earlier
/// than whoever entered before, as in a queue. These are the least first-in-first-out profiles that lie nowhere below
/// the given breakpoints. Breakpoints between equal ones are left out.
/// @param bin_start_s [bins], after midnight, ascending, in [0, a day); the last bin ends where the first begins on the
///        next day  @param time_s [bins, links], >= 0, finite; more than `kLongestTravel_s` counts as that
TravelTimeProfiles profiles_of_bins(std::span<double const> bin_start_s, std::span<double const> time_s);
inline constexpr double kLongestTravel_s = 1'000'000;

/// Profiles that take the same time all day. @param time_s [links], >= 0, finite; as above
TravelTimeProfiles constant_profiles(std::span<double const> time_s);

}  // namespace tanvan
