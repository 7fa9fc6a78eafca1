// UXsim's tables come in with its own diagram, and its demand as vehicles.
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/uxsim/uxsim_reader.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class Uxsim : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-uxsim-" + std::to_string(::getpid()));
  void SetUp() override {
    fs::create_directories(folder);
    put("r_nodes.csv", "name,x,y,\nN,0,1,\nE,1,0,\n");
    put("r_links.csv", "name,start,end,length,u,kappa,merge_priority,\nNE,N,E,1000,20,0.2,0.5,\n");
    put("r_demand.csv", "orig,dest,start_t,end_t,q,\nN,E,1200,4800,0.5,\n");
  }
  void TearDown() override { fs::remove_all(folder); }
  void put(std::string const& name, std::string const& text) const { std::ofstream(folder / name) << text; }
};

TEST_F(Uxsim, CapacityIsThatOfTheTriangularDiagram) {
  auto const net = read_uxsim(folder / "r_links.csv");
  ASSERT_TRUE(net);
  auto const& links = net->network.links;
  EXPECT_NEAR(links.capacity[LinkId{0}], 0.8 * 3600, 1e-9);  // 20 m/s, 0.2 vehicles/m, w = 5 m/s
  EXPECT_NEAR(links.free_speed[LinkId{0}], 72, 1e-9);
  EXPECT_EQ(links.more[0].text[0], "200");
}

TEST_F(Uxsim, DemandBecomesVehiclesBetweenZones) {
  auto const net = read_uxsim(folder / "r_links.csv");
  ASSERT_TRUE(net);
  ASSERT_EQ(net->network.others.size(), 1U);
  EXPECT_EQ(net->network.others[0].cells, (std::vector<std::string>{"N", "E", "1800", "1200", "4800"}));
  EXPECT_EQ(net->network.nodes.zone[NodeId{0}], "N");
}

TEST_F(Uxsim, AnotherEncodingNamesLineAndByte) {
  put("r_links.csv", "name,start,end,length,u,kappa,merge_priority\n\x93\x8C,N,E,1000,20,0.2,0.5\n");
  auto const net = read_uxsim(folder / "r_links.csv");
  ASSERT_FALSE(net);
  EXPECT_NE(to_string(net.error().sorted()[0]).find("r_links.csv:2:1: not UTF-8"), std::string::npos);
}

TEST_F(Uxsim, UnknownNodesAndNumbersOutOfRangeAreFaultsOfTheirLines) {
  put("r_links.csv", "name,start,end,length,u,kappa\nNE,N,Z,1000,20,0.2\nNE,N,E,-1,20,0.2\n");
  auto const net = read_uxsim(folder / "r_links.csv");
  ASSERT_FALSE(net);
  EXPECT_EQ(net.error().size(), 3U);
}

TEST_F(Uxsim, ATableWithoutLinksIsNoNetwork) {
  put("r_links.csv", "name,start,end,length,u,kappa\n");
  auto const net = read_uxsim(folder / "r_links.csv");
  ASSERT_FALSE(net);
  EXPECT_NE(to_string(net.error().sorted()[0]).find("r_links.csv:1: a line of names and no link"), std::string::npos);
}

TEST_F(Uxsim, NamelessThingsAndDemandThatEndsBeforeItBeginsAreFaults) {
  put("r_nodes.csv", "name,x,y\n,0,1\nE,x,0\nN,1,y\n");
  auto const nodes = read_uxsim(folder / "r_links.csv");
  ASSERT_FALSE(nodes);
  EXPECT_EQ(nodes.error().size(), 3U) << "all of the file at once";
  put("r_nodes.csv", "name,x,y\nN,0,1\nE,1,0\n");
  put("r_demand.csv", "orig,dest,start_t,end_t,q\nN,E,4800,1200,0.5\n");
  auto const demand = read_uxsim(folder / "r_links.csv");
  ASSERT_FALSE(demand);
  EXPECT_NE(to_string(demand.error().sorted()[0]).find("r_demand.csv:2: end_t lies before start_t"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
