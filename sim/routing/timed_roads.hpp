#pragma once
/// When a class of vehicles gets through each link: profiles, its own speed cap, and hours in which links are closed to
/// it.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/routing/class_metric.hpp"
#include "sim/routing/travel_time_profile.hpp"

namespace tanvan {

/// Hours of the day in which links may not be entered; whoever is on a link when it closes drives on.
struct LinkClosures {
  std::vector<std::uint32_t> offset;     // [links + 1], or empty: nothing is ever closed
  std::vector<std::int32_t> begin, end;  // [ticks], 0 <= begin < end <= a day; ascending within a link, never touching
};

/// Closures of the bins of a day. @param ban [links]  @param bin_start_s [bins], as for profiles_of_bins
LinkClosures closures_of_bans(std::span<BinMask const> ban, std::span<double const> bin_start_s);

/// The first time from `at` on when the link may be entered; kNever if it never may.
Ticks next_opening(LinkClosures const& closures, LinkId link, Ticks at);

/// What a vehicle does that finds a link closed.
enum class AtClosure : std::uint8_t {
  /// It must take another way. Who comes later may find the link open and overtake it: not first in, first out. A
  /// search
  /// then follows the earliest arrival at each node and takes the links as it finds them at that moment, so that nobody
  /// dawdles to arrive after the opening.
  turn_away,
  /// It waits in front of the link until it opens, as trucks before the ban ends. First in, first out.
  wait,
};

/// A view of what one class finds on the roads.
struct TimedRoads {
  TravelTimeProfiles const* profiles = nullptr;  // valid; period of a day, or none
  std::span<std::int32_t const> at_least;        // [links], travel time at the class's speed cap [ticks]; empty: none
  LinkClosures const* closures = nullptr;        // none: always open
  AtClosure at_closure = AtClosure::turn_away;
};

/// Travel times at a speed cap, rounded to ticks. @param cap_kmh > 0  @param[out] ticks [links]
void times_at_cap(std::span<double const> length_m, double cap_kmh, std::span<std::int32_t> ticks);

/// When a vehicle that reaches a link at `at` leaves it again; kNever where it is turned away.
/// @param[in,out] hint  as in travel_time
Ticks leave_time(TimedRoads const& roads, LinkId link, Ticks at, std::uint32_t& hint);

/// Least travel time of each link at any time, waiting not counted: for potentials.
/// @param[out] least [links], whole ticks; +inf where a link is closed all day
void least_times(TimedRoads const& roads, std::span<double> least);

/// Drives a way that was found otherwise, say on the metric of a bin. @return arrival, kNever if turned away anywhere
/// @param[out] enter  when each link of the path is reached; as long as the path, or empty: not wanted
Ticks retime(TimedRoads const& roads, std::span<LinkId const> path, Ticks departure, std::span<Ticks> enter = {});

}  // namespace tanvan
