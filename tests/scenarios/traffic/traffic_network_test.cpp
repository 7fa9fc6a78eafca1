#include "scenarios/run/traffic/traffic_network.hpp"

#include <cmath>

#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

class TrafficNetworkFolder : public TrafficFolder {
 protected:
  void put_road(std::string const& link) const {
    put_nodes("1,106.6,11,,\n2,106.61,11,,\n");
    put_links(link);
  }
};

TEST_F(TrafficNetworkFolder, CapacityIsThatOfALaneTimesLanes) {
  put_road(road("a", "1,2", 500, "900,72,3,primary,car"));
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_EQ(net->roads.capacity_pcu_h[LinkId{0}], 2700);
  EXPECT_EQ(net->roads.lanes[LinkId{0}], 3);
  EXPECT_EQ(net->roads.free_speed_kmh[LinkId{0}], 72);
  EXPECT_EQ(net->roads.length_m[LinkId{0}], 500);
  EXPECT_EQ(net->roads.nodes, 2U);
  EXPECT_EQ(net->link_name[LinkId{0}], "a");
  EXPECT_EQ(net->node_name[NodeId{1}], "2");
  EXPECT_EQ(net->x[NodeId{1}], 106.61);
  EXPECT_NE(net->map, nullptr);
  EXPECT_TRUE(net->notes.empty());
}

TEST_F(TrafficNetworkFolder, WhatIsMissingIsFilledAndCounted) {
  put_road(road("a", "1,2", 500, ",60,,primary,car") + road("b", "1,2", 500, ",90,2,primary,car") +
           road("c", "1,2", 500, ",60,,connector,car"));
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_EQ(net->roads.capacity_pcu_h[LinkId{0}], 1000);
  EXPECT_EQ(net->roads.capacity_pcu_h[LinkId{1}], 3600);
  EXPECT_EQ(net->roads.capacity_pcu_h[LinkId{2}], 100'000);
  EXPECT_EQ(net->roads.lanes[LinkId{0}], 1);
  EXPECT_EQ(texts(net->notes),
            (Texts{"net/link.csv:1: 1 of 3 links are connectors without a capacity: they take 100000 PCU/h",
                   "net/link.csv:1: 1 of 3 links have no lanes: they take 1",
                   "net/link.csv:1: 2 of 3 links have no capacity: they take 1,000, 1,500 or 1,800 PCU/h/lane by lanes "
                   "and speed (TCVN 4054)"}));
}

TEST_F(TrafficNetworkFolder, ALinkWithoutLengthNeedsNoSpeedAndASelfLoopIsALink) {
  put_road(road("a", "1,2", 0, "900,,1,primary,car") + road("b", "2,2", 100));
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_GT(net->roads.free_speed_kmh[LinkId{0}], 0);
  EXPECT_EQ(net->roads.from[LinkId{1}], net->roads.to[LinkId{1}]);
}

TEST_F(TrafficNetworkFolder, ACapacityOfZeroClosesAndIsCounted) {
  put_road(road("a", "1,2", 100, "0,60,1,primary,car"));
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_EQ(net->roads.capacity_pcu_h[LinkId{0}], 0);
  EXPECT_EQ(texts(net->notes), (Texts{"net/link.csv:1: 1 of 1 links have a capacity of 0: nobody enters them"}));
}

TEST_F(TrafficNetworkFolder, AFootpathIsKeptAndClosed) {
  put_road(road("a", "1,2", 100, ",,,footway,walk"));
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_EQ(net->roads.capacity_pcu_h[LinkId{0}], 0);
  EXPECT_EQ(texts(net->notes), (Texts{"net/link.csv:1: 1 of 1 links are open to no motor vehicle"}));
}

TEST_F(TrafficNetworkFolder, TheTimeOfTNTPStandsInForASpeed) {
  put_nodes("1,0,0,,\n2,0,0,,\n");
  put_links("a,1,2,1000,900,,1,,,2\n", ",VDF_fftt");
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_DOUBLE_EQ(net->roads.free_speed_kmh[LinkId{0}], 30);
}

TEST_F(TrafficNetworkFolder, WhatCannotBeDrivenIsNamedWithItsLineAndAllAtOnce) {
  put_road(road("a", "1,2", 100, "900,0,1,primary,car") + road("b", "1,2", 100, "900,,1,primary,car") +
           road("c", "1,2", 100, "900,60,0,primary,car") + road("d", "1,2", 3e6, "900,60,1,primary,car"));
  EXPECT_EQ(faults(),
            (Texts{"net/link.csv:2: link a: free_speed is 0 (must be > 0)",
                   "net/link.csv:3: link b: free_speed is missing: nobody knows how long the link takes",
                   "net/link.csv:4: link c: lanes is 0; give a number above 0, or take the link's allowed_uses away",
                   "net/link.csv:5: link d: 3e+06 m at 60 km/h take longer than a day"}));
}

TEST_F(TrafficNetworkFolder, NegativeNumbersAndWordsAreRefusedByTheirLine) {
  for (auto const* rest :
       {"-900,60,1,primary,car", "900,60,-1,primary,car", "nan,60,1,primary,car", "900,fast,1,primary,car"}) {
    put_road(road("a", "1,2", 100) + road("b", "1,2", 100, rest));
    auto const said = faults();
    ASSERT_EQ(said.size(), 1U) << rest;
    EXPECT_EQ(said[0].rfind("net/link.csv:3", 0), 0U) << said[0];
  }
}

TEST_F(TrafficNetworkFolder, ANodeThatMoreThan255LinksLeaveIsAFault) {
  std::string links;
  for (int i = 0; i < 256; ++i) links += road(std::to_string(i), "1,2", 100);
  put_road(links);
  EXPECT_EQ(faults().size(), 1U);
}

TEST_F(TrafficNetworkFolder, CentroidsAreNeverPassed) {
  put_nodes("1,0,0,centroid,A\n2,0,0,,\n");
  put_links(road("a", "1,2", 500));
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_EQ(net->through, (std::vector<std::uint8_t>{0, 1}));
  EXPECT_EQ(net->zone[NodeId{0}], "A");
}

TEST_F(TrafficNetworkFolder, WithoutCoordinatesThereIsNoMap) {
  put_nodes("1,,,,\n2,,,,\n");
  put_links(road("a", "1,2", 500));
  auto const net = network();
  ASSERT_TRUE(net);
  EXPECT_EQ(net->map, nullptr);
  EXPECT_TRUE(std::isnan(net->x[NodeId{0}]));
}

TEST_F(TrafficNetworkFolder, AFolderOnDiskSaysWhatReadingItLeftOut) {
  put_road(road("a", "1,2", 1091));
  put("notes.txt", "hello\n");
  auto const net = read_traffic_network(folder.string());
  ASSERT_TRUE(net);
  auto const said = texts(net->notes);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_NE(said[0].find("1 left out: a file that is no table of GMNS"), std::string::npos);
  EXPECT_FALSE(read_traffic_network((folder / "nowhere").string()));
}

TEST_F(TrafficNetworkFolder, ANetworkWithoutAMapSaysWhyInBothLanguages) {
  put_links(road("a", "1,2", 100));
  put_nodes("1,106.6,11,,\n2,106.601,11,,\n");
  EXPECT_FALSE(network()->no_map);
  EXPECT_TRUE(network()->map);
  put_nodes("1,106.6,11,,\n2,,,,\n");
  auto const placeless = network();
  EXPECT_FALSE(placeless->map);
  EXPECT_EQ(placeless->no_map->en,
            "1 of 2 nodes have no place, the first of them 2; fill in x_coord and y_coord in node.csv");
  put("config.csv", "long_length,speed\nm,kph\n");
  put_nodes("1,680000,1214000,,\n2,680100,1214000,,\n");
  auto const unnamed = network();
  EXPECT_FALSE(unnamed->map);
  EXPECT_NE(unnamed->no_map->en.find("write it into the column crs of config.csv, such as EPSG:32648"),
            std::string::npos);
  EXPECT_NE(unnamed->no_map->vi.find("hãy ghi cột crs trong config.csv, ví dụ EPSG:32648"), std::string::npos);
  EXPECT_EQ(texts(unnamed->notes).front().find("net/node.csv:1: there will be no map: the coordinates"), 0U);
}

}  // namespace
}  // namespace tanvan
