#pragma once
/// Inside of the model: car parks of park and ride fill, and become dear where they are full.

#include <span>

#include "models/mode_choice/alternatives.hpp"

namespace tanvan {

inline constexpr int kLotRounds = 12;  // of prices in one choice; the next exchange goes on from there

/// The lots of a service, with prices and uses of the same stops before.
void open_parking(ParkingStore& parking, ParkRideService const& service);

/// Prices and searches as travellers meet them.
LotState lot_state(ParkingStore const& parking, ParkRideParameters const& p);

/// Motorbikes in each lot at its fullest bin, full population: from the bin of the way out to that of the way back,
/// which may be the morning after.
std::vector<double> uses_of_lots(World const& world);

/// Raises the price of lots with more motorbikes than places, and lowers that of those with room that have one.
/// @return [lots] 1 where more than 2 % too many came, or room is left at a price
std::vector<std::uint8_t> move_prices(ParkingStore& parking, ParkRideParameters const& p);

/// [Z] 1 where such a lot is near.
std::vector<std::uint8_t> homes_near(std::span<std::uint8_t const> lots, ParkRideService const& service);

}  // namespace tanvan
