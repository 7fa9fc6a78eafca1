#pragma once
/// Times of links over a day, as an earlier run of the day recorded them.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/routing/travel_time_profile.hpp"
#include "sim/traffic/traffic_day.hpp"
#include "sim/traffic/traffic_roads.hpp"
#include "sim/traffic/traffic_rules.hpp"

namespace tanvan {

/// Classes that drive alike: motorbikes, and all others. The last axis of `LinkRecord::delay_s`.
inline constexpr std::size_t kTimeGroups = 2;
constexpr std::size_t time_group(VehicleClass vehicle) {
  return vehicle == VehicleClass::motorbike ? 0 : 1;
}

/// Mean times of those who left a link in a bin.
struct BinTimes {
  std::size_t bins = 0, links = 0;
  double bin_s = 0;
  std::array<std::vector<double>, kTimeGroups> time_s;  // [bins, links]; NaN: vehicles stood there and none left
  /// Part of the bin that those who left it took at capacity, where nobody was left at its end; else 1. [bins, links]
  std::vector<float> busy;
  bool all_left = false;  // by the end of the record; else whoever stands there then stays
};

/// Mean link times: the time on the empty link, without caps of classes, and the mean delay. Where nobody of a group
/// left, its delay is the least that can be said: motorbikes are delayed by nothing, others as the motorbikes; all
/// alike where traffic isn't mixed. So a way that nobody tried looks no worse than it is.
BinTimes link_times_of(LinkRecord const& record, TrafficRoads const& roads, TrafficRules const& rules);

/// How long vehicles waited to get into each link, in the queues before it [bins, links] [s]: the longest mean delay of
/// the links that lead to its begin, where the link took nearly all that its capacity lets in, or was full; else 0.
///
/// A queue stands on the link before the bottleneck, first in, first out, so whoever is in it gains nothing by turning
/// off: link times alone cannot tell those who cause it from those who are held up. These can: of ways that are equal
/// to the traveller the one that relieves the queue is better.
std::vector<float> entry_delays(BinTimes const& times, LinkRecord const& record, TrafficRoads const& roads,
                                TrafficRules const& rules);

/// Adds a part of the entry delays to the times of the links that are entered. @param[in,out] times  of the same record
void add_entry_delays(std::span<float const> delay_s, double part, BinTimes& times);

/// Profiles by the time of entering: those who left in a bin, in its middle as a mean, entered their mean time earlier.
/// First in, first out: who would overtake arrives with the one before. A queue that ended in a bin ended
/// when its vehicles could have left at capacity: whoever comes then finds the link free. Between midnight and the
/// first bin, and after the last, times stay as they are; no period, for a day may run on past midnight. A link that
/// vehicles never left keeps whoever enters until `day_end_s`. A link of capacity 0 keeps those who come until it opens
/// (they wait before it, as in the engine) or `day_end_s`.
/// @param day_end_s  not before the end of the record
TravelTimeProfiles profiles_of(BinTimes const& times, std::size_t group, TrafficRoads const& roads, double day_end_s);

/// Waiting to get onto first links: mean of the trips by class group, link and bin of departure.
class EntryWaits {
 public:
  EntryWaits() = default;
  /// @param first  [trips], link on which a trip begins, none: it is not driven  @param bin_s  > 0
  EntryWaits(std::span<LinkId const> first, std::span<TrafficTime const> depart, std::span<TrafficTime const> enter,
             std::span<VehicleClass const> vehicle, double bin_s, double day_end_s);

  /// [s]; 0 where nobody ever departed. Straight lines between the first, the mean and the last moment of each bin in
  /// which somebody did, and on to the next bin's; where nobody does, a queue melts second by second after the last,
  /// and grows within a bin towards the next. Those of one moment wait as long as they do on average.
  double wait_s(std::size_t group, LinkId link, TrafficTime depart) const;

 private:
  /// Those who departed first, all, and those who departed last in a bin.
  struct Point {
    std::uint64_t row;        // group, link
    double depart_s, wait_s;  // means
  };
  std::vector<Point> points_;  // by row, then moment
  double bin_s_ = 1;
};

/// Of ways that differ by less than this part of the queues that they join, the one with the shorter queues is taken.
inline constexpr double kReliefWeight = 0.01;

/// Everything that a search at recorded times looks at.
struct LinkTimes {
  std::array<TravelTimeProfiles, kTimeGroups> profiles;  // as recorded
  std::array<TravelTimeProfiles, kTimeGroups> searched;  // with `kReliefWeight` of the entry delays
  std::vector<float> entry_delay_s;                      // [bins, links]
  EntryWaits waits;
  double bin_s = 0;      // of the record
  double day_end_s = 0;  // when the day is over: who arrives later doesn't
};

/// The same record in bins that are so many times as long. @param bins  >= 1
LinkRecord coarser(LinkRecord const& record, std::size_t bins);

/// Whole days until the last event. @return at least one day [s]
double day_end_s(DayResult const& day);

/// The times of roads without vehicles, closures aside: who comes to a closed link waits before it.
/// @param day_end_s  whole days
LinkTimes times_of_empty_roads(TrafficRoads const& roads, double bin_s, double day_end_s);

/// When trips set out: as they depart, or when their first link opens to their class (`TrafficRoads::closures`); it is
/// from then on that they wait for a place on it. @param first  [trips], none: it is not driven
std::vector<TrafficTime> set_out_times(TrafficRoads const& roads, std::span<LinkId const> first,
                                       std::span<TrafficTime const> depart, std::span<VehicleClass const> vehicle);

/// The first link of each trip's way, none where it has no way. @param way  [trips], or kNoWay
std::vector<LinkId> first_links(std::span<std::uint32_t const> way, WayTable const& ways);

/// The times of a day. @param first,depart,vehicle  [trips], as they were driven
LinkTimes times_of_day(DayResult const& day, TrafficRoads const& roads, TrafficRules const& rules,
                       std::span<LinkId const> first, std::span<TrafficTime const> depart,
                       std::span<VehicleClass const> vehicle);

}  // namespace tanvan
