#include "sim/traffic/road_stops.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/traffic/stopped_roads.hpp"

namespace tanvan {
namespace {

constexpr LinkId kRoad{0};

/// 1,000 m at 20 m/s and on.
SmallRoads road(double lanes = 1) {
  SmallRoads town;
  town.link(0, 1, 1000, lanes);
  town.link(1, 2, 200, lanes);
  return town;
}

TEST(RoadStops, CutTheLinkWhereTheyLieAndLeaveTheOthersAlone) {
  auto const town = road(2);
  auto const split = split_at_stops(town.roads, std::vector<RoadStop>{{kRoad, 700}, {kRoad, 250}}, reference_rules());
  auto const& roads = split.lanes.roads;
  ASSERT_EQ(roads.links(), 4U);
  EXPECT_EQ(split.place_of, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_EQ(split.places[0].link, kRoad);
  EXPECT_EQ(roads.length_m[split.places[0].link], 250);
  EXPECT_EQ(roads.length_m[split.places[1].link], 450);
  EXPECT_EQ(roads.length_m[LinkId{3}], 300);
  EXPECT_EQ(roads.to[LinkId{3}], town.roads.to[kRoad]);
  EXPECT_EQ(roads.capacity_pcu_h[LinkId{3}], town.roads.capacity_pcu_h[kRoad]);
}

TEST(RoadStops, KeepAWindowsDriveFromTheEndsAndFromEachOther) {
  auto const town = road();
  std::vector<RoadStop> const stops = {
      {kRoad, 0}, {kRoad, 15, StopKind::in_lane, 2}, {kRoad, 1000}, {.link = LinkId{1}, .at_m = 60}};
  auto const split = split_at_stops(town.roads, stops, reference_rules());  // 20 m a window
  EXPECT_EQ(split.place_of, (std::vector<std::uint32_t>{0, 0, 1, 2}));
  EXPECT_EQ(split.places[0].berths, 3U);
  EXPECT_EQ(split.places[0].kind, StopKind::in_lane);
  EXPECT_EQ(split.lanes.roads.length_m[split.places[0].link], 20);
  EXPECT_EQ(split.lanes.roads.length_m[split.places[1].link], 960);
  EXPECT_EQ(split.lanes.roads.length_m[split.places[2].link], 60);
}

TEST(RoadStops, LieInTheMiddleOfALinkThatIsTooShort) {
  SmallRoads town;
  town.link(0, 1, 30);
  auto const split = split_at_stops(town.roads, std::vector<RoadStop>{{kRoad, 2}}, reference_rules());
  EXPECT_EQ(split.lanes.roads.length_m[kRoad], 15);
}

TEST(RoadStops, WhereNobodyCallsDelayNobodyMoreThanAWindow) {
  auto town = road();
  for (int i = 0; i < 300; ++i) town.trip(i, {kRoad, LinkId{1}});
  StoppedRoads const stopped(town, {{kRoad, 300}, {kRoad, 600}}, {});
  auto const plain = seconds(town.run().arrive), cut = seconds(stopped.run(dwell_of(20)).arrive);
  for (std::size_t t = 0; t < plain.size(); ++t) EXPECT_NEAR(cut[t], plain[t], 1.0) << t;
}

TEST(RoadStops, ADayFoldsBackToTheLinksOfBefore) {
  auto town = road();
  for (int i = 0; i < 50; ++i) town.trip(4 * i, {kRoad, LinkId{1}}, i == 7 ? VehicleClass::bus : VehicleClass::car);
  StoppedRoads const stopped(town, {{kRoad, 300}, {kRoad, 600}}, {{}, {}, {}, {}, {}, {}, {}, {0, 1}});
  auto const day = fold_day(stopped.split.lanes, stopped.run(dwell_of(20)));
  EXPECT_EQ(day.entries, 100U);
  EXPECT_EQ(day.record.links, 2U);
  EXPECT_EQ(std::accumulate(day.record.volume.begin(), day.record.volume.end(), 0U), 100U);
  EXPECT_EQ(day.arrived, 50U);
}

TEST(RoadStops, LieOnTheLanesOfBusesWhereTheseAreReserved) {
  constexpr std::uint8_t kBusesOnly = 1U << static_cast<unsigned>(VehicleClass::bus);
  auto const town = road(2);
  std::vector<LinkLanes> const reserved = {{kRoad, {{.lanes = 1}, {.lanes = 1, .classes = kBusesOnly}}, {}}};
  auto const lanes = expand_lanes(town.roads, reserved);
  auto const split = split_at_stops(lanes, std::vector<RoadStop>{{kRoad, 300}, {LinkId{1}, 100}}, reference_rules());
  std::vector<LinkId> bus, car, back;
  expand_way(split.lanes, std::vector{kRoad, LinkId{1}}, VehicleClass::bus, bus);
  expand_way(split.lanes, std::vector{kRoad, LinkId{1}}, VehicleClass::car, car);
  ASSERT_EQ(bus.size(), 4U);
  EXPECT_EQ(car.size(), 3U);
  EXPECT_EQ(car[0], kRoad);
  EXPECT_EQ(split.lanes.roads.length_m[bus[0]], 300);
  EXPECT_EQ(split.lanes.roads.lanes[bus[0]], 1);
  EXPECT_EQ(calls_along(split, bus, split.place_of), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_FALSE(calls_along(split, car, split.place_of));
  fold_way(split.lanes, bus, back);
  EXPECT_EQ(back, (std::vector{kRoad, LinkId{1}}));
}

TEST(RoadStops, CallsFollowTheWayAndAreNoneWhereItDoesNotComeBy) {
  auto const town = road();
  auto const split = split_at_stops(town.roads, std::vector<RoadStop>{{kRoad, 300}, {kRoad, 600}}, reference_rules());
  std::vector<LinkId> way;
  expand_way(split.lanes, std::vector{kRoad, LinkId{1}}, VehicleClass::bus, way);
  EXPECT_EQ(calls_along(split, way, std::vector{0U, 1U}), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(calls_along(split, way, std::vector{1U, 1U}), (std::vector<std::uint32_t>{1, 1}));
  EXPECT_FALSE(calls_along(split, way, std::vector{1U, 0U}));
  EXPECT_FALSE(calls_along(split, way, std::vector{0U, 0U, 1U, 0U}));
}

}  // namespace
}  // namespace tanvan
