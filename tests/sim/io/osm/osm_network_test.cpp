// Ways become nodes and links: cuts, joins, lengths, what is left out and why.
#include <cmath>
#include <gtest/gtest.h>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/osm/road_classes.hpp"
#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

/// A street 1-2-3-4 with a side street from 2 to 5.
OsmText tee() {
  OsmText world;
  for (int i = 1; i <= 4; ++i) world.node(i, i, 0);
  return world.node(5, 2, 1)
      .way(10, {1, 2, 3, 4}, "highway=residential name=A")
      .way(11, {2, 5}, "highway=residential name=B");
}

std::vector<std::string> node_ids(ImportedNetwork const& net) {
  auto const& ids = net.network.nodes.id;
  return {ids.begin(), ids.end()};
}

TEST(OsmNetwork, NodesStandWhereWaysMeetOrEnd) {
  auto const net = network_of_text(tee());
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"1", "2", "4", "5"}));
  EXPECT_EQ(net.network.links.size(), 6U);
}

TEST(OsmNetwork, LengthIsThatOfTheGeometry) {
  auto const net = network_of_text(tee());
  auto const a = link_between(net.network, "2", "4");
  ASSERT_TRUE(a);
  auto const shape = net.network.links.shape_of(a);
  ASSERT_EQ(shape.size(), 3U);
  EXPECT_EQ(shape.front(), (Point{106.002, 11}));
  EXPECT_EQ(shape.back(), (Point{106.004, 11}));
  EXPECT_DOUBLE_EQ(net.network.links.length[a], great_circle_length(shape));
  EXPECT_NEAR(net.network.links.length[a], 2 * 109.15, 0.1);
}

TEST(OsmNetwork, GeometryOfTheWayBackRunsBack) {
  auto const net = network_of_text(tee());
  auto const there = net.network.links.shape_of(link_between(net.network, "2", "4"));
  auto const back = net.network.links.shape_of(link_between(net.network, "4", "2"));
  EXPECT_TRUE(std::equal(there.begin(), there.end(), back.rbegin(), back.rend()));
}

TEST(OsmNetwork, WaysThatGoOnAlikeAreOneLink) {
  OsmText world;
  for (int i = 1; i <= 5; ++i) world.node(i, i, 0);
  world.way(1, {1, 2}, "highway=primary")
      .way(2, {4, 3, 2}, "highway=primary")
      .way(3, {4, 5}, "highway=primary lanes=4");
  auto const net = network_of_text(world);
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"1", "4", "5"}));
  auto const a = link_between(net.network, "1", "4");
  ASSERT_TRUE(a);
  EXPECT_EQ(net.network.links.more[0].text[a.value], "1;2");
  EXPECT_EQ(net.network.links.more[0].text[link_between(net.network, "4", "1").value], "2;1");
  EXPECT_EQ(net.network.links.shape_of(a).size(), 4U);
}

TEST(OsmNetwork, OneWayRoadsThatAreDrawnAgainstEachOtherStillJoin) {
  OsmText world;
  for (int i = 1; i <= 3; ++i) world.node(i, i, 0);
  world.way(1, {1, 2}, "highway=primary oneway=yes").way(2, {3, 2}, "highway=primary oneway=-1");
  auto const net = network_of_text(world, keeping_all());
  ASSERT_EQ(net.network.links.size(), 1U);
  EXPECT_TRUE(link_between(net.network, "1", "3"));
}

TEST(OsmNetwork, WithoutSimplificationEveryNodeStands) {
  OsmOptions options;
  options.simplify = false;
  EXPECT_EQ(network_of_text(tee(), options).network.nodes.size(), 5U);
}

TEST(OsmNetwork, ARingWithoutJunctionIsALoop) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0).node(3, 1, 1);
  world.way(1, {1, 2, 3}, "highway=service").way(2, {3, 1}, "highway=service");
  auto const net = network_of_text(world, keeping_all());
  ASSERT_EQ(net.network.links.size(), 2U);
  EXPECT_EQ(net.network.links.from[LinkId{0}], net.network.links.to[LinkId{0}]);
  EXPECT_EQ(net.network.links.shape_of(LinkId{0}).size(), 4U);
}

TEST(OsmNetwork, ParallelRoadsStayTwo) {
  OsmText world;
  world.node(1, 0, 0).node(2, 2, 0).node(3, 1, 1).node(4, 3, 0);
  world.way(1, {1, 2}, "highway=service").way(2, {1, 3, 2}, "highway=service").way(3, {2, 4}, "highway=service");
  world.way(4, {1, 4}, "highway=service");
  EXPECT_EQ(network_of_text(world).network.links.size(), 6U);
}

TEST(OsmNetwork, AMissingNodeCutsTheWayAndIsListed) {
  OsmText world;
  for (int i : {1, 2, 4, 5}) world.node(i, i, 0);
  world.way(7, {1, 2, 3, 4, 5}, "highway=primary");
  auto const net = network_of_text(world, keeping_all());
  EXPECT_EQ(net.network.links.size(), 4U);
  EXPECT_TRUE(link_between(net.network, "1", "2"));
  EXPECT_FALSE(link_between(net.network, "2", "4"));
  EXPECT_TRUE(has_dropped(net.report, "not in the file", "way 7 node 3"));
}

TEST(OsmNetwork, WaysOfOneNodeAreListed) {
  auto const net = network_of_text(tee().way(12, {3}, "highway=service").way(13, {}, "highway=service"));
  EXPECT_TRUE(has_dropped(net.report, "one node", "way 12"));
  EXPECT_TRUE(has_dropped(net.report, "without nodes", "way 13"));
}

TEST(OsmNetwork, ANodeTwiceInARowIsOnce) {
  OsmText world;
  for (int i = 1; i <= 2; ++i) world.node(i, i, 0);
  auto const net = network_of_text(world.way(1, {1, 1, 2, 2}, "highway=service"));
  ASSERT_EQ(net.network.links.size(), 2U);
  EXPECT_EQ(net.network.links.shape_of(LinkId{0}).size(), 2U);
}

TEST(OsmNetwork, NeighboursOnOnePlaceAreOneNodeAndNoLinkHasLengthZero) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0).node(3, 1, 0).node(4, 2, 0).node(5, 1, 1);
  world.way(1, {1, 2, 3, 4}, "highway=primary").way(2, {3, 5}, "highway=primary");
  auto const net = network_of_text(world);
  for (auto const length : net.network.links.length) EXPECT_GT(length, 0);
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"1", "2", "4", "5"}));
  EXPECT_TRUE(has_note(net.report, "place of their neighbour"));
}

TEST(OsmNetwork, WhatTheLargestPartDoesNotReachIsLeftOutAndListed) {
  auto const world = tee().node(6, 9, 0).node(7, 9, 1).way(12, {6, 7}, "highway=service");
  auto const net = network_of_text(world);
  EXPECT_EQ(net.network.nodes.size(), 4U);
  EXPECT_TRUE(has_dropped(net.report, "largest connected part", "way 12"));
  EXPECT_EQ(network_of_text(world, keeping_all()).network.nodes.size(), 6U);
}

TEST(OsmNetwork, ADeadEndThatNobodyLeavesIsLeftOut) {
  auto const net = network_of_text(tee().node(6, 4, 1).way(12, {4, 6}, "highway=service oneway=yes"));
  EXPECT_TRUE(has_dropped(net.report, "largest connected part", "way 12"));
}

TEST(OsmNetwork, WhereNoTwoNodesReachEachOtherAllIsKept) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0).way(1, {1, 2}, "highway=service oneway=yes");
  auto const net = network_of_text(world);
  EXPECT_EQ(net.network.links.size(), 1U);
  EXPECT_TRUE(has_note(net.report, "only 0 of 1 links: all are kept"));
}

TEST(OsmNetwork, ALargestPartOfLessThanHalfIsKeptAloneOnlyWhereAsked) {
  OsmText world;
  for (int i = 1; i <= 6; ++i) world.node(i, i, 0);
  world.way(1, {1, 2}, "highway=motorway oneway=no")
      .way(2, {3, 4}, "highway=motorway")
      .way(3, {5, 6}, "highway=motorway");
  world.way(4, {4, 5}, "highway=motorway lanes=3");
  EXPECT_EQ(network_of_text(world).network.links.size(), 5U);
  OsmOptions options;
  options.parts = KeptParts::largest;
  EXPECT_EQ(network_of_text(world, options).network.links.size(), 2U);
}

TEST(OsmNetwork, FootwaysComeOnlyWhereWalkersAreAskedFor) {
  auto const world = tee().node(6, 3, 1).way(12, {3, 6}, "highway=footway");
  EXPECT_TRUE(has_dropped(network_of_text(world).report, "no asked use", "way 12"));
  OsmOptions options;
  options.uses = kRoadUses;
  EXPECT_TRUE(link_between(network_of_text(world, options).network, "3", "6"));
}

TEST(OsmNetwork, OnlyAskedClassesAreRead) {
  OsmOptions options;
  options.classes = {"primary"};
  auto const net = network_of_text(tee().node(6, 4, 1).way(12, {4, 6}, "highway=primary"), options);
  EXPECT_EQ(net.network.links.size(), 2U);
  EXPECT_TRUE(has_dropped(net.report, "not asked for", "way 10"));
}

TEST(OsmNetwork, RoadsThatAreNotOpenAreListed) {
  auto const net = network_of_text(tee().way(12, {3, 5}, "highway=construction").way(13, {3, 5}, "highway=proposed"));
  EXPECT_TRUE(has_dropped(net.report, "not open", "way 12"));
  EXPECT_TRUE(has_dropped(net.report, "not open", "way 13"));
}

TEST(OsmNetwork, ABoxCutsWaysAtItsEdge) {
  OsmOptions options;
  options.box = LonLatBox{106.0005, 10.9, 106.0035, 11.0005};
  auto const net = network_of_text(tee().node(8, 50, 50).node(9, 51, 50).way(12, {8, 9}, "highway=service"), options);
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"1", "3"}));
  EXPECT_TRUE(has_note(net.report, "2 ways are cut where they leave the box"));
  EXPECT_TRUE(has_note(net.report, "1 ways have no node in the box"));
}

TEST(OsmNetwork, ABoxMayCrossTheAntimeridian) {
  LonLatBox const box{179, -20, -179, -10};
  EXPECT_TRUE(box.holds({1'795'000'000, -150'000'000}));
  EXPECT_TRUE(box.holds({-1'795'000'000, -150'000'000}));
  EXPECT_FALSE(box.holds({0, -150'000'000}));
}

TEST(OsmNetwork, LinksOverTheAntimeridianAreShort) {
  OsmText world;
  world.raw("<node id='1' lon='179.999' lat='0'/><node id='2' lon='-179.999' lat='0'/>");
  auto const net = network_of_text(world.way(1, {1, 2}, "highway=service"));
  EXPECT_NEAR(net.network.links.length[LinkId{0}], 222.4, 0.1);
}

TEST(OsmNetwork, EveryOrderOfObjectsGivesTheSameNetwork) {
  OsmText forwards, backwards;
  forwards.node(1, 0, 0)
      .node(2, 1, 0)
      .node(3, 2, 0)
      .way(1, {1, 2}, "highway=service")
      .way(2, {2, 3}, "highway=primary");
  backwards.way(2, {2, 3}, "highway=primary")
      .way(1, {1, 2}, "highway=service")
      .node(3, 2, 0)
      .node(1, 0, 0)
      .node(2, 1, 0);
  auto const a = gmns_files(network_of_text(forwards).network), b = gmns_files(network_of_text(backwards).network);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].text, b[i].text) << a[i].name;
}

TEST(OsmNetwork, NegativeAndLongIdsAreIds) {
  OsmText world;
  world.node(-1, 0, 0).node(5'000'000'010, 1, 0).way(-7, {-1, 5'000'000'010}, "highway=service");
  auto const net = network_of_text(world);
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"-1", "5000000010"}));
  EXPECT_EQ(net.network.links.more[0].text[0], "-7");
}

TEST(OsmHistory, TheLastVersionCounts) {
  OsmText world;
  world.node(1, 0, 0).node(2, 9, 0, "", "version='1'").node(2, 1, 0, "", "version='2'").node(3, 2, 0);
  world.way(1, {1, 3}, "highway=service", "version='2'").way(1, {1, 2}, "highway=primary", "version='3'");
  world.way(1, {1, 2, 3}, "highway=track", "version='1'");
  auto const net = network_of_text(world);
  EXPECT_EQ(net.network.links.facility[LinkId{0}], "primary");
  EXPECT_NEAR(net.network.links.length[LinkId{0}], 109.15, 0.1);
  EXPECT_TRUE(has_note(net.report, "older or deleted versions"));
}

TEST(OsmHistory, WhatTheLastVersionDeletesIsGone) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0).node(3, 2, 0);
  world.way(1, {1, 2}, "highway=service", "version='1'").way(1, {}, "", "version='2' visible='false'");
  world.way(2, {2, 3}, "highway=service", "version='1'");
  EXPECT_EQ(network_of_text(world).network.links.size(), 2U);
}

TEST(OsmHistory, AWayThatIsNoLongerARoadIsGoneEvenWhereItsOldVersionStandsLast) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0).node(3, 2, 0);
  world.way(1, {1, 2}, "building=yes", "version='2'").way(1, {1, 2}, "highway=service", "version='1'");
  world.way(2, {2, 3}, "highway=service");
  EXPECT_EQ(network_of_text(world).network.links.size(), 2U);
}

TEST(OsmDeleted, WhatAnEditorDeletesIsLeftOutAndListed) {
  auto world = tee().node(6, 3, 1, "", "action='delete'");
  world.way(12, {3, 5}, "highway=service", "action='delete' visible='true'")
      .way(13, {1, 2}, "building=yes", "action='delete'");
  world.way(14, {4, 6, 5}, "highway=service");
  world.raw("<relation id='9' action='delete'><tag k='type' v='restriction'/></relation>\n");
  auto const net = network_of_text(world);
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"1", "2", "4", "5"}));
  EXPECT_TRUE(has_dropped(net.report, "a road that the file marks as deleted", "way 12"));
  EXPECT_FALSE(has_dropped(net.report, "deleted", "way 13"));
  EXPECT_TRUE(has_dropped(net.report, "a node of a way is marked as deleted", "way 14 node 6"));
  EXPECT_TRUE(has_dropped(net.report, "a turn restriction that the file marks as deleted", "relation 9"));
}

TEST(OsmDeleted, WhatIsNotVisibleIsListedUnlessALaterVersionIs) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0).node(3, 2, 0);
  world.way(1, {1, 2}, "highway=service").way(2, {2, 3}, "highway=service", "visible='false'");
  EXPECT_TRUE(has_dropped(network_of_text(world).report, "deleted", "way 2"));
  world.way(2, {2, 3}, "highway=service", "version='2'");
  auto const net = network_of_text(world);
  EXPECT_FALSE(has_dropped(net.report, "deleted", "way 2"));
  EXPECT_TRUE(link_between(net.network, "2", "3") || link_between(net.network, "1", "3"));
}

TEST(OsmSignals, SignalsBesideAJunctionStandAtIt) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0).node(3, 2, 0).node(4, 1, 1).node(5, 0.85, 0, "highway=traffic_signals");
  world.way(1, {1, 5, 2, 3}, "highway=primary").way(2, {2, 4}, "highway=primary");
  auto const net = network_of_text(world);
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"1", "2", "3", "4"}));
  EXPECT_EQ(net.network.nodes.control[NodeId{1}], "signal");
  EXPECT_EQ(net.network.nodes.control[NodeId{0}], "");
}

TEST(OsmSignals, SignalsFarFromJunctionsStayWhereTheyAre) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0, "highway=traffic_signals").node(3, 2, 0);
  auto const net = network_of_text(world.way(1, {1, 2, 3}, "highway=primary"));
  ASSERT_EQ(net.network.nodes.size(), 3U);
  EXPECT_EQ(net.network.nodes.control[NodeId{1}], "signal");
}

TEST(OsmBarriers, ABollardPartsTheRoad) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0, "barrier=bollard").node(3, 2, 0);
  auto const net = network_of_text(world.way(1, {1, 2, 3}, "highway=service"), keeping_all());
  EXPECT_EQ(node_ids(net), (std::vector<std::string>{"1", "2", "2-2", "3"}));
  EXPECT_TRUE(link_between(net.network, "1", "2"));
  EXPECT_TRUE(link_between(net.network, "2-2", "3"));
}

TEST(OsmBarriers, WhoMayPassPassesAndOthersAreBanned) {
  OsmText world;
  world.node(1, 0, 0).node(2, 1, 0, "barrier=bollard motorcycle=yes").node(3, 2, 0);
  auto const net = network_of_text(world.way(1, {1, 2, 3}, "highway=service"), keeping_all());
  EXPECT_EQ(net.network.nodes.size(), 3U);
  ASSERT_EQ(net.network.restrictions.size(), 2U);
  EXPECT_EQ(uses_text(net.network.restrictions.uses[0]), "car,bus,truck");
}

TEST(OsmBuiltUp, DenseStreetsMakeATown) {
  auto const speed = [](int streets) {
    OsmText world;
    for (int i = 0; i < streets; ++i)  // 2 km each, 33 m apart
      world.node(2 * i + 1, 0, 0.3 * i)
          .node(2 * i + 2, 18, 0.3 * i)
          .way(i + 2, {2 * i + 1, 2 * i + 2}, "highway=residential");
    world.way(1, {1, 3}, "highway=trunk");
    auto const net = network_of_text(world, keeping_all());
    return net.network.links.free_speed[link_between(net.network, "1", "3")];
  };
  EXPECT_DOUBLE_EQ(speed(3), road_class("trunk")->speed);
  EXPECT_DOUBLE_EQ(speed(60), road_class("trunk")->urban_speed);
}

TEST(OsmReport, LimitsAndTimesThatAreNotUnderstoodAreCounted) {
  auto world = tee().node(6, 2, 9);
  world.way(12, {1, 5}, "highway=primary maxweight=heavy maxheight=low").way(13, {5, 6}, "route=ferry duration=soon");
  auto const report = network_of_text(world).report;
  EXPECT_TRUE(has_note(report, "1 ways have a maxweight"));
  EXPECT_TRUE(has_note(report, "1 ways have a maxheight"));
  EXPECT_TRUE(has_note(report, "1 ferries have a duration"));
}

TEST(OsmReport, CountsEverythingInTheFile) {
  auto const net =
      network_of_text(tee()
                          .way(12, {1, 5}, "building=yes")
                          .relation(1, "from:w10 via:n2 to:w11", "type=restriction restriction=no_left_turn"));
  EXPECT_EQ(net.report.read.of("nodes"), 5);
  EXPECT_EQ(net.report.read.of("ways"), 3);
  EXPECT_EQ(net.report.read.of("highway_ways"), 2);
  EXPECT_EQ(net.report.read.of("restrictions"), 1);
}

}  // namespace
}  // namespace tanvan
