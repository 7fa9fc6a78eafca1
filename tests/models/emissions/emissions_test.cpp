#include "models/emissions/emissions.hpp"

#include <gtest/gtest.h>
#include <numeric>
#include <tbb/global_control.h>

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
  r.links.shape_offset.push_back(0);
  r.day.bin_start_s = {8 * 3600.0};
  r.day.bin_length_s = {7200};
  r.day.volume_veh_h.assign(volume.begin(), volume.end());
  r.day.speed_kmh = {speed};
  return r;
}

/// A world with one inside zone, one household of four and one link with a day of travel in 2026.
World world() {
  World w;
  auto const r = road({20'000, 2'000, 100, 500}, 40);
  w.scale = 0.5;
  w.now = month_of(2026, 12);
  w.transport.years = {2026};
  w.record.years = {2026};
  w.record.travel[2026].traffic = r.day;
  w.network.links = r.links;
  w.network.nodes.lon = Column<NodeId, double>(2, 106.6);
  w.network.nodes.lon[NodeId{1}] = 106.69;
  w.network.nodes.lat = Column<NodeId, double>(2, 11.0);
  w.network.zones.code.push_back("Z0");
  w.network.zones.kind.push_back(ZoneKind::internal);
  w.network.zones.lon.push_back(106.65);
  w.network.zones.lat.push_back(11.0);
  w.network.zones.area_km2.push_back(1);
  w.population.households.zone.push_back({0});
  w.population.households.key.push_back({1});
  w.population.households.persons.push_back(4);
  return w;
}

TEST(Emissions, MotorbikesOfADynamicDayEmitAtTheirOwnSpeed) {
  FleetCurves const fleet(2026, {});
  auto r = road({100, 50, 0, 0}, 10);
  r.day.motorbike_speed_kmh = {30};
  auto const bike = fleet.per_km(VehicleClass::motorbike, 30), car = fleet.per_km(VehicleClass::car, 10);
  EXPECT_NEAR(emissions_of(r.day, r.links, fleet).co2_kg[0], 2000 * bike.co2_kg + 1000 * car.co2_kg, 1e-9);
}

TEST(Emissions, ALinkEmitsItsVehicleKilometresTimesWhatAKilometreEmits) {
  FleetCurves const fleet(2026, {});
  auto const r = road({0, 50, 0, 5}, 45);
  auto const e = emissions_of(r.day, r.links, fleet);
  auto const car = fleet.per_km(VehicleClass::car, 45), truck = fleet.per_km(VehicleClass::truck, 45);
  EXPECT_NEAR(e.co2_kg[0], 1000 * car.co2_kg + 100 * truck.co2_kg, 1e-9);
  EXPECT_NEAR(e.nox_kg[0], 1000 * car.nox_kg + 100 * truck.nox_kg, 1e-12);
  EXPECT_NEAR(e.pm25_kg[0], 1000 * car.pm25_kg + 100 * truck.pm25_kg, 1e-12);
  EXPECT_NEAR(e.co_kg[0], 1000 * car.co_kg + 100 * truck.co_kg, 1e-12);
  EXPECT_NEAR(e.fuel_l[0], 1000 * car.fuel_l + 100 * truck.fuel_l, 1e-9);
}

TEST(Emissions, DoubleVolumesEmitDouble) {
  FleetCurves const fleet(2026, {});
  auto const one = road({100, 50, 5, 20}, 30), two = road({200, 100, 10, 40}, 30);
  EXPECT_NEAR(emissions_of(two.day, two.links, fleet).co2_kg[0], 2 * emissions_of(one.day, one.links, fleet).co2_kg[0],
              1e-9);
}

TEST(Emissions, ADayInManyBinsEmitsWhatItDoesInOne) {
  FleetCurves const fleet(2026, {});
  auto whole = road({100, 50, 5, 20}, 30);
  double const once = emissions_of(whole.day, whole.links, fleet).nox_kg[0];
  auto const volume = whole.day.volume_veh_h;
  whole.day.bin_length_s.assign(8, 900);
  whole.day.speed_kmh.assign(8, 30);
  whole.day.volume_veh_h.clear();
  for (int t = 0; t < 8; ++t) whole.day.volume_veh_h.insert(whole.day.volume_veh_h.end(), volume.begin(), volume.end());
  EXPECT_NEAR(emissions_of(whole.day, whole.links, fleet).nox_kg[0], once, 1e-12);
  EXPECT_NEAR(vehicles_day(whole.day, 1)[0], 350, 1e-9);
}

TEST(Emissions, AYearWithoutADayOfTravelSetsNothing) {
  World w;
  w.now = month_of(2026, 12);
  w.record.years = {2026};
  record_emissions(w, {});
  record_exposure(w, {});
  EXPECT_TRUE(w.record.indicators.empty());
  EXPECT_TRUE(w.record.zone_year.empty());
}

TEST(Emissions, TotalsOfTheYearAreTheSumsOfItsLinks) {
  auto w = world();
  record_emissions(w, {});
  auto const& e = w.record.travel[2026].emissions;
  ASSERT_EQ(e.co2_kg.size(), 1U);
  EXPECT_NEAR(w.record.indicators["co2_traffic_t_day"].back(), e.co2_kg[0] / 1000, 1e-12);
  EXPECT_NEAR(w.record.indicators["pm25_traffic_kg_day"].back(), e.pm25_kg[0], 1e-12);
}

TEST(Emissions, PeopleNearTheRoadAreCountedInTheFullPopulation) {
  auto w = world();
  record_emissions(w, {});
  record_exposure(w, {});
  auto const near = [&](char const* band) { return w.record.zone_year[band].at(0); };
  double const exposed = w.record.indicators["exposed_persons_busy_roads"].back();
  EXPECT_NEAR(exposed, near("residents_road_50m") + near("residents_road_150m"), 1e-9);
  EXPECT_GT(exposed, 0);
  EXPECT_LT(exposed + near("residents_road_300m"), 4 / 0.5);
  EXPECT_NEAR(w.record.indicators["pm25_exposure_mean"].back(), w.record.zone_year["pm25_exposure"].at(0), 1e-12);
}

TEST(Emissions, AYearBetweenDaysOfTravelCountsItsOwnResidents) {
  auto w = world();
  auto const modules = emissions_modules({});
  for (auto const& module : modules) module.step(w);
  double const before = w.record.indicators["exposed_persons_busy_roads"].back();
  w.now = month_of(2027, 12);
  w.record.years.push_back(2027);
  w.population.households.persons[HouseholdId{0}] = 8;
  for (auto const& module : modules)
    if (module.spec.period == Period::year) module.step(w);
  EXPECT_NEAR(w.record.indicators["exposed_persons_busy_roads"].back(), 2 * before, 1e-9);
  EXPECT_EQ(w.record.zone_year["pm25_exposure"].size(), 2U);
}

TEST(Emissions, SameBitsOnOneTwoAndSevenThreads) {
  Road many = road({100, 50, 5, 20}, 30);
  for (std::uint32_t i = 1; i < 5000; ++i) {
    many.links.from.push_back({i});
    many.links.to.push_back({i + 1});
    many.links.length.push_back({100.0 + i});
    many.links.shape_offset.push_back(0);
    for (double volume : {100.0, 50.0, 5.0, 20.0}) many.day.volume_veh_h.push_back(volume / i);
    many.day.speed_kmh.push_back(1 + i % 97);
  }
  FleetCurves const fleet(2026, {});
  auto const once = emissions_of(many.day, many.links, fleet);
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    auto const again = emissions_of(many.day, many.links, fleet);
    EXPECT_EQ(again.co2_kg, once.co2_kg);
    EXPECT_EQ(again.pm25_kg, once.pm25_kg);
  }
}

}  // namespace
}  // namespace tanvan
