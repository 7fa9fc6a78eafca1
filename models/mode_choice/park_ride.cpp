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

double search_minutes(double use, ParkRideParameters const& p) {
  double const left = 1 - use / p.capacity;
  return left > 0 ? std::min(p.search_cap_min, p.search_min / left) : p.search_cap_min;
}

double next_price(double price, double use, ParkRideParameters const& p) {
  constexpr double kMostOverrun = 2;  // so that a price rises no faster than it falls
  return std::max(0.0, price + p.price_step * (std::min(use / p.capacity, kMostOverrun) - 1));
}

}  // namespace tanvan
