#pragma once
/// When a class of vehicles gets through each link: profiles, its own speed cap, and hours in which links are closed to
/// it.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/routing/class_metric.hpp"
#include "sim/routing/travel_time_profile.hpp"

namespace tanvan {

/// Whether closures are hours of every day, or moments since the midnight that the first day begins with.
enum class Repeats : std::uint8_t { daily, never };

/// When links may not be entered; whoever is on a link when it closes drives on.
struct LinkClosures {
  std::vector<std::uint32_t> offset;  // [links + 1], or empty: nothing is ever closed
  /// [ticks], 0 <= begin < end; ascending within a link, never touching. Daily ones end by the end of the day; others
  /// with an end of `kForGood` have none.
  std::vector<std::int32_t> begin, end;
  Repeats repeats = Repeats::daily;

  static constexpr std::int32_t kForGood = std::numeric_limits<std::int32_t>::max();
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

/// A view of what one class finds on the roads, or on the turns between them.
struct TimedRoads {
  TravelTimeProfiles const* profiles = nullptr;  // valid; period of a day, or none
  std::span<std::int32_t const> at_least = {};   // [links], travel time at the class's speed cap [ticks]; empty: none
  LinkClosures const* closures = nullptr;        // none: always open
  AtClosure at_closure = AtClosure::turn_away;

  std::span<LinkId const> into = {};  // [turns], link that a turn leads into, for a search on turns; empty: on links
  std::span<std::int32_t const> delay =
      {};  // [turns], time of the turn itself, before that link [ticks], >= 0; empty: none

  /// Links of the graph that a search walks: turns, or links.
  std::size_t size() const { return into.empty() ? profiles->links() : into.size(); }
  /// The link that a step, a turn or a link, drives along.
  LinkId link_of(LinkId step) const { return into.empty() ? step : into[step.value]; }
};

/// Whether all columns are as long as the roads have links, or turns.
bool columns_fit(TimedRoads const& roads, std::size_t size);

/// Travel times at a speed cap, rounded to ticks. @param cap_kmh > 0  @param[out] ticks [links]
void times_at_cap(std::span<double const> length_m, double cap_kmh, std::span<std::int32_t> ticks);

/// When a vehicle that reaches a link, or a turn, at `at` leaves it again; kNever where it is turned away.
/// @param[in,out] hint  as in travel_time
Ticks leave_time(TimedRoads const& roads, LinkId step, Ticks at, std::uint32_t& hint);

/// Least travel time of each link, or turn, at any time, waiting not counted: for potentials.
/// @param[out] least [size()], whole ticks; +inf where a link is closed all day
void least_times(TimedRoads const& roads, std::span<double> least);

/// Drives a way that was found otherwise, say on the metric of a bin. @return arrival, kNever if turned away anywhere
/// @param[out] enter  when each link, or turn, of the path is reached; as long as the path, or empty: not wanted
Ticks retime(TimedRoads const& roads, std::span<LinkId const> path, Ticks departure, std::span<Ticks> enter = {});

}  // namespace tanvan
