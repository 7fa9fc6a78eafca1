#pragma once
/// Where zones load onto a network and how their connectors are driven: one rule for plans and for imports.

#include <cstddef>

#include "sim/core/quantity.hpp"

namespace tanvan {

inline constexpr double kConnectorDetour = 1.3;                        // way over straight line
inline constexpr double kConnectorKmh = 25;                            // on the way
inline constexpr std::size_t kLeastJunctions = 2, kMostJunctions = 4;  // of a zone, the nearest

/// Junctions within 1.25 sqrt(area / pi), at least 1.5 km, are a zone's own. @param area_km2 >= 0, 0 where not known
Metres reach_of_zone(double area_km2);

}  // namespace tanvan
