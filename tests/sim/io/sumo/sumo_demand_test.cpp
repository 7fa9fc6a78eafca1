#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "sim/io/files/whole_file.hpp"
#include "sim/io/sumo/sumo_writer.hpp"
#include "tests/sim/io/sumo/sumo_files.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

fs::path const kData = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/sumo";

using Cells = std::vector<std::string>;

Cells trips(Result<ImportedNetwork> const& imported) {
  return cells_of(imported->network, "trips");
}

TEST(SumoDemand, VehiclesDriveTheirRoutesFromTheFirstNodeToTheLast) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<routes><vType id="b" vClass="bus"/><route id="r" edges="-w e"/>
    <vehicle id="1" depart="25205.00" type="b"><route edges="s n"/></vehicle>
    <vehicle id="2" depart="57600" route="r"/></routes>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(trips(imported), (Cells{"1", "25205", "bus", "s", "n", "s n", "2", "57600", "car", "w", "e", "-w e"}));
}

TEST(SumoDemand, TripsHaveOriginAndDestinationAlone) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<routes><trip id="1" depart="1:00:00" from="-w" to="e"/>
    <trip id="2" depart="5" fromJunction="s" toJunction="n"/></routes>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(trips(imported), (Cells{"1", "3600", "car", "w", "e", "2", "5", "car", "s", "n"}));
}

TEST(SumoDemand, FlowsAreVehiclesEvenlySpaced) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<routes><vType id="m" vClass="motorcycle"/>
    <flow id="n" type="m" begin="100" end="200" number="2" from="-w" to="e"/>
    <flow id="h" begin="0" end="3600" vehsPerHour="2" from="s" to="n"/>
    <flow id="p" begin="0" end="10" period="4" from="s" to="n"/>
    <flow id="c" begin="0" end="20" probability="0.1" from="s" to="n"/></routes>)"});
  ASSERT_TRUE(imported);
  auto const table = trips(imported);
  std::vector<std::string> departures;
  for (std::size_t i = 0; i < table.size(); i += 5) departures.push_back(table[i] + "@" + table[i + 1]);
  EXPECT_EQ(departures,
            (Cells{"n.0@100", "n.1@150", "h.0@0", "h.1@1800", "p.0@0", "p.1@4", "p.2@8", "c.0@0", "c.1@10"}));
  EXPECT_EQ(table[2], "motorbike");
}

TEST(SumoDemand, WhatCannotDriveIsListedWithItsReason) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<routes><vType id="bike" vClass="bicycle"/>
    <vehicle id="1" depart="0"><route edges="-w nowhere"/></vehicle><vehicle id="2" depart="0"><route edges="-w s"/></vehicle>
    <vehicle id="3" depart="triggered"><route edges="-w e"/></vehicle><trip id="4" type="bike" depart="0" from="s" to="n"/>
    <trip id="5" depart="0" from="s" to="x"/><person id="6" depart="0"><walk edges="-w e"/></person>
    <vehicle id="7" depart="0"><route edges="-w e"/></vehicle><vehicle id="7" depart="0"><route edges="-w e"/></vehicle>
    <rerouter id="8"/><flow id="9" from="s" to="n"/></routes>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(trips(imported).size(), 6U);
  auto const& dropped = imported->report.dropped_by_reason;
  EXPECT_EQ(dropped.of("a route over an edge that the network has not"), 1);
  EXPECT_EQ(dropped.of("a route over edges that do not meet"), 1);
  EXPECT_EQ(dropped.of("a vehicle without a usable route"), 2);
  EXPECT_EQ(dropped.of("a vehicle that departs at no stated time"), 1);
  EXPECT_EQ(dropped.of("a vehicle of no road class"), 1);
  EXPECT_EQ(dropped.of("a trip from or to an edge that the network has not"), 1);
  EXPECT_EQ(dropped.of("<person> is not read"), 1);
  EXPECT_EQ(dropped.of("an element that is not read"), 1);
  EXPECT_EQ(dropped.of("a vehicle whose id is there already"), 1);
  EXPECT_EQ(dropped.of("a flow without a number of vehicles or an end"), 1);
}

TEST(SumoDemand, OfADistributionTheMostProbableRouteIsTaken) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<routes><routeDistribution id="d">
    <route id="a" edges="s n" probability="0.2"/><route id="b" edges="-w e" probability="0.8"/></routeDistribution>
    <vTypeDistribution id="t"><vType id="x" vClass="truck"/></vTypeDistribution>
    <vehicle id="1" type="t" depart="0" route="d"/></routes>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(trips(imported), (Cells{"1", "0", "truck", "w", "e", "-w e"}));
}

TEST(SumoDemand, AFlowOfMoreVehiclesThanAnyCityIsRefused) {
  auto const imported =
      read_sumo_texts({kSumoCross, "<routes>\n<flow id='f' begin='0' end='1' number='1e9' from='s' to='n'/></routes>"});
  ASSERT_FALSE(imported);
  EXPECT_EQ(to_string(imported.error().sorted().front()).substr(0, 11), "other.xml:2");
}

TEST(SumoAdditional, StopsDetectorsAndDistrictsAreTables) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<additional>
    <busStop id="b" lane="-w_1" startPos="10" endPos="-5" lines="5"/><busStop id="x" lane="-w_9" startPos="1" endPos="2"/>
    <e1Detector id="d" lane="e_0" pos="23" freq="900" file="o.xml"/>
    <e3Detector id="a" period="60" file="o.xml"><detEntry lane="-w_2" pos="1"/><detExit lane="e_0" pos="9"/></e3Detector>
    <taz id="Z" shape="0,0 10,0 10,10"><tazSource id="-w" weight="2"/><tazSink id="e"/></taz>
    <trip id="t" depart="0" fromTaz="Z" toTaz="Z"/></additional>)"});
  ASSERT_TRUE(imported);
  auto const& network = imported->network;
  EXPECT_EQ(cells_of(network, "location"), (Cells{"b", "-w", "w", "10", "85", "2", "bus_stop", "", "5"}));
  EXPECT_EQ(cells_of(network, "detector"), (Cells{"d", "loop", "e",  "1", "23",   "23", "900", "a", "entry", "-w", "1",
                                                  "1", "1",    "60", "a", "exit", "e",  "1",   "9", "9",     "60"}));
  EXPECT_EQ(cells_of(network, "zone"), (Cells{"Z", "", "POLYGON ((0 0, 10 0, 10 10, 0 0))"}));
  EXPECT_EQ(cells_of(network, "zone_link"), (Cells{"Z", "-w", "source", "2", "Z", "e", "sink", "1"}));
  EXPECT_EQ(network.nodes.zone[NodeId{0}], "Z");
  EXPECT_EQ(trips(imported), (Cells{"t", "0", "car", "w", "e"}));
  EXPECT_EQ(imported->report.dropped.size(), 2U);
}

TEST(SumoAdditional, VolumesOfEdgeDataAreCounts) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<meandata><interval begin="0" end="900" id="x">
    <edge id="e" entered="12" departed="3" speed="10"/><edge id=":c_0" entered="1"/></interval></meandata>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(cells_of(imported->network, "counts"), (Cells{"e", "e", "0", "900", "15", "36"}));
}

TEST(SumoWriter, TripsComeBackInTheOrderOfDeparture) {
  auto const first = read_sumo_texts({kSumoCross, R"(<routes><vType id="k" vClass="truck"/>
    <vehicle id="1" depart="9" type="k"><route edges="s n"/></vehicle><trip id="2" depart="5" from="-w" to="e"/></routes>)"});
  ASSERT_TRUE(first);
  auto const again = read_sumo_texts({kSumoCross, sumo_routes_xml(first->network)});
  ASSERT_TRUE(again);
  EXPECT_EQ(trips(again), (Cells{"2", "5", "car", "w", "e", "", "1", "9", "truck", "s", "n", "s n"}));
}

TEST(SumoFiles, AConfigurationNamesFilesBesideItAlone) {
  auto const folder = fs::temp_directory_path() / "tanvan_sumo_files";
  fs::create_directories(folder);
  auto const put = [&](char const* name, std::string_view text) {
    write_whole_file(folder / name, std::as_bytes(std::span(text)));
  };
  put("a.net.xml", kSumoCross);
  put("types.xml", "<additional><vType id='v' vClass='bus'/></additional>");
  put("a.rou.xml", "<routes><include href='types.xml'/><trip id='1' type='v' depart='0' from='s' to='n'/></routes>");
  put("a.sumocfg",
      "<configuration><input><net-file value='a.net.xml'/><route-files value='a.rou.xml'/></input></configuration>");
  auto const imported = read_sumo(folder, "folder");
  ASSERT_TRUE(imported);
  EXPECT_EQ(trips(imported), (Cells{"1", "0", "bus", "s", "n"}));
  put("a.rou.xml", "<routes>\n<include href='../../etc/passwd'/></routes>");
  auto const outside = read_sumo(folder, "folder");
  ASSERT_FALSE(outside);
  EXPECT_EQ(to_string(outside.error().sorted().front()).substr(0, 18), "folder/a.rou.xml:2");
  put("a.sumocfg", "<configuration>\n<net-file value='b.net.xml'/></configuration>");
  auto const missing = read_sumo(folder, "folder");
  ASSERT_FALSE(missing);
  EXPECT_EQ(to_string(missing.error().sorted().front()).substr(0, 18), "folder/a.sumocfg:2");
  fs::remove_all(folder);
}

TEST(SumoFiles, FilesThatIncludeEachOtherManyTimesAreRefused) {
  auto const folder = fs::temp_directory_path() / "tanvan_sumo_includes";
  fs::create_directories(folder);
  auto const put = [&](std::string const& name, std::string_view text) {
    write_whole_file(folder / name, std::as_bytes(std::span(text)));
  };
  put("a.net.xml", kSumoCross);
  put("a.sumocfg",
      "<configuration><input><net-file value='a.net.xml'/><route-files value='0.xml'/></input></configuration>");
  for (int depth = 0; depth < 7; ++depth) {
    std::string text = "<routes>";
    for (int i = 0; i < 10; ++i) text += "<include href='" + std::to_string(depth + 1) + ".xml'/>";
    put(std::to_string(depth) + ".xml", text + "</routes>");
  }
  put("7.xml", "<routes/>");
  auto const imported = read_sumo(folder, "folder");
  ASSERT_FALSE(imported);
  EXPECT_NE(to_string(imported.error().sorted().front()).find("too many included files"), std::string::npos);
  fs::remove_all(folder);
}

TEST(SumoData, ScenariosAreReadByTheirConfiguration) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no ../shared";
  auto const cologne = read_sumo(kData / "RESCO/cologne1", "cologne1");
  ASSERT_TRUE(cologne);
  EXPECT_EQ(table_named(cologne->network, "trips")->rows(), 2015U);
  EXPECT_EQ(table_named(cologne->network, "trips")->cells[1], "25205");
  auto const acosta = read_sumo(kData / "bologna/acosta", "acosta");
  ASSERT_TRUE(acosta);
  EXPECT_EQ(table_named(acosta->network, "trips")->rows(), 8622U + 157U);
  EXPECT_EQ(table_named(acosta->network, "signal_controller")->rows(), 7U);
  EXPECT_EQ(acosta->report.dropped_by_reason.all().size(), 1U);  // prohibitions
}

}  // namespace
}  // namespace tanvan
