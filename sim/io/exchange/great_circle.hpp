#pragma once
/// Lengths on the sphere.

#include <span>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// Great-circle distance between two places given as longitude and latitude [degrees], haversine formula on the sphere
/// of 6,371,008.8 m (IUGG mean radius). [m] NaN where a coordinate is.
double great_circle_metres(Point a, Point b);

/// The sum over the segments of a line. [m]
double great_circle_length(std::span<Point const> line);

}  // namespace tanvan
