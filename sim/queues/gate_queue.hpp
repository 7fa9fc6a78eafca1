#pragma once
/// A gate as the truck sees it: one queue, several lanes, first come, first served, moment by moment.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/queues/gate_time.hpp"

namespace tanvan {

/// From a moment on so many lanes are open, until the next change.
struct LaneChange {
  GateTime from = 0;
  std::uint32_t lanes = 0;
};

std::vector<LaneChange> lanes_always(std::uint32_t lanes);  ///< from moment 0 on

/// Lanes of each hour from moment 0 on; those of the last hour stay open. @param lanes  one number an hour
std::vector<LaneChange> lanes_by_hour(std::span<std::uint32_t const> lanes);

/// Somebody who comes to the gate.
struct GateArrival {
  GateTime time = 0;     ///< in [0, kLatestGateTime]
  GateTime service = 0;  ///< how long the service takes, in [0, kLongestGateService]; the caller draws it
  AgentKey id;           ///< of those who come at once the lower goes first
};

/// What becomes of an arrival; kNoGateTime twice where no lane ever opens for it.
struct GateVisit {
  GateTime begin = kNoGateTime;  ///< of service
  GateTime end = kNoGateTime;    ///< begin + service

  friend bool operator==(GateVisit const&, GateVisit const&) = default;
};

/// The queue while time goes by, for who meets arrivals one after the other.
///
/// A service may begin at a moment when fewer are served than lanes are open; who ends at that moment has gone, and
/// lanes that change at it have changed. Nobody is sent away: a lane that closes finishes whom it serves, and one that
/// opens again before has to finish first. So lanes serve whoever waits, and who came first begins first.
///
/// By the recursion of J. Kiefer and J. Wolfowitz, "On the theory of queues with many servers", Transactions of the
/// American Mathematical Society 78, 1955: of all moments at which lanes get free the least is the next begin. Kept as
/// a heap, an arrival costs O(log lanes). Whole numbers only: the same everywhere.
class GateQueue {
 public:
  /// @param changes  moments increasing and >= 0; before the first all lanes are closed
  explicit GateQueue(std::vector<LaneChange> changes);

  /// Lets somebody come.
  /// @param arrival  not before the last one, in [0, kLatestGateTime]  @param service  in [0, kLongestGateService]
  GateVisit serve(GateTime arrival, GateTime service);

 private:
  GateTime first_free() const { return free_.empty() ? kNoGateTime : free_.front(); }
  void change_lanes();
  void put_in_first_place(GateTime free);

  std::vector<LaneChange> changes_;
  std::size_t next_ = 0;                // change to come
  GateTime next_change_ = kNoGateTime;  // its moment
  GateTime last_arrival_ = 0;
  std::vector<GateTime> free_;     // heap, least first: when each open lane is free
  std::vector<GateTime> closing_;  // rising, none above any of free_: when lanes that are closed have finished
};

/// Everybody's visit, in the order of the arrivals given.
/// @param arrivals  in any order; in order of time, id (then place in the list) they need no sorting
std::vector<GateVisit> serve_all(std::vector<LaneChange> const& changes, std::span<GateArrival const> arrivals);

}  // namespace tanvan
