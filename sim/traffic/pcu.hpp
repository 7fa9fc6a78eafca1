#pragma once
/// Passenger-car units: how much room of a road each class of vehicle takes.

#include <array>

#include "sim/network/network.hpp"

namespace tanvan {

/// Passenger-car units of one vehicle, in the order of `VehicleClass` [PCU/vehicle].
/// Motorbike 0.3 and large bus 2.5: TCVN 4054 as remembered, unverified; a Hanoi study's motorcycle units give 0.294
/// for the motorbike and 3.09 for the bus. Truck 2.5: between the standard's two axles (2.0) and trailer (4.0).
/// They do not depend on speed here; a later engine for mixed traffic may let them.
inline constexpr std::array<double, kVehicleClasses> kPcu = {0.3, 1.0, 2.5, 2.5};

constexpr double pcu_of(VehicleClass vehicle) {
  return kPcu[static_cast<std::size_t>(vehicle)];
}

}  // namespace tanvan
