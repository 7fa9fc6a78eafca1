// Turn restrictions as paths of links.
#include <gtest/gtest.h>
#include <set>

#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

/// A crossing at 1 with arms to 2 (way 2), 3, 4 and 5.
OsmText crossing() {
  OsmText world;
  world.node(1, 0, 0).node(2, -1, 0).node(3, 1, 0).node(4, 0, 1).node(5, 0, -1);
  for (int arm = 2; arm <= 5; ++arm) world.way(arm, {1, arm}, "highway=primary name=" + std::to_string(arm));
  return world;
}

/// `2-1-4:uses`: the nodes of each banned path.
std::multiset<std::string> bans_of(NetworkTables const& network) {
  std::multiset<std::string> bans;
  auto const& table = network.restrictions;
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::string path = network.nodes.id[network.links.from[table.link[table.offset[i]]]];
    for (auto k = table.offset[i]; k < table.offset[i + 1]; ++k)
      path += "-" + network.nodes.id[network.links.to[table.link[k]]];
    bans.insert(path + ":" + uses_text(table.uses[i]));
  }
  return bans;
}

using Bans = std::multiset<std::string>;
std::string const kVehicles = "motorbike,car,bus,truck,bicycle";

TEST(TurnBans, ANoTurnBansItsPair) {
  auto const net =
      network_of_text(crossing().relation(1, "from:w2 via:n1 to:w4", "type=restriction restriction=no_left_turn"));
  EXPECT_EQ(bans_of(net.network), (Bans{"2-1-4:" + kVehicles}));
}

TEST(TurnBans, AnOnlyTurnBansAllOthersAndTheTurnBack) {
  auto const net =
      network_of_text(crossing().relation(1, "from:w2 via:n1 to:w3", "type=restriction restriction=only_straight_on"));
  EXPECT_EQ(bans_of(net.network), (Bans{"2-1-2:" + kVehicles, "2-1-4:" + kVehicles, "2-1-5:" + kVehicles}));
}

TEST(TurnBans, ExceptionsAndNamedUsesNarrowThem) {
  auto const ban = [](std::string const& tags) {
    return bans_of(network_of_text(crossing().relation(1, "from:w2 via:n1 to:w4", "type=restriction " + tags)).network);
  };
  EXPECT_EQ(ban("restriction=no_left_turn except=psv;bicycle"), (Bans{"2-1-4:motorbike,car,truck"}));
  EXPECT_EQ(ban("restriction:hgv=no_left_turn"), (Bans{"2-1-4:truck"}));
  EXPECT_EQ(ban("restriction:motorcycle=no_left_turn"), (Bans{"2-1-4:motorbike"}));
  EXPECT_EQ(ban("restriction=no_left_turn except=motor_vehicle;bicycle"), (Bans{}));
}

TEST(TurnBans, UTurnsBanTheWayBack) {
  auto const net =
      network_of_text(crossing().relation(1, "from:w2 via:n1 to:w2", "type=restriction restriction=no_u_turn"));
  EXPECT_EQ(bans_of(net.network), (Bans{"2-1-2:" + kVehicles}));
}

TEST(TurnBans, SeveralMembersOfNoEntryAreAllBanned) {
  auto const net =
      network_of_text(crossing().relation(1, "from:w2 from:w3 via:n1 to:w4", "type=restriction restriction=no_entry"));
  EXPECT_EQ(bans_of(net.network), (Bans{"2-1-4:" + kVehicles, "3-1-4:" + kVehicles}));
}

TEST(TurnBans, WaysBetweenMakeLongPaths) {
  auto world = crossing().node(6, 1, 1);
  world.way(6, {3, 6}, "highway=primary name=6");
  auto const no =
      network_of_text(OsmText(world).relation(1, "from:w2 via:w3 to:w6", "type=restriction restriction=no_u_turn"));
  EXPECT_EQ(bans_of(no.network), (Bans{"2-1-3-6:" + kVehicles}));
  auto const only = network_of_text(
      OsmText(world).relation(1, "from:w2 via:w3 to:w6", "type=restriction restriction=only_left_turn"));
  EXPECT_EQ(bans_of(only.network), (Bans{"2-1-3-1:" + kVehicles}));
}

TEST(TurnBans, JoinedLinksKeepTheirRestrictions) {
  OsmText world;  // the arm of way 2 goes on as way 12, the way between is two ways that join into one link
  world.node(1, 0, 0).node(2, -1, 0).node(12, -2, 0).node(3, 1, 0).node(4, 0, 1).node(13, 2, 0).node(6, 2, 1).node(7, 3,
                                                                                                                   0);
  world.way(2, {1, 2}, "highway=primary").way(12, {2, 12}, "highway=primary").way(4, {1, 4}, "highway=primary");
  world.way(3, {1, 3}, "highway=primary").way(13, {3, 13}, "highway=primary").way(6, {13, 6}, "highway=primary");
  world.way(7, {13, 7}, "highway=primary");
  world.relation(1, "from:w2 via:w3 via:w13 to:w6", "type=restriction restriction=no_left_turn");
  EXPECT_EQ(bans_of(network_of_text(world).network), (Bans{"12-1-13-6:" + kVehicles}));
}

TEST(TurnBans, WhatCannotBeReadIsListed) {
  auto const why = [](std::string const& members, std::string const& tags) {
    auto const net = network_of_text(crossing().relation(9, members, "type=restriction " + tags));
    for (auto const& dropped : net.report.dropped)
      if (dropped.id == "relation 9") return dropped.reason;
    return std::string{};
  };
  EXPECT_NE(why("from:w2 via:n1 to:w99", "restriction=no_left_turn").find("not all roads"), std::string::npos);
  EXPECT_NE(why("from:w2 via:n99 to:w4", "restriction=no_left_turn").find("not all roads"), std::string::npos);
  EXPECT_NE(why("from:w2 via:n1", "restriction=no_left_turn").find("without a from or a to"), std::string::npos);
  EXPECT_NE(why("from:w2 to:w4", "restriction=no_left_turn").find("without a via"), std::string::npos);
  EXPECT_NE(why("from:w2 via:n1 to:w4", "restriction=please_not").find("unknown kind"), std::string::npos);
  EXPECT_NE(why("from:w2 via:n1 to:w4", "restriction:conditional=no_left_turn~@~(07:00-09:00)").find("condition"),
            std::string::npos);
  EXPECT_NE(why("from:w2 via:n1 to:w4", "").find("says nothing"), std::string::npos);
  EXPECT_NE(why("from:w2 via:n2 to:w4", "restriction=no_left_turn").find("do not meet"), std::string::npos);
  EXPECT_NE(why("from:w2 via:n1 via:n1 to:w4", "restriction=no_left_turn").find("several via nodes"),
            std::string::npos);
}

TEST(TurnBans, AnAmbiguousMemberIsListed) {
  OsmText world;
  world.node(1, 0, 0).node(2, -1, 0).node(3, 1, 0).node(4, 0, 1);
  world.way(1, {2, 1, 3}, "highway=primary").way(4, {1, 4}, "highway=primary");
  world.relation(9, "from:w1 via:n1 to:w4", "type=restriction restriction=no_left_turn");
  auto const net = network_of_text(world);
  EXPECT_TRUE(has_dropped(net.report, "several ways", "relation 9"));
}

TEST(TurnBans, ABarrierWhereTooManyRoadsMeetIsListed) {
  OsmText world;
  world.node(1, 0, 0, "barrier=bollard motorcycle=yes");
  for (int arm = 2; arm <= 70; ++arm) world.node(arm, arm, 1).way(arm, {1, arm}, "highway=service");
  auto const net = network_of_text(world, keeping_all());
  EXPECT_EQ(net.network.restrictions.size(), 0U);
  EXPECT_TRUE(has_dropped(net.report, "a barrier where more roads meet", "node 1"));
}

}  // namespace
}  // namespace tanvan
