#include "models/mode_choice/park_ride.hpp"

#include <algorithm>

#include "sim/transit/travel_facts.hpp"

namespace tanvan {

std::vector<std::vector<LotReach>> lots_near(std::span<ZoneDisc const> zones, std::span<ParkingLot const> lots,
                                             double reach_km) {
  using namespace travel_facts;
  std::vector<std::vector<LotReach>> near(zones.size());
  for (std::size_t z = 0; z < zones.size(); ++z)
    for (std::uint32_t lot = 0; lot < lots.size(); ++lot) {
      double const straight = distance_km(zones[z].centre, lots[lot].place) - kZoneSpread * zones[z].radius_km;
      double const km = kDetour * std::max(kLeastAccess_km, straight);
      if (km <= reach_km) near[z].push_back({lot, km});
    }
  return near;
}

}  // namespace tanvan
