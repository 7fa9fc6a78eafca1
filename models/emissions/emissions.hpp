#pragma once
/// Fuel burnt and carbon dioxide emitted by the traffic of a day.

#include <array>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// Fuel at the reference speed of 45 km/h [l/100 km] and what a litre becomes [kg CO2/l].
struct EmissionParameters {
  double motorbike_l_100km = 2.0;  ///< macro.csv, from memory, unverified
  double car_l_100km = 8.0;        ///< prior
  double bus_l_100km = 30.0;       ///< prior
  double truck_l_100km = 30.0;     ///< between a medium truck and the 38 l of macro.csv's container truck
  double petrol_kg_l = 2.31;       ///< IPCC 2006 (69.3 kg/GJ), motorbikes and cars
  double diesel_kg_l = 2.68;       ///< IPCC 2006 (74.1 kg/GJ), buses and trucks

  // Fuel by speed: rolling + idling / v + drag v², against its value at 45 km/h
  double rolling = 0.4;  ///< [1]
  double idling = 15;    ///< [km/h]
  double drag = 6e-5;    ///< [h²/km²]
};

std::vector<Parameter> parameters(EmissionParameters& p);

/// Fuel a kilometre at `speed_kmh` against that at 45 km/h [1]: (rolling + idling / v + drag v²) over its value at 45,
/// the U shape of average-speed models such as COPERT. @param speed_kmh v > 0, taken as at least 3
double fuel_factor(double speed_kmh, EmissionParameters const& p);

/// What the traffic of a day burns [l], emits [t CO2] and drives [vehicle-km]; all classes together.
struct DayEmissions {
  double fuel_l = 0, co2_t = 0, vehicle_km = 0;
};

/// Of one assigned day on the network's links: volumes by class and speeds of every bin.
DayEmissions emissions_of(TrafficDay const& day, LinkStore const& links, EmissionParameters const& p);

/// Sets co2_traffic_t_day and fuel_traffic_l_day of the present year from its assigned day.
void record_emissions(World& world, EmissionParameters const& p);

/// `emissions.traffic`, Period::transport, Phase::record.
std::vector<Module> emissions_modules(EmissionParameters const& p);

}  // namespace tanvan
