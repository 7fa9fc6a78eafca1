#include "models/emissions/factor_table.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

FactorRow const& row(FleetVehicle vehicle, std::size_t stage, Substance substance) {
  return factor_table()[(static_cast<std::size_t>(vehicle) * kStages + stage) * kSubstances +
                        static_cast<std::size_t>(substance)];
}

TEST(FactorTable, HoldsOneRowForEachVehicleStageAndSubstanceInOrder) {
  ASSERT_EQ(factor_table().size(), kFleetVehicles * kStages * kSubstances);
  for (std::size_t v = 0; v < kFleetVehicles; ++v)
    for (std::size_t s = 0; s < kStages; ++s)
      for (std::size_t k = 0; k < kSubstances; ++k) {
        auto const& r = row(static_cast<FleetVehicle>(v), s, static_cast<Substance>(k));
        EXPECT_EQ(static_cast<std::size_t>(r.vehicle), v);
        EXPECT_EQ(r.stage, s);
        EXPECT_EQ(static_cast<std::size_t>(r.substance), k);
        EXPECT_FALSE(r.source.empty() || r.standard.empty());
      }
}

TEST(FactorTable, HeavyFactorsAt86KmhAreTheValuesThatTheAnnexGivesBesideItsCurves) {
  constexpr double kAnnex[3][kStages][kSubstances] = {// fuel, NOx, PM, CO [g/km]
                                                      {{193.21229, 6.32990, 0.13795, 1.04979},
                                                       {190.99033, 3.17245, 0.02690, 0.48300},
                                                       {185.14965, 2.02649, 0.01824, 1.03097}},
                                                      {{160.12471, 5.77336, 0.12946, 0.99981},
                                                       {161.86146, 3.12439, 0.02329, 0.50662},
                                                       {153.97675, 1.25724, 0.01627, 1.03954}},
                                                      {{217.57382, 7.64459, 0.21428, 1.84548},
                                                       {217.59841, 4.40506, 0.03140, 0.67597},
                                                       {208.97593, 1.30677, 0.02834, 1.30919}}};
  constexpr double kTop = 86;
  for (std::size_t v = 0; v < 3; ++v)
    for (std::size_t s = 0; s < kStages; ++s)
      for (std::size_t k = 0; k < kSubstances; ++k) {
        auto const& r = row(static_cast<FleetVehicle>(v + static_cast<std::size_t>(FleetVehicle::bus)), s,
                            static_cast<Substance>(k));
        EXPECT_NEAR(factor_g_km(r, kTop), kAnnex[v][s][k], 5e-5) << r.source << ' ' << r.standard << ' ' << k;
      }
}

TEST(FactorTable, AEuro4CarsNitrogenOxidesAtFiftyAreThoseOfTheParabolaByHand) {
  EXPECT_NEAR(factor_g_km(row(FleetVehicle::car, 1, Substance::nox), 50), 0.106 - 0.00158 * 50 + 7.1e-6 * 2500, 1e-12);
}

TEST(FactorTable, EveryFactorIsFiniteAndNeverBelowZero) {
  for (auto const& r : factor_table())
    for (double v = 0; v <= 160; v += 0.5) {
      double const g = factor_g_km(r, v);
      EXPECT_TRUE(std::isfinite(g) && g >= 0) << r.source << ' ' << r.standard << " at " << v;
    }
}

TEST(FactorTable, AQueueEmitsAnHourWhatTheSlowestKnownTrafficDoes) {
  for (auto const& r : factor_table()) {
    double const low = speeds_of(r.vehicle).low;
    EXPECT_NEAR(factor_g_km(r, low / 2) * low / 2, factor_g_km(r, low) * low, 1e-9) << r.source;
    EXPECT_EQ(factor_g_km(r, 0.1), factor_g_km(r, 3)) << "crawling is no division by nothing";
  }
}

TEST(FactorTable, TyresAndBrakesOfACarAtSixtyAreTheirShareOfFineParticles) {
  EXPECT_NEAR(wear_g_km(FleetVehicle::car, 60),
              (10.7 * 0.42 * (1.78 - 0.00974 * 60) + 7.5 * 0.39 * (2.75 - 0.027 * 60)) / 1000, 1e-12);
  EXPECT_GT(wear_g_km(FleetVehicle::articulated_truck, 40), wear_g_km(FleetVehicle::rigid_truck, 40));
  EXPECT_GT(wear_g_km(FleetVehicle::motorbike, 20), wear_g_km(FleetVehicle::motorbike, 80));
}

}  // namespace
}  // namespace tanvan
