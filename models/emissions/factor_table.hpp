#pragma once
/// Hot emission factors by speed: the curves of the EMEP/EEA guidebook, one row each with its source.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace tanvan {

/// What drives, as the guidebook tells vehicles apart. A truck of the traffic is one of the last two.
enum class FleetVehicle : std::uint8_t { motorbike, car, bus, rigid_truck, articulated_truck };
inline constexpr std::size_t kFleetVehicles = 5;

/// Emission standards of a vehicle in Vietnam, one after another: motorbikes none, Euro 2, 3; cars Euro 2, 4, 5;
/// buses and trucks Euro II, IV, V.
inline constexpr std::size_t kStages = 3;

/// What leaves the tailpipe; fuel is what goes in.
enum class Substance : std::uint8_t { fuel, nox, pm25, co };
inline constexpr std::size_t kSubstances = 4;

/// Forms of the guidebook's functions of the speed v [km/h], with coefficients a to f.
enum class Curve : std::uint8_t {
  constant,           ///< a
  rational,           ///< (a + c v + e v² + f / v) / (1 + b v + d v²)
  polynomial,         ///< a v⁵ + b v⁴ + c v³ + d v² + e v + f
  power_exponential,  ///< a bᵛ vᶜ
  two_powers,         ///< a vᵇ + c vᵈ
  inverse_quadratic,  ///< 1 / (a + b v + c v²)
  inverse_power,      ///< 1 / (a + b vᶜ)
  logistic,           ///< a + b / (1 + exp(d ln v + e v - c))
  exponential,        ///< exp(a + b / v + c ln v)
};

struct FactorRow {
  FleetVehicle vehicle;
  std::uint8_t stage;  ///< below kStages, oldest first
  Substance substance;
  Curve curve;
  std::array<double, 6> coefficient;  ///< a to f; the result is in g/km
  std::string_view standard;          ///< such as "Euro 3"
  std::string_view source;
};

/// One row for each vehicle, stage and substance, in that order.
std::span<FactorRow const> factor_table();

/// Speeds for which the guidebook gives a vehicle's curves [km/h].
struct SpeedRange {
  double low = 0, high = 0;
};
SpeedRange speeds_of(FleetVehicle vehicle);

/// The row's factor [g/km], never below 0. Above the range of speeds that of its upper end holds; below its lower end
/// the emission an hour stays what it is there, down to 3 km/h: a queue is not in the guidebook.
double factor_g_km(FactorRow const& row, double speed_kmh);

/// PM2.5 from tyres and brakes [g/km]: EMEP/EEA guidebook 2019, 1.A.3.b.vi-vii, tier 2, with its correction for speed
/// (tyres 1.39 below 40 km/h to 0.902 from 90; brakes 1.67 to 0.185 from 95) and shares of PM2.5 (0.42, 0.39). Heavy
/// vehicles half loaded, with 2 axles, articulated trucks with 5. Wear and dust of the road are left out.
double wear_g_km(FleetVehicle vehicle, double speed_kmh);

}  // namespace tanvan
