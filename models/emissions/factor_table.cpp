#include "models/emissions/factor_table.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

using enum FleetVehicle;
using enum Substance;
using enum Curve;

constexpr double kCrawl = 3;  // slower than this nothing is known [km/h]

// Sources. The coefficients were read from a public transcription of the guidebook and its annex; those of heavy
// vehicles were checked against the values at 86 km/h that the annex gives beside them.
constexpr std::string_view kTwoWheels =
    "EMEP/EEA guidebook 2013 (Sept 2014), 1.A.3.b, motorcycles, four-stroke below 250 cm³";
constexpr std::string_view kPetrolCars = "EMEP/EEA guidebook 2013 (Sept 2014), 1.A.3.b, table 3-41, petrol 1.4-2.0 l";
constexpr std::string_view kPetrolPm = "EMEP/EEA guidebook 2013 (Sept 2014), 1.A.3.b, petrol cars, urban driving";
constexpr std::string_view kCityBuses = "EMEP/EEA guidebook 2013, annex 1.A.3.b, urban bus 15-18 t, half loaded, level";
constexpr std::string_view kRigid = "EMEP/EEA guidebook 2013, annex 1.A.3.b, rigid truck 14-20 t, half loaded, level";
constexpr std::string_view kArticulated =
    "EMEP/EEA guidebook 2013, annex 1.A.3.b, articulated truck 34-40 t, half loaded, level";

// clang-format off
constexpr FactorRow kRows[] = {
    {motorbike, 0, fuel, polynomial, {-4.68e-8, 1.50e-5, -1.89e-3, 1.21e-1, -3.86, 75.7}, "before Euro", kTwoWheels},
    {motorbike, 0, nox, polynomial, {-4.60e-10, 1.37e-7, -1.54e-5, 8.23e-4, -1.70e-2, 3.48e-1}, "before Euro", kTwoWheels},
    {motorbike, 0, pm25, constant, {2.0e-2}, "before Euro", kTwoWheels},
    {motorbike, 0, co, polynomial, {-1.37e-8, 4.66e-6, -6.36e-4, 4.69e-2, -1.79, 42.1}, "before Euro", kTwoWheels},
    {motorbike, 1, fuel, polynomial, {-3.42e-8, 1.11e-5, -1.43e-3, 9.27e-2, -3.05, 59.3}, "Euro 2", kTwoWheels},
    {motorbike, 1, nox, polynomial, {-3.89e-10, 1.14e-7, -1.28e-5, 7.34e-4, -1.90e-2, 4.01e-1}, "Euro 2", kTwoWheels},
    {motorbike, 1, pm25, constant, {5.0e-3}, "Euro 2", kTwoWheels},
    {motorbike, 1, co, polynomial, {-7.28e-9, 2.33e-6, -3.04e-4, 2.13e-2, -7.28e-1, 13.0}, "Euro 2", kTwoWheels},
    {motorbike, 2, fuel, polynomial, {-3.42e-8, 1.11e-5, -1.43e-3, 9.27e-2, -3.05, 59.3}, "Euro 3", kTwoWheels},
    {motorbike, 2, nox, polynomial, {-1.95e-10, 6.01e-8, -6.86e-6, 4.08e-4, -1.09e-2, 3.19e-1}, "Euro 3", kTwoWheels},
    {motorbike, 2, pm25, constant, {5.0e-3}, "Euro 3", kTwoWheels},
    {motorbike, 2, co, polynomial, {-4.02e-9, 1.28e-6, -1.67e-4, 1.17e-2, -4.01e-1, 7.18}, "Euro 3", kTwoWheels},

    {car, 0, fuel, rational, {347, 2.17e-1, 2.73, -9.11e-4, 4.28e-3}, "Euro 2", kPetrolCars},
    {car, 0, nox, rational, {2.84e-1, -2.34e-2, -8.69e-3, 4.43e-4, 1.14e-4}, "Euro 2", kPetrolCars},
    {car, 0, pm25, constant, {3.22e-3}, "Euro 2", kPetrolPm},
    {car, 0, co, rational, {60.5, 3.50, 1.52e-1, -2.52e-2, -1.68e-4}, "Euro 2", kPetrolCars},
    {car, 1, fuel, rational, {174, 6.85e-2, 3.64e-1, -2.47e-4, 8.74e-3}, "Euro 4", kPetrolCars},
    {car, 1, nox, rational, {1.06e-1, 0, -1.58e-3, 0, 7.10e-6}, "Euro 4", kPetrolCars},
    {car, 1, pm25, constant, {1.28e-3}, "Euro 4", kPetrolPm},
    {car, 1, co, rational, {1.36e-1, -1.41e-2, -8.91e-4, 4.99e-5}, "Euro 4", kPetrolCars},
    {car, 2, fuel, rational, {174, 6.85e-2, 3.64e-1, -2.47e-4, 8.74e-3}, "Euro 5", kPetrolCars},
    {car, 2, nox, rational, {1.891624e-1, 1.571506, 8.154751e-2, 2.732776e-2, -2.488918e-4, -2.684672e-1}, "Euro 5", kPetrolCars},
    {car, 2, pm25, polynomial, {1.44e-13, 1.16e-10, -3.37e-8, 3.11e-6, -1.25e-4, 3.30e-3}, "Euro 5", kPetrolCars},
    {car, 2, co, polynomial, {-1.354377e-10, 7.858366e-8, -1.224295e-5, 7.749271e-4, -1.973247e-2, 3.980488e-1}, "Euro 5", kPetrolCars},

    {bus, 0, fuel, power_exponential, {2094.5832428446, 1.0054461034, -0.6399174262}, "Euro II", kCityBuses},
    {bus, 0, nox, logistic, {3.9093558608, 177.7604445929, -0.4054574103, 0.8566934952, 0.0007123748}, "Euro II", kCityBuses},
    {bus, 0, pm25, power_exponential, {2.1548948677, 1.0109493626, -0.8273107369}, "Euro II", kCityBuses},
    {bus, 0, co, logistic, {0.891022962, 5.135664819, 5.5317219739, 2.0672817887, -0.0026925196}, "Euro II", kCityBuses},
    {bus, 1, fuel, polynomial, {0, 0, -0.0012580991, 0.2305024062, -14.580441972, 540.3340511012}, "Euro IV", kCityBuses},
    {bus, 1, nox, exponential, {3.3387061508, 1.0234647921, -0.4930243005}, "Euro IV", kCityBuses},
    {bus, 1, pm25, inverse_quadratic, {6.6497815788, 0.6410105795, -0.0033270798}, "Euro IV", kCityBuses},
    {bus, 1, co, logistic, {0.1382397085, 14.7018172996, 0.5076230018, 0.9485204483, 0.0001362736}, "Euro IV", kCityBuses},
    {bus, 2, fuel, polynomial, {0, 0, -0.001219244, 0.2252509667, -14.3432852256, 528.2235174702}, "Euro V", kCityBuses},
    {bus, 2, nox, polynomial, {0, 0, -4.72445547170923e-5, 0.0103976883, -0.7647709955, 20.9456803665}, "Euro V", kCityBuses},
    {bus, 2, pm25, polynomial, {0, 0, -4.77068120662544e-7, 8.81364602048913e-5, -0.0054553037, 0.1389852511}, "Euro V", kCityBuses},
    {bus, 2, co, power_exponential, {32.1434083207, 0.9991605579, -0.7559999167}, "Euro V", kCityBuses},

    {rigid_truck, 0, fuel, power_exponential, {2688.5926820091, 1.009725403, -0.8201345197}, "Euro II", kRigid},
    {rigid_truck, 0, nox, power_exponential, {80.1725718859, 1.008147368, -0.7473065096}, "Euro II", kRigid},
    {rigid_truck, 0, pm25, polynomial, {0, 0, -5.45672630038079e-7, 0.0001367499, -0.010191173, 0.3415809286}, "Euro II", kRigid},
    {rigid_truck, 0, co, logistic, {0.9972780137, 5.3325779588, 0.091582088, -0.0724995365, 0.0938109419}, "Euro II", kRigid},
    {rigid_truck, 1, fuel, power_exponential, {2067.082093838, 1.0088685811, -0.7423059124}, "Euro IV", kRigid},
    {rigid_truck, 1, nox, logistic, {2.5672718054, 36.8396999671, 0.9430615391, 1.1540978582, -0.0002484625}, "Euro IV", kRigid},
    {rigid_truck, 1, pm25, inverse_quadratic, {6.111983835, 0.941913913, -0.0059729985}, "Euro IV", kRigid},
    {rigid_truck, 1, co, two_powers, {35.8980961527, -1.3107655779, 1.0604814963, -0.2177425979}, "Euro IV", kRigid},
    {rigid_truck, 2, fuel, power_exponential, {2169.1211952522, 1.008341703, -0.7542489205}, "Euro V", kRigid},
    {rigid_truck, 2, nox, logistic, {-5.4537349609, 141.7527624873, -0.6580649779, 0.4803744205, 0.0023723269}, "Euro V", kRigid},
    {rigid_truck, 2, pm25, power_exponential, {1.655809919, 1.0078779639, -1.1893037875}, "Euro V", kRigid},
    {rigid_truck, 2, co, two_powers, {4.4760215829, -0.3425102777, 72.3976506285, -1.5712142565}, "Euro V", kRigid},

    {articulated_truck, 0, fuel, power_exponential, {2628.8202353768, 1.0025962701, -0.609459023}, "Euro II", kArticulated},
    {articulated_truck, 0, nox, power_exponential, {83.438785454, 1.0017013649, -0.5694006074}, "Euro II", kArticulated},
    {articulated_truck, 0, pm25, polynomial, {0, 0, -6.69276471999921e-7, 0.0001880165, -0.0152153784, 0.5579265807}, "Euro II", kArticulated},
    {articulated_truck, 0, co, polynomial, {0, 0, -8.94594143845466e-6, 0.0021506956, -0.1603176918, 5.416374307}, "Euro II", kArticulated},
    {articulated_truck, 1, fuel, power_exponential, {2089.2486633212, 1.0014514138, -0.5358000888}, "Euro IV", kArticulated},
    {articulated_truck, 1, nox, power_exponential, {38.5753893756, 1.0019236791, -0.5242377802}, "Euro IV", kArticulated},
    {articulated_truck, 1, pm25, inverse_quadratic, {4.669417579, 0.5267907645, -0.0024501451}, "Euro IV", kArticulated},
    {articulated_truck, 1, co, inverse_power, {-0.4578891639, 0.2918436127, 0.4249348341}, "Euro IV", kArticulated},
    {articulated_truck, 2, fuel, power_exponential, {2141.3822624427, 1.0014359427, -0.5501120743}, "Euro V", kArticulated},
    {articulated_truck, 2, nox, power_exponential, {79.5735061214, 0.9769677206, -0.4726124255}, "Euro V", kArticulated},
    {articulated_truck, 2, pm25, power_exponential, {2.5930413315, 1.0087652006, -1.1823993733}, "Euro V", kArticulated},
    {articulated_truck, 2, co, polynomial, {0, 0, -1.92123130601144e-5, 0.0035199942, -0.2221500382, 6.6003225581}, "Euro V", kArticulated},
};
// clang-format on
static_assert(std::size(kRows) == kFleetVehicles * kStages * kSubstances);

constexpr SpeedRange kSpeeds[kFleetVehicles] = {{10, 100}, {10, 130}, {11, 86}, {12, 86}, {12, 86}};

/// All particles of tyres and brakes [mg/km] at the speed where the correction is 1.
struct Wear {
  double tyres, brakes;
};

// Heavy vehicles: tyres of a car · axles / 2 · (1.41 + 1.38 · load), brakes · 3.13 (1 + 0.79 · load); load 0.5.
constexpr double kCarTyres = 10.7, kCarBrakes = 7.5;
constexpr Wear kHeavy{kCarTyres * 2.10, kCarBrakes * 3.13 * 1.395};
constexpr Wear kWear[kFleetVehicles] = {
    {4.6, 3.7}, {kCarTyres, kCarBrakes}, kHeavy, kHeavy, {kHeavy.tyres * 5 / 2, kHeavy.brakes}};
constexpr double kTyresPm25 = 0.42, kBrakesPm25 = 0.39;  // of all particles
constexpr double kMgInG = 1000;

double value(Curve curve, std::array<double, 6> const& k, double v) {
  auto const [a, b, c, d, e, f] = k;
  switch (curve) {
    case constant: return a;
    case rational: return (a + c * v + e * v * v + f / v) / (1 + b * v + d * v * v);
    case polynomial: return ((((a * v + b) * v + c) * v + d) * v + e) * v + f;
    case power_exponential: return a * std::pow(b, v) * std::pow(v, c);
    case two_powers: return a * std::pow(v, b) + c * std::pow(v, d);
    case inverse_quadratic: return 1 / (a + b * v + c * v * v);
    case inverse_power: return 1 / (a + b * std::pow(v, c));
    case logistic: return a + b / (1 + std::exp(d * std::log(v) + e * v - c));
    case exponential: return std::exp(a + b / v + c * std::log(v));
  }
  return 0;
}

double tyre_correction(double v) {
  return v < 40 ? 1.39 : v > 90 ? 0.902 : 1.78 - 0.00974 * v;
}

double brake_correction(double v) {
  return v < 40 ? 1.67 : v > 95 ? 0.185 : 2.75 - 0.0270 * v;
}

}  // namespace

std::span<FactorRow const> factor_table() {
  return kRows;
}

SpeedRange speeds_of(FleetVehicle vehicle) {
  return kSpeeds[static_cast<std::size_t>(vehicle)];
}

double factor_g_km(FactorRow const& row, double speed_kmh) {
  auto const [low, high] = speeds_of(row.vehicle);
  double const at = std::clamp(speed_kmh, low, high);
  double const slower = low / std::clamp(speed_kmh, kCrawl, low);
  return std::max(0.0, value(row.curve, row.coefficient, at)) * slower;
}

double wear_g_km(FleetVehicle vehicle, double speed_kmh) {
  auto const [tyres, brakes] = kWear[static_cast<std::size_t>(vehicle)];
  return (tyres * kTyresPm25 * tyre_correction(speed_kmh) + brakes * kBrakesPm25 * brake_correction(speed_kmh)) /
         kMgInG;
}

}  // namespace tanvan
