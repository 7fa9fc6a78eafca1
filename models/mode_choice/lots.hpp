#pragma once
/// Inside of the model: car parks of park and ride fill, and become dear where they are full (`LotMarket`).

#include <span>

#include "models/mode_choice/alternatives.hpp"
#include "sim/transit/lot_market.hpp"

namespace tanvan {

/// The lots of a service, with prices and uses of the same stops before.
void open_parking(ParkingStore& parking, ParkRideService const& service);

/// The market of these lots, which goes on where the last choice left it: minutes and utility, full population.
/// @param scale  of the sample
LotMarket market_of(ParkingStore const& parking, double scale, ParkRideParameters const& p);

/// Prices and searches as travellers meet them.
LotState lot_state(LotMarket const& market);

/// Tours of world.day that park and ride, from the begin of the bin of the way out to the end of that of the way back.
struct ParkedTours {
  std::vector<Parking> parkings;
  std::vector<std::size_t> row;  // of the way out
};
ParkedTours parked_tours(World const& world);

/// [Z] 1 where such a lot is near.
std::vector<std::uint8_t> homes_near(std::span<std::uint8_t const> lots, ParkRideService const& service);

}  // namespace tanvan
