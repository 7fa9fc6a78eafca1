#pragma once
/// What vehicles that carry goods emit, each by its size.

#include <array>
#include <span>

#include "models/emissions/emission_parameters.hpp"
#include "models/emissions/fleet.hpp"
#include "sim/engine/freight.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// A kilometre of a vehicle with goods, of the fleet's year: a van is a petrol car and `van_scale` times as thirsty,
/// 2-axle and 3-axle trucks are rigid trucks of 14-20 t times `truck_2_axle_scale` and `truck_3_axle_scale`, a tractor
/// is an articulated truck, a courier a motorbike. The scales hold for all substances, tyres and brakes too.
KmEmission freight_km(FreightVehicle vehicle, double speed_kmh, FleetCurves const& fleet, EmissionParameters const& p);

using FreightEmissions = std::array<KmEmission, kFreightVehicles>;

/// What each kind of vehicle emits in all, at its mean speed.
/// @param km,hours  by FreightVehicle, >= 0; kilometres whose hours are not known, 0, are driven at 25 km/h
FreightEmissions freight_emissions(std::span<double const> km, std::span<double const> hours, FleetCurves const& fleet,
                                   EmissionParameters const& p);

/// Writes co2_t, nox_kg and pm25_kg of the year's day beside its vehicle_km and vehicle_h. Nothing where they lack.
void record_freight_emissions(World& world, EmissionParameters const& p);

}  // namespace tanvan
