#include "models/mode_choice/park_ride.hpp"

#include <algorithm>

namespace tanvan {
namespace {
constexpr double kDetour = 1.3, kLeast_km = 0.25, kInside = 0.5;  // as walks to stops: `TransitOptions`
}

std::vector<std::vector<LotReach>> lots_near(std::span<ZoneDisc const> zones, std::span<ParkingLot const> lots,
                                             double reach_km) {
  std::vector<std::vector<LotReach>> near(zones.size());
  for (std::size_t z = 0; z < zones.size(); ++z)
    for (std::uint32_t lot = 0; lot < lots.size(); ++lot) {
      double const straight = distance_km(zones[z].centre, lots[lot].place) - kInside * zones[z].radius_km;
      double const km = kDetour * std::max(kLeast_km, straight);
      if (km <= reach_km) near[z].push_back({lot, km});
    }
  return near;
}

}  // namespace tanvan
