// Wrong input is refused with file and line, all of it in one run.
#include <gtest/gtest.h>

#include "tests/scenarios/small_scenario.hpp"

namespace tanvan::testing {
namespace {

/// Replaces text in one file and expects a fault at that line (or at `line`) that says `says`.
void expect_fault(std::string const& file, std::string const& old, std::string const& text, std::string const& says) {
  SmallScenario const folder("fault");
  auto const line = folder.replace(file, old, text);
  auto const faults = faults_of(read(folder / "baseline.toml"));
  auto const place = file + ":" + std::to_string(line) + ": ";
  EXPECT_NE(faults.find(place), std::string::npos) << "expected " << place << "\n" << faults;
  EXPECT_NE(faults.find(says), std::string::npos) << "expected " << says << "\n" << faults;
}

/// Writes a whole file and expects a fault in it that says `says`.
void expect_refused(std::string const& file, std::string const& bytes, std::string const& says) {
  SmallScenario const folder("refused");
  write(folder / file, bytes);
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find(file + ":"), std::string::npos) << faults;
  EXPECT_NE(faults.find(says), std::string::npos) << "expected " << says << "\n" << faults;
}

TEST(ScenarioFaults, UnknownZoneIsNamedAtItsRow) {
  expect_fault("industrial_parks.csv", "VSIP II,A1", "VSIP II,ZZ99", "ZZ99");
}
TEST(ScenarioFaults, NegativeLanesAreRefused) {
  expect_fault("roads.csv", "12.0,3,", "12.0,-2,", "lanes_per_direction");
}
TEST(ScenarioFaults, NanIsRefused) {
  expect_fault("zones.csv", "90000", "nan", "population_2020");
}
TEST(ScenarioFaults, InfinityIsRefused) {
  expect_fault("zones.csv", "21.5", "inf", "area_km2");
}
TEST(ScenarioFaults, DecimalCommaIsRefused) {
  expect_fault("zones.csv", "21.5", "\"9,5x\"", "area_km2");
}
TEST(ScenarioFaults, LongitudeBeyondTheWorldIsRefused) {
  expect_fault("zones.csv", "106.60", "1066.0", "lon_deg");
}
TEST(ScenarioFaults, HugeNumberIsRefused) {
  expect_fault("zones.csv", "90000", "1e300", "population_2020");
}
TEST(ScenarioFaults, NumberPast64BitsIsRefused) {
  expect_fault("zones.csv", "90000", "99999999999999999999999", "population_2020");
}
TEST(ScenarioFaults, IdThatStandsTwiceIsRefused) {
  expect_fault("zones.csv", "B1,", "A1,", "A1");
}
TEST(ScenarioFaults, StopOfAnUnknownLineIsRefused) {
  expect_fault("stops.csv", "BRT1_02,BRT1", "BRT1_02,BRT9", "did you mean BRT1?");
}
TEST(ScenarioFaults, UnknownSectorIsRefused) {
  expect_fault("sectors.csv", "logistics", "logistic", "did you mean logistics?");
}
TEST(ScenarioFaults, SharesMustSumToOne) {
  expect_fault("controls.csv", "owner,*,0.4", "owner,*,0.5", "sum to 1.1");
}

TEST(ScenarioFaults, MovedStartOfASegmentIsReportedAtItsRow) {
  expect_fault("roads.csv", "QL13,2,A1 roundabout,106.68,", "QL13,2,Không có nút nào,106.73,", "must join");
  expect_fault("roads.csv", "QL13,2,A1 roundabout,106.68,", "QL13,2,A1 roundabout,106.73,", "must join");
}

TEST(ScenarioFaults, EndThatNoOtherRoadSharesMustBeDeclared) {
  expect_fault("roads.csv", "Vĩnh Bình,106.71,10.87,Bình Chuẩn,106.72,10.96,10.2",
               "Nhơn Trạch,106.80,10.80,Bình Chuẩn,106.72,10.96,21.0", "declare it in open_end");
}

TEST(ScenarioFaults, UnreadableTablesAreRefused) {
  auto const zones = small_tables().at("zones.csv");
  auto bad = zones;
  bad.insert(bad.find('\n') + 1, "\xff");
  expect_refused("zones.csv", bad, "UTF-8");
  expect_refused("zones.csv", std::string(zones).insert(120, 1, '\0'), "NUL");
  expect_refused("zones.csv", "", "empty");
  expect_refused("zones.csv", zones.substr(0, zones.find('\n') + 1), "no rows");
  expect_refused("zones.csv", zones.substr(0, zones.rfind("X1") + 4), "cells");
  auto semicolons = zones;
  std::replace(semicolons.begin(), semicolons.end(), ',', ';');
  expect_refused("zones.csv", semicolons, "commas");
  expect_refused("roads.csv", small_tables().at("roads.csv") + "\"QL99,1,a\n", "never closes");
  expect_refused("zones.csv", std::string(8 << 20, 'a'), "1024 KiB");
}

TEST(ScenarioFaults, MissingTableIsNamed) {
  SmallScenario const folder("absent-table");
  fs::remove(folder / "roads.csv");
  EXPECT_NE(faults_of(read(folder / "baseline.toml")).find("roads.csv:1: no such file"), std::string::npos);
}

TEST(ScenarioFaults, MissingColumnDoesNotDrownTheRest) {
  SmallScenario const folder("missing-column");
  folder.replace("zones.csv", "zone_id,", "zoneid,");
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find("zones.csv:1: column zone_id is missing"), std::string::npos) << faults;
  EXPECT_NE(faults.find("unknown column \"zoneid\"; did you mean zone_id?"), std::string::npos) << faults;
  EXPECT_EQ(faults.find("industrial_parks.csv"), std::string::npos) << faults;
}

TEST(ScenarioFaults, HeadIsChecked) {
  expect_fault("baseline.toml", "seed = 742", "sede = 742", "did you mean scenario.seed?");
  expect_fault("baseline.toml", "scale = 0.1", "scale = \"big\"", "scenario.scale = \"big\"");
  expect_fault("baseline.toml", "scale = 0.1", "scale = -0.5", "scenario.scale = -0.5");
  expect_fault("baseline.toml", "scale = 0.1", "scale = 0", "above 0");
  expect_fault("baseline.toml", "end = 2022-12-31", "end = 1999-12-31", "scenario.end");
  expect_fault("baseline.toml", "quit_hazard = 0.02", "quit_hazard = nan", "models.labour.quit_hazard");
  expect_fault("baseline.toml", "quit_hazard", "quithazard", "did you mean models.labour.quit_hazard?");
  expect_fault("baseline.toml", "[models.labour]", "[models.laber]", "did you mean models.labour?");
  expect_fault("baseline.toml", "[models.labour]", "[modles.labour]", "did you mean models?");
  expect_fault("baseline.toml", "years = [2020, 2022]", "years = [2022, 2020]", "ascending");
  expect_fault("baseline.toml", "years = [2020, 2022]", "gap = 2", "transport.gap");
}

TEST(ScenarioFaults, AScenarioLivesWholeYears) {
  expect_fault("baseline.toml", "start = 2020-01-01", "start = 2020-03-15",
               "scenario.start = 2020-03-15: must be 1 January");
  expect_fault("baseline.toml", "start = 2020-01-01", "start = 2020-01-02", "must be 1 January");
  expect_fault("baseline.toml", "end = 2022-12-31", "end = 2022-05-31",
               "scenario.end = 2022-05-31: must be 31 December");
  expect_fault("baseline.toml", "end = 2022-12-31", "end = 2022-12-01", "must be 31 December");
}

TEST(ScenarioFaults, EachYearOfTravelOutsideTheScenarioIsNamed) {
  SmallScenario const folder("years");
  folder.replace("baseline.toml", "years = [2020, 2022]", "years = [2010, 2022, 2099]");
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find("transport.years = 2010: comes before 2020"), std::string::npos) << faults;
  EXPECT_NE(faults.find("transport.years = 2099: comes after 2022"), std::string::npos) << faults;
  expect_fault("baseline.toml", "years = [2020, 2022]", "years = []",
               "transport.years = an empty array: must be an array of at least one year");
  expect_fault("baseline.toml", "years = [2020, 2022]", "bins = []", "must hold 1 to 8 bins");
}

TEST(ScenarioFaults, YearsOfTravelAfterAnEndDrawnNearerAreLeftOutWithAWarning) {
  SmallScenario const folder("nearer");
  auto const scenario = read(folder / "baseline.toml", {{"scenario.end", "2021-12-31"}});
  ASSERT_TRUE(scenario) << faults_of(scenario);
  EXPECT_EQ(scenario->transport.years, std::vector{2020});
  ASSERT_EQ(scenario->warnings.size(), 1U);
  EXPECT_NE(scenario->warnings.sorted().front().sentence.find("no day of travel in 2022, after the end set to 2021"),
            std::string::npos);
}

TEST(ScenarioFaults, ASampleTooSmallNamesTheSmallestScale) {
  expect_fault("baseline.toml", "scale = 0.1", "scale = 1e-9",
               "scenario.scale = 1e-09: a sample of 0 of 102366 persons; it needs 1000; set at least 0.0098");
  SmallScenario const folder("scale");
  EXPECT_NE(faults_of(read(folder / "baseline.toml", {{"scenario.scale", "0.0097"}})).find("at least 0.0098"),
            std::string::npos);
  EXPECT_TRUE(read(folder / "baseline.toml", {{"scenario.scale", "0.0098"}}));
}

TEST(ScenarioFaults, PeopleAndHouseholdsBelongTogether) {
  expect_fault("zones.csv", "12366,4580", "10,4580", "households_2020 = \"4580\": more households than the 10 persons");
  expect_fault("zones.csv", "12366,4580", "12366,0", "12366 persons live here; they need households");
  SmallScenario const folder("deserted");
  folder.replace("zones.csv", "12366,4580", "0,0");
  EXPECT_TRUE(read(folder / "baseline.toml"));  // one zone may be empty
  folder.replace("zones.csv", "90000,33000", "0,0");
  EXPECT_NE(faults_of(read(folder / "baseline.toml")).find("zones.csv:1: no internal zone has persons"),
            std::string::npos);
}

TEST(ScenarioFaults, ParksEmployNoMoreThanFitAndLive) {
  expect_fault("industrial_parks.csv", "30000", "7000000", "workers a hectare; at most 1000 fit");
  SmallScenario const folder("workers");
  folder.replace("industrial_parks.csv", "30000", "300000");
  EXPECT_NE(faults_of(read(folder / "baseline.toml"))
                .find("industrial_parks.csv:1: the parks employ 350000 workers, more than the 102366 persons"),
            std::string::npos);
}

TEST(ScenarioFaults, ConfidenceIsOneOfThreeWordsInEveryTable) {
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

TEST(ScenarioFaults, AnInterventionActsInsideTheRegionAndOnce) {
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

TEST(ScenarioFaults, AnInterventionOutsideTheYearsIsLeftOutWithAWarning) {
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

TEST(ScenarioFaults, ASecondOpeningHasAWarning) {
  SmallScenario const folder("second");
  write(folder / "overlay.toml", std::string(kOverlayToml) +
                                     "[[intervention]]\ndate = 2022-01-01\nkind = \"link_opening\"\n"
                                     "target = \"Ring Road 3\"\nsource = \"test\"\n");
  auto const scenario = read(folder / "overlay.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  ASSERT_EQ(scenario->warnings.size(), 1U);
  EXPECT_NE(scenario->warnings.sorted().front().sentence.find("changes nothing"), std::string::npos);
}

TEST(ScenarioFaults, TablesOutsideAreNotReadAtAll) {
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

TEST(ScenarioFaults, RegionsWithoutParksAreasTransitOrFreightAreRead) {
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

TEST(ScenarioFaults, WhatTheModelsAskOfTheTablesComesWithEveryOtherFault) {
  SmallScenario const folder("asked");
  folder.replace("baseline.toml", "seed = 742", "sede = 742");
  SmallModels models;
  auto const groups = models.groups();
  auto const kinds = SmallModels::kinds();
  auto const check = [](RegionTables const& region, ZoneStore const& zones, Faults& faults) {
    EXPECT_EQ(zones.size(), 3U);
    faults.add(region.controls.front().place, "nobody can be that");
  };
  auto const faults = faults_of(read_scenario(folder / "baseline.toml", {}, groups, kinds, check));
  EXPECT_NE(faults.find("controls.csv:2: nobody can be that"), std::string::npos) << faults;
  EXPECT_NE(faults.find("did you mean scenario.seed?"), std::string::npos) << faults;
}

TEST(ScenarioFaults, AbsentHeadIsReportedInItsFile) {
  SmallScenario const folder("headless");
  write(folder / "baseline.toml", "[transport]\ngap = 1e-3\n");
  EXPECT_EQ(faults_of(read(folder / "baseline.toml")),
            "baseline.toml:1: scenario.end is missing\nbaseline.toml:1: scenario.name is missing\n"
            "baseline.toml:1: scenario.start is missing\n");
}

TEST(ScenarioFaults, InterventionsAreChecked) {
  expect_fault("baseline.toml", "\"demand_shock\"", "\"demand_shok\"", "did you mean demand_shock?");
  expect_fault("baseline.toml", "\"demand_shock\"", "\"open_raod\"", "open_raod");
  expect_fault("baseline.toml", "2021-07-01", "\"2027-02-30\"", "day of the calendar");
  expect_fault("baseline.toml", "2021-07-01", "2027-02-30", "");
  expect_fault("baseline.toml", "months = 3", "months = 0", "intervention.months = 0");
  expect_fault("baseline.toml", "months = 3", "month = 3", "did you mean intervention.months?");
}

TEST(ScenarioFaults, UnknownTargetIsSuggested) {
  SmallScenario const folder("target");
  folder.replace("overlay.toml", "\"Ring Road 3\"", "\"Ring Road 4\"");
  auto const faults = faults_of(read(folder / "overlay.toml"));
  EXPECT_NE(faults.find("overlay.toml:9: intervention.target"), std::string::npos) << faults;
  EXPECT_NE(faults.find("did you mean \"Ring Road 3\"?"), std::string::npos) << faults;
}

TEST(ScenarioFaults, TomlSyntaxHasALine) {
  SmallScenario const folder("syntax");
  write(folder / "baseline.toml", std::string(kSmallToml) + "\ntitle_en = \"never closed\n");
  auto const faults = faults_of(read(folder / "baseline.toml"));
  EXPECT_NE(faults.find("baseline.toml:23: not TOML"), std::string::npos) << faults;
}

TEST(ScenarioFaults, ExtendsIsRefusedAtItsLineWithoutForeignContent) {
  for (std::string const target : {"absent.toml", "../../../../../../../../../../etc/passwd", "../../../../../../",
                                   "zones.csv", "/etc/passwd", "tables.toml", "broken"}) {
    SmallScenario const folder("extends");
    write(folder / "tables.toml", "x = \"root:\"\n");
    folder.replace("overlay.toml", "baseline.toml", target);
    auto const faults = faults_of(read(folder / "overlay.toml"));
    EXPECT_EQ(faults.find("overlay.toml:1: "), 0U) << target << "\n" << faults;
    EXPECT_EQ(faults.find("root:"), std::string::npos) << faults;
  }
}

TEST(ScenarioFaults, CyclicExtendsIsReportedInEachFileOfTheCycle) {
  SmallScenario const folder("cycle");
  write(folder / "a.toml", "extends = \"b.toml\"\n");
  write(folder / "b.toml", "# far\nextends = \"a.toml\"\n");
  auto const faults = faults_of(read(folder / "a.toml"));
  EXPECT_NE(faults.find("a.toml:1: extends is cyclic"), std::string::npos) << faults;
  EXPECT_NE(faults.find("b.toml:2: extends is cyclic"), std::string::npos) << faults;
}

TEST(ScenarioFaults, AbsentScenarioIsNamed) {
  auto const faults = faults_of(read("/nowhere/absent.toml"));
  EXPECT_NE(faults.find("absent.toml:1: no such file"), std::string::npos) << faults;
}

TEST(ScenarioFaults, FaultsOfAllFilesComeAtOnce) {
  SmallScenario const folder("all");
  auto const places = {"industrial_parks.csv:" +
                           std::to_string(folder.replace("industrial_parks.csv", "Mỹ Phước 1,B1", "Mỹ Phước 1,ZZ99")),
                       "roads.csv:" + std::to_string(folder.replace("roads.csv", "12.0,3,", "12.0,-2,")),
                       "zones.csv:" + std::to_string(folder.replace("zones.csv", "90000", "nan")),
                       "zones.csv:" + std::to_string(folder.replace("zones.csv", "47.8", "\"47,8\"")),
                       "baseline.toml:" + std::to_string(folder.replace("baseline.toml", "seed = 742", "sede = 1"))};
  auto const faults = faults_of(read(folder / "baseline.toml"));
  for (auto const& place : places) EXPECT_NE(faults.find(place + ": "), std::string::npos) << place << "\n" << faults;
  EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 5) << faults;
}

TEST(ScenarioFaults, OverridesAreCheckedWithSuggestions) {
  SmallScenario const folder("overrides");
  auto const with = [&](std::string const& path, std::string const& value) {
    return faults_of(read(folder / "baseline.toml", {{path, value}}));
  };
  EXPECT_NE(with("scenario.sede", "1").find("did you mean scenario.seed?"), std::string::npos);
  EXPECT_NE(with("models.laber.x", "1").find("did you mean models.labour?"), std::string::npos);
  EXPECT_NE(with("scenario.scale", "big").find("scenario.scale = \"big\""), std::string::npos);
  EXPECT_NE(with("scenario.scale", "0").find("scale"), std::string::npos);
  EXPECT_NE(with("scenario.scale", "nan").find("scale"), std::string::npos);
  EXPECT_NE(with("scenario.seed", "abc").find("seed"), std::string::npos);
  EXPECT_NE(with("scenario.seed.deep", "1").find("holds no keys"), std::string::npos);
  EXPECT_NE(with("scenario..seed", "1").find("must be a path"), std::string::npos);
  EXPECT_NE(with("intervention", "[]").find("extends"), std::string::npos);
  EXPECT_NE(with("scenario", "1").find("must be a table"), std::string::npos);
}

TEST(ScenarioFaults, OverrideDoesNotExcuseWhatTheFileSays) {
  SmallScenario const folder("excuse");
  auto const scale = folder.replace("baseline.toml", "scale = 0.1", "scale = \"big\"");
  auto const hazard = folder.replace("baseline.toml", "quit_hazard = 0.02", "quit_hazard = 7");
  auto const faults =
      faults_of(read(folder / "baseline.toml", {{"scenario.scale", "0.01"}, {"models.labour.quit_hazard", "0.5"}}));
  EXPECT_NE(faults.find("baseline.toml:" + std::to_string(scale) + ": scenario.scale"), std::string::npos) << faults;
  EXPECT_NE(faults.find("baseline.toml:" + std::to_string(hazard) + ": models.labour.quit_hazard"), std::string::npos)
      << faults;
}

}  // namespace
}  // namespace tanvan::testing
