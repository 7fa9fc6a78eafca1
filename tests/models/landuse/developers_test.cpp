#include "models/landuse/developers.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/landuse/town.hpp"

namespace tanvan {
namespace {

constexpr auto kHousing = static_cast<std::size_t>(FloorUse::housing);

double under_way(World const& world, ZoneId zone) {
  double sum = 0;
  for (auto const& year : world.land.pipeline_m2[zone]) sum += year[kHousing];
  return sum;
}

/// A town that lacks 60,000 m² of homes, 20,000 in each zone.
World short_of_homes() {
  auto world = town::land();
  for (auto zone : ids<ZoneId>(town::kZones)) {
    world.land.floor_m2[zone][kHousing] = 1e6;
    world.land.occupied_m2[zone][kHousing] = 1.02e6 / 1.06;
  }
  return world;
}

TEST(Developers, CostRisesAboveFiveFloorsOfGroundAndWithParking) {
  LanduseParameters const p{.build_cost = 10, .height_cost = 0.06, .parking_cost = 4};
  EXPECT_DOUBLE_EQ(building_cost(5, 0, p), 10);
  EXPECT_DOUBLE_EQ(building_cost(8, 0, p), 10 * 1.18);
  EXPECT_DOUBLE_EQ(building_cost(2, 0.5, p), 12);
}

TEST(Developers, ResidualValueAndProfitAreThoseOfTheFormula) {
  LanduseParameters const p{.vacancy_norm = 0.04, .build_cost = 10, .height_cost = 0, .efficiency = 0.85};
  Plot const plot{30, 27, 0};
  EXPECT_NEAR(residual_land_value(5, plot, p), (30 * 0.85 * 0.96 - 10) * 5, 1e-9);
  EXPECT_NEAR(profit_factor(5, plot, p), 30 * 0.85 * 0.96 * 5 / (10 * 5 + 27), 1e-12);
}

TEST(Developers, AHigherCapNeverLeavesLessForTheLand) {
  LanduseParameters const p;
  double last = 0;
  for (double const cap : {1.0, 2.0, 2.5, 4.0, 5.0, 8.0, 12.0}) {
    Plot const plot{30, 27, 0};
    auto const* form = best_form(cap, plot, p);
    double const value = form == nullptr ? 0 : residual_land_value(form->far, plot, p);
    EXPECT_GE(value, last) << cap;
    if (form != nullptr) {
      EXPECT_LE(form->far, cap);
    }
    last = value;
  }
  EXPECT_GT(last, 0);
}

TEST(Developers, WhereHomesAreCheapNobodyDevelops) {
  EXPECT_EQ(best_form(20, {8, 7, 0}, {}), nullptr);
}

TEST(Developers, OwnersBuildAtHomeAndDevelopersWhereItPays) {
  auto world = short_of_homes();
  world.land.price[ZoneId{1}] = {60, 69, 95, 220};
  LanduseParameters const p{.build_speed = 1, .developer_share = 0.5, .land_price = 0.5};
  start_buildings(world, p);
  EXPECT_NEAR(world.land.pipeline_m2[ZoneId{0}][0][kHousing], 10'000, 1) << "its owners' half";
  EXPECT_GT(under_way(world, ZoneId{1}), under_way(world, ZoneId{0}));
  double all = 0;
  for (auto zone : ids<ZoneId>(town::kZones)) all += under_way(world, zone);
  EXPECT_NEAR(all, 60'000, 1);
}

TEST(Developers, NobodyBuildsBeyondTheCap) {
  auto world = short_of_homes();
  for (auto& cap : world.land.far_cap) cap = 1.005e6 / 3e6;
  start_buildings(world, {.build_speed = 1});
  for (auto zone : ids<ZoneId>(town::kZones))
    EXPECT_LE(built_m2(world.land, zone), world.land.far_cap[zone] * world.land.developable_m2[zone] + 1e-6);
}

TEST(Developers, WhatIsStartedIsFinishedInItsYearAndConserved) {
  auto world = short_of_homes();
  LanduseParameters const p{.house_m2 = 75};
  world.land.pipeline_m2[ZoneId{0}] = {};
  world.land.pipeline_m2[ZoneId{0}][1][kHousing] = 750;
  complete_buildings(world, p);
  EXPECT_EQ(world.population.dwellings.size(), 0U) << "a year too early";
  complete_buildings(world, p);
  EXPECT_EQ(world.population.dwellings.size(), 10U);
  EXPECT_DOUBLE_EQ(world.land.completed_m2[ZoneId{0}][kHousing], 750);
  EXPECT_DOUBLE_EQ(under_way(world, ZoneId{0}), 0);
}

TEST(Developers, NewHomesHaveACellOfTheirZone) {
  auto world = town::land();
  add_dwellings(world, ZoneId{1}, DwellingKind::apartment, 200, 60);
  for (auto id : ids<DwellingId>(200)) EXPECT_EQ(world.cells.grid.zone[world.population.dwellings.cell[id]], ZoneId{1});
}

TEST(Developers, AtAnUpzonedStationTheFormIsThatOfItsCapAndNotOfTheZonesMean) {
  auto world = town::land();
  EXPECT_EQ(highest_cap(world, ZoneId{0}), world.land.far_cap[ZoneId{0}]);
  world.now = month_of(2026, 1);
  world.interventions = {{world.now, "upzone", "Z0", {{"far", 6}, {"within_m", 800}}, "a source", {}}};
  take_land_policies(world, {});
  double const mean = world.land.far_cap[ZoneId{0}];
  EXPECT_GT(mean, 2.6);
  EXPECT_LT(mean, 5) << "most of the zone lies farther off";
  EXPECT_NEAR(highest_cap(world, ZoneId{0}), 6, 1e-4);
  EXPECT_EQ(highest_cap(world, ZoneId{1}), 2.6);
}

TEST(Developers, AStationMayBeUpzonedAgainAndThenTheWholeZone) {
  auto world = town::land();
  auto const upzone = [&](double far, double within_m) {
    world.now = world.now + 1;
    world.interventions = {{world.now, "upzone", "Z0", {{"far", far}, {"within_m", within_m}}, "a source", {}}};
    take_land_policies(world, {});
    return highest_cap(world, ZoneId{0});
  };
  EXPECT_NEAR(upzone(6, 800), 6, 1e-4);
  double const mean = world.land.far_cap[ZoneId{0}];
  EXPECT_NEAR(upzone(8, 800), 8, 1e-4);
  EXPECT_NEAR(world.land.far_cap[ZoneId{0}] - 2.6, (mean - 2.6) * (8 - 2.6) / (6 - 2.6), 1e-4) << "the same land";
  EXPECT_NEAR(upzone(5, 0), 8, 1e-4) << "nobody's cap falls";
  EXPECT_GT(world.land.far_cap[ZoneId{0}], 5);
  EXPECT_NEAR(upzone(9, 0), 9, 1e-4);
  EXPECT_NEAR(world.land.far_cap[ZoneId{0}], 9, 1e-4) << "everywhere alike";
}

TEST(Developers, NewHomesGatherWhereTheCapIsHigher) {
  auto world = town::land();
  auto const centre = world.cells.grid.at(world.cells.grid.plane.point({106.70, 11.0}));
  auto const there = [&] {
    auto copy = world;
    add_dwellings(copy, ZoneId{0}, DwellingKind::apartment, 2000, 60);
    return std::ranges::count(copy.population.dwellings.cell.span(), centre);
  };
  auto const before = there();
  world.cells.cap_factor[centre] = 4;
  EXPECT_GT(there(), 2 * before);
}

}  // namespace
}  // namespace tanvan
