#include "models/emissions/fleet.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Fleet, StandardsSumToAllVehiclesInEveryYear) {
  for (std::size_t v = 0; v < kFleetVehicles; ++v)
    for (int year = 1990; year <= 2060; ++year) {
      auto const [first, second, third] = stage_shares(static_cast<FleetVehicle>(v), year, {});
      EXPECT_NEAR(first + second + third, 1, 1e-12);
      EXPECT_TRUE(first >= 0 && second >= 0 && third >= 0) << year;
    }
}

TEST(Fleet, DefaultsLieWithinTheirRangesAndSaySource) {
  EmissionParameters p;
  for (auto const& parameter : parameters(p)) {
    EXPECT_TRUE(parameter.low <= *parameter.value && *parameter.value <= parameter.high) << parameter.key;
    EXPECT_FALSE(parameter.unit.empty() || parameter.meaning.empty() || parameter.source.empty()) << parameter.key;
  }
}

TEST(Fleet, NobodyKeepsAStandardBeforeItHolds) {
  EXPECT_EQ(stage_shares(FleetVehicle::car, 2016, {})[1], 0);
  EXPECT_GT(stage_shares(FleetVehicle::car, 2017, {})[1], 0);
  EXPECT_EQ(stage_shares(FleetVehicle::bus, 2021, {})[2], 0);
}

TEST(Fleet, AfterTheMeanAgeTheNewStandardHasAllButOneInE) {
  EmissionParameters const p;
  int const year = static_cast<int>(p.motorbike_euro3_from + p.motorbike_age) - 1;
  EXPECT_NEAR(stage_shares(FleetVehicle::motorbike, year, p)[2], 1 - std::exp(-1), 1e-12);
}

TEST(Fleet, ALaterStandardIsNeverAheadOfTheOneAfterIt) {
  EmissionParameters p;
  p.car_euro4_from = 2030, p.car_euro5_from = 2022;
  EXPECT_EQ(stage_shares(FleetVehicle::car, 2040, p)[1], 0);
}

TEST(Fleet, MotorbikesEmitAboutWhatStudiesInHanoiFound) {  // Tran et al., IOP Earth and Environmental Science, 2024
  auto const e = FleetCurves(2022, {}).per_km(VehicleClass::motorbike, 25);
  EXPECT_NEAR(e.co2_kg * 1000, 72.55, 25);
  EXPECT_GT(e.nox_kg * 1000, 0.13 / 2);
  EXPECT_LT(e.nox_kg * 1000, 0.13 * 2.5);
  EXPECT_GT(e.co_kg * 1000, 4.8 / 2);
  EXPECT_LT(e.co_kg * 1000, 4.8 * 2);
}

TEST(Fleet, TrucksOfTenYearsLaterEmitLessSoot) {
  FleetCurves const now(2025, {}), later(2035, {});
  EXPECT_LT(later.per_km(VehicleClass::truck, 40).pm25_kg, now.per_km(VehicleClass::truck, 40).pm25_kg);
  EXPECT_LT(later.per_km(VehicleClass::truck, 40).nox_kg, now.per_km(VehicleClass::truck, 40).nox_kg);
}

TEST(Fleet, ElectricMotorbikesLeaveOnlyTyresAndBrakes) {
  EmissionParameters p;
  p.motorbike_electric = 1;
  auto const e = FleetCurves(2025, p).per_km(VehicleClass::motorbike, 30);
  EXPECT_EQ(e.co2_kg, 0);
  EXPECT_EQ(e.nox_kg, 0);
  EXPECT_NEAR(e.pm25_kg * 1000, wear_g_km(FleetVehicle::motorbike, 30), 1e-12);
}

TEST(Fleet, BetweenTwoWholeSpeedsAKilometreIsTheirMean) {
  FleetCurves const fleet(2025, {});
  double const low = fleet.per_km(VehicleClass::car, 30).co2_kg, high = fleet.per_km(VehicleClass::car, 31).co2_kg;
  EXPECT_NEAR(fleet.per_km(VehicleClass::car, 30.5).co2_kg, (low + high) / 2, 1e-15);
}

TEST(Fleet, AClassOfTrafficIsTheMeanOfItsVehicles) {
  EmissionParameters const p;
  FleetCurves const fleet(2025, p);
  auto const nox = [&](auto vehicle) { return fleet.per_km(vehicle, 42.5).nox_kg; };
  EXPECT_EQ(nox(VehicleClass::car), nox(FleetVehicle::car));
  EXPECT_NEAR(nox(VehicleClass::truck),
              (1 - p.truck_articulated) * nox(FleetVehicle::rigid_truck) +
                  p.truck_articulated * nox(FleetVehicle::articulated_truck),
              1e-15);
}

TEST(Fleet, FuelIsLeastAtSteadySpeedAndGrowsInAQueue) {
  FleetCurves const fleet(2025, {});
  for (auto const c : {VehicleClass::motorbike, VehicleClass::car, VehicleClass::bus, VehicleClass::truck})
    EXPECT_GT(fleet.per_km(c, 10).fuel_l, 1.3 * fleet.per_km(c, 50).fuel_l) << static_cast<int>(c);
}

TEST(Fleet, CarbonOfALitreIsThatOfItsFuel) {
  FleetCurves const fleet(2025, {});
  auto const car = fleet.per_km(VehicleClass::car, 50), truck = fleet.per_km(VehicleClass::truck, 50);
  EXPECT_NEAR(car.co2_kg / car.fuel_l, 2.31, 1e-12);
  EXPECT_NEAR(truck.co2_kg / truck.fuel_l, 2.68, 1e-12);
}

}  // namespace
}  // namespace tanvan
