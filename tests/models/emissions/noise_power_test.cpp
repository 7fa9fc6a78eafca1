#include "models/emissions/noise_power.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr double kReference = 20;  // [°C], where tyres need no correction

double level(NoiseCategory category, double speed, double temperature = kReference) {
  return 10 * std::log10(vehicle_power(category, speed, temperature, 1));
}

EmissionParameters plain() {
  EmissionParameters p;
  p.noise_temperature = kReference;
  p.noise_horns = 0;
  return p;
}

TEST(NoisePower, MotorcyclesAtTheReferenceSpeedAreTheSumOfTheirOctavesByHand) {
  double sum = 0;
  for (double const octave :
       {99.9 - 26.2, 101.9 - 16.1, 96.7 - 8.6, 94.4 - 3.2, 95.2, 94.7 + 1.2, 92.1 + 1.0, 88.6 - 1.1})
    sum += std::pow(10, octave / 10);
  EXPECT_NEAR(level(NoiseCategory::motorcycle, 70), 10 * std::log10(sum), 1e-9);
}

TEST(NoisePower, CarsSoundAsAnotherProgramOfTheMethodHasThem) {
  // Levels a metre of road that the tests of a public implementation of CNOSSOS-EU hold, to 0.15 dB
  NoiseCurves const curves(plain());
  auto const metre = [&](double veh_h, double speed) {
    return decibels(curves.power_per_metre(VehicleClass::car, veh_h, speed));
  };
  EXPECT_NEAR(metre(10'000 * 0.70 / 12, 50), 79.11, 0.01);
  EXPECT_NEAR(metre(100, 20), 66.17, 0.01);
}

TEST(NoisePower, CarsAt25MetresAreAboutAsLoudAsTheGermanGuidelineSays) {
  // RLS-90: 37.3 + 10 lg M, by 27.7 + 10 lg(1 + (0.02 v)^3) - 37.3 at other speeds than 100 km/h; M cars an hour
  NoiseCurves const curves(plain());
  for (double const v : {30.0, 50.0, 70.0, 100.0}) {
    double const metre = decibels(curves.power_per_metre(VehicleClass::car, 1000, v));
    double const at_25 = metre - 10 * std::log10(4 * 25);  // an endless road
    EXPECT_NEAR(at_25, 27.7 + 10 * std::log10(1 + std::pow(0.02 * v, 3)) + 30, 1.5) << v;
  }
}

TEST(NoisePower, DoubleTheFlowIsThreeDecibelsMore) {
  NoiseCurves const curves({});
  double const one = curves.power_per_metre(VehicleClass::truck, 100, 40);
  EXPECT_NEAR(decibels(curves.power_per_metre(VehicleClass::truck, 200, 40)) - decibels(one), 10 * std::log10(2), 1e-9);
}

TEST(NoisePower, BiggerVehiclesAreLouderAndAllAreWhenTheyDriveFaster) {
  for (double v = 20; v < 130; ++v) {
    EXPECT_LT(level(NoiseCategory::light, v), level(NoiseCategory::medium_heavy, v));
    EXPECT_LT(level(NoiseCategory::medium_heavy, v), level(NoiseCategory::heavy, v));
    for (std::size_t c = 0; c < kNoiseCategories; ++c)
      EXPECT_LT(level(static_cast<NoiseCategory>(c), v), level(static_cast<NoiseCategory>(c), v + 1)) << c;
  }
}

TEST(NoisePower, AJamSoundsAsTrafficOf20KilometresAnHour) {
  NoiseCurves const curves({});
  EXPECT_EQ(curves.power_per_metre(VehicleClass::car, 100, 3), curves.power_per_metre(VehicleClass::car, 100, 20));
  EXPECT_EQ(curves.power(VehicleClass::car, 200), curves.power(VehicleClass::car, 130));
}

TEST(NoisePower, WarmTyresAreQuieterAndEnginesDoNotCare) {
  EXPECT_LT(level(NoiseCategory::light, 80, 30), level(NoiseCategory::light, 80, 20));
  EXPECT_EQ(level(NoiseCategory::motorcycle, 80, 30), level(NoiseCategory::motorcycle, 80, 20));
}

TEST(NoisePower, ElectricMotorbikesAreSilentAndElectricCarsRoll) {
  EmissionParameters p;
  double const before = NoiseCurves(p).power(VehicleClass::car, 30);
  p.motorbike_electric = 1, p.car_electric = 1;
  NoiseCurves const curves(p);
  EXPECT_EQ(curves.power(VehicleClass::motorbike, 30), 0);
  EXPECT_LT(curves.power(VehicleClass::car, 30), before);
  EXPECT_GT(curves.power(VehicleClass::car, 30), 0);
}

TEST(NoisePower, HornsAndLocalMotorbikesAddTheirDecibels) {
  auto p = plain();
  double const bike = NoiseCurves(p).power(VehicleClass::motorbike, 30),
               car = NoiseCurves(p).power(VehicleClass::car, 30);
  p.noise_horns = 2, p.noise_motorbikes = -3;
  NoiseCurves const curves(p);
  EXPECT_NEAR(decibels(curves.power(VehicleClass::motorbike, 30)) - decibels(bike), -1, 1e-9);
  EXPECT_NEAR(decibels(curves.power(VehicleClass::car, 30)) - decibels(car), 2, 1e-9);
}

TEST(NoisePower, ATruckIsTheMeanOfItsCategoriesByEnergy) {
  auto p = plain();
  p.noise_heavy_trucks = 0.25;
  double const two = vehicle_power(NoiseCategory::medium_heavy, 40, kReference, 1);
  double const three = vehicle_power(NoiseCategory::heavy, 40, kReference, 1);
  EXPECT_NEAR(NoiseCurves(p).power(VehicleClass::truck, 40), 0.75 * two + 0.25 * three, 1e-3);
  EXPECT_EQ(NoiseCurves(p).power(VehicleClass::bus, 40), two);
}

TEST(NoisePower, WhatIsBelowHearingHasNoLevel) {
  EXPECT_EQ(decibels(0), 0);
  EXPECT_EQ(decibels(0.5), 0);
  EXPECT_EQ(decibels(1000), 30);
}

}  // namespace
}  // namespace tanvan
