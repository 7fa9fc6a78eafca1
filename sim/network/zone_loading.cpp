#include "sim/network/zone_loading.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tanvan {

Metres reach_of_zone(double area_km2) {
  constexpr double kLeast = 1'500;     // [m]
  constexpr double kOfRadius = 1'250;  // [m/km], of the radius of a round zone
  return Metres{std::max(kLeast, kOfRadius * std::sqrt(area_km2 / std::numbers::pi))};
}

}  // namespace tanvan
