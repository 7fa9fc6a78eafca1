#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/matsim/matsim_reader.hpp"
#include "sim/io/matsim/matsim_writer.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

fs::path const kData = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/matsim";

/// 1 → 2 → 3 → 1; each 1,000 m at 10 m/s.
constexpr std::string_view kRing = R"(<network><nodes><node id="1" x="0" y="0"/><node id="2" x="1" y="0"/>
<node id="3" x="1" y="1"/></nodes><links>
<link id="12" from="1" to="2" length="1000" freespeed="10" capacity="100" permlanes="1"/>
<link id="23" from="2" to="3" length="1000" freespeed="10" capacity="100" permlanes="1"/>
<link id="31" from="3" to="1" length="1000" freespeed="10" capacity="100" permlanes="1"/></links></network>)";

Result<ImportedNetwork> read(std::initializer_list<std::string_view> texts) {
  std::vector<XmlReader> documents;
  for (auto const text : texts)
    documents.emplace_back(memory_source(text), documents.empty() ? "network.xml" : "other.xml");
  return read_matsim_documents(std::move(documents));
}

std::vector<std::string> cells(ImportedNetwork const& imported, char const* table) {
  auto const* const found = table_named(imported.network, table);
  return found == nullptr ? std::vector<std::string>{} : found->cells;
}

using Cells = std::vector<std::string>;

TEST(MatsimPlans, ATripBeginsBehindItsDepartureLinkAndDrivesTheArrivalLink) {
  auto const imported = read({kRing, R"(<population><person id="p"><plan selected="yes">
    <activity type="home" link="12" end_time="06:00:00"/><leg mode="car"><route type="links">12 23 31</route></leg>
    <activity type="work" link="31"/></plan></person></population>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(cells(*imported, "trips"), (Cells{"p_1", "21600", "car", "2", "1", "23 31", "p"}));
}

TEST(MatsimPlans, RoutesOfVersionFourListNodes) {
  auto const imported = read({kRing, R"(<plans><person id="p"><plan>
    <act type="h" link="12" end_time="06:00"/><leg mode="car"><route>2 3</route></leg>
    <act type="w" link="31" dur="01:00"/><leg mode="car"><route>1 </route></leg>
    <act type="h" link="12"/></plan></person></plans>)"});
  ASSERT_TRUE(imported);
  // 06:00, two links of 100 s each, an hour of work
  EXPECT_EQ(cells(*imported, "trips"),
            (Cells{"p_1", "21600", "car", "2", "1", "23 31", "p", "p_2", "25400", "car", "1", "2", "12", "p"}));
}

TEST(MatsimPlans, TheSelectedPlanCountsAndTheFirstWhereNoneIs) {
  auto const imported = read({kRing, R"(<population><person id="p">
    <plan selected="no"><activity type="a" link="12"/></plan>
    <plan selected="yes"><activity type="b" link="12"/></plan></person><person id="q">
    <plan><activity type="c" link="12"/></plan><plan><activity type="d" link="12"/></plan></person></population>)"});
  ASSERT_TRUE(imported);
  auto const activities = cells(*imported, "activities");
  ASSERT_EQ(activities.size(), 20U);
  EXPECT_EQ(activities[2], "b");
  EXPECT_EQ(activities[12], "c");
  EXPECT_EQ(imported->report.read.of("plans_not_selected"), 2);
}

TEST(MatsimPlans, APersonMayNotComeTwice) {
  auto const imported = read({kRing, "<population>\n<person id=\"p\"/>\n<person id=\"p\"/></population>"});
  ASSERT_FALSE(imported);
  EXPECT_NE(to_string(imported.error().sorted()[0]).find("other.xml:3:"), std::string::npos);
}

TEST(MatsimPlans, WhoRidesWalksOrTakesTransitMakesNoTripByRoad) {
  auto const imported = read({kRing, R"(<population><person id="p"><attributes>
    <attribute name="age" class="java.lang.Integer">40</attribute></attributes><plan selected="yes">
    <activity type="h" link="12" end_time="06:00:00"/><leg mode="pt"/><activity type="w" link="31" end_time="07:00:00"/>
    <leg mode="ride"/><activity type="s" link="12" end_time="08:00:00"/><leg mode="walk"/>
    <activity type="h" link="31"/></plan></person></population>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(table_named(imported->network, "trips"), nullptr);
  EXPECT_EQ(cells(*imported, "legs").size(), 15U);
  EXPECT_EQ(cells(*imported, "persons"), (Cells{"p", "40"}));
}

TEST(MatsimPlans, LegsThatCannotBeTripsAreListedWithTheirLines) {
  auto const imported = read({kRing, R"(<population><person id="p"><plan selected="yes">
<activity type="h" x="0" y="0" end_time="06:00:00"/>
<leg mode="car"/>
<activity type="w" link="31" end_time="07:00:00"/>
<leg mode="car"/>
<activity type="w" link="31"/>
<leg mode="car"/>
<activity type="h" link="12"/></plan></person></population>)"});
  ASSERT_TRUE(imported);
  std::vector<std::uint32_t> lines;
  for (auto const& dropped : imported->report.dropped) lines.push_back(dropped.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{3, 5, 7}));
}

TEST(MatsimPlans, WritingAndReadingGivesTheSameTables) {
  auto const first = read({kRing, R"(<population><person id="p"><attributes>
    <attribute name="age" class="java.lang.Integer">40</attribute></attributes><plan selected="yes">
    <activity type="home" link="12" x="5" y="6" end_time="06:00:00"/>
    <leg mode="car" dep_time="06:00:00"><route type="links">12 23 31</route></leg>
    <activity type="work" link="31" max_dur="01:00:00.5"/><leg mode="walk"/><activity type="home" link="12"/>
    </plan></person><person id="q"><plan><activity type="home" link="12"/></plan></person></population>)"});
  ASSERT_TRUE(first);
  auto const again = read({kRing, matsim_population_xml(first->network, "")});
  ASSERT_TRUE(again);
  for (auto const* table : {"persons", "activities", "legs", "trips"})
    EXPECT_EQ(cells(*again, table), cells(*first, table)) << table;
}

TEST(MatsimPlans, TripsAloneBecomeAPersonEach) {
  NetworkTables network = read({kRing})->network;
  network.others.push_back({"trips",
                            {"trip_id", "depart_s", "class", "from_node_id", "to_node_id", "route"},
                            {"7", "60", "car", "2", "1", "23 31"}});
  auto const again = read({kRing, matsim_population_xml(network, "")});
  ASSERT_TRUE(again);
  EXPECT_EQ(cells(*again, "trips"), (Cells{"7_1", "60", "car", "2", "1", "23 31", "7"}));
}

TEST(MatsimPlans, FromANodeThatNoLinkLeadsToATripBeginsOnItsOwnFirstLink) {
  constexpr std::string_view kRow = R"(<network><nodes><node id="1" x="0" y="0"/><node id="2" x="1" y="0"/>
<node id="3" x="1" y="1"/></nodes><links>
<link id="12" from="1" to="2" length="1000" freespeed="10" capacity="100" permlanes="1"/>
<link id="23" from="2" to="3" length="1000" freespeed="10" capacity="100" permlanes="1"/></links></network>)";
  NetworkTables network = read({kRow})->network;
  network.others.push_back({"trips",
                            {"trip_id", "depart_s", "class", "from_node_id", "to_node_id", "route"},
                            {"a", "60", "car", "1", "3", "12 23", "b", "60", "car", "1", "3", "",  //
                             "c", "60", "car", "3", "1", ""}});                                    // nothing leads to 1
  auto const xml = matsim_population_xml(network, "");
  auto const again = read({kRow, xml});
  ASSERT_TRUE(again);
  EXPECT_EQ(cells(*again, "trips"),
            (Cells{"a_1", "60", "car", "2", "3", "23", "a", "b_1", "60", "car", "2", "3", "", "b"}));
  EXPECT_EQ(xml.find("\"c\""), std::string::npos);
}

TEST(MatsimTransit, StopsRoutesOffsetsAndDeparturesAreTables) {
  auto const imported = read({kRing, R"(<transitSchedule><transitStops>
    <stopFacility id="s" x="0" y="1" linkRefId="12" name="Bến Thành"/><stopFacility id="t" x="1" y="1" linkRefId="99"/>
    </transitStops><transitLine id="L"><transitRoute id="R"><transportMode>bus</transportMode><routeProfile>
    <stop refId="s" departureOffset="00:00:00"/><stop refId="t" arrivalOffset="00:05:00"/></routeProfile>
    <route><link refId="12"/><link refId="23"/></route><departures>
    <departure id="d" departureTime="25:30:00" vehicleRefId="v"/></departures></transitRoute></transitLine>
    </transitSchedule>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(cells(*imported, "transit_stop"), (Cells{"s", "Bến Thành", "0", "1", "12", "", "t", "", "1", "1", "", ""}));
  EXPECT_EQ(cells(*imported, "transit_route"), (Cells{"L", "R", "", "bus", "12 23"}));
  EXPECT_EQ(cells(*imported, "transit_profile"),
            (Cells{"L", "R", "1", "s", "", "0", "", "L", "R", "2", "t", "300", "", ""}));
  EXPECT_EQ(cells(*imported, "transit_departure"), (Cells{"L", "R", "d", "91800", "v"}));
  EXPECT_EQ(imported->report.dropped.size(), 1U);
}

TEST(MatsimTransit, AProfileThatNamesNoStopIsAFault) {
  auto const imported = read({kRing, R"(<transitSchedule><transitLine id="L"><transitRoute id="R"><routeProfile>
<stop refId="nowhere"/></routeProfile></transitRoute></transitLine></transitSchedule>)"});
  ASSERT_FALSE(imported);
  EXPECT_EQ(to_string(imported.error().sorted().front()).substr(0, 13), "other.xml:2:1");
}

TEST(MatsimCounts, HourSevenIsFromSixToSeven) {
  auto const imported = read({kRing, R"(<counts name="c" year="2020"><count loc_id="12" cs_id="station">
    <volume h="7" val="11.1"/></count><count loc_id="99" cs_id="x"><volume h="1" val="1"/></count></counts>)"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(cells(*imported, "counts"), (Cells{"station", "12", "", "21600", "25200", "11.1"}));
  EXPECT_EQ(imported->report.dropped.size(), 1U);
}

TEST(MatsimData, EquilsTwoThousandMakeFourThousandTripsWithRoutes) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no ../shared";
  MatsimOptions options;
  options.plans = {{kData / "equil/plans2000.xml.gz", "plans"}};
  options.events = {{kData / "equil/output_events.xml.gz", "events"}};
  auto const imported = read_matsim(kData / "equil/network.xml", "network.xml", options);
  ASSERT_TRUE(imported);
  auto const* const trips = table_named(imported->network, "trips");
  ASSERT_NE(trips, nullptr);
  EXPECT_EQ(trips->rows(), 4000U);
  for (std::size_t row = 0; row < trips->rows(); ++row)
    EXPECT_FALSE(cell_of(*trips, row, column_of(*trips, "route")).empty());
  EXPECT_EQ(imported->report.read.of("events"), 56'000);
}

TEST(MatsimData, ScenariosAreReadByTheirConfiguration) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no ../shared";
  auto const tutorial = read_matsim(kData / "pt-tutorial", "pt-tutorial");
  ASSERT_TRUE(tutorial);
  EXPECT_EQ(tutorial->report.read.of("persons"), 900);
  EXPECT_EQ(tutorial->report.read.of("transit_departures"), 100);
  auto const without_population = read_matsim(kData / "siouxfalls-2014", "sf");
  ASSERT_FALSE(without_population);
  EXPECT_EQ(to_string(without_population.error().sorted().front()).substr(0, 24), "sf/config_default.xml:11");
}

}  // namespace
}  // namespace tanvan
