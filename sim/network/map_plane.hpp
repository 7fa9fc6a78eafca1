#pragma once
/// The region as a plane: metres east and north of an origin.

#include <cmath>
#include <numbers>

#include "sim/network/crossings.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// An equirectangular plane about an origin: distances are right to 0.5 % within 100 km at this latitude. Radius
/// 6,371.0088 km (IUGG mean).
struct MapPlane {
  LonLat origin;

  double metres_a_degree_north() const { return 6'371'008.8 * std::numbers::pi / 180; }
  double metres_a_degree_east() const {
    return metres_a_degree_north() * std::cos(origin.lat * std::numbers::pi / 180);
  }
  /// [m] east (x) and north (y) of the origin
  PlanePoint point(LonLat place) const {
    return {(place.lon - origin.lon) * metres_a_degree_east(), (place.lat - origin.lat) * metres_a_degree_north()};
  }
  LonLat place(PlanePoint p) const {
    return {origin.lon + p.x / metres_a_degree_east(), origin.lat + p.y / metres_a_degree_north()};
  }
};

}  // namespace tanvan
