#include "models/landuse/stations.hpp"

#include <gtest/gtest.h>

#include "tests/models/landuse/town.hpp"

namespace tanvan {
namespace {

TEST(Stations, StopsOfALineWithStationsBecomeStationsWithACatchment) {
  auto const world = town::land();
  auto const& s = world.stations;
  ASSERT_EQ(s.size(), 2U);
  EXPECT_EQ(s.id[0], "L_01");
  EXPECT_EQ(s.zone[0], ZoneId{0});
  EXPECT_EQ(s.zone[1], ZoneId{2});
  for (auto station : ids<StationId>(2)) {
    auto const land = land_within(s.catchment(station), world.cells.grid);
    EXPECT_GT(land[0], 0.3e6);
    EXPECT_LT(land[1], 3.1416 * 800 * 800) << "a walk along streets reaches less than the circle";
    EXPECT_EQ(s.open_from[station], kNeverOpen);
  }
}

TEST(Stations, TwoStopsAtOnePlaceAreOneStation) {
  auto world = town::land();
  auto stop = world.region.stops.front();
  stop.id = "M_01", stop.line_id = "M", stop.lon += 0.001;  // 109 m
  world.region.stops.push_back(stop);
  LineRow line;
  line.id = "M", line.mode = "brt";
  world.region.lines.push_back(line);
  world.day.service.line_open = {0, 0};
  found_stations(world, {});
  EXPECT_EQ(world.stations.size(), 2U);
  EXPECT_EQ(world.stations.stop_offset[1], 2U);
}

TEST(Stations, AStationOpensWithItsLineAndRaisesTheShareOfItsZoneAlone) {
  auto world = town::land();
  open_stations(world);
  for (double const share : world.land.station_share) EXPECT_EQ(share, 0);
  world.day.service.line_open = {1};
  open_stations(world);
  EXPECT_EQ(world.stations.open_from[StationId{0}], world.now);
  EXPECT_GT(world.land.station_share[ZoneId{0}], 0.1);
  EXPECT_LT(world.land.station_share[ZoneId{0}], 1);
  EXPECT_EQ(world.land.station_share[ZoneId{1}], 0);
}

TEST(Stations, PricesRiseFromTheAnnouncementToTwoYearsAfterTheOpening) {
  auto const announced = month_of(2022, 1), begun = month_of(2024, 1), opened = month_of(2026, 1);
  EXPECT_EQ(uplift_path(announced, begun, opened, month_of(2021, 12)), 0);
  EXPECT_EQ(uplift_path(announced, begun, opened, month_of(2022, 1)), 0.4);
  EXPECT_EQ(uplift_path(announced, begun, opened, month_of(2025, 12)), 0.7);
  EXPECT_EQ(uplift_path(announced, begun, opened, month_of(2026, 1)), 0.7);
  EXPECT_NEAR(uplift_path(announced, begun, opened, month_of(2027, 1)), 0.85, 1e-12);
  EXPECT_EQ(uplift_path(announced, begun, opened, month_of(2028, 1)), 1);
  EXPECT_EQ(uplift_path(kNeverOpen, kNeverOpen, kNeverOpen, month_of(2028, 1)), 0);
}

TEST(Stations, ThePremiumIsThatOfTheCoreNextDoorAndHalfOfItByBrt) {
  auto world = town::land();
  world.day.service.line_open = {1};
  open_stations(world);
  world.now = world.now + 24;
  LanduseParameters const p;
  auto const grid = [&] { return world.cells.grid; }();
  auto const home = grid.at(grid.plane.point({106.70, 11.0}));
  EXPECT_NEAR(station_premiums(world, p)[home.value], p.premium_core, 1e-6);
  for (auto& stop : world.region.stops) stop.kind = "brt_station";
  EXPECT_NEAR(station_premiums(world, p)[home.value], p.premium_core / 2, 1e-6);
}

TEST(Stations, ALineThatIsOnlyPlannedAddsNothingToAStationOfBuses) {
  auto world = town::land();
  auto const metro = world.region.stops.front();
  for (auto& stop : world.region.stops) stop.kind = "brt_station";
  auto shared = metro;
  shared.line_id = "later";
  auto later = world.region.lines.front();
  later.id = shared.line_id;
  world.region.stops.push_back(shared);
  world.region.lines.push_back(later);
  world.day.service.line_open = {1, 0};
  found_stations(world, {});
  EXPECT_EQ(station_strength(world, StationId{0}), 0.5);
  world.interventions = {{world.now + 1, "station_announcement", "later", {}, "a source", {}}};
  EXPECT_EQ(station_strength(world, StationId{0}), 0.5) << "a month before";
  world.now = world.now + 1;
  EXPECT_EQ(station_strength(world, StationId{0}), 1);
  world.interventions.clear();
  world.day.service.line_open = {1, 1};
  EXPECT_EQ(station_strength(world, StationId{0}), 1);
}

TEST(Stations, WhatRunsFromTheStartIsInThePricesAlready) {
  auto world = town::land();
  world.day.service.line_open = {1};
  found_stations(world, {});
  EXPECT_LT(world.stations.open_from[StationId{0}], world.now - 24);
  EXPECT_GT(world.land.station_premium[ZoneId{0}], 0);
  EXPECT_GT(world.land.station_share[ZoneId{0}], 0);
}

}  // namespace
}  // namespace tanvan
