#include "sim/traffic/link_figures.hpp"

#include <gtest/gtest.h>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

TEST(LinkFigures, TellFlowsSpeedsAndDelays) {
  SmallRoads s;
  auto const a = s.link(0, 1, 2000), b = s.link(1, 2, 1000, 1, 0.4);
  for (double const t : at_rate(0.8, 0, 900)) s.trip(t, {a, b});
  s.trip(0, {b}, VehicleClass::motorbike);
  auto const day = s.run();
  auto const f = link_figures(s.roads, reference_rules(), day);
  auto const cell = [&](std::size_t bin, LinkId link) { return bin * s.roads.links() + link.value; };
  EXPECT_NEAR(f.volume_veh_h[cell(0, b) * kVehicleClasses + 1], 0.4 * 750 * 4, 8);  // from the 150th second on
  EXPECT_EQ(f.volume_veh_h[cell(0, b) * kVehicleClasses], 4);                       // one in a quarter of an hour
  EXPECT_LT(f.speed_kmh[cell(0, a)], 50);
  EXPECT_NEAR(f.speed_kmh[cell(0, b)], kFree, 0.1);
  EXPECT_NEAR(f.motorbike_speed_kmh[cell(0, b)], 60, 0.1);
  double total = 0, lost = 0;
  for (double const d : f.delay_veh_h) total += d;
  for (std::size_t t = 0; t + 1 < s.trips.size(); ++t) lost += seconds_of_time(day.arrive[t] - day.enter[t]) - 150;
  EXPECT_NEAR(total, lost / 3600, 0.01);
}

TEST(LinkFigures, CountTheFirstTripInItsOwnBin) {
  for (double const depart : {0.0, 1000.0, 4000.0, 25'300.0}) {
    SmallRoads s;
    auto const a = s.link(0, 1, 2000);
    s.trip(depart, {a});
    auto const record = s.run().record;
    auto const bin = static_cast<std::size_t>((depart + 100) / 900);
    ASSERT_EQ(record.bins, bin + 1);
    EXPECT_EQ(record.volume[bin * kVehicleClasses + 1], 1U);
  }
}

TEST(LinkFigures, KnowThatTrucksAreSlowerThanTheRoad) {
  SmallRoads s;
  s.trip(0, {s.link(0, 1, 5000, 2, kFlow, 100)}, VehicleClass::truck);
  EXPECT_NEAR(link_figures(s.roads, reference_rules(), s.run()).speed_kmh[0], 80, 0.1);
}

TEST(LinkFigures, HaveNobodyOnAnEmptyRoadThatLosesALane) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000, 2), b = s.link(1, 2, 1000);
  s.trip(7000, {b});
  s.roads.changes = {{.at_s = 600, .link = a, .capacity_pcu_h = 1800, .lanes = 1}};
  auto const f = link_figures(s.roads, reference_rules(), s.run());
  for (double const pcu : f.occupancy_pcu) EXPECT_GE(pcu, 0);
  EXPECT_EQ(f.occupancy_pcu[s.roads.links() * 4 + a.value], 0);
}

TEST(LinkFigures, OfASampleAreThoseOfAll) {
  SmallRoads s;
  auto const a = s.link(0, 1, 2000), b = s.link(1, 2, 1000, 1, 0.4);
  for (double const t : at_rate(0.8, 0, 900)) s.trip(t, {a, b});
  auto const day = s.run();
  auto rules = reference_rules();
  auto const one = link_figures(s.roads, rules, day);
  rules.sample = 0.25;
  auto const all = link_figures(s.roads, rules, day);
  for (std::size_t i = 0; i < one.volume_pcu_h.size(); ++i) {
    EXPECT_DOUBLE_EQ(all.volume_pcu_h[i], 4 * one.volume_pcu_h[i]);
    EXPECT_DOUBLE_EQ(all.volume_veh_h[i * kVehicleClasses + 1], 4 * one.volume_veh_h[i * kVehicleClasses + 1]);
    EXPECT_DOUBLE_EQ(all.delay_veh_h[i], 4 * one.delay_veh_h[i]);
    EXPECT_DOUBLE_EQ(all.occupancy_pcu[i], 4 * one.occupancy_pcu[i]);
  }
  EXPECT_EQ(all.speed_kmh[0], one.speed_kmh[0]);
}

}  // namespace
}  // namespace tanvan
