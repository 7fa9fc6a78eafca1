#pragma once
/// What vehicles sound like: the road source of the EU's common method (CNOSSOS-EU).

#include <array>
#include <cstdint>
#include <vector>

#include "models/emissions/emission_parameters.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Vehicles as the method tells them apart: its categories 1, 2 (two axles, above 3.5 t), 3 (three axles and more) and
/// 4b (above 50 cm³).
enum class NoiseCategory : std::uint8_t { light, medium_heavy, heavy, motorcycle };
inline constexpr std::size_t kNoiseCategories = 4;

/// Speeds below which and above which a vehicle sounds as it does there [km/h].
inline constexpr double kSlowestSound = 20, kFastestSound = 130;

/// A-weighted sound power of one vehicle at steady speed [pW]: the sum over the octave bands i from 63 Hz to 8 kHz of
///   10^((A_i + A_R,i + B_R,i lg(v / 70) + K (20 - temperature)) / 10)    rolling; none of motorcycles
/// + running · 10^((A_i + A_P,i + B_P,i (v - 70) / 70) / 10)              engine
/// on level, dry, dense asphalt two years old and more, away from junctions: Directive 2002/49/EC, annex II, 2.2, with
/// the coefficients of table F-1 as Delegated Directive (EU) 2021/1226 has them. The reflection from the road itself is
/// part of it.
/// @param speed_kmh  >= 0; below 20 and above 130 as there
/// @param temperature  of the air, mean of the year [°C]
/// @param running  share of vehicles with an engine in [0, 1]; electric ones only roll
double vehicle_power(NoiseCategory category, double speed_kmh, double temperature, double running);

/// Sound power of a mean vehicle of each class of traffic by speed, horns included [pW].
class NoiseCurves {
 public:
  explicit NoiseCurves(EmissionParameters const& p);

  /// Linear between whole km/h. @param speed_kmh >= 0
  double power(VehicleClass vehicle, double speed_kmh) const;

  /// Of a steady flow, in a metre of road: power · flow / (1000 v), with v at least 20 km/h.
  /// @param veh_h  vehicles an hour  @return [pW/m]
  double power_per_metre(VehicleClass vehicle, double veh_h, double speed_kmh) const;

 private:
  std::array<std::vector<double>, kVehicleClasses> by_speed_;  // at 20, 21, … 130 km/h
};

/// 10 lg of a power, or of an energy, over its unit [dB]; 0 where it has less than one.
double decibels(double energy);

}  // namespace tanvan
