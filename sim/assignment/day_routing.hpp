#pragma once
/// Ways for the trips of a simulated day: on empty roads, or at the times that an earlier run of the day recorded.

#include <functional>
#include <span>
#include <vector>

#include "sim/assignment/day_network.hpp"
#include "sim/assignment/link_times.hpp"

namespace tanvan {

/// Who wants to get where, a row a trip.
struct DayTrips {
  std::vector<NodeId> origin, destination;
  std::vector<TrafficTime> depart;
  std::vector<VehicleClass> vehicle;

  std::size_t size() const { return depart.size(); }
};

/// Some rows of them.
DayTrips some_of(DayTrips const& trips, std::span<std::size_t const> rows);

/// A way for each trip. kNoWay: none leads there, or the trip ends where it begins; the caller knows which.
struct DayWays {
  WayTable ways;
  std::vector<std::uint32_t> way;  // [trips], row of `ways`
};

/// The cheapest ways on empty roads, tolls of the hour of departure included. Trips of the same class from the same
/// node to the same node (in the same hour, where tolls change) are searched once and share a way. Searches run in
/// parallel; ways are numbered by class, hour, origin and destination: the same bits on any number of threads.
/// Links of capacity 0 at midnight and those banned are not used. Where links close or open during the day, trips that
/// would come to a closed one, and those still under way when the first opens, are searched one by one at the times of
/// empty roads: they wait before a closed link only where no way around is quicker. So are those on whose way links
/// close or open to their class (`TrafficRoads::closures`): they may enter what is open when they get there, a margin
/// before it closes (`DayAccess::closing_margin_s`). Classes that pay see closures of all as they are in the quarter of
/// an hour of their departure. Who may not enter its first link yet stays at home until it opens.
DayWays free_flow_ways(DayNetwork const& network, DayTrips const& trips);

/// How ways are searched where times change.
enum class TimedSearch : std::uint8_t {
  /// Earliest arrivals by A*, exact to the millisecond, one search a trip. Classes that pay are searched by bins, for
  /// the cheapest way is none of the earliest.
  exact,
  /// On a metric of the link times in the middle of each bin: one search for all trips of a class, pair and bin of
  /// departure. Several times as fast; long trips see the jam of their departure where they will arrive later.
  by_bin,
};

/// The best ways at recorded times, of nearly equal ones those with the shorter queues (`LinkTimes::searched`). Waiting
/// to get onto the first link counts, but no way comes back to its begin to dodge it. kNoWay where nobody arrives
/// before the day ends. Ways by bin heed closures by class at the moment of entering each link too: where something
/// closes or opens on a trip's way, it takes the earliest way if that is cheaper.
/// @param times  of the same roads
DayWays timed_ways(DayNetwork const& network, LinkTimes const& times, DayTrips const& trips, TimedSearch search);

/// When somebody who comes to a link at `at` has left it: who may not enter waits for the opening, nobody is faster
/// than his class. kNever: it stays closed. @param[in,out] enter  when he enters it  @param[in,out] hint  0 at first
Ticks left_at(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle, LinkId link, Ticks at,
              Ticks& enter, std::uint32_t& hint);

/// What a way costs at recorded times.
struct WayCost {
  double arrive_s = 0;  // after midnight; +inf where the way is closed for good
  double money_s = 0;   // tolls and driving over the value of time
  double queues_s = 0;  // entry delays of its links: what others waited to go the same way
  LinkId worst;         // where most time is lost beyond the free time, waiting to get onto the first link included
};

/// Drives a way at recorded times: waits to get onto its first link, then link by link, before those that are closed to
/// its class until they open.
WayCost way_cost(DayNetwork const& network, LinkTimes const& times, VehicleClass vehicle, std::span<LinkId const> way,
                 TrafficTime depart);

}  // namespace tanvan
