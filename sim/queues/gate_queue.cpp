#include "sim/queues/gate_queue.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "sim/core/check.hpp"
#include "sim/queues/gate_turn.hpp"

namespace tanvan {
namespace {

bool comes_before(GateArrival const& a, GateArrival const& b) {
  return std::tie(a.time, a.id) < std::tie(b.time, b.id);
}

}  // namespace

std::vector<LaneChange> lanes_always(std::uint32_t lanes) {
  return {{0, lanes}};
}

std::vector<LaneChange> lanes_by_hour(std::span<std::uint32_t const> lanes) {
  std::vector<LaneChange> changes;
  for (std::size_t hour = 0; hour < lanes.size(); ++hour)
    if (changes.empty() || changes.back().lanes != lanes[hour])
      changes.push_back({static_cast<GateTime>(hour) * kGateTimesPerHour, lanes[hour]});
  return changes;
}

GateQueue::GateQueue(std::vector<LaneChange> changes) : changes_(std::move(changes)) {
  for (std::size_t i = 0; i < changes_.size(); ++i)
    expects(changes_[i].from >= (i == 0 ? 0 : changes_[i - 1].from + 1) && changes_[i].from <= kLatestGateTime,
            "lanes that change at increasing moments");
  if (!changes_.empty()) next_change_ = changes_.front().from;
}

/// Of lanes that close those go that are free first; they then have finished before any other lane is free, so the last
/// one that closed is busiest and opens first.
void GateQueue::change_lanes() {
  auto const [from, lanes] = changes_[next_++];
  next_change_ = next_ < changes_.size() ? changes_[next_].from : kNoGateTime;
  while (free_.size() > lanes) {
    std::pop_heap(free_.begin(), free_.end(), std::greater<>{});
    closing_.push_back(free_.back());
    free_.pop_back();
  }
  while (free_.size() < lanes) {
    GateTime free = from;
    if (!closing_.empty()) {
      free = std::max(free, closing_.back());
      closing_.pop_back();
    }
    free_.push_back(free);
    std::push_heap(free_.begin(), free_.end(), std::greater<>{});
  }
}

/// The lane that was free first is free again later: others move up as long as they are free before.
void GateQueue::put_in_first_place(GateTime free) {
  auto const lanes = free_.size();
  std::size_t hole = 0;
  for (std::size_t child = 1; child < lanes; child = 2 * hole + 1) {
    child += child + 1 < lanes && free_[child + 1] < free_[child] ? 1 : 0;
    if (free <= free_[child]) break;
    free_[hole] = free_[child];
    hole = child;
  }
  free_[hole] = free;
}

GateVisit GateQueue::serve(GateTime arrival, GateTime service) {
  expects(arrival >= last_arrival_ && arrival <= kLatestGateTime, "arrivals in order of time");
  expects(service >= 0 && service <= kLongestGateService, "a service that takes no negative time and ends");
  last_arrival_ = arrival;
  GateTime begin = std::max(arrival, first_free());
  while (next_change_ <= begin && next_ < changes_.size()) {
    change_lanes();
    begin = std::max(arrival, first_free());
  }
  if (begin == kNoGateTime) return {};
  put_in_first_place(begin + service);
  return {begin, begin + service};
}

std::vector<GateVisit> serve_all(std::vector<LaneChange> const& changes, std::span<GateArrival const> arrivals) {
  GateQueue queue(changes);
  std::vector<GateVisit> visits(arrivals.size());
  if (std::is_sorted(arrivals.begin(), arrivals.end(), comes_before)) {
    for (std::size_t i = 0; i < arrivals.size(); ++i) visits[i] = queue.serve(arrivals[i].time, arrivals[i].service);
    return visits;
  }
  for (auto const& turn : in_turn(arrivals, &GateArrival::time))
    visits[turn.row] = queue.serve(turn.time, arrivals[turn.row].service);
  return visits;
}

}  // namespace tanvan
