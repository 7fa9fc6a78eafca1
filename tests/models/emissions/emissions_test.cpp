#include "models/emissions/emissions.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// One link of 10 km, one bin of two hours.
struct Road {
  LinkStore links;
  TrafficDay day;
};

Road road(std::array<double, kVehicleClasses> volume, double speed) {
  Road r;
  r.links.from.push_back({0});
  r.links.to.push_back({1});
  r.links.length.push_back({10000});
  r.day.bin_length_s = {7200};
  r.day.volume_veh_h.assign(volume.begin(), volume.end());
  r.day.speed_kmh = {speed};
  return r;
}

TEST(Emissions, AHundredCarsTenKilometresAtTheReferenceSpeedBurnTheirHundredKilometreFigure) {
  auto const r = road({0, 50, 0, 0}, 45);
  auto const e = emissions_of(r.day, r.links, {});
  EXPECT_DOUBLE_EQ(e.vehicle_km, 1000);
  EXPECT_NEAR(e.fuel_l, 80, 1e-9);
  EXPECT_NEAR(e.co2_t, 80 * 2.31 / 1000, 1e-9);
}

TEST(Emissions, FuelIsLeastNearFiftyAndGrowsInCongestion) {
  EXPECT_DOUBLE_EQ(fuel_factor(45, {}), 1);
  EXPECT_GT(fuel_factor(10, {}), 2 * fuel_factor(45, {}));
  EXPECT_GT(fuel_factor(100, {}), fuel_factor(55, {}));
  EXPECT_EQ(fuel_factor(0.1, {}), fuel_factor(3, {})) << "crawling is no division by nothing";
}

TEST(Emissions, DoubleVolumesEmitDouble) {
  auto const one = road({100, 50, 5, 20}, 30), two = road({200, 100, 10, 40}, 30);
  EXPECT_NEAR(emissions_of(two.day, two.links, {}).co2_t, 2 * emissions_of(one.day, one.links, {}).co2_t, 1e-12);
}

TEST(Emissions, AYearWithoutADayOfTravelSetsNothing) {
  World world;
  world.now = month_of(2026, 12);
  world.record.years = {2026};
  record_emissions(world, {});
  EXPECT_TRUE(world.record.indicators.empty());
}

}  // namespace
}  // namespace tanvan
