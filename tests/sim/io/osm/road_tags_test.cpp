// Tags of ways as roads: lanes, speeds, what goes along.
#include "sim/io/osm/road_tags.hpp"

#include <gtest/gtest.h>

#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

RoadOfTags road(std::string const& text, RoadCustoms customs = {}, double length = 0) {
  TagText const tags(text);
  return road_of(tags.tags(), *class_of(tags.tags()), customs, length);
}

TEST(RoadLanes, HalfOfThemLieInEachDirection) {
  EXPECT_EQ(road("highway=primary lanes=4").road.forward.lanes, 2);
  EXPECT_EQ(road("highway=primary lanes=4").road.backward.lanes, 2);
  EXPECT_EQ(road("highway=primary lanes=3").road.forward.lanes, 1);
  EXPECT_EQ(road("highway=primary lanes=1").road.backward.lanes, 1);
}

TEST(RoadLanes, OneWayRoadsHaveThemAll) {
  EXPECT_EQ(road("highway=primary lanes=3 oneway=yes").road.forward.lanes, 3);
  EXPECT_EQ(road("highway=primary lanes=3 oneway=-1").road.backward.lanes, 3);
}

TEST(RoadLanes, DirectionsMayHaveTheirOwn) {
  auto const read = road("highway=primary lanes=5 lanes:forward=3 lanes:backward=2").road;
  EXPECT_EQ(read.forward.lanes, 3);
  EXPECT_EQ(read.backward.lanes, 2);
  EXPECT_EQ(road("highway=primary lanes=5 lanes:forward=3").road.backward.lanes, 2);
  EXPECT_EQ(road("highway=primary lanes=5 lanes:both_ways=1").road.forward.lanes, 2);
}

TEST(RoadLanes, BusLanesAreTakenOut) {
  auto const read = road("highway=primary lanes=3 oneway=yes lanes:bus=1").road.forward;
  EXPECT_EQ(read.lanes, 2);
  EXPECT_EQ(read.bus_lanes, 1);
  EXPECT_EQ(road("highway=primary lanes=4 busway=lane").road.backward.bus_lanes, 1);
  EXPECT_EQ(road("highway=primary lanes=4 busway:right=lane").road.forward.bus_lanes, 1);
  EXPECT_EQ(road("highway=primary lanes=4 busway:right=lane").road.backward.bus_lanes, 0);
  EXPECT_EQ(road("highway=primary lanes=4 busway:left=lane", {RoadLaw::elsewhere, false, true}).road.forward.bus_lanes,
            1);
  EXPECT_EQ(road("highway=primary lanes=3 oneway=yes bus:lanes=yes|yes|designated").road.forward.bus_lanes, 1);
}

TEST(RoadLanes, ARoadWithOneLaneKeepsIt) {
  EXPECT_EQ(road("highway=primary lanes=1 oneway=yes lanes:bus=1").road.forward.lanes, 1);
}

TEST(RoadLanes, DefaultsAreNoted) {
  EXPECT_TRUE(road("highway=primary").facts & road_fact::kLanesDefault);
  EXPECT_FALSE(road("highway=primary lanes=2").facts & road_fact::kLanesDefault);
  auto const odd = road("highway=primary lanes=impossibleToParse");
  EXPECT_TRUE(odd.facts & road_fact::kLanesUnread);
  EXPECT_TRUE(odd.facts & road_fact::kLanesDefault);
}

TEST(RoadSpeed, TagsGoBeforeTheClass) {
  EXPECT_DOUBLE_EQ(road("highway=residential maxspeed=20").road.forward.speed, 20);
  EXPECT_FALSE(road("highway=residential maxspeed=20").facts & road_fact::kSpeedDefault);
  EXPECT_DOUBLE_EQ(road("highway=residential").road.forward.speed, road_class("residential")->speed);
  EXPECT_TRUE(road("highway=residential").facts & road_fact::kSpeedDefault);
}

TEST(RoadSpeed, DirectionsMayDiffer) {
  auto const read = road("highway=primary maxspeed=60 maxspeed:backward=40").road;
  EXPECT_DOUBLE_EQ(read.forward.speed, 60);
  EXPECT_DOUBLE_EQ(read.backward.speed, 40);
}

TEST(RoadSpeed, VietnameseTownsAllowSixtyOnDividedRoads) {
  EXPECT_DOUBLE_EQ(road("highway=primary maxspeed=VN:urban").road.forward.speed, 50);
  EXPECT_DOUBLE_EQ(road("highway=primary maxspeed=VN:urban oneway=yes lanes=2").road.forward.speed, 60);
  EXPECT_DOUBLE_EQ(road("highway=primary zone:traffic=VN:rural").road.forward.speed, 80);
  EXPECT_DOUBLE_EQ(road("highway=primary source:maxspeed=VN:urban").road.forward.speed, 50);
}

TEST(RoadSpeed, SignalsLeaveItToTheClass) {
  auto const read = road("highway=motorway maxspeed=signals");
  EXPECT_TRUE(read.facts & road_fact::kSpeedUnread);
  EXPECT_DOUBLE_EQ(read.road.forward.speed, road_class("motorway")->speed);
}

TEST(RoadSpeed, TownsAreSlower) {
  EXPECT_LT(road("highway=trunk", {RoadLaw::viet_nam, true, false}).road.forward.speed,
            road("highway=trunk", {RoadLaw::viet_nam, false, false}).road.forward.speed);
}

TEST(RoadSpeed, FerriesTakeTheirDuration) {
  EXPECT_DOUBLE_EQ(road("route=ferry duration=00:10", {}, 2000).road.forward.speed, 12);
  EXPECT_DOUBLE_EQ(road("route=ferry", {}, 2000).road.forward.speed, road_class("ferry")->speed);
  EXPECT_DOUBLE_EQ(road("route=ferry duration=00:01", {}, 200000).road.forward.speed, road_class("ferry")->speed);
}

TEST(RoadFacts, WhatLiesAlongARoadIsKept) {
  auto const read = road(
                        "highway=trunk_link name=Đường~số~1 ref=QL13 bridge=viaduct layer=-2 surface=asphalt toll=yes "
                        "toll:motorcycle=no maxweight=10 maxheight=4.2 tunnel=no junction=circular")
                        .road;
  EXPECT_EQ(read.facility, "trunk_link");
  EXPECT_EQ(read.name, "Đường số 1");
  EXPECT_EQ(read.ref, "QL13");
  EXPECT_TRUE(read.bridge);
  EXPECT_FALSE(read.tunnel);
  EXPECT_EQ(read.layer, -2);
  EXPECT_EQ(uses_text(Uses{read.toll}), "car,bus,truck");
  EXPECT_DOUBLE_EQ(read.max_weight, 10);
  EXPECT_DOUBLE_EQ(read.max_height, 4.2);
  EXPECT_TRUE(read.roundabout);
}

TEST(RoadFacts, LimitsThatAreNotUnderstoodAreNoted) {
  EXPECT_TRUE(road("highway=primary maxweight=heavy").facts & road_fact::kWeightUnread);
  EXPECT_TRUE(road("highway=primary maxheight=low").facts & road_fact::kHeightUnread);
  EXPECT_TRUE(road("route=ferry duration=soon", {}, 2000).facts & road_fact::kDurationUnread);
  EXPECT_TRUE(road("route=ferry duration=00:01", {}, 200000).facts & road_fact::kDurationUnread);
}

TEST(RoadFacts, WordsForNoLimitAreUnderstood) {
  constexpr auto kUnread = road_fact::kWeightUnread | road_fact::kHeightUnread | road_fact::kDurationUnread;
  EXPECT_FALSE(road("highway=primary maxweight=none maxheight=default duration=soon").facts & kUnread);
  EXPECT_FALSE(road("highway=primary maxweight=3.5~t maxheight=4.2").facts & kUnread);
  EXPECT_FALSE(road("route=ferry duration=00:10", {}, 2000).facts & kUnread);
}

TEST(RoadFacts, DecomposedNamesAreComposed) {
  EXPECT_EQ(road("highway=primary name=Bi\xCC\x80nh").road.name, "B\xC3\xACnh");
}

TEST(RoadFacts, NamesThatAreNoTextAreLeftOut) {
  auto const read = road("highway=primary name=\xFF\xFE");
  EXPECT_EQ(read.road.name, "");
  EXPECT_TRUE(read.facts & road_fact::kBadText);
}

TEST(RoadFacts, ConditionsAreNotRead) {
  auto const read = road("highway=primary maxspeed=60 maxspeed:conditional=40~@~(22:00-06:00)");
  EXPECT_DOUBLE_EQ(read.road.forward.speed, 60);
  EXPECT_TRUE(read.facts & road_fact::kConditional);
}

TEST(RoadClass, RoadsThatAreNotOpenAreNone) {
  for (auto const* const tags :
       {"highway=construction", "highway=proposed", "highway=bus_stop", "highway=ferry", "route=bus"})
    EXPECT_EQ(class_of(TagText(tags).tags()), nullptr) << tags;
  EXPECT_TRUE(is_not_open("razed"));
}

TEST(RoadClass, TheReversalOfTheReversalIsTheRoad) {
  auto const read = road("highway=primary oneway=yes lanes=3").road;
  EXPECT_EQ(reversed(reversed(read)), read);
  EXPECT_NE(reversed(read), read);
}

TEST(RoadClass, SpeedsInTownAreNeverAboveThoseOutside) {
  for (auto const& kind : road_classes()) EXPECT_LE(kind.urban_speed, kind.speed) << kind.name;
}

}  // namespace
}  // namespace tanvan
