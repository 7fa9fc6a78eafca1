#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "sim/io/sumo/sumo_classes.hpp"
#include "sim/io/sumo/sumo_names.hpp"
#include "sim/io/sumo/sumo_writer.hpp"
#include "tests/sim/io/sumo/sumo_files.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

fs::path const kData = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/sumo";

using Cells = std::vector<std::string>;

TEST(SumoNet, InternalEdgesAndJunctionsAreCountedAndLeftOut) {
  auto const imported = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->report.read.of("links"), 5);
  EXPECT_EQ(imported->report.read.of("internal_edges"), 1);
  EXPECT_EQ(imported->report.read.of("internal_junctions"), 1);
  EXPECT_EQ(imported->report.read.of("internal_connections"), 1);
  EXPECT_EQ(imported->network.nodes.size(), 5U);
}

TEST(SumoNet, AnEdgeThatNobodyHereMayUseIsListed) {
  auto const imported = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->network.links.size(), 4U);
  ASSERT_EQ(imported->report.dropped.size(), 1U);
  EXPECT_EQ(imported->report.dropped[0].id, "ship");
  EXPECT_EQ(imported->report.dropped[0].line, 12U);
}

TEST(SumoNet, PavementsAndBusLanesAreNoLanesOfTheLink) {
  auto const imported = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(imported);
  auto const& links = imported->network.links;
  LinkId const a{0};
  EXPECT_EQ(links.id[a], "-w");
  EXPECT_EQ(links.lanes[a], 1);
  EXPECT_EQ(links.free_speed[a], 45);
  EXPECT_EQ(links.length[a], 90);
  EXPECT_EQ(links.name[a], "Đại lộ");
  EXPECT_EQ(uses_text(links.uses[a]), "motorbike,car,bus,truck,bicycle,walk");
  EXPECT_NEAR(links.capacity[a], 3600 * 12.5 / (12.5 + 7.5), 1e-9);  // 1 s and 7.5 m a car
  EXPECT_EQ(links.shape_of(a).size(), 3U);
  EXPECT_TRUE(imported->network.left_hand);
}

TEST(SumoNet, LanesAreNumberedFromTheInnermost) {
  auto const imported = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(imported);
  auto const lanes = cells_of(imported->network, "lane");
  EXPECT_EQ(Cells(lanes.begin(), lanes.begin() + 5), (Cells{"-w_0", "-w", "3", "walk", "2"}));
}

TEST(SumoNet, ConnectionsAreMovementsAndMissingTurnsAreBans) {
  auto const imported = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(imported);
  auto const movements = cells_of(imported->network, "movement");
  ASSERT_EQ(movements.size(), 36U);
  EXPECT_EQ(Cells(movements.begin(), movements.begin() + 12),
            (Cells{"1", "c", "-w", "1", "1", "e", "1", "1", "thru", "signal", "C", "0"}));
  auto const& bans = imported->network.restrictions;
  ASSERT_EQ(bans.size(), 2U);  // from the west to the north for all but buses, from the south to the east for all
  EXPECT_EQ(uses_text(bans.uses[0]), "motorbike,car,truck,bicycle");
  EXPECT_EQ(uses_text(bans.uses[1]), "motorbike,car,bus,truck,bicycle");
}

TEST(SumoSignals, PhasesWithGreenAreStagesAndTheRestClearsThem) {
  auto const imported = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(imported);
  auto const& network = imported->network;
  EXPECT_EQ(cells_of(network, "signal_controller"), (Cells{"C"}));
  EXPECT_EQ(cells_of(network, "signal_timing_plan"), (Cells{"C:0", "C", "58", "fixed_time", "0", "1"}));
  auto const phases = cells_of(network, "signal_timing_phase");
  ASSERT_EQ(phases.size(), 26U);
  EXPECT_EQ(Cells(phases.begin() + 2, phases.begin() + 7), (Cells{"1", "30", "30", "", "5"}));
  EXPECT_EQ(Cells(phases.begin() + 15, phases.begin() + 20), (Cells{"2", "20", "20", "", "3"}));
  EXPECT_EQ(cells_of(network, "signal_phase_mvmt"),
            (Cells{"1", "1", "1", "", "protected", "2", "1", "2", "", "protected", "3", "2", "3", "", "permitted"}));
}

TEST(SumoSignals, TheProgramReadLastRuns) {
  auto const imported = read_sumo_texts({kSumoCross, R"(<additional><tlLogic id="C" type="actuated" programID="day">
    <phase duration="10" minDur="5" maxDur="50" state="GG"/></tlLogic>
    <tlLogic id="nowhere" programID="0"><phase duration="1" state="G"/></tlLogic></additional>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(cells_of(imported->network, "signal_timing_plan"),
            (Cells{"C:0", "C", "58", "fixed_time", "0", "0", "C:day", "C", "10", "actuated", "day", "1"}));
  auto const phases = cells_of(imported->network, "signal_timing_phase");
  EXPECT_EQ(phases[26 + 3], "5");
  EXPECT_EQ(phases[26 + 4], "50");
  EXPECT_EQ(imported->report.dropped_by_reason.of("a signal program that no connection heeds"), 1);
}

TEST(SumoNet, ARealProjectionGivesLongitudeAndLatitude) {
  auto const imported =
      read_sumo_texts({R"(<net><location netOffset="-680000,-1210000" projParameter="+proj=utm +zone=48
    +ellps=WGS84 +datum=WGS84 +units=m +no_defs"/><edge id="1" from="a" to="b"><lane id="1_0" index="0" speed="10"
    length="10"/></edge><junction id="a" x="7000" y="5000"/><junction id="b" x="8000" y="5000"/></net>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->network.crs, "EPSG:4326");
  EXPECT_NEAR(imported->network.nodes.x[NodeId{0}], 106.7, 0.1);
  EXPECT_NEAR(imported->network.nodes.y[NodeId{0}], 11.0, 0.1);
}

TEST(SumoNet, EveryFaultNamesItsLineAndAllComeAtOnce) {
  auto const imported = read_sumo_texts({R"(<net>
<edge id="1" from="a" to="b"><lane id="1_0" index="0" speed="0" length="10"/></edge>
<edge id="1" from="a" to="x"><lane id="1_0" index="0" speed="1" length="-1"/></edge>
<edge id="2" from="a" to="b"/>
<junction id="a" x="0" y="0"/><junction id="b" x="0"/>
<connection from="1" to="7" fromLane="0" toLane="0"/>
</net>)"});
  ASSERT_FALSE(imported);
  std::vector<std::uint32_t> lines;
  for (auto const& fault : imported.error().sorted()) lines.push_back(fault.place.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{2, 3, 3, 3, 4, 5, 6}));
}

TEST(SumoNet, OtherDocumentsAreRefusedAtTheirRoot) {
  auto const imported = read_sumo_texts({"<?xml version='1.0'?>\n<nodes/>"});
  ASSERT_FALSE(imported);
  EXPECT_EQ(to_string(imported.error().sorted().front()).substr(0, 13), "a.net.xml:2:1");
}

TEST(SumoClasses, AllowAndDisallowSayWhoMayUseALane) {
  auto const uses = [](char const* allow, char const* disallow) {
    return uses_text(uses_of(sumo_classes(allow, disallow, [](std::string_view) {})));
  };
  EXPECT_EQ(uses("", ""), "motorbike,car,bus,truck,bicycle,walk");
  EXPECT_EQ(uses("all", ""), "motorbike,car,bus,truck,bicycle,walk");
  EXPECT_EQ(uses("tram bus", ""), "bus,rail");
  EXPECT_EQ(uses("", "truck trailer pedestrian"), "motorbike,car,bus,bicycle");
  EXPECT_EQ(uses("delivery", ""), "truck");
  EXPECT_EQ(uses("", "all"), "");
  EXPECT_EQ(road_class_of("motorcycle"), Use::motorbike);
  EXPECT_EQ(road_class_of("emergency"), Use::car);
  EXPECT_FALSE(road_class_of("pedestrian"));
  EXPECT_FALSE(road_class_of("rail"));
}

TEST(SumoNames, RefusedCharactersGoAndNamesStayDistinct) {
  std::vector<std::string> const ids = {"a b", "a_b", "a,b", "-7#1", "58[0]"};
  EXPECT_EQ(sumo_names(ids), (std::vector<std::string>{"a_b_2", "a_b", "a_b_3", "-7#1", "58[0]"}));
}

TEST(SumoWriter, WritingAndReadingGivesTheSameTables) {
  auto const first = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(first);
  auto const text = sumo_net_xml(first->network);
  auto const again = read_sumo_texts({text});
  ASSERT_TRUE(again) << text;
  EXPECT_EQ(gmns_texts(again->network), gmns_texts(first->network));
}

TEST(SumoWriter, ANetworkWithoutLanesAndMovementsGetsConnectionsWhereNothingIsBanned) {
  auto first = read_sumo_texts({kSumoCross});
  ASSERT_TRUE(first);
  first->network.others.clear();
  auto const again = read_sumo_texts({sumo_net_xml(first->network)});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->report.read.of("connections"), 3);
  EXPECT_EQ(again->network.links.size(), 4U);
}

TEST(SumoData, EveryNetworkSurvivesWritingAndReading) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no ../shared";
  for (auto const* name :
       {"Nguyen/nguyenNoTL.net.xml", "vietnamese-mixed-3x3/network.net.xml", "bologna/acosta/acosta_buslanes.net.xml",
        "RESCO/cologne1/cologne1.net.xml", "RESCO/ingolstadt1/ingolstadt1.net.xml"}) {
    auto const first = read_sumo(kData / name, name);
    ASSERT_TRUE(first) << name;
    auto const again = read_sumo_texts({sumo_net_xml(first->network)});
    ASSERT_TRUE(again) << name;
    auto const before = gmns_texts(first->network), after = gmns_texts(again->network);
    EXPECT_EQ(after.size(), before.size());
    for (auto const& [file, content] : before)  // places go through UTM where they are longitude and latitude
      if (first->network.crs.empty() || (file != "node.csv" && file != "link.csv")) {
        EXPECT_EQ(after.at(file), content) << name << " " << file;
      }
    for (auto const v : ids<NodeId>(first->network.nodes.size())) {
      EXPECT_NEAR(again->network.nodes.x[v], first->network.nodes.x[v], 1e-9);
      EXPECT_NEAR(again->network.nodes.y[v], first->network.nodes.y[v], 1e-9);
    }
  }
}

}  // namespace
}  // namespace tanvan
