// GMNS folders in and out: units, both directions, what is dropped, and an import of an import changes nothing.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/gmns/gmns_reader.hpp"
#include "sim/io/gmns/gmns_writer.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

std::string const kConfig = "long_length,speed,crs\nmile,mph,4326\n";
std::string const kNodes =
    "node_id,x_coord,y_coord,zone_id,colour\nA,106.60,11.00,1,red\nB,106.61,11.00,,\nC,106.61,11.01,2,\n";
std::string const kLinks =
    "link_id,from_node_id,to_node_id,directed,length,free_speed,lanes,capacity,allowed_uses,geometry\n"
    "x,A,B,1,0.68,30,2,900,\"auto, hgv\",\"LINESTRING (106.6 11, 106.605 11.001, 106.61 11)\"\n"
    "y,B,C,0,0.69,20,1,600,,\n";

class Gmns : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-gmns-" + std::to_string(::getpid()));
  void SetUp() override {
    fs::create_directories(folder);
    put("config.csv", kConfig);
    put("node.csv", kNodes);
    put("link.csv", kLinks);
  }
  void TearDown() override { fs::remove_all(folder); }

  void put(std::string const& name, std::string const& text) const { std::ofstream(folder / name) << text; }
  Result<ImportedNetwork> read() const { return read_gmns(folder, "net"); }
  std::string faults() const {
    auto const read_in = read();
    std::string all;
    if (read_in) return all;
    for (auto const& fault : read_in.error().sorted()) all += to_string(fault) + "\n";
    return all;
  }
};

TEST_F(Gmns, UnitsBecomeMetresAndKilometresAnHour) {
  auto const net = read();
  ASSERT_TRUE(net) << faults();
  auto const& links = net->network.links;
  EXPECT_NEAR(links.length[LinkId{0}], 0.68 * 1609.344, 1e-9);
  EXPECT_NEAR(links.free_speed[LinkId{0}], 30 * 1.609344, 1e-9);
  EXPECT_EQ(uses_text(links.uses[LinkId{0}]), "car,truck");
  EXPECT_EQ(links.shape_of(LinkId{0}).size(), 3U);
}

TEST_F(Gmns, AnUndirectedLinkBecomesTwo) {
  auto const net = read();
  ASSERT_TRUE(net);
  auto const& links = net->network.links;
  ASSERT_EQ(links.size(), 3U);
  EXPECT_EQ(links.id[LinkId{2}], "y_reverse");
  EXPECT_EQ(links.from[LinkId{2}], links.to[LinkId{1}]);
  EXPECT_EQ(net->report.read.of("links"), 2);
}

TEST_F(Gmns, ImportOfAnImportGivesTheSameBytes) {
  put("restriction.csv", "restriction_id,link_ids,banned_uses\nr,x;y,truck\n");
  put("lane.csv", "lane_id,link_id,lane_num\n1,x,1\n");
  auto first = read();
  ASSERT_TRUE(first);
  auto const once = gmns_files(first->network);
  for (auto const& file : once) put(file.name, file.text);
  auto second = read();
  ASSERT_TRUE(second) << faults();
  auto const twice = gmns_files(second->network);
  ASSERT_EQ(once.size(), twice.size());
  for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].text, twice[i].text) << once[i].name;
}

TEST_F(Gmns, AnImportKeepsClosedLinksClosedAndDropsBansOfNobody) {
  put("link.csv", "link_id,from_node_id,to_node_id,length,allowed_uses\nx,A,B,0.68,spaceship\ny,B,C,0.69,none\n");
  put("restriction.csv", "restriction_id,link_ids,banned_uses\nr,x;y,tricycle\n");
  auto const first = read();
  ASSERT_TRUE(first) << faults();
  EXPECT_EQ(first->network.restrictions.size(), 0U);
  EXPECT_EQ(first->report.dropped_by_reason.of("restriction: it bans nobody that is known"), 1);
  for (auto const& file : gmns_files(first->network)) put(file.name, file.text);
  auto const second = read();
  ASSERT_TRUE(second) << faults();
  for (auto const uses : second->network.links.uses) EXPECT_TRUE(uses.empty());
}

TEST_F(Gmns, CellsBehindTheLastColumnAreListed) {
  put("node.csv", "node_id,x_coord,y_coord\nA,106.60,11.00,stray\nB,106.61,11.00,\nC,106.61,11.01\n");
  auto const net = read();
  ASSERT_TRUE(net) << faults();
  ASSERT_EQ(net->report.dropped.size(), 1U);
  EXPECT_EQ(net->report.dropped[0].line, 2U);
  EXPECT_EQ(net->report.dropped[0].id, "stray");
}

TEST_F(Gmns, PlacesOutsideTheReferenceSystemAreFaults) {
  put("config.csv", "long_length,speed,crs\nmile,mph,32648\n");
  put("node.csv", "node_id,x_coord,y_coord\nA,680000,1217000\nB,681000,1217000\nC,5e8,5e8\n");
  EXPECT_NE(faults().find("net/node.csv:4: 500000000, 500000000 lies outside the reference system EPSG:32648"),
            std::string::npos)
      << faults();
}

TEST_F(Gmns, TheSideOfTrafficIsReadInAnyCase) {
  put("config.csv", "long_length,speed,crs,traffic_side\nmile,mph,4326,Left\n");
  ASSERT_TRUE(read());
  EXPECT_TRUE(read()->network.left_hand);
}

TEST_F(Gmns, ColumnsWithoutAFieldStay) {
  auto const net = read();
  ASSERT_TRUE(net);
  ASSERT_EQ(net->network.nodes.more.size(), 1U);
  EXPECT_EQ(net->network.nodes.more[0].name, "colour");
  EXPECT_EQ(net->network.nodes.more[0].text[0], "red");
}

TEST_F(Gmns, EveryFaultHasItsLine) {
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,Z,1\nx,A,B,long\n,A,B,1\nw,A,B,-1\nv,A,B,\n");
  EXPECT_EQ(faults(),
            "net/link.csv:2: to_node_id = \"Z\": no such node_id in node.csv\n"
            "net/link.csv:3: length = \"long\": must be a number\n"
            "net/link.csv:3: link_id \"x\" is there already\n"
            "net/link.csv:4: link_id is empty\n"
            "net/link.csv:5: length = \"-1\": must be from 0 to 1000000000\n"
            "net/link.csv:6: length is empty\n");
}

TEST_F(Gmns, AColumnCutShortIsGuessedInTheMessage) {
  put("link.csv", "link_id,from_node_,to_node_id,length\nx,A,B,1\n");
  EXPECT_EQ(faults(), "net/link.csv:1: column from_node_id is missing; is it \"from_node_\"?\n");
}

TEST_F(Gmns, RowsThatNameWhatIsNotThereAreDroppedAndListed) {
  put("lane.csv", "lane_id,link_id,lane_num\n1,x,1\n2,none,1\n3,y,40\n1,y,1\n");
  put("location.csv", "loc_id,link_id\n1,x\n");
  put("readme.txt", "hello");
  auto const net = read();
  ASSERT_TRUE(net) << faults();
  ASSERT_EQ(net->network.others.size(), 1U);
  EXPECT_EQ(net->network.others[0].rows(), 1U);
  auto const& dropped = net->report.dropped_by_reason;
  EXPECT_EQ(dropped.of("lane: link_id names no row of link.csv"), 1);
  EXPECT_EQ(dropped.of("lane: lane_num is not from -10 to 10"), 1);
  EXPECT_EQ(dropped.of("lane: lane_id is there already"), 1);
  EXPECT_EQ(dropped.of("location: the table has no column ref_node_id"), 1);
  EXPECT_EQ(dropped.of("a file that is no table of GMNS"), 1);
}

TEST_F(Gmns, RowsOfFurtherTablesKeepTheirLines) {
  put("lane.csv", "lane_id,link_id,lane_num\n\n1,x,1\n2,none,1\n3,y,1\n");
  auto const net = read();
  ASSERT_TRUE(net);
  EXPECT_EQ(net->network.others.front().line, (std::vector<std::uint32_t>{3, 5}));
}

TEST_F(Gmns, TheSupplyAloneComesWithoutTrips) {
  put("trips.csv", "trip_id\n1\n1\n");
  put("lane.csv", "lane_id,link_id,lane_num\n1,x,1\n");
  EXPECT_EQ(read()->network.others.size(), 2U);
  auto const supply = read_gmns(folder, "net", GmnsContent::supply);
  ASSERT_TRUE(supply);
  ASSERT_EQ(supply->network.others.size(), 1U);
  EXPECT_EQ(supply->network.others.front().name, "lane");
  EXPECT_TRUE(supply->report.dropped.empty());
}

TEST_F(Gmns, AUnitThatIsStatedHoldsAndADoubtIsTold) {
  put("config.csv", "long_length,speed,crs\nm,kph,4326\n");
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,4000\ny,B,C,4000\n");  // 1.1 km apart
  auto const net = read();
  ASSERT_TRUE(net) << faults();
  EXPECT_EQ(net->network.links.length[LinkId{0}], 4000);
  ASSERT_EQ(net->report.notes.size(), 1U);
  EXPECT_EQ(net->report.notes[0],
            "lengths are in m, as is said; the median link is then 3.66 times as long as its geometry, in foot it "
            "would be 1.12 times: if that is meant, mend long_length in config.csv or import with --length-unit foot");
}

TEST_F(Gmns, UnitsThatNobodyKnowsAreFaults) {
  put("config.csv", "short_length,long_length,speed\nft.,league,knots\n");
  auto const said = faults();
  for (auto const* cell : {"short_length = \"ft.\"", "long_length = \"league\"", "speed = \"knots\""})
    EXPECT_NE(said.find(std::string("net/config.csv:2: ") + cell + " is no unit that is known"), std::string::npos)
        << said;
}

TEST_F(Gmns, LengthsOfNoStatedUnitAreTakenInTheOneThatFits) {
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,3590\ny,B,C,3660\n");  // feet
  for (auto const* config : {"speed,crs\nmph,4326\n", "long_length,speed,crs\n,mph,4326\n"}) {
    put("config.csv", config);
    auto const net = read();
    ASSERT_TRUE(net) << faults();
    EXPECT_NEAR(net->network.links.length[LinkId{0}], 3590 * 0.3048, 1e-9);
    ASSERT_EQ(net->report.notes.size(), 1U);
    EXPECT_TRUE(net->report.notes[0].starts_with("lengths are taken as foot, since config.csv does not say"));
  }
}

TEST_F(Gmns, WhatTheUserSaysGoesBeforeTheFolder) {
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,3590\ny,B,C,3660\n");  // feet, config says miles
  auto const net = read_gmns(folder, "net", GmnsContent::all, {.length_unit = "foot"});
  ASSERT_TRUE(net);
  EXPECT_NEAR(net->network.links.length[LinkId{0}], 3590 * 0.3048, 1e-9);
  EXPECT_TRUE(net->report.notes.empty());
  put("node.csv", "node_id,x_coord,y_coord\nA,680000,1214000\nB,681000,1214000\nC,681000,1215000\n");
  EXPECT_NEAR(read_gmns(folder, "net", GmnsContent::all, {.crs = "EPSG:32648"})->network.nodes.x[NodeId{0}], 106.647,
              0.01);
}

TEST_F(Gmns, PlacesOfNoNamedSystemAreDegreesWhereTheyCanBe) {
  put("config.csv", "long_length,speed\nm,kph\n");
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,1100\ny,B,C,1100\n");
  auto const net = read();
  ASSERT_TRUE(net) << faults();
  EXPECT_EQ(net->network.crs, "EPSG:4326");
  ASSERT_EQ(net->report.notes.size(), 1U);
  EXPECT_TRUE(net->report.notes[0].starts_with("no crs in config.csv: coordinates lie within degrees"));
}

TEST_F(Gmns, PlacesThatCanBeNoDegreesStayAsTheyAre) {
  put("config.csv", "long_length,speed\nm,kph\n");
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,100\n");
  for (auto const* places : {"A,680000,1214000\nB,680100,1214000\nC,681000,1215000\n",  // of a projection
                             "A,0,0\nB,100,0\nC,100,50\n",                              // metres of a small plane
                             "A,0,0\nB,0,0\nC,0,0\n"}) {                                // none
    put("node.csv", std::string("node_id,x_coord,y_coord\n") + places);
    auto const net = read();
    ASSERT_TRUE(net) << faults();
    EXPECT_EQ(net->network.crs, "");
    EXPECT_TRUE(net->report.notes.empty());
  }
}

TEST_F(Gmns, PlacesBeyondDegreesContradictTheirCrs) {
  put("node.csv", "node_id,x_coord,y_coord\nA,680000,1217000\nB,106.61,11\nC,106.61,\n");
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,1\n");
  EXPECT_TRUE(faults().starts_with("net/node.csv:2: 680000, 1217000 is no longitude and latitude, as the crs says"))
      << faults();
}

TEST_F(Gmns, WhatTheProgramWroteIsTakenInTheUnitsThatItSays) {
  put("config.csv", "long_length,speed,crs,writer\nm,kph,4326,tanvan\n");
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,1.1\ny,B,C,1.1\n");  // kilometres by their geometry
  auto const net = read();
  ASSERT_TRUE(net) << faults();
  EXPECT_EQ(net->network.links.length[LinkId{0}], 1.1);
  EXPECT_TRUE(net->report.notes.empty());
}

TEST_F(Gmns, ALinkOutOfTheFolderIsRefused) {
  auto const outside = folder.string() + "-outside.csv";
  std::ofstream(outside) << kNodes;
  fs::remove(folder / "node.csv");
  fs::create_symlink(outside, folder / "node.csv");
  EXPECT_NE(faults().find("net/node.csv:1: is a link that leads out of the folder"), std::string::npos) << faults();
  fs::remove(outside);
}

TEST_F(Gmns, ProjectedPlacesBecomeLongitudeAndLatitude) {
  put("config.csv", "long_length,speed,crs\nm,kph,32648\n");
  put("node.csv", "node_id,x_coord,y_coord\nA,680000,1214000\nB,681000,1214000\nC,681000,1215000\n");
  put("link.csv", "link_id,from_node_id,to_node_id,length\nx,A,B,1000\n");
  auto const net = read();
  ASSERT_TRUE(net) << faults();
  EXPECT_EQ(net->network.crs, "EPSG:4326");
  EXPECT_NEAR(net->network.nodes.x[NodeId{0}], 106.647, 0.01);
  EXPECT_NEAR(net->network.nodes.y[NodeId{0}], 10.977, 0.01);
}

TEST(GmnsWriter, TheReportCountsWhatIsWrittenAndTheLargestPart) {
  ImportedNetwork net;
  auto& nodes = net.network.nodes;
  auto& links = net.network.links;
  for (auto const* id : {"A", "B", "C"}) {
    nodes.id.push_back(id);
    for (auto* column : {&nodes.name, &nodes.type, &nodes.control, &nodes.zone}) column->push_back({});
    nodes.x.push_back(0);
    nodes.y.push_back(0);
  }
  auto const add = [&](char const* id, std::uint32_t from, std::uint32_t to) {
    links.id.push_back(id);
    links.from.push_back(NodeId{from});
    links.to.push_back(NodeId{to});
    for (auto* column : {&links.length, &links.lanes, &links.free_speed, &links.capacity, &links.toll})
      column->push_back(1);
    for (auto* column : {&links.name, &links.facility}) column->push_back({});
    links.uses.push_back(kRoadUses);
    links.shape_offset.push_back(0);
  };
  add("ab", 0, 1);
  add("ba", 1, 0);
  add("bc", 1, 2);
  auto const files = import_files(net);
  EXPECT_EQ(net.report.written.of("links"), 3);
  ASSERT_EQ(net.report.further.size(), 1U);
  EXPECT_EQ(net.report.further[0].second.of("nodes"), 2);
  EXPECT_EQ(net.report.further[0].second.of("links"), 2);
  EXPECT_EQ(files.back().name, "import.json");
}

}  // namespace
}  // namespace tanvan
