#pragma once
/// The fleet of a year: how many vehicles keep which standard, and what a kilometre of each class emits.

#include <array>
#include <vector>

#include "models/emissions/emission_parameters.hpp"
#include "models/emissions/factor_table.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

using StageShares = std::array<double, kStages>;  // of kilometres, sums to 1

/// Shares of a vehicle's standards at the end of a year: with a mean age A, exp(-n / A) of the vehicles are older than
/// n years (constant sales and constant scrapping).
StageShares stage_shares(FleetVehicle vehicle, int year, EmissionParameters const& p);

/// What a kilometre emits.
struct KmEmission {
  double fuel_l = 0, co2_kg = 0, nox_kg = 0, pm25_kg = 0, co_kg = 0;

  /// Adds `km` kilometres of another.
  void add(KmEmission const& other, double km);
};

/// A mean kilometre of each vehicle and class of traffic by speed, of the fleet of one year: tailpipe, tyres and
/// brakes.
class FleetCurves {
 public:
  FleetCurves(int year, EmissionParameters const& p);

  /// Linear between whole km/h. @param speed_kmh >= 0; from 140 on as at 140
  KmEmission per_km(VehicleClass vehicle, double speed_kmh) const;
  KmEmission per_km(FleetVehicle vehicle, double speed_kmh) const;

 private:
  using SpeedCurve = std::vector<KmEmission>;  // at 0, 1, 2, … km/h
  static KmEmission at(SpeedCurve const& curve, double speed_kmh);

  std::array<SpeedCurve, kVehicleClasses> of_class_;
  std::array<SpeedCurve, kFleetVehicles> of_vehicle_;
};

}  // namespace tanvan
