#include "models/emissions/noise_power.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tanvan {
namespace {

constexpr std::size_t kOctaves = 8;  // 63 Hz to 8 kHz
using Octaves = std::array<double, kOctaves>;

constexpr double kReferenceSpeed = 70;        // [km/h]
constexpr double kReferenceTemperature = 20;  // [°C]

constexpr Octaves kAWeight = {-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1};  // annex II, 2.5.5

/// A row of table F-1 [dB], and K [dB/°C] of 2.2.10.
struct RoadSource {
  Octaves rolling, rolling_speed, engine, engine_speed;
  double warm;
};

constexpr double kSilent = -std::numeric_limits<double>::infinity();
constexpr Octaves kNoRolling = {kSilent, kSilent, kSilent, kSilent, kSilent, kSilent, kSilent, kSilent};

// Four independent public transcriptions of the table agree in every number.
constexpr RoadSource kSources[kNoiseCategories] = {
    {{83.1, 89.2, 87.7, 93.1, 100.1, 96.7, 86.8, 76.2},
     {30.0, 41.5, 38.9, 25.7, 32.5, 37.2, 39.0, 40.0},
     {97.9, 92.5, 90.7, 87.2, 84.7, 88.0, 84.4, 77.1},
     {-1.3, 7.2, 7.7, 8.0, 8.0, 8.0, 8.0, 8.0},
     0.08},
    {{88.7, 93.2, 95.7, 100.9, 101.7, 95.1, 87.8, 83.6},
     {30.0, 35.8, 32.6, 23.8, 30.1, 36.2, 38.3, 40.1},
     {105.5, 100.2, 100.5, 98.7, 101.0, 97.8, 91.2, 85.0},
     {-1.9, 4.7, 6.4, 6.5, 6.5, 6.5, 6.5, 6.5},
     0.04},
    {{91.7, 96.2, 98.2, 104.9, 105.1, 98.5, 91.1, 85.6},
     {30.0, 33.5, 31.3, 25.4, 31.8, 37.1, 38.6, 40.6},
     {108.8, 104.2, 103.5, 102.9, 102.6, 98.5, 93.8, 87.5},
     {0.0, 3.0, 4.6, 5.0, 5.0, 5.0, 5.0, 5.0},
     0.04},
    {kNoRolling,
     {},
     {99.9, 101.9, 96.7, 94.4, 95.2, 94.7, 92.1, 88.6},
     {3.2, 5.9, 11.9, 11.6, 11.5, 12.6, 11.1, 12.0},
     0},
};

double energy(double level_db) {
  return std::pow(10, level_db / 10);
}

/// What a class of traffic is made of: categories and their shares.
std::vector<std::pair<NoiseCategory, double>> categories_of(VehicleClass vehicle, EmissionParameters const& p) {
  switch (vehicle) {
    case VehicleClass::motorbike: return {{NoiseCategory::motorcycle, 1}};
    case VehicleClass::car: return {{NoiseCategory::light, 1}};
    case VehicleClass::bus: return {{NoiseCategory::medium_heavy, 1}};
    case VehicleClass::truck:
      return {{NoiseCategory::medium_heavy, 1 - p.noise_heavy_trucks}, {NoiseCategory::heavy, p.noise_heavy_trucks}};
  }
  return {};
}

double running_share(VehicleClass vehicle, EmissionParameters const& p) {
  switch (vehicle) {
    case VehicleClass::motorbike: return 1 - p.motorbike_electric;
    case VehicleClass::car: return 1 - p.car_electric;
    case VehicleClass::bus: return 1 - p.bus_electric;
    case VehicleClass::truck: return 1;
  }
  return 1;
}

double mean_power(VehicleClass vehicle, double speed_kmh, EmissionParameters const& p) {
  double sum = 0;
  for (auto const& [category, share] : categories_of(vehicle, p))
    sum += share * vehicle_power(category, speed_kmh, p.noise_temperature, running_share(vehicle, p));
  double const louder = p.noise_horns + (vehicle == VehicleClass::motorbike ? p.noise_motorbikes : 0);
  return sum * energy(louder);
}

}  // namespace

double vehicle_power(NoiseCategory category, double speed_kmh, double temperature, double running) {
  auto const& s = kSources[static_cast<std::size_t>(category)];
  double const v = std::clamp(speed_kmh, kSlowestSound, kFastestSound);
  double const faster = std::log10(v / kReferenceSpeed), more = (v - kReferenceSpeed) / kReferenceSpeed;
  double const cold = s.warm * (kReferenceTemperature - temperature);
  double sum = 0;
  for (std::size_t i = 0; i < kOctaves; ++i)
    sum += energy(kAWeight[i] + s.rolling[i] + s.rolling_speed[i] * faster + cold) +
           running * energy(kAWeight[i] + s.engine[i] + s.engine_speed[i] * more);
  return sum;
}

NoiseCurves::NoiseCurves(EmissionParameters const& p) {
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    for (double v = kSlowestSound; v <= kFastestSound; ++v)
      by_speed_[c].push_back(mean_power(static_cast<VehicleClass>(c), v, p));
}

double NoiseCurves::power(VehicleClass vehicle, double speed_kmh) const {
  auto const& curve = by_speed_[static_cast<std::size_t>(vehicle)];
  double const v = std::clamp(speed_kmh, kSlowestSound, kFastestSound) - kSlowestSound;
  auto const below = std::min(static_cast<std::size_t>(v), curve.size() - 2);
  return std::lerp(curve[below], curve[below + 1], v - static_cast<double>(below));
}

double NoiseCurves::power_per_metre(VehicleClass vehicle, double veh_h, double speed_kmh) const {
  return power(vehicle, speed_kmh) * veh_h / (kMetresInKm * std::max(speed_kmh, kSlowestSound));
}

double decibels(double energy) {
  return energy > 1 ? 10 * std::log10(energy) : 0;
}

}  // namespace tanvan
