#pragma once
/// Inside of the room: when links are closed to a class, by bans of the whole day and by those of some hours.

#include <array>
#include <span>
#include <vector>

#include "sim/routing/timed_roads.hpp"
#include "sim/traffic/traffic_roads.hpp"

namespace tanvan {

/// When one class may not enter links.
struct ClassHours {
  LinkClosures closures;       // since the first midnight; no offsets: it may enter all links at any time
  std::vector<Ticks> changes;  // moments at which some link closes or opens to the class, ascending, each once

  bool by_hour() const { return !changes.empty(); }
  /// The first moment from `at` on at which it may enter the link; kNever: at none.
  Ticks opening(LinkId link, Ticks at) const { return next_opening(closures, link, at); }
};

/// Moments at which some link closes or opens to all classes (`TrafficRoads::changes`), ascending, each once.
std::vector<Ticks> road_openings(TrafficRoads const& roads);

/// Whether one of the moments, ascending, lies in [from, to].
bool any_within(std::span<Ticks const> moments, Ticks from, Ticks to);

/// @param banned  [links], bit c: closed to VehicleClass c at all times; or empty
/// @param margin_s  links count as closed so long before they close: who plans to be there at the last moment is late
/// half of the time
ClassHours class_hours(TrafficRoads const& roads, std::span<std::uint8_t const> banned, VehicleClass vehicle,
                       double margin_s);

}  // namespace tanvan
