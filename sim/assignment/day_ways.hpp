#pragma once
/// The ways that are known between pairs of nodes, class by class: trips of a pair choose among them.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/assignment/day_routing.hpp"

namespace tanvan {

/// Sets of ways. Trips of the same class from the same node to the same node are a pair and share its ways.
class DayWaySets {
 public:
  /// Pairs are numbered by class, origin, destination. @param most  ways that a pair keeps while some of them are not
  /// in use, >= 2
  DayWaySets(DayTrips const& trips, std::size_t most);

  std::size_t pairs() const { return first_.size(); }
  std::uint32_t pair_of(std::size_t trip) const { return pair_[trip]; }
  WayTable const& ways() const { return ways_; }

  /// The way of a pair that drives the same links as row `row` of `from`; it is added where there is none. Then an
  /// older way that nobody uses may leave the pair.
  std::uint32_t add(std::uint32_t pair, WayTable const& from, std::uint32_t row);

  /// Counts who uses a way. @param way  kNoWay: nothing
  void use(std::uint32_t way);
  void leave(std::uint32_t way);

  /// Calls f(way) for each way of a pair, oldest first.
  template <class F>
  void for_each(std::uint32_t pair, F&& f) const {
    for (auto w = first_[pair]; w != kNoWay; w = next_[w]) f(w);
  }

 private:
  std::uint32_t find(std::uint32_t pair, WayTable const& from, std::uint32_t row) const;
  void append(std::uint32_t pair, std::uint32_t way);
  void drop_unused(std::uint32_t pair, std::uint32_t but);

  std::size_t most_;
  std::vector<std::uint32_t> pair_;          // [trips]
  std::vector<std::uint32_t> first_;         // [pairs], kNoWay: none
  std::vector<std::uint32_t> count_;         // [pairs]
  std::vector<std::uint32_t> next_, users_;  // [ways]
  WayTable ways_;
};

/// Whether two rows of way tables drive the same links. @param roads alike for both tables
bool same_way(WayTable const& a, std::uint32_t row_a, WayTable const& b, std::uint32_t row_b);

/// A table of those ways alone that trips use, by the first trip that does. @param[in,out] way  [trips]
WayTable used_ways(WayTable const& ways, std::span<std::uint32_t> way);

}  // namespace tanvan
