// Zones load onto real junctions, never onto motorways.
#include "sim/io/osm/zone_connectors.hpp"

#include <gtest/gtest.h>

#include "sim/io/exchange/great_circle.hpp"
#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

/// A comb: teeth at 1 … 6 on a street, and a motorway nearby.
ImportedNetwork comb() {
  OsmText world;
  std::vector<std::int64_t> street;
  for (int i = 1; i <= 6; ++i) {
    world.node(i, 2 * i, 0).node(10 + i, 2 * i, 1).way(i, {i, 10 + i}, "highway=residential name=" + std::to_string(i));
    street.push_back(i);
  }
  world.way(20, street, "highway=tertiary").node(31, 0, 2).node(32, 14, 2).node(33, 14, 0);
  world.way(31, {31, 32}, "highway=motorway oneway=no")
      .way(32, {32, 33, 6}, "highway=motorway_link")
      .way(33, {31, 1}, "highway=motorway_link");
  return network_of_text(world);
}

TEST(ZoneConnectors, AZoneTakesItsNearestJunctionsBothWays) {
  auto net = comb();
  auto const before = net.network.links.size();
  std::vector<ZonePlace> const zones{{"A", 106.004, 11.0005, 0.1}};
  add_zone_connectors(zones, "zones.csv", net.network, net.report);
  EXPECT_EQ(net.network.links.size(), before + 8);
  auto const a = link_between(net.network, "zone-A", "2");
  ASSERT_TRUE(a);
  EXPECT_TRUE(link_between(net.network, "2", "zone-A"));
  EXPECT_EQ(net.network.links.facility[a], "connector");
  EXPECT_NEAR(net.network.links.length[a], great_circle_metres({106.004, 11.0005}, {106.004, 11}), 1e-9);
}

TEST(ZoneConnectors, NobodyLoadsOntoAMotorway) {
  auto net = comb();
  std::vector<ZonePlace> const zones{{"A", 106.0, 11.002, 0.1}};
  add_zone_connectors(zones, "zones.csv", net.network, net.report);
  EXPECT_FALSE(link_between(net.network, "zone-A", "31"));
  EXPECT_TRUE(link_between(net.network, "zone-A", "11"));
}

TEST(ZoneConnectors, AZoneBeyondItsReachStillHasTwoAndANoteSaysSo) {
  auto net = comb();
  auto const before = net.network.links.size();
  std::vector<ZonePlace> const zones{{"A", 106.012, 10.96, 0}};  // 4.4 km
  add_zone_connectors(zones, "zones.csv", net.network, net.report);
  EXPECT_EQ(net.network.links.size(), before + 4);
  EXPECT_TRUE(has_note(net.report,
                       "2 pairs of zone and junction lie farther apart than 2 km; the farthest, 4.5 km, is of zone A"));
}

TEST(ZoneConnectors, AZoneFarOutsideIsListedWithItsDistance) {
  auto net = comb();
  auto const nodes = net.network.nodes.size(), links = net.network.links.size();
  std::vector<ZonePlace> const zones{{"A", 106.012, 11.5, 0}};
  add_zone_connectors(zones, "zones.csv", net.network, net.report);
  EXPECT_EQ(net.network.nodes.size(), nodes);
  EXPECT_EQ(net.network.links.size(), links);
  EXPECT_TRUE(has_dropped(net.report, "farther than 10 km", "zone A, 55.5 km"));
  add_zone_connectors(zones, "zones.csv", net.network, net.report, Metres{60'000});
  EXPECT_EQ(net.network.links.size(), links + 4);
}

TEST(ZoneConnectors, NoConnectorIsLongerThanTheReach) {
  auto net = comb();
  auto const before = net.network.links.size();
  std::vector<ZonePlace> const zones{{"A", 106.002, 11.0, 0}};
  add_zone_connectors(zones, "zones.csv", net.network, net.report, Metres{100});
  EXPECT_EQ(net.network.links.size(), before + 2);
  EXPECT_FALSE(has_note(net.report, "farther apart"));
}

TEST(ZoneConnectors, AZoneOnItsJunctionHasAConnectorOfAMetre) {
  auto net = comb();
  std::vector<ZonePlace> const zones{{"A", 106.004, 11, 0}};
  add_zone_connectors(zones, "zones.csv", net.network, net.report);
  EXPECT_DOUBLE_EQ(net.network.links.length[link_between(net.network, "zone-A", "2")], 1);
}

TEST(ZoneConnectors, CentroidsCarryTheirZone) {
  auto net = comb();
  std::vector<ZonePlace> const zones{{"A", 106.004, 11, 0}};
  add_zone_connectors(zones, "zones.csv", net.network, net.report);
  auto const& nodes = net.network.nodes;
  auto const last = id_of<NodeId>(nodes.size() - 1);
  EXPECT_EQ(nodes.zone[last], "A");
  EXPECT_EQ(nodes.type[last], "centroid");
}

}  // namespace
}  // namespace tanvan
