#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <string>

#include "sim/io/exchange/metric_crs.hpp"
#include "sim/io/exchange/text_table.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/matsim/matsim_reader.hpp"
#include "sim/io/matsim/matsim_writer.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

fs::path const kData = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/matsim";

Result<ImportedNetwork> read(std::string_view network, std::string const& crs = {}) {
  std::vector<XmlReader> documents;
  documents.emplace_back(memory_source(network), "network.xml");
  return read_matsim_documents(std::move(documents), crs);
}

std::string fault_of(std::string_view network) {
  auto const imported = read(network);
  return imported ? std::string{} : to_string(imported.error().sorted().front());
}

std::map<std::string, std::string> files_of(NetworkTables const& network) {
  std::map<std::string, std::string> files;
  for (auto const& file : gmns_files(network)) files[file.name] = file.text;
  return files;
}

constexpr std::string_view kNetwork = R"xml(<!DOCTYPE network SYSTEM "http://www.matsim.org/files/dtd/network_v2.dtd">
<network name="small">
<attributes><attribute name="coordinateReferenceSystem" class="java.lang.String">Atlantis</attribute></attributes>
<nodes><node id="(0,0)" x="0" y="0"/><node id="b" x="1000" y="0" type="2"><attributes>
<attribute name="shade" class="java.lang.String">green</attribute></attributes></node></nodes>
<links capperiod="12:00:00" effectivecellsize="7.5">
<link id="l1" from="(0,0)" to="b" length="1000.0" freespeed="10" capacity="43200" permlanes="2" modes="car,bus,pt"/>
<link id="l2" from="b" to="b" length="0" freespeed="Infinity" capacity="1200" permlanes="1" modes="train">
<attributes><attribute name="type" class="java.lang.String">primary</attribute></attributes></link>
</links></network>)xml";

TEST(MatsimNetwork, CapacitiesAreForOneHourAndOneLaneAndSpeedsInKmh) {
  auto const imported = read(kNetwork);
  ASSERT_TRUE(imported);
  auto const& links = imported->network.links;
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links.capacity[LinkId{0}], 1800);  // 43,200 in 12 h on two lanes
  EXPECT_EQ(links.free_speed[LinkId{0}], 36);
  EXPECT_TRUE(std::isnan(links.free_speed[LinkId{1}]));
  EXPECT_EQ(imported->network.nodes.id[NodeId{0}], "(0,0)");
}

TEST(MatsimNetwork, ModesBecomeUsesAndTheirWordsAreKept) {
  auto const imported = read(kNetwork);
  ASSERT_TRUE(imported);
  auto const& links = imported->network.links;
  EXPECT_EQ(uses_text(links.uses[LinkId{0}]), "car,bus");
  EXPECT_EQ(uses_text(links.uses[LinkId{1}]), "rail");
  ASSERT_EQ(links.more.size(), 2U);
  EXPECT_EQ(links.more[0].name, "modes");
  EXPECT_EQ(links.more[0].text[0], "car,bus,pt");
  EXPECT_EQ(links.more[1].name, "matsim:type");
  EXPECT_EQ(links.more[1].text, (std::vector<std::string>{"", "primary"}));
  EXPECT_EQ(imported->network.nodes.more[0].text[1], "green");
}

TEST(MatsimNetwork, AnUnknownReferenceSystemLeavesCoordinatesAsTheyAre) {
  auto const imported = read(kNetwork);
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->network.crs, "");
  EXPECT_EQ(imported->network.nodes.x[NodeId{1}], 1000);
}

TEST(MatsimNetwork, TheUsersReferenceSystemGoesBeforeTheFiles) {
  auto const imported =
      read(R"(<network><nodes><node id="a" x="687000" y="1215000"/><node id="b" x="688000" y="1215000"/>
    </nodes><links><link id="1" from="a" to="b" length="1000" freespeed="10" capacity="1" permlanes="1"/></links></network>)",
           "EPSG:32648");
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->network.crs, "EPSG:4326");
  EXPECT_NEAR(imported->network.nodes.x[NodeId{0}], 106.7, 0.1);  // Thủ Dầu Một
  EXPECT_NEAR(imported->network.nodes.y[NodeId{0}], 11.0, 0.1);
}

TEST(MatsimNetwork, EveryFaultNamesItsLineAndAllComeAtOnce) {
  auto const imported = read(R"(<network><nodes><node id="a" x="0" y="0"/>
<node id="a" x="0" y="0"/>
<node id="b" x="nan" y="0"/></nodes><links>
<link id="1" from="a" to="c" length="1" freespeed="1" capacity="1" permlanes="1"/>
<link id="2" from="a" to="b" length="-1" freespeed="1" capacity="1" permlanes="1"/>
<link id="3" from="a" to="b" length="1" freespeed="fast" capacity="1" permlanes="0"/>
</links></network>)");
  ASSERT_FALSE(imported);
  std::vector<std::uint32_t> lines;
  for (auto const& fault : imported.error().sorted()) lines.push_back(fault.place.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{2, 3, 4, 5, 6, 6}));
}

TEST(MatsimNetwork, OtherDocumentsAreRefusedAtTheirRoot) {
  EXPECT_EQ(fault_of("<?xml version='1.0'?>\n<plans/>").substr(0, 15), "network.xml:2:1");
  EXPECT_NE(fault_of("<network><nodes/><links/></network>").find("no links"), std::string::npos);
}

TEST(MatsimNetwork, WritingAndReadingGivesTheSameTables) {
  auto first = read(kNetwork);
  ASSERT_TRUE(first);
  auto& links = first->network.links;
  links.name[LinkId{0}] = "Đại lộ Bình Dương";
  links.toll[LinkId{0}] = 15'000;
  first->network.nodes.zone[NodeId{0}] = "z & 1";
  first->network.left_hand = true;
  links.free_speed[LinkId{1}] = 13.9 * 3.6;
  auto const again = read(matsim_network_xml(first->network, first->network.crs));
  ASSERT_TRUE(again);
  EXPECT_EQ(files_of(again->network), files_of(first->network));
}

TEST(MatsimNetwork, AMetricReferenceSystemIsNamedInTheFileAndLeadsBack) {
  auto first = read(R"(<network><nodes><node id="a" x="106.65" y="11"/><node id="b" x="106.66" y="11"/></nodes><links>
    <link id="1" from="a" to="b" length="1000" freespeed="10" capacity="1" permlanes="1"/></links></network>)",
                    "EPSG:4326");
  ASSERT_TRUE(first);
  EXPECT_EQ(metric_crs_of(first->network), "EPSG:32648");
  auto const text = matsim_network_xml(first->network, "EPSG:32648");
  EXPECT_NE(text.find(">EPSG:32648<"), std::string::npos);
  auto const again = read(text);
  ASSERT_TRUE(again);
  EXPECT_NEAR(again->network.nodes.x[NodeId{0}], 106.65, 1e-9);
}

TEST(MatsimEvents, VehiclesThatEnterLinksAreCountedByTheHour) {
  std::vector<XmlReader> documents;
  documents.emplace_back(memory_source(kNetwork), "network.xml");
  auto network = read(kNetwork);
  ASSERT_TRUE(network);
  using Kind = RoadEvent::Kind;
  std::vector<RoadEvent> const events = {{3500, Kind::departure, LinkId{1}, "v", Use::car},
                                         {3600, Kind::entered_link, LinkId{0}, "v", Use::car},
                                         {7199, Kind::entered_link, LinkId{0}, "w", Use::car},
                                         {7200, Kind::arrival, LinkId{0}, "v", Use::car}};
  auto const text = matsim_events_xml(network->network, events);
  documents.emplace_back(memory_source(text), "events.xml");
  auto const imported = read_matsim_documents(std::move(documents));
  ASSERT_TRUE(imported);
  auto const* const volumes = table_named(imported->network, "link_volume");
  ASSERT_NE(volumes, nullptr);
  EXPECT_EQ(volumes->cells, (std::vector<std::string>{"l1", "3600", "7200", "2"}));
}

TEST(MatsimFolder, TheOnlyNetworkIsTakenAndFilesOfUnknownKindsAreListed) {
  auto const folder = fs::temp_directory_path() / "tanvan_matsim_folder";
  fs::create_directories(folder);
  auto const put = [&](char const* name, std::string_view text) {
    write_whole_file(folder / name, std::as_bytes(std::span(text)));
  };
  put("net.xml", kNetwork);
  put("facilities.xml", "<facilities/>");
  put("notes.txt", "words");
  auto const imported = read_matsim(folder, "folder");
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->report.dropped.size(), 2U);
  put("net2.xml", kNetwork);
  EXPECT_FALSE(read_matsim(folder, "folder"));
  put("config.xml",
      R"(<config><module name="network"><param name="inputNetworkFile" value="net2.xml"/></module></config>)");
  EXPECT_TRUE(read_matsim(folder, "folder"));
  put("config.xml",
      "<config><module name='network'>\n<param name='inputNetworkFile' value='../../etc/passwd'/></module></config>");
  auto const outside = read_matsim(folder, "folder");
  ASSERT_FALSE(outside);
  EXPECT_EQ(to_string(outside.error().sorted().front()).substr(0, 19), "folder/config.xml:2");
  fs::remove_all(folder);
}

TEST(MatsimData, EveryNetworkSurvivesWritingAndReading) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no ../shared";
  for (auto const* name :
       {"equil/network.xml", "freight-chessboard-9x9/grid9x9.xml", "pt-simple-lineswitch/network.xml",
        "pt-simple/network.xml", "pt-tutorial/multimodalnetwork.xml", "siouxfalls/network.xml",
        "siouxfalls/network-wo-dummy-node.xml", "siouxfalls-2014/Siouxfalls_network_PT.xml"}) {
    auto const first = read_matsim(kData / name, name);
    ASSERT_TRUE(first) << name;
    auto const again = read(matsim_network_xml(first->network, first->network.crs));
    ASSERT_TRUE(again) << name;
    EXPECT_EQ(files_of(again->network), files_of(first->network)) << name;
  }
}

}  // namespace
}  // namespace tanvan
