#pragma once
/// Trips of a day and the ways they drive, packed: a way is its first link and a byte a turn.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/network/network.hpp"
#include "sim/traffic/traffic_roads.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

/// Numbers the links that leave each node, so that a way can be told by turns.
class TurnNumbers {
 public:
  static constexpr std::uint8_t kEnd = 255;  // the way ends on this link
  static constexpr std::size_t kMostLeaving = 255;

  /// @param roads  with at most kMostLeaving links leaving each node (`check_turns`)
  explicit TurnNumbers(TrafficRoads const& roads);

  std::span<LinkId const> leaving(NodeId v) const {
    return std::span(link_).subspan(offset_[v.value], offset_[v.value + 1] - offset_[v.value]);
  }
  /// The place of a link among those that leave its from-node, by ascending id.
  std::uint8_t turn_of(LinkId link) const { return turn_[link.value]; }

 private:
  std::vector<std::uint32_t> offset_;  // [nodes + 1]
  std::vector<LinkId> link_;           // [links]
  std::vector<std::uint8_t> turn_;     // [links]
};

/// Nodes that more links leave than a byte can tell apart. @param place  of the network
Faults check_turns(TrafficRoads const& roads, InputPlace const& place);

/// Ways, packed. Way w begins on `first[w]`; its turns are `turn[offset[w] .. offset[w + 1])`, the last one kEnd.
struct WayTable {
  std::vector<LinkId> first;
  std::vector<std::uint32_t> offset = {0};  // [ways + 1]
  std::vector<std::uint8_t> turn;

  std::size_t size() const { return first.size(); }
  std::size_t links_of(std::size_t way) const { return offset[way + 1] - offset[way]; }
  /// @param links  at least one, each beginning where the one before ends
  std::uint32_t add(std::span<LinkId const> links, TurnNumbers const& numbers);
  /// @param[out] links  of the way, first to last
  void links(std::size_t way, TrafficRoads const& roads, TurnNumbers const& numbers, std::vector<LinkId>& links) const;
};

inline constexpr std::uint32_t kNoWay = static_cast<std::uint32_t>(-1);

/// Trips, one row each.
struct TripTable {
  std::vector<TrafficTime> depart;
  std::vector<VehicleClass> vehicle;
  std::vector<std::uint32_t> way;  // row of a WayTable; kNoWay: none leads there, the trip is not driven

  std::size_t size() const { return depart.size(); }
};

}  // namespace tanvan
