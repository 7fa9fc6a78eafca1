#pragma once
/// Ways inside stations, by pathways.txt.

#include <cstdint>
#include <vector>

#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// What stands in where pathways.txt has no traversal_time. Priors: nobody publishes them for the region.
struct PathwaySpeeds {
  double walk_m_s = 1.25;          ///< on the level [m/s], > 0
  double step_s = 0.5;             ///< a step of stairs, up or down [s], >= 0
  double steps_a_level = 25;       ///< of stairs without stair_count: 4 m in steps of 16 cm, >= 0
  double escalator_m_s = 0.5;      ///< along it, standing [m/s], > 0
  double escalator_m_a_level = 8;  ///< of escalators without length: 4 m at 30 degrees [m], >= 0
  double lift_s = 45;              ///< waiting and riding [s], >= 0
  double gate_s = 3;               ///< through a fare gate or an exit gate [s], >= 0
};

/// The time on pathway `row` [s], rounded up: traversal_time where it is said; else
/// - of walkways, moving walkways and stairs length / walk_m_s + |stair_count| * step_s, of what is said; where neither
///   is, stairs have steps_a_level for each level between their ends, walkways the great-circle distance of their ends,
///   or none where an end has no coordinates;
/// - of escalators their length, or escalator_m_a_level for each level, at escalator_m_s;
/// - of lifts lift_s, of gates gate_s.
std::int32_t pathway_seconds(Feed const& feed, std::size_t row, PathwaySpeeds const& speeds);

/// A place in a station and the time to it.
struct StationReach {
  FeedStopId place;
  std::int32_t seconds = 0;
};

/// The places of a feed joined by its pathways: one way, or both where is_bidirectional is 1. A boarding area and its
/// platform are one place. Widths, slopes and signs are not looked at.
class StationPaths {
 public:
  StationPaths(Feed const& feed, PathwaySpeeds const& speeds);

  /// True where a pathway begins or ends at the place or at one of its boarding areas.
  bool touch(FeedStopId place) const;

  /// Every other place that one can walk to (from), the shortest time to each, by place.
  std::vector<StationReach> reached_from(FeedStopId place) const { return search(onward_, place); }
  std::vector<StationReach> reaching(FeedStopId place) const { return search(backward_, place); }

 private:
  /// Arcs from place p are rows offset[p] to offset[p + 1).
  struct Arcs {
    std::vector<std::uint32_t> offset;  // [stops + 1]
    std::vector<StationReach> arc;
  };

  static std::vector<StationReach> search(Arcs const& arcs, FeedStopId from);

  Arcs onward_, backward_;
};

}  // namespace tanvan
