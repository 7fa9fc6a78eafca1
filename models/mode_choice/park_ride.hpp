#pragma once
/// Park and ride: a motorbike to a station, public transport from there, and back to the same lot.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/record.hpp"
#include "sim/transit/coverage.hpp"

namespace tanvan {

/// Ranges and sources in `parameters` of the choice of modes.
struct ParkRideParameters {
  double capacity = 500;  ///< motorbikes at each station of BRT, metro and rail; 0: no park and ride
  double fee_vnd = 4000;  ///< for a day
  double reach_km = 5;    ///< longest way by motorbike from home
  double search_min = 1;  ///< at an empty lot
  double search_cap_min = 10;
  double price_step = 0.5;  ///< of a lot's shadow price, for a use of twice its places [utility]
};

/// A car park for motorbikes.
struct ParkingLot {
  std::uint32_t stop = 0;  // row of the region's stops
  ZoneId zone;             // the one whose centre is nearest
  MapPoint place;
};

/// A lot within reach of a home.
struct LotReach {
  std::uint32_t lot = 0;
  double km = 0;
};

/// Which lots there are, and which of them lie near a zone.
struct ParkRideService {
  std::vector<ParkingLot> lots;
  std::vector<std::vector<LotReach>> near;  // [Z] by lot
};

/// Lots within `reach_km` by road of each zone's people, as they walk to stops (`travel_facts`): 1.3 times the straight
/// distance from its centre less half its radius, at least a quarter of a kilometre.
std::vector<std::vector<LotReach>> lots_near(std::span<ZoneDisc const> zones, std::span<ParkingLot const> lots,
                                             double reach_km);

}  // namespace tanvan
