#pragma once
/// A plan under change: linked lists of nodes, a list a duty, with a journal that takes changes back.
///
/// Nodes [0, stops) are stops; then each slot for a duty has a begin and an end at the depot; then reloads between two
/// trips. A trip is named by the node that it begins with, so trips need no list of their own.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/tours/duty_schedule.hpp"
#include "sim/tours/search_tables.hpp"
#include "sim/tours/tour_plan.hpp"

namespace tanvan {

using TourNode = std::int32_t;
inline constexpr TourNode kNoNode = -1;

/// A node and what its neighbours in the list cost: what every candidate is weighed by, in one line of cache.
struct NodeLinks {
  TourNode next = kNoNode, prev = kNoNode;
  TourNode trip = kNoNode;       ///< first node of the trip; kNoNode where no vehicle takes the stop
  std::uint32_t place = 0;       ///< row of matrices: the stop, or 0 for the depot
  double before = 0, after = 0;  ///< cost of the legs from prev and to next
};

/// What a trip has; at the row of its first node.
struct TripState {
  double room = 0;  ///< load that it can still take
  std::int32_t stops = 0;
  std::int32_t duty = 0;  ///< slot
  std::int32_t fleet_class = 0;
};

/// A vehicle in use, or a slot for one.
struct DutySlot {
  std::int32_t fleet_class = kNoNode;  ///< kNoNode: not in use
  std::int32_t trips = 0;
  double work_s = 0;     ///< its stops, reloads and legs at their fastest: no duty is shorter
  double time_cost = 0;  ///< of the whole duty at the class's cost of time (`Depth::whole_duty`)
};

class WorkingPlan {
 public:
  /// Nobody is served yet. @param tables  outlive the plan
  explicit WorkingPlan(SearchTables const& tables);

  /// Begins with this plan, in the place of whatever there was.
  void take(TourPlan const& plan);
  TourPlan plan() const;

  // ------------------------------------------------------------------ what there is
  NodeLinks const& node(TourNode n) const { return nodes_[n]; }
  TripState const& trip(TourNode first) const { return trips_[row_of(first)]; }
  DutySlot const& duty(std::int32_t slot) const { return duties_[slot]; }
  std::span<std::int32_t const> used_duties() const { return used_; }
  TourNode begin_of(std::int32_t slot) const { return static_cast<TourNode>(stops_) + 2 * slot; }
  TourNode end_of(std::int32_t slot) const { return begin_of(slot) + 1; }
  bool is_stop(TourNode n) const { return n < static_cast<TourNode>(stops_); }
  bool is_served(TourNode stop) const { return nodes_[stop].trip != kNoNode; }
  std::size_t stops() const { return stops_; }
  /// Whether one more vehicle of the class can be sent out.
  bool has_vehicle(std::size_t fleet_class) const { return idle_[fleet_class] > 0 && !free_slots_.empty(); }
  /// Legs, vehicles and time, and what stops left out and loads beyond the capacity cost in the search.
  double cost() const { return cost_ + overload_price_ * overload_; }
  /// The same without what stops left out cost.
  double cost_of_served() const { return cost() - static_cast<double>(left_out_) * tables_->left_out_cost(); }
  /// Loads beyond capacities, summed over trips; the plan holds only without any.
  double overload() const { return overload_; }
  bool is_overloaded() const { return overload_ > kNoOverload; }
  /// What a trip with this room pays for a load more: 0 while there is room.
  double overload_cost(double room, double load) const {
    return overload_price_ * (beyond(room - load) - beyond(room));
  }
  std::size_t left_out() const { return left_out_; }
  /// Earliest moment at which the vehicle is ready to go on from a node [s] (`Depth::hours` and beyond).
  double ready_s(TourNode n) const { return ready_s_[n]; }
  /// Latest moment to come to a node so that the rest of the duty still holds [s].
  double latest_s(TourNode n) const { return latest_s_[n]; }

  // ------------------------------------------------------------------ changes, all in the journal
  void unlink(TourNode stop);
  void link(TourNode stop, TourNode after);
  /// Sends out a vehicle with nobody in it yet. @return its slot
  std::int32_t open_duty(std::size_t fleet_class);
  void close_duty(std::int32_t slot);
  /// Goes back to the depot after a node, and out again to what came next.
  void link_reload(TourNode after);
  void unlink_reload(TourNode reload);

  /// Forgets what was changed: it stays.
  void keep() {
    journal_.clear();
    forget_times();
    kept_cost_ = cost_;
    kept_overload_ = overload_;
  }
  /// How much a trip may be overloaded for a time, and the price of a unit of it; 0 and 0: not at all.
  void allow_overload(double most, double price) {
    most_overload_ = most;
    overload_price_ = price;
  }
  double most_overload() const { return most_overload_; }
  /// Takes back every change since the last `keep`.
  void undo();
  /// Times of a duty after its list has changed.
  void refresh(std::int32_t slot);
  /// The same after a stop was linked and nothing else (`Depth::hours`).
  void refresh_around(TourNode stop);
  /// How a duty is driven, and the step that a node of it is (`Depth::whole_duty`).
  DutySchedule const& schedule(std::int32_t slot) const { return schedules_[slot]; }
  std::size_t step_of(TourNode n) const { return step_of_[n]; }
  /// Sums costs up anew, without what additions have rounded.
  void sum_cost();

 private:
  struct Change {
    enum class Kind : std::int8_t { unlinked, linked, opened, closed, reload_linked, reload_unlinked };
    Kind kind;
    TourNode node, other;
  };

  class Hours;

  std::size_t row_of(TourNode first) const { return static_cast<std::size_t>(first) - stops_; }
  static constexpr double kNoOverload = 1e-9;  // of loads, what sums may be wrong by
  static double beyond(double room) { return room < 0 ? -room : 0; }
  void add_room(TripState& trip, double load) {
    overload_ += beyond(trip.room + load) - beyond(trip.room);
    trip.room += load;
  }
  void join(TourNode a, TourNode b, std::int32_t fleet_class);
  void take_out(TourNode stop);
  void put_in(TourNode stop, TourNode after);
  void open_slot(std::int32_t slot, std::size_t fleet_class);
  void close_slot(std::int32_t slot);
  void put_reload(TourNode reload, TourNode after);
  void take_reload(TourNode reload);
  void undo(Change const& change);
  /// Remembers the times of a duty as they were at the last `keep`, once.
  void save_times(std::int32_t slot);
  void restore_times();
  void forget_times() {
    saved_times_.clear();
    saved_duties_.clear();
    ++kept_times_;
  }
  void refresh_hours(std::int32_t slot);
  void refresh_duty(std::int32_t slot);
  void clear();

  SearchTables const* tables_;
  std::size_t stops_, slots_;
  std::vector<NodeLinks> nodes_;
  std::vector<TripState> trips_;  // by first node, less the stops
  std::vector<double> ready_s_, latest_s_;
  std::vector<std::uint32_t> step_of_;
  std::vector<DutySlot> duties_;
  std::vector<std::int32_t> used_, used_at_;  // slots in use, and where each stands among them
  std::vector<std::int32_t> free_slots_;
  std::vector<TourNode> free_reloads_;
  std::vector<std::size_t> idle_;  // vehicles by class
  std::vector<Change> journal_;
  struct SavedTimes {
    TourNode node;
    std::uint32_t step;
    double ready_s, latest_s;
  };
  std::vector<SavedTimes> saved_times_;
  std::vector<std::pair<std::int32_t, DutySlot>> saved_duties_;
  std::vector<std::uint64_t> saved_at_;  // by slot, the `keep` since which its times are saved
  std::uint64_t kept_times_ = 1;
  double cost_ = 0, kept_cost_ = 0;
  double overload_ = 0, kept_overload_ = 0, overload_price_ = 0, most_overload_ = 0;
  std::size_t left_out_ = 0;
  std::vector<DutySchedule> schedules_, kept_schedules_;  // by slot: as it is, and as it was at the last `keep`
  DutyScheduler scheduler_;
};

}  // namespace tanvan
