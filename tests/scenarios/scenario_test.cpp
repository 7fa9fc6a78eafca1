// A scenario is read as written, and its resolved text is the same scenario again.
#include <gtest/gtest.h>

#include "sim/network/segments.hpp"
#include "tests/scenarios/small_scenario.hpp"

namespace tanvan::testing {
namespace {

TEST(Scenario, SmallOneIsReadAsWritten) {
  SmallScenario const folder("read");
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_EQ(scenario->name, "small");
  EXPECT_EQ(scenario->start, month_of(2020, 1));
  EXPECT_EQ(scenario->last, month_of(2022, 12));
  EXPECT_EQ(scenario->seed, 742U);
  EXPECT_EQ(scenario->scale, 0.1);
  EXPECT_EQ(scenario->network.zones.size(), 3U);
  EXPECT_EQ(scenario->network.links.size(), 10U);
  EXPECT_EQ(scenario->transport.years, (std::vector{2020, 2022}));
  EXPECT_EQ(scenario->transport.bins.size(), 4U);
  EXPECT_EQ(scenario->interventions.size(), 1U);
  EXPECT_EQ(scenario->interventions.front().numbers.at("factor"), 0.8);
  EXPECT_EQ(scenario->region.parks.front().sectors, (std::vector{Sector::electronics, Sector::food}));
}

TEST(Scenario, WhatIsLeftOutIsListedByTheTablesOwnName) {
  SmallScenario const folder("dropped");
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  ASSERT_EQ(scenario->dropped.size(), 2U);
  EXPECT_EQ(scenario->dropped[0].place.file, "industrial_parks.csv");
  EXPECT_EQ(scenario->dropped[0].place.line, 2U);
  EXPECT_EQ(scenario->dropped[1].place.file, "transit.csv");
}

TEST(Scenario, RoadsOpenAndWidenByStatusAndYear) {
  SmallScenario const folder("opening");
  auto scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  auto& network = scenario->network;
  EXPECT_EQ(network.links.open_from[LinkId{0}], Month{0});
  EXPECT_EQ(network.links.open_from[LinkId{6}], kNeverOpen);         // Ring Road 3
  EXPECT_EQ(network.links.open_from[LinkId{8}], month_of(2024, 1));  // Bình Chuẩn road
  EXPECT_EQ(network.links.lanes[LinkId{4}], 1);                      // DT741 before 2025
  ASSERT_EQ(network.widenings.size(), 2U);
  EXPECT_EQ(apply_widenings(network.widenings, month_of(2024, 12), network.links), 0U);
  EXPECT_EQ(apply_widenings(network.widenings, month_of(2025, 1), network.links), 2U);
  EXPECT_EQ(network.links.lanes[LinkId{4}], 2);
  EXPECT_EQ(network.links.capacity[LinkId{5}], 3'000);
}

TEST(Scenario, TollOfAStationIsSharedAmongItsSegmentsToTheDong) {
  SmallScenario const folder("toll");
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  auto const& links = scenario->network.links;
  EXPECT_EQ(links.car_toll[LinkId{0}].value + links.car_toll[LinkId{2}].value, 20'000);
  EXPECT_EQ(links.truck_toll[LinkId{1}].value + links.truck_toll[LinkId{3}].value, 110'000);
  EXPECT_GT(links.car_toll[LinkId{0}].value, links.car_toll[LinkId{2}].value);  // the longer segment pays more
  EXPECT_EQ(links.car_toll[LinkId{4}].value, 0);
}

TEST(Scenario, TruckBansCoverTheBinsOfTheirHours) {
  SmallScenario const folder("ban");
  auto const scenario = read(folder / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  auto const& links = scenario->network.links;
  EXPECT_EQ(links.truck_ban[LinkId{0}], 0);
  EXPECT_EQ(links.truck_ban[LinkId{4}], 0b0111);  // 6-22 h: not the night
  EXPECT_EQ(links.truck_ban[LinkId{8}], 0b1111);
  EXPECT_EQ(links.truck_ban_hours[LinkId{0}], 0U);
  EXPECT_EQ(links.truck_ban_hours[LinkId{4}], 0x3FFFC0U);  // 6 to 21 o'clock
  EXPECT_EQ(links.truck_ban_hours[LinkId{8}], kAllHours);
}

TEST(Scenario, OverlayKeepsTheBaseAndAddsInterventions) {
  SmallScenario const folder("overlay");
  auto const scenario = read(folder / "overlay.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_EQ(scenario->name, "overlay");
  EXPECT_EQ(scenario->title_en, "Small");
  ASSERT_EQ(scenario->interventions.size(), 2U);
  EXPECT_EQ(scenario->interventions[0].kind, "link_opening");  // by date
  EXPECT_EQ(scenario->interventions[1].kind, "demand_shock");
}

TEST(Scenario, ParametersAreSetInPlace) {
  SmallScenario const folder("parameters");
  SmallModels models;
  auto const groups = models.groups();
  auto const kinds = SmallModels::kinds();
  std::vector<Override> const overrides{
      {"models.enterprise.entry", "0.25"}, {"scenario.seed", "9"}, {"transport.gap", "1e-3"}};
  auto const scenario = read_scenario(folder / "baseline.toml", overrides, groups, kinds);
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_EQ(models.quit_hazard, 0.02);
  EXPECT_EQ(models.search, 2);
  EXPECT_EQ(models.entry, 0.25);
  EXPECT_EQ(scenario->seed, 9U);
  EXPECT_EQ(scenario->transport.gap, 1e-3);
}

TEST(Scenario, ResolvedTextIsAFixedPoint) {
  SmallScenario const folder("resolved");
  std::vector<Override> const overrides{{"models.labour.search", "0.1234567890123456789"}, {"scenario.scale", "0.01"}};
  auto const first = read(folder / "overlay.toml", overrides);
  ASSERT_TRUE(first) << faults_of(first);
  EXPECT_EQ(first->resolved.find("extends"), std::string::npos);
  write(folder / "again.toml", first->resolved);
  auto const again = read(folder / "again.toml");
  ASSERT_TRUE(again) << faults_of(again) << first->resolved;
  EXPECT_EQ(again->resolved, first->resolved);
  EXPECT_EQ(again->scale, 0.01);
  EXPECT_EQ(again->interventions.size(), first->interventions.size());
}

TEST(Scenario, WhatAWarningLeftOutIsNotInTheResolvedText) {
  SmallScenario const folder("left-out");
  folder.replace("baseline.toml", "2021-07-01", "2022-07-01");
  auto const first = read(folder / "baseline.toml", {{"scenario.end", "2021-12-31"}});
  ASSERT_TRUE(first) << faults_of(first);
  EXPECT_EQ(first->warnings.size(), 2U);  // the shock and the day of travel of 2022
  write(folder / "again.toml", first->resolved);
  auto const again = read(folder / "again.toml");
  ASSERT_TRUE(again) << faults_of(again) << first->resolved;
  EXPECT_TRUE(again->warnings.empty());
  EXPECT_EQ(again->resolved, first->resolved);
}

TEST(Scenario, ResolvedTextDependsNeitherOnTheFolderNorOnLineEnds) {
  SmallScenario const folder("here"), moved("there");
  for (auto const& entry : fs::directory_iterator(moved / ".")) {
    std::string crlf = "\xEF\xBB\xBF";
    for (char const c : text_of(entry.path())) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    write(entry.path(), crlf);
  }
  auto const here = read(folder / "overlay.toml"), there = read(moved / "overlay.toml");
  ASSERT_TRUE(here) << faults_of(here);
  ASSERT_TRUE(there) << faults_of(there);
  EXPECT_EQ(here->resolved, there->resolved);
  EXPECT_EQ(here->network.nodes.name.span()[1], there->network.nodes.name.span()[1]);
}

TEST(Scenario, OverlayInAnotherFolderNamesTablesFromItsOwn) {
  SmallScenario const folder("two-folders");
  write(folder / "studies/one.toml", "extends = \"../overlay.toml\"\n[scenario]\nname = \"one\"\n");
  auto const scenario = read(folder / "studies/one.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_NE(scenario->resolved.find("zones = \"../zones.csv\""), std::string::npos) << scenario->resolved;
  write(folder / "studies/again.toml", scenario->resolved);
  auto const again = read(folder / "studies/again.toml");
  ASSERT_TRUE(again) << faults_of(again);
  EXPECT_EQ(again->resolved, scenario->resolved);
}

TEST(Scenario, DecomposedNamesJoinComposedOnes) {
  SmallScenario const folder("nfc");
  // "Mỹ" with its tilde as a mark of its own
  folder.replace("roads.csv", "Mỹ Phước",
                 "My\xCC\x83 Phu\xCC\x9Bo\xCC\x9B\xCC\x81"
                 "c");
  auto const scenario = read(folder / "baseline.toml");
  EXPECT_TRUE(scenario) << faults_of(scenario);
}

TEST(Scenario, ExplainListsEveryKeyWithRangeAndMeaning) {
  SmallModels models;
  auto const text = explain(models.groups(), SmallModels::kinds());
  for (std::string const word :
       {"quit_hazard", "1/month", "0.015", "workers who quit", "far", "0.1 to 20", "seed", "exchanges", "outlook"})
    EXPECT_NE(text.find(word), std::string::npos) << word;
  EXPECT_GT(std::count(text.begin(), text.end(), '\n'), 30);
}

TEST(Scenario, PriorsAreListedForPeopleAndForPrograms) {
  SmallModels models;
  auto const groups = models.groups();
  EXPECT_NE(explain(groups, SmallModels::kinds()).find("quit_hazard = 0.015 [1/month], 0 to 1, prior 0.01 to 0.03\n"),
            std::string::npos);
  EXPECT_EQ(parameter_table(groups),
            "key,value,low,high,prior_low,prior_high,unit,meaning,source\n"
            "models.labour.quit_hazard,0.015,0,1,0.01,0.03,1/month,workers who quit,prior\n"
            "models.labour.search,2,0,10,,,1,applications a month,prior\n"
            "models.traffic.sample,1,0.001,1,,,1,of all vehicles,choice of the user\n"
            "models.enterprise.entry,0.1,0,1,,,1/year,new enterprises,prior\n");
}

TEST(Scenario, AValueOutsideItsPriorIsTakenAndOneOutsideItsRangeIsNot) {
  SmallScenario const folder("prior");
  SmallModels models;
  auto const groups = models.groups();
  folder.replace("baseline.toml", "quit_hazard = 0.02", "quit_hazard = 0.9");
  auto const scenario = read_scenario(folder / "baseline.toml", {}, groups, SmallModels::kinds());
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_EQ(models.quit_hazard, 0.9);
  EXPECT_TRUE(scenario->warnings.empty());
  folder.replace("baseline.toml", "quit_hazard = 0.9", "quit_hazard = 1.9");
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find("models.labour.quit_hazard = 1.9: must be a number of at least 0 and at most 1"),
            std::string::npos)
      << faults;
  EXPECT_NE(faults.find("baseline.toml:11: "), std::string::npos) << faults;
}

}  // namespace
}  // namespace tanvan::testing
