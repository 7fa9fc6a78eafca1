// One line of [data] swaps the strategic network for one that `tanvan import` wrote.
#include <gtest/gtest.h>

#include "tests/scenarios/small_scenario.hpp"

namespace tanvan::testing {
namespace {

/// Two of the small scenario's roads as another source has them, with names and a motorway of its own.
void write_network(SmallScenario const& folder, std::string const& more = "") {
  write(folder / "net/config.csv", "long_length,speed,crs\nm,kph,4326\n");
  write(folder / "net/node.csv",
        "node_id,x_coord,y_coord\nv,106.7101,10.8701\na,106.6801,11.0501\nm,106.6001,11.1201\nx,106.69,11.0\n");
  write(folder / "net/link.csv",
        "link_id,name,from_node_id,to_node_id,directed,length,lanes,free_speed,capacity,allowed_uses,geometry\n"
        "1,Quốc lộ 13,v,x,0,15000,2,60,900,\"car,motorbike,bus,truck\",\n"
        "2,Quốc lộ 13,x,a,0,6000,2,60,900,\"car,motorbike,bus,truck\",\"LINESTRING (106.69 11, 106.68 11.02, 106.6801 "
        "11.0501)\"\n"
        "3,Quốc lộ 13,a,m,0,12000,2,60,900,\"car,motorbike,bus,truck\",\n"
        "4,CT,v,a,0,20000,2,100,1800,\"car,truck\",\n" +
            more);
  write(folder / "osm.toml", "extends = \"baseline.toml\"\n[data]\nnetwork = \"net\"\n");
}

TEST(ScenarioNetwork, RoadsOfTheFolderComeFirstAndTheTablesRoadsJoinThem) {
  SmallScenario const folder("network");
  write_network(folder);
  auto const scenario = read(folder / "osm.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  auto const& links = scenario->network.links;
  EXPECT_EQ(links.name[LinkId{0}], "QL13");  // matched: interventions and tolls find it
  EXPECT_GT(links.car_toll[LinkId{0}].value, 0);
  EXPECT_EQ(links.capacity[LinkId{0}], 1800);
  EXPECT_EQ(links.shape_of(LinkId{2}).size(), 3U);
  EXPECT_TRUE(links.is_banned(LinkId{6}, VehicleClass::motorbike));
  EXPECT_FALSE(links.is_banned(LinkId{6}, VehicleClass::truck));
  auto const& names = links.name;
  EXPECT_NE(std::find(names.begin(), names.end(), "Ring Road 3"), names.end());  // planned, still there to be opened
  EXPECT_FALSE(scenario->warnings.empty());
}

TEST(ScenarioNetwork, ResolvedTextNamesTheNetworkAndIsAFixedPoint) {
  SmallScenario const folder("network-resolved");
  write_network(folder);
  auto const first = read(folder / "osm.toml");
  ASSERT_TRUE(first) << faults_of(first);
  EXPECT_NE(first->resolved.find("network = \"net\""), std::string::npos);
  write(folder / "again.toml", first->resolved);
  auto const again = read(folder / "again.toml");
  ASSERT_TRUE(again) << faults_of(again);
  EXPECT_EQ(again->resolved, first->resolved);
  EXPECT_EQ(again->network.links.size(), first->network.links.size());
}

TEST(ScenarioNetwork, FaultsOfTheFolderNameItsFilesAndLines) {
  SmallScenario const folder("network-faults");
  write_network(folder, "5,street,v,nowhere,1,100,1,50,600,,\n");
  EXPECT_NE(faults_of(read(folder / "osm.toml")).find("link.csv:6: to_node_id"), std::string::npos)
      << faults_of(read(folder / "osm.toml"));
  write_network(folder, "5,street,v,x,1,100,,50,600,,\n");
  EXPECT_NE(faults_of(read(folder / "osm.toml")).find("lanes must be above 0"), std::string::npos);
  write(folder / "osm.toml", "extends = \"baseline.toml\"\n[data]\nnetwork = \"none\"\n");
  EXPECT_NE(faults_of(read(folder / "osm.toml")).find("none:1: is no folder"), std::string::npos);
}

}  // namespace
}  // namespace tanvan::testing
