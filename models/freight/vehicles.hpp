#pragma once
/// The vehicles that carry goods.

#include <array>

#include "models/freight/freight_roads.hpp"
#include "sim/engine/freight.hpp"

namespace tanvan {

/// What a vehicle carries and costs. Costs: priors for Bình Dương (2020 prices) whose hours stand to each other as
/// those of the Dutch model; a container's way of 55 km from Bến Cát to Cát Lái and back then costs 2.6 million đồng,
/// against 3.3 asked for Nhơn Trạch - Cát Lái (2020, freight.csv's sources).
struct FreightVehicleKind {
  double capacity_t = 0;
  double vnd_per_km = 0, vnd_per_h = 0;
  double vnd_per_day = 0;  ///< of a vehicle in use: capital, parking, insurance
  Weight weight{};
  VehicleClass traffic{};  ///< as which it drives
  double constant = 0;     ///< of shippers' utility; prior, so that trucks and not vans carry most tonnes
};
inline constexpr std::array<FreightVehicleKind, kFreightVehicles> kFreightVehicleKinds = {{
    {1.5, 4'500, 85'000, 250'000, Weight::light, VehicleClass::car, -2.5},
    {5, 7'000, 110'000, 400'000, Weight::medium, VehicleClass::truck, 0.0},
    {15, 11'000, 140'000, 700'000, Weight::heavy, VehicleClass::truck, 0.6},
    {27, 15'000, 180'000, 1'100'000, Weight::articulated, VehicleClass::truck, 1.1},
    {0.035, 900, 40'000, 20'000, Weight::light, VehicleClass::motorbike, 0.0},
}};

/// Those among which shippers choose: all but couriers.
inline constexpr std::size_t kShipmentVehicles = 4;

constexpr FreightVehicleKind const& kind_of(FreightVehicle vehicle) {
  return kFreightVehicleKinds[static_cast<std::size_t>(vehicle)];
}

}  // namespace tanvan
