#pragma once
/// What a scenario may say about the fleet, its fuels and the reach of its exhaust.

#include <vector>

#include "sim/core/parameter.hpp"

namespace tanvan {

/// Ranges, meanings and sources in `parameters`.
struct EmissionParameters {
  double petrol_kg_l = 2.31;     ///< carbon dioxide of a litre, motorbikes and cars
  double diesel_kg_l = 2.68;     ///< carbon dioxide of a litre, buses and trucks
  double petrol_density = 0.75;  ///< [kg/l]
  double diesel_density = 0.84;  ///< [kg/l]

  // The mean age of vehicles on the road [years], and from when on new ones follow a standard [calendar year]
  double motorbike_age = 8;
  double car_age = 7;
  double bus_age = 8;
  double truck_age = 8;
  double motorbike_euro2_from = 2007;
  double motorbike_euro3_from = 2017;
  double car_euro4_from = 2017;
  double car_euro5_from = 2022;
  double heavy_euro4_from = 2018;
  double heavy_euro5_from = 2022;

  // The fleet [1]
  double truck_articulated = 0.35;
  double motorbike_electric = 0;
  double car_electric = 0;
  double bus_electric = 0;

  // Vietnam against the guidebook [1]
  double motorbike_fuel = 0.8;
  double motorbike_pm = 1;

  // Residents near roads
  double exposure_decay = 0.0026;     ///< [1/m]
  double busy_vehicles_day = 10'000;  ///< of one direction

  // Vehicles with goods against the curves of this room [1]
  double van_scale = 1.43;
  double truck_2_axle_scale = 0.82;
  double truck_3_axle_scale = 1.18;

  // Noise: vehicles
  double noise_temperature = 27;    ///< [°C]
  double noise_horns = 2;           ///< [dB]
  double noise_motorbikes = 0;      ///< [dB]
  double noise_heavy_trucks = 0.5;  ///< [1]
  double noise_late = 0.1;          ///< [1]
  double noise_late_trucks = 0.85;  ///< [1]
  // Noise: on its way
  double noise_air = 8;         ///< [dB/km]
  double noise_nearest = 10;    ///< [m]
  double noise_first_row = 20;  ///< [m]
  double noise_frontage = 0.5;  ///< [1]
  double noise_built = 0.2;     ///< [1]
};

std::vector<Parameter> parameters(EmissionParameters& p);

}  // namespace tanvan
