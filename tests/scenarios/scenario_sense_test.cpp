// What has the right form and makes no sense is a fault; what may be meant has a warning.
#include <gtest/gtest.h>

#include "tests/scenarios/small_scenario.hpp"

namespace tanvan::testing {
namespace {

TEST(ScenarioSense, EachYearOfTravelOutsideTheScenarioIsNamed) {
  SmallScenario const folder("years");
  folder.replace("baseline.toml", "years = [2020, 2022]", "years = [2010, 2022, 2099]");
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find("transport.years = 2010: comes before 2020"), std::string::npos) << faults;
  EXPECT_NE(faults.find("transport.years = 2099: comes after 2022"), std::string::npos) << faults;
  expect_fault("baseline.toml", "years = [2020, 2022]", "years = []",
               "transport.years = an empty array: must be an array of at least one year");
  expect_fault("baseline.toml", "years = [2020, 2022]", "bins = []", "must hold 1 to 8 bins");
}

TEST(ScenarioSense, YearsOfTravelAfterAnEndDrawnNearerAreLeftOutWithAWarning) {
  SmallScenario const folder("nearer");
  auto const scenario = read(folder / "baseline.toml", {{"scenario.end", "2021-12-31"}});
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_EQ(scenario->transport.years, std::vector{2020});
  ASSERT_EQ(scenario->warnings.size(), 1U);
  EXPECT_NE(scenario->warnings.sorted().front().sentence.find("no day of travel in 2022, after the end set to 2021"),
            std::string::npos);
}

TEST(ScenarioSense, ALineWhoseStopsTakeAnotherTimeIsWarnedOf) {
  SmallScenario const folder("run-times");
  folder.replace("transit.csv", "30.8,63,", "30.8,58,");  // 9 % off the 63 min of the stops
  EXPECT_TRUE(read(folder / "baseline.toml")->warnings.empty());
  folder.replace("transit.csv", "30.8,58,", "30.8,57,");  // 11 %
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  ASSERT_EQ(scenario->warnings.size(), 1U);
  auto const warning = to_string(scenario->warnings.sorted().front());
  EXPECT_NE(warning.find("transit.csv:2"), std::string::npos) << warning;
  EXPECT_NE(warning.find("line BRT1: run_time_min is 57, but from its first stop to its last are 63 min"),
            std::string::npos)
      << warning;
}

TEST(ScenarioSense, DynamicYearsAreYearsOfTravel) {
  SmallScenario const folder("dynamic");
  EXPECT_TRUE(read(folder / "baseline.toml")->transport.dynamic.empty());
  folder.replace("baseline.toml", "years = [2020, 2022]", "years = [2020, 2022]\ndynamic = [2022]");
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_TRUE(scenario->transport.is_dynamic(2022));
  EXPECT_FALSE(scenario->transport.is_dynamic(2020));
  EXPECT_NE(scenario->resolved.find("dynamic = [2022]"), std::string::npos);
  auto const nearer = read(folder / "baseline.toml", {{"scenario.end", "2021-12-31"}});
  ASSERT_TRUE(nearer) << faults_of(nearer);
  EXPECT_TRUE(nearer->transport.dynamic.empty());
}

TEST(ScenarioSense, EachDynamicYearWithoutADayOfTravelIsNamed) {
  auto const fault = [](char const* key, char const* sentence) {
    expect_fault("baseline.toml", "years = [2020, 2022]", std::string(key) + "\nyears = [2020, 2022]", sentence);
  };
  fault("dynamic = [2021]", "transport.dynamic = 2021: has no day of travel; transport.years are 2020, 2022");
  fault("dynamic = [2022, 2020]", "transport.dynamic = 2020: years must be ascending");
  fault("dynamic = [\"2022\"]", "transport.dynamic = \"2022\": must be a year");
  fault("dynamic = 2022", "transport.dynamic = 2022: must be an array of years");
  fault("dynamik = [2022]", "did you mean transport.dynamic?");
}

TEST(ScenarioSense, ASampleTooSmallNamesTheSmallestScale) {
  expect_fault("baseline.toml", "scale = 0.1", "scale = 1e-9",
               "scenario.scale = 1e-09: a sample of 0 of 102366 persons; it needs 1000; set at least 0.0098");
  SmallScenario const folder("scale");
  EXPECT_NE(faults_of(read(folder / "baseline.toml", {{"scenario.scale", "0.0097"}})).find("at least 0.0098"),
            std::string::npos);
  EXPECT_TRUE(read(folder / "baseline.toml", {{"scenario.scale", "0.0098"}}));
}

TEST(ScenarioSense, PeopleAndHouseholdsBelongTogether) {
  expect_fault("zones.csv", "12366,4580", "10,4580", "households_2020 = \"4580\": more households than the 10 persons");
  expect_fault("zones.csv", "12366,4580", "12366,0", "12366 persons live here; they need households");
  SmallScenario const folder("deserted");
  folder.replace("zones.csv", "12366,4580", "0,0");
  EXPECT_TRUE(read(folder / "baseline.toml"));  // one zone may be empty
  folder.replace("zones.csv", "90000,33000", "0,0");
  EXPECT_NE(faults_of(read(folder / "baseline.toml")).find("zones.csv:1: no internal zone has persons"),
            std::string::npos);
}

TEST(ScenarioSense, ParksEmployNoMoreThanFitAndLive) {
  expect_fault("industrial_parks.csv", "30000", "7000000", "workers a hectare; at most 1000 fit");
  SmallScenario const folder("workers");
  folder.replace("industrial_parks.csv", "30000", "300000");
  EXPECT_NE(faults_of(read(folder / "baseline.toml"))
                .find("industrial_parks.csv:1: the parks employ 350000 workers, more than the 102366 persons"),
            std::string::npos);
}

TEST(ScenarioSense, ConfidenceIsOneOfThreeWordsInEveryTable) {
  for (auto const& [table, text] : small_tables()) {
    SmallScenario const folder("confidence");
    auto const word = table == "targets.csv" || table == "policy_levers.csv" ? ",high" : ",low";
    auto const line = folder.replace(table, word, ",sure");
    auto const faults = faults_of(read(folder / "baseline.toml"));
    EXPECT_NE(
        faults.find(table + ":" + std::to_string(line) + ": confidence = \"sure\": must be one of high, medium, low"),
        std::string::npos)
        << faults;
  }
}

TEST(ScenarioSense, AnInterventionActsInsideTheRegionAndOnce) {
  std::string const upzone =
      "[[intervention]]\ndate = 2021-01-01\nkind = \"upzone\"\ntarget = \"X1\"\nfar = 4\nsource = \"test\"\n";
  std::string const opening =
      "[[intervention]]\ndate = 2021-01-01\nkind = \"link_opening\"\ntarget = \"Ring Road 3\"\nsource = \"test\"\n";
  SmallScenario const folder("act");
  write(folder / "baseline.toml", std::string(kSmallToml) + upzone);
  EXPECT_NE(faults_of(read(folder / "baseline.toml")).find("intervention.target = \"X1\": an external zone"),
            std::string::npos);
  write(folder / "baseline.toml", kSmallToml);
  write(folder / "overlay.toml", std::string(kOverlayToml) + opening);
  auto const faults = faults_of(read(folder / "overlay.toml"));
  EXPECT_NE(faults.find("overlay.toml:11: link_opening of \"Ring Road 3\" in 2021-01 stands in"), std::string::npos)
      << faults;
}

TEST(ScenarioSense, AnInterventionOutsideTheYearsIsLeftOutWithAWarning) {
  for (auto const& [date, says] : {std::pair{"2019-07-01", "comes before 2020-01, the start of the scenario"},
                                   {"2031-07-01", "comes after 2022-12, the end of the scenario"}}) {
    SmallScenario const folder("outside");
    folder.replace("baseline.toml", "2021-07-01", date);
    auto const scenario = read(folder / "baseline.toml");
    ASSERT_TRUE(scenario) << faults_of(scenario);
    EXPECT_TRUE(scenario->interventions.empty());
    ASSERT_EQ(scenario->warnings.size(), 1U);
    auto const warning = scenario->warnings.sorted().front();
    EXPECT_EQ(warning.place.line, 16U);
    EXPECT_NE(warning.sentence.find(says), std::string::npos) << warning.sentence;
  }
}

TEST(ScenarioSense, ASecondOpeningHasAWarning) {
  SmallScenario const folder("second");
  write(folder / "overlay.toml", std::string(kOverlayToml) +
                                     "[[intervention]]\ndate = 2022-01-01\nkind = \"link_opening\"\n"
                                     "target = \"Ring Road 3\"\nsource = \"test\"\n");
  auto const scenario = read(folder / "overlay.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  ASSERT_EQ(scenario->warnings.size(), 1U);
  EXPECT_NE(scenario->warnings.sorted().front().sentence.find("changes nothing"), std::string::npos);
}

TEST(ScenarioSense, TwoAreasDoNotTakeTheSameLand) {
  SmallScenario const folder("areas");
  auto const table = small_tables().at("special_areas.csv");
  auto const second = [&](char const* lat, char const* hectares) {
    write(folder / "special_areas.csv", table + "SA2,Tower,office_tower,yes,A1,106.681," + lat + "," + hectares +
                                            ",75000,,5500,office jobs,planned,2028,test,low\n");
    auto const scenario = read(folder / "baseline.toml");
    return scenario ? std::string() : faults_of(scenario);
  };
  EXPECT_NE(second("11.0526", "1").find("special_areas.csv:3: \"SA2\" lies where \"SA1\" of line 2 does already"),
            std::string::npos);
  EXPECT_EQ(second("11.0531", "1"), "") << "a building 66 m off";
  EXPECT_NE(second("11.0531", "2").find("do not overlap"), std::string::npos) << "land in the middle of 7 ha";
  EXPECT_EQ(second("11.0540", "2"), "");
}

TEST(ScenarioSense, AStopOffTheNetworkIsNamed) {
  SmallScenario const folder("stop");
  folder.replace("stops.csv", "Suối Tiên,106.75,10.87", "Côn Đảo,106.60,8.69");
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find("stops.csv:3: stop \"BRT1_02\" lies off the network: more than 20 km from every junction"),
            std::string::npos)
      << faults;
}

TEST(ScenarioSense, TablesOutsideAreNotReadAtAll) {
  for (std::string const name : {"/etc/passwd", "/etc/../etc/passwd", "secret.txt"}) {
    SmallScenario const folder("secret");
    write(folder / "secret.txt", "root:x:0\n");
    auto const line =
        folder.replace("baseline.toml", "[models.labour]", "[data]\nfreight = \"" + name + "\"\n[models.labour]");
    auto const faults = faults_of(read(folder / "baseline.toml"));
    EXPECT_EQ(faults, "baseline.toml:" + std::to_string(line + 1) + ": data.freight = \"" + name +
                          "\": must be the name of a table (*.csv), relative to this file\n");
  }
}

TEST(ScenarioSense, RegionsWithoutParksAreasTransitOrFreightAreRead) {
  SmallScenario const folder("without");
  for (auto const* table : {"industrial_parks.csv", "special_areas.csv", "transit.csv", "stops.csv", "freight.csv"}) {
    auto const text = small_tables().at(table);
    write(folder / table, text.substr(0, text.find('\n') + 1));
  }
  EXPECT_NE(faults_of(read(folder / "baseline.toml")).find("lacks the rule R07"), std::string::npos);
  for (int i = 0; i < 2; ++i) folder.replace("roads.csv", "yes (BOT station Vĩnh Phú)", "no");
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_TRUE(scenario->region.lines.empty());
  folder.replace("overlay.toml", "link_opening\"\ntarget = \"Ring Road 3", "station_opening\"\ntarget = \"BRT1");
  EXPECT_NE(faults_of(read(folder / "overlay.toml")).find("\"BRT1\": no such line"), std::string::npos);
  write(folder / "sectors.csv", sectors_csv().substr(0, sectors_csv().find('\n') + 1));
  EXPECT_NE(faults_of(read(folder / "baseline.toml")).find("sectors.csv:1: a header and no rows"), std::string::npos);
}

TEST(ScenarioSense, ANodeOfFreightIsOfAKnownKind) {
  SmallScenario const folder("nodes");
  folder.replace("freight.csv", "record_type,name,zone_id", "record_type,name,node,zone_id");
  folder.replace("freight.csv", "node,Sóng Thần,", "node,Sóng Thần,inland_depot,");
  for (char const* rule : {"class 1,", "class 5,"}) folder.replace("freight.csv", rule, std::string(rule) + ",");
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_EQ(scenario->region.freight.front().node, FreightNode::inland_depot);
  EXPECT_EQ(scenario->region.freight.back().node, FreightNode::none);
  folder.replace("freight.csv", "inland_depot", "depot");
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find("freight.csv:2"), std::string::npos) << faults;
  EXPECT_NE(faults.find("depot is no kind of node; known are seaport,"), std::string::npos) << faults;
}

TEST(ScenarioSense, WhatTheModelsAskOfTheTablesComesWithEveryOtherFault) {
  SmallScenario const folder("asked");
  folder.replace("baseline.toml", "seed = 742", "sede = 742");
  SmallModels models;
  auto const groups = models.groups();
  auto const kinds = SmallModels::kinds();
  auto const check = [](RegionTables const& region, ZoneStore const& zones, std::span<Intervention const>,
                        Faults& faults) {
    EXPECT_EQ(zones.size(), 3U);
    faults.add(region.controls.front().place, "nobody can be that");
  };
  auto const faults = faults_of(read_scenario(folder / "baseline.toml", {}, groups, kinds, check));
  EXPECT_NE(faults.find("controls.csv:2: nobody can be that"), std::string::npos) << faults;
  EXPECT_NE(faults.find("did you mean scenario.seed?"), std::string::npos) << faults;
}

}  // namespace
}  // namespace tanvan::testing
