#pragma once
/// How far a stop lies from a line on the ground.

#include <span>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// The least distance between a place and a line of places, all longitude and latitude [degrees], on the plane that
/// touches the sphere at the place: right to a thousandth within some ten kilometres. [m]
/// @param line  at least one point
double metres_to_line(Point place, std::span<Point const> line);

}  // namespace tanvan
