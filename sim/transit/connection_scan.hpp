#pragma once
/// Earliest arrivals and latest departures by timetable, exact in seconds: the connection scan by rounds.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/transit/connections.hpp"
#include "sim/transit/journey.hpp"

namespace tanvan {

struct ScanOptions {
  int rides = 8;             ///< most rides, 1 to 16
  std::int32_t slack_s = 0;  ///< between reaching a stop and leaving it by vehicle [s], >= 0
};

/// Scans all connections once a round, in the order of their departures (Dibbelt, Pajor, Strasser, Wagner, "Connection
/// Scan Algorithm", ACM Journal of Experimental Algorithmics 23, 2018); round k has at most k rides and boards only
/// from the labels of round k - 1, so that runs whose hops take no time are right too.
///
/// Two labels a round and stop: V, the best time by vehicle, from which alone one walks on, and T, by any means, from
/// which one boards; otherwise walks would be chained. Forward a label is the earliest time at which one is at the
/// stop. Backward (`SearchDirection::arrive_by`) it is the latest time at which one must be there to reach the
/// destination in time, with V where one leaves it by vehicle.
///
/// Ties: a label keeps the first way that reaches it in the order of the scan, so the same timetable and question give
/// the same journey. One object a thread; the connections must outlive it.
class ConnectionScan {
 public:
  ConnectionScan(Connections const& connections, ScanOptions const& options);

  /// Forgets the last search and searches anew.
  /// @param time    [s] of the departure, or of the arrival when searched backward
  /// @param access  stops where rides may begin (backward: end) and the ways to (from) them
  /// @param goal    where that is asked of; labels that can't better the way to it may be missing. Empty: all stops
  /// @param rides   most rides, at most the options'
  void search(std::int32_t time, std::span<Reach const> access, std::span<Reach const> goal, int rides);
  void search(std::int32_t time, std::span<Reach const> access) { search(time, access, {}, rides_); }

  /// The same from (backward: to) stops themselves, from which one may also walk first by the timetable's walks.
  void search_stops(std::int32_t time, std::span<StopId const> stops, std::span<Reach const> goal, int rides);

  /// The labels with at most `rides` rides [s]; none where there is no way. @param rides  0 to the options'
  std::optional<std::int32_t> by_vehicle(int rides, StopId s) const { return said(vehicle_[at(rides, s)]); }
  std::optional<std::int32_t> by_any_means(int rides, StopId s) const { return said(any_[at(rides, s)]); }

  /// The best label of any number of rides with the way from (to) there to the goal [s]; none where there is no way.
  std::optional<std::int32_t> time_at(std::span<Reach const> goal) const { return said(least(goal)); }

  /// The journey that ends at the goal earliest (backward: begins latest), of these one with the fewest rides, of these
  /// to the goal named first. Walks begin when a ride ends; one that begins the journey ends `slack_s` before its ride.
  std::optional<Journey> journey(std::span<Reach const> goal) const;

 private:
  static constexpr std::int32_t kUnreached = std::numeric_limits<std::int32_t>::max() / 2;
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  bool mirrored() const { return connections_.direction == SearchDirection::arrive_by; }
  std::int32_t real(std::int32_t label) const { return mirrored() ? -label : label; }
  std::optional<std::int32_t> said(std::int32_t label) const {
    return label < kUnreached ? std::optional{real(label)} : std::nullopt;
  }
  std::size_t at(int rides, StopId s) const { return static_cast<std::size_t>(rides) * connections_.stops + s.value; }

  void begin(std::int32_t time, std::span<Reach const> goal);
  void reach(int rides, StopId s, std::int32_t time, StopId walked_from);
  void walk_from(int rides, StopId s, std::int32_t time);
  void all_rounds(int rides);
  void inherit(int rides);
  void ride(int rides);
  void arrive(int rides, std::uint32_t boarded, std::uint32_t row);

  std::int32_t least(std::span<Reach const> goal) const;
  std::pair<int, Reach> best(std::span<Reach const> goal) const;
  void add_walk(StopId from, StopId to, std::int32_t departure, std::int32_t arrival, Journey& journey) const;
  StopId add_ride(int rides, StopId s, Journey& journey) const;
  void trace(int rides, StopId s, Journey& journey) const;
  void settle(Journey& journey) const;

  Connections const& connections_;
  int rides_;
  std::int32_t slack_, slack_before_, slack_after_;
  std::int32_t start_ = 0;
  std::int32_t bound_ = kUnreached;                // at the goal, of all rounds
  std::int32_t earliest_ = kUnreached;             // of the labels T that the round has bettered
  std::vector<std::int32_t> vehicle_, any_;        // [rides + 1, stop]
  std::vector<std::uint32_t> boarded_, alighted_;  // [rides + 1, stop] rows of connections, where V was bettered
  std::vector<StopId> walked_;                     // [rides + 1, stop] from where, none: by vehicle or access
  std::vector<std::uint32_t> held_;                // [run] row of the connection at which it was boarded
  std::vector<std::int32_t> goal_s_;               // [stop] from there to the goal
  std::vector<StopId> goals_, arrived_;            // arrived_: whose V has been bettered in this round
  std::vector<std::uint8_t> is_arrived_;           // [stop]
};

}  // namespace tanvan
