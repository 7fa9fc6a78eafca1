#include "scenarios/run/network_check/network_check.hpp"

#include <algorithm>

#include "scenarios/run/network_check/network_findings.hpp"
#include "scenarios/run/network_check/network_picture.hpp"
#include "tests/scenarios/gmns_folder.hpp"

namespace tanvan {
namespace {

class NetworkCheck : public GmnsFolder {
 protected:
  /// A square of streets some 1.1 km long, zones A and B at two of its corners.
  void put_square(std::string const& more_nodes = "", std::string const& more_links = "") const {
    put_nodes("1,106.60,11.00,,A\n2,106.61,11.00,,\n3,106.61,11.01,,B\n4,106.60,11.01,,\n" + more_nodes);
    std::string links;
    for (auto const* ends : {"1,2", "2,3", "3,4", "4,1", "2,1", "3,2", "4,3", "1,4"})
      links += road(std::string(ends).replace(1, 1, "to"), ends, 1110);
    put_links(links + more_links);
  }
  std::vector<Finding> findings() const {
    auto const imported = read();
    EXPECT_TRUE(imported);
    return check_network(*imported, "net");
  }
  /// Findings of one kind as `SEVERITY PLACE: sentence`.
  std::vector<std::string> said(Trouble kind) const {
    std::vector<std::string> texts;
    for (auto const& f : findings())
      if (f.kind == kind)
        texts.push_back(std::string(severity_name(f.severity)) + " " + f.place.file + ":" +
                        std::to_string(f.place.line) + ": " + f.sentence);
    return texts;
  }
};

using Said = std::vector<std::string>;

TEST_F(NetworkCheck, ASoundNetworkHasNoFindings) {
  put_square();
  EXPECT_TRUE(findings().empty());
}

TEST_F(NetworkCheck, APartThatACarCantReachIsNamedOnceForAllItsClasses) {
  put_square("7,106.70,11.0,,\n8,106.71,11.0,,\n", road("x", "7,8", 1100) + road("y", "8,7", 1100));
  EXPECT_EQ(
      said(Trouble::separate_part),
      (Said{"warning net/node.csv:6: 2 nodes between which and the main part of 4 there is no way both there and back "
            "for motorbike,car,bus,truck: 7, 8"}));
}

TEST_F(NetworkCheck, AWayForMotorbikesAloneLeavesTheOthersOutside) {
  auto const bikes = std::string("1000,30,1,residential,motorbike");
  put_square("7,106.60,10.99,,C\n", road("x", "1,7", 1110, bikes) + road("y", "7,1", 1110, bikes));
  EXPECT_EQ(
      said(Trouble::zone_without_access),
      (Said{"warning net/node.csv:6: zone C: no way in from the main part for car,bus,truck, no way out to it for "
            "car,bus,truck"}));
}

TEST_F(NetworkCheck, AZoneThatNobodyReachesOrLeavesIsAFault) {
  put_square("7,106.60,10.99,,C\n8,106.60,10.98,,E\n9,106.60,10.97,,\n",
             road("x", "1,7", 1110) + road("y", "8,9", 1110));
  put("zone.csv", "zone_id,name\nA,a\nD,d\n");
  EXPECT_EQ(
      said(Trouble::zone_without_access),
      (Said{"fault net/node.csv:7: zone E: no way in from the main part for motorbike,car,bus,truck, no way out to it "
            "for motorbike,car,bus,truck",
            "fault net/zone.csv:0: zone D: no node of node.csv has this zone_id",
            "warning net/node.csv:6: zone C: no way out to it for motorbike,car,bus,truck"}));
  EXPECT_EQ(said(Trouble::dead_end).size(), 3u);
  EXPECT_EQ(said(Trouble::dead_end)[0], "warning net/node.csv:6: node 7: links lead in, none leads out");
}

TEST_F(NetworkCheck, AZoneWhoseShortestConnectorIsLongIsFarFromTheNetwork) {
  auto const connector = std::string("99999,19,1,connector,car");
  put_square("7,106.60,10.94,centroid,C\n8,106.60,10.99,centroid,E\n",
             road("a", "7,1", 6667, connector) + road("b", "1,7", 6667, connector) + road("c", "8,1", 1110, connector) +
                 road("d", "8,2", 6000, connector));
  EXPECT_EQ(said(Trouble::zone_far), (Said{"warning net/node.csv:6: zone C: its shortest connector is 6.7 km long"}));
}

TEST_F(NetworkCheck, OneWayRoadsThatLeaveTheNetworkAreNoDeadEnds) {
  put_square("7,106.60,10.99,external,\n8,106.61,10.99,external,\n", road("x", "1,7", 1110) + road("y", "8,2", 1110));
  EXPECT_TRUE(said(Trouble::dead_end).empty());
  EXPECT_TRUE(said(Trouble::separate_part).empty());
}

TEST_F(NetworkCheck, SpeedsLanesAndCapacitiesOfNothingAreFaultsAndMissingOnesWarnings) {
  put_square("", road("x", "1,3", 1600, "0,0,0,primary,car") + road("y", "3,1", 1600, ",,,primary,car") +
                     road("w", "2,4", 1600, ",,,footway,walk"));
  for (auto const zero : {Trouble::capacity_zero, Trouble::lanes_zero, Trouble::speed_zero}) {
    ASSERT_EQ(said(zero).size(), 1u);
    EXPECT_EQ(said(zero)[0].substr(0, 37), "fault net/link.csv:10: link x (1 to 3");
  }
  for (auto const missing : {Trouble::capacity_missing, Trouble::lanes_missing, Trouble::speed_missing}) {
    ASSERT_EQ(said(missing).size(), 1u);
    EXPECT_EQ(said(missing)[0].substr(0, 39), "warning net/link.csv:11: link y (3 to 1");
  }
}

TEST_F(NetworkCheck, SpeedsThatNoRoadOfItsKindHasAreNamed) {
  put_square("", road("a", "1,3", 1600, "1000,150,1,primary,car") + road("b", "3,1", 1600, "1000,30,1,motorway,car") +
                     road("c", "2,4", 1600, "1000,90,1,residential,car") +
                     road("d", "4,2", 1600, "1000,30,1,motorway_link,car"));
  EXPECT_EQ(said(Trouble::speed_impossible),
            (Said{"warning net/link.csv:10: link a (1 to 3): free_speed is 150 km/h, above 130",
                  "warning net/link.csv:11: link b (3 to 1): free_speed is 30 km/h on a motorway",
                  "warning net/link.csv:12: link c (2 to 4): free_speed is 90 km/h on a residential"}));
}

TEST_F(NetworkCheck, LengthsAreHeldAgainstTheMap) {
  put_square("", road("a", "1,3", 700) + road("b", "3,1", 9000) + road("c", "2,4", 0));
  EXPECT_EQ(said(Trouble::length_short),
            (Said{"warning net/link.csv:10: link a (1 to 3): length is 700 m, drawn it is 1558 m long"}));
  EXPECT_EQ(said(Trouble::length_long),
            (Said{"warning net/link.csv:11: link b (3 to 1): length is 9000 m, drawn it is 1558 m long"}));
  EXPECT_EQ(said(Trouble::length_zero), (Said{"warning net/link.csv:12: link c (2 to 4): length is 0"}));
}

TEST_F(NetworkCheck, DiagonalsThatCrossWithoutANodeAreFoundOnceForBothDirections) {
  put_square("", road("a", "1,3", 1600) + road("b", "3,1", 1600) + road("c", "2,4", 1600) + road("d", "4,2", 1600));
  auto const found = said(Trouble::crossing);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].substr(0, 75), "information net/link.csv:10: link a (1 to 3): crosses link c (2 to 4) witho");
}

TEST_F(NetworkCheck, TheRoadTwiceASelfLoopALonelyNodeAndABlank) {
  put_square("n 9,106.60,11.02,,\n", road("x", "1,2", 1110) + road("y", "1,1", 50));
  EXPECT_EQ(said(Trouble::parallel_links).size(), 1u);
  EXPECT_EQ(said(Trouble::self_loop),
            (Said{"information net/link.csv:11: link y (1 to 1): begins and ends at the same node"}));
  EXPECT_EQ(said(Trouble::lonely_node), (Said{"warning net/node.csv:6: node n 9: no link begins or ends here"}));
  EXPECT_EQ(said(Trouble::id_with_blank),
            (Said{"warning net/node.csv:6: node_id \"n 9\" has a blank, which parts the ids of a route"}));
}

TEST_F(NetworkCheck, TwoRoadsAroundABlockAreNotOneRoadTwice) {
  put_square();
  std::string const rest = "1600,1000,60,1,service,car,";
  put_links("a,1,3," + rest + "\"LINESTRING (106.60 11.00, 106.61 11.00, 106.61 11.01)\"\nb,1,3," + rest +
                "\"LINESTRING (106.60 11.00, 106.60 11.01, 106.61 11.01)\"\nc,3,1," + rest + "\n",
            ",geometry");
  EXPECT_TRUE(said(Trouble::parallel_links).empty());
}

TEST_F(NetworkCheck, AStreetOfWhichOneDirectionIsMissingIsFoundByItsNeighbours) {
  put_nodes("1,106.60,11.00,,\n2,106.61,11.00,,\n3,106.61,11.01,,\n4,106.60,11.01,,\n");
  std::string links;
  for (auto const* ends : {"1,2", "2,3", "3,4", "2,1", "3,2", "4,1"})
    links += road(std::string(ends).replace(1, 1, "to"), ends, 1110, "1000,60,1,primary,car,Yersin");
  put_links(links, ",name");
  EXPECT_TRUE(said(Trouble::reverse_missing).empty());  // four of six are no rule
  put_links(links + road("4to3", "4,3", 1110, "1000,60,1,primary,car,Yersin"), ",name");
  EXPECT_EQ(
      said(Trouble::reverse_missing),
      (Said{"information net/link.csv:7: link 4to1 (4 to 1): no link leads back, as for 6 of 7 links of its street"}));
}

TEST_F(NetworkCheck, BansOfEveryTurnCutALinkOff) {
  put_square("7,106.60,10.99,,\n", road("x", "1,7", 1110) + road("y", "7,1", 1110));
  put("restriction.csv", "restriction_id,link_ids,banned_uses\na,y;1to2,\nb,y;1to4,car\n");
  EXPECT_EQ(said(Trouble::turns_cut),
            (Said{"warning net/link.csv:11: link y (7 to 1): every turn from its end, but back, is banned"}));
  EXPECT_EQ(said(Trouble::cul_de_sac), (Said{"information net/node.csv:6: node 7: a cul-de-sac"}));
}

TEST_F(NetworkCheck, GeometryThatEndsElsewhereIsNamed) {
  put_square();
  std::string const rest = "1110,1000,60,1,primary,car,";
  put_links("a,1,2," + rest + "\"LINESTRING (106.60 11.00, 106.605 11.00, 106.612 11.00)\"\nb,2,1," + rest + "\n",
            ",geometry");
  EXPECT_EQ(said(Trouble::geometry_apart),
            (Said{"warning net/link.csv:2: link a (1 to 2): its geometry begins or ends 218 m from its node"}));
}

TEST_F(NetworkCheck, WhatIsTrueOfAllLinksIsSaidOnce) {
  std::string links;
  for (int i = 0; i < 12; ++i)
    links += road("l" + std::to_string(i), i % 2 ? "1,2" : "2,1", 1000 + 100 * i, ",60,1,primary,car");
  put_nodes("1,106.60,11.00,,A\n2,106.61,11.00,,\n");
  put_links(links);
  EXPECT_EQ(said(Trouble::capacity_missing),
            (Said{"warning net/link.csv:1: all 12 links, of which the first: capacity is not given"}));
}

TEST_F(NetworkCheck, WhatTheReaderLeftOutIsAFindingToo) {
  put_square();
  put("movement.csv", "mvmt_id,node_id,ib_link_id,ob_link_id,type,ctrl_type\n1,99,1to2,2to3,thru,none\n");
  ASSERT_EQ(said(Trouble::left_out).size(), 1u);
  EXPECT_EQ(said(Trouble::left_out)[0].substr(0, 27), "warning net/movement.csv:2:");
}

TEST_F(NetworkCheck, TheMostImportantComeFirstAndLongListsAreCut) {
  put_square("7,106.60,10.99,,\n",
             road("x", "1,7", 1110, "0,60,1,primary,car") + road("y", "7,1", 1110, "0,60,1,primary,car"));
  auto const found = findings();
  ASSERT_GE(found.size(), 3u);
  EXPECT_EQ(found[0].severity, Severity::fault);
  EXPECT_EQ(found.back().severity, Severity::information);
  auto const text = findings_text(found, 1);
  EXPECT_NE(text.find("net/link.csv: fault: and 1 more of capacity_zero\n"), std::string::npos);
  EXPECT_NE(text.find("       2 fault       capacity_zero "), std::string::npos);
}

TEST_F(NetworkCheck, JsonHoldsEveryFindingWithItsIds) {
  put_square("7,106.60,10.99,,\n", road("x", "1,7", 1110));
  auto const imported = read();
  auto const json = findings_json(imported->network, check_network(*imported, "net"), "net");
  EXPECT_NE(json.find("{\"kind\":\"dead_end\""), std::string::npos);
  EXPECT_NE(json.find("\"nodes\":[\"7\"]"), std::string::npos);
  EXPECT_NE(json.find("\"line\":6"), std::string::npos);
}

TEST_F(NetworkCheck, ThePictureSpeaksBothLanguagesAndIsAlwaysTheSame) {
  put_square("7<&>,106.60,10.99,,\n", road("x", "1,7<&>", 1110));
  auto const imported = read();
  auto const found = check_network(*imported, "net");
  auto const english = network_picture(imported->network, found, "net", PictureLanguage::english);
  auto const vietnamese = network_picture(imported->network, found, "net", PictureLanguage::vietnamese);
  EXPECT_NE(english.find("one way in or out only: 1"), std::string::npos);
  EXPECT_NE(vietnamese.find("Kiểm tra mạng lưới: net"), std::string::npos);
  EXPECT_NE(english.find("node 7&lt;&amp;&gt;: links lead in"), std::string::npos);
  EXPECT_NE(english.find(">200 m</text>"), std::string::npos);
  EXPECT_EQ(english, network_picture(imported->network, found, "net", PictureLanguage::english));
}

TEST_F(NetworkCheck, ANetworkWithoutPlacesHasAPictureThatSaysSo) {
  put("node.csv", "node_id,x_coord,y_coord\n1,,\n2,,\n");
  put_links(road("a", "1,2", 100));
  auto const imported = read();
  auto const svg = network_picture(imported->network, check_network(*imported, "net"), "net", PictureLanguage::english);
  EXPECT_NE(svg.find("The network has no coordinates"), std::string::npos);
}

TEST_F(NetworkCheck, APictureOfManyLinksStaysSmall) {
  constexpr int kSide = 120;
  std::string nodes, links;
  auto const id = [](int i, int j) { return std::to_string(i * kSide + j); };
  for (int i = 0; i < kSide; ++i)
    for (int j = 0; j < kSide; ++j) {
      nodes += id(i, j) + "," + std::to_string(106 + 0.001 * i) + "," + std::to_string(11 + 0.001 * j) + ",,\n";
      if (i > 0) links += road("x" + id(i, j), id(i - 1, j) + "," + id(i, j), 110, "0,60,1,primary,car");
      if (j > 0) links += road("y" + id(i, j), id(i, j - 1) + "," + id(i, j), 111, "0,60,1,primary,car");
    }
  put_nodes(nodes);
  put_links(links + road("z", "0,1", 110));
  auto const imported = read();
  auto const found = check_network(*imported, "net");
  EXPECT_GT(found.size(), 28'000u);
  EXPECT_LT(network_picture(imported->network, found, "net", PictureLanguage::english).size(), 2'000'000u);
}

}  // namespace
}  // namespace tanvan
