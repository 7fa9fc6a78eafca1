#include "models/emissions/freight_fleet.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

using enum FreightVehicle;

TEST(FreightFleet, EachVehicleFollowsItsCurveTimesItsScale) {
  EmissionParameters const p;
  FleetCurves const fleet(2026, p);
  auto const co2 = [&](FreightVehicle f) { return freight_km(f, 40, fleet, p).co2_kg; };
  EXPECT_NEAR(co2(van), p.van_scale * fleet.per_km(FleetVehicle::car, 40).co2_kg, 1e-12);
  EXPECT_NEAR(co2(truck_2_axle), p.truck_2_axle_scale * fleet.per_km(FleetVehicle::rigid_truck, 40).co2_kg, 1e-12);
  EXPECT_NEAR(co2(truck_3_axle), p.truck_3_axle_scale * fleet.per_km(FleetVehicle::rigid_truck, 40).co2_kg, 1e-12);
  EXPECT_EQ(co2(tractor), fleet.per_km(FleetVehicle::articulated_truck, 40).co2_kg);
  EXPECT_EQ(co2(courier), fleet.per_km(FleetVehicle::motorbike, 40).co2_kg);
}

TEST(FreightFleet, ALargerVehicleEmitsMoreAKilometre) {
  EmissionParameters const p;
  FleetCurves const fleet(2026, p);
  for (double v = 5; v <= 80; v += 5) {
    double before = 0;
    for (auto const f : {courier, van, truck_2_axle, truck_3_axle, tractor}) {
      double const co2 = freight_km(f, v, fleet, p).co2_kg;
      EXPECT_GT(co2, before) << v << ' ' << kFreightVehicleNames[static_cast<std::size_t>(f)];
      before = co2;
    }
  }
}

TEST(FreightFleet, TotalsAreKilometresTimesWhatOneEmitsAtTheMeanSpeed) {
  EmissionParameters const p;
  FleetCurves const fleet(2026, p);
  std::vector<double> const km = {300, 0, 500, 1000, 40}, hours = {10, 0, 0, 20, 2};
  auto const sum = freight_emissions(km, hours, fleet, p);
  EXPECT_NEAR(sum[2].co2_kg, 500 * freight_km(truck_3_axle, 25, fleet, p).co2_kg, 1e-9) << "hours unknown: streets";
  EXPECT_NEAR(sum[0].nox_kg, 300 * freight_km(van, 30, fleet, p).nox_kg, 1e-9);
  EXPECT_EQ(sum[1].co2_kg, 0);
  EXPECT_NEAR(sum[3].pm25_kg, 1000 * freight_km(tractor, 50, fleet, p).pm25_kg, 1e-9);
  EXPECT_NEAR(sum[4].co2_kg, 40 * freight_km(courier, 20, fleet, p).co2_kg, 1e-9);
}

TEST(FreightFleet, AJamOnTheSameKilometresEmitsMore) {
  EmissionParameters const p;
  FleetCurves const fleet(2026, p);
  std::vector<double> const km(kFreightVehicles, 100), fast(kFreightVehicles, 2), slow(kFreightVehicles, 10);
  auto const free = freight_emissions(km, fast, fleet, p), jam = freight_emissions(km, slow, fleet, p);
  for (std::size_t f = 0; f < kFreightVehicles; ++f) EXPECT_GT(jam[f].co2_kg, free[f].co2_kg) << f;
}

TEST(FreightFleet, TheDaysFiguresStandBesideItsKilometresAndHours) {
  World w;
  w.now = month_of(2026, 12);
  auto& figures = w.record.freight[2026].figures;
  figures["vehicle_km"] = {300, 200, 500, 1000, 40};
  record_freight_emissions(w, {});
  EXPECT_EQ(figures.size(), 1U) << "nothing is known of speeds";
  figures["vehicle_h"] = {10, 10, 20, 20, 2};
  record_freight_emissions(w, {});
  auto const sum = freight_emissions(figures["vehicle_km"], figures["vehicle_h"], FleetCurves(2026, {}), {});
  for (std::size_t f = 0; f < kFreightVehicles; ++f) {
    EXPECT_EQ(figures["co2_t"][f], sum[f].co2_kg / 1000);
    EXPECT_EQ(figures["nox_kg"][f], sum[f].nox_kg);
    EXPECT_EQ(figures["pm25_kg"][f], sum[f].pm25_kg);
  }
}

TEST(FreightFleet, AYearWithoutGoodsHasNoFigures) {
  World w;
  w.now = month_of(2026, 12);
  record_freight_emissions(w, {});
  EXPECT_TRUE(w.record.freight.empty());
}

}  // namespace
}  // namespace tanvan
