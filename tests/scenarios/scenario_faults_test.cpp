// Wrong input is refused with file and line, all of it in one run.
#include <gtest/gtest.h>

#include "tests/scenarios/small_scenario.hpp"

namespace tanvan::testing {
namespace {

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
TEST(ScenarioFaults, LinesThatNobodyCouldDriveAreRefused) {
  expect_fault("stops.csv", "brt_station,63", "brt_sation,63", "must be one of bus_stop, brt_station");
  expect_fault("stops.csv", "106.75,10.87", "106.75,21.5", "km from the stop before it in 63 min");
  expect_fault("transit.csv", ",25000,", ",25.000,", "25 đồng is no fare");
  expect_fault("transit.csv", "2028,6,12", "2028,0.1,12", "must be 0, for no service, or at least 0.5 min");
  expect_fault("transit.csv", "05:00,21:00", "05:00,29:30", "service lasts a day at most");
}
TEST(ScenarioFaults, SharesOfABuyerThatDoNotSumToOneAreRefused) {
  expect_refused("inputs.csv", "buyer,supplier,share\nfood,agriculture,0.4\nfood,trade,0.5\n",
                 "shares of buyer food sum to 0.9");
}
TEST(ScenarioFaults, APairOfSectorsThatStandsTwiceIsRefused) {
  expect_refused("inputs.csv", "buyer,supplier,share\nfood,trade,0.5\nfood,trade,0.5\n", "line 2 already");
}
TEST(ScenarioFaults, AFieldOfKnowledgeThatNobodyKnowsIsRefused) {
  expect_refused("institutions.csv",
                 "institution_id,name,zone_id,kind,fields,lab_capacity,graduates_year,frontier\n"
                 "U1,University,A1,university,software; mechanic,5,100,1\n",
                 "did you mean mechanics?");
}
TEST(ScenarioFaults, AnInstitutionInAnUnknownZoneOrOfUnknownKindIsRefused) {
  expect_refused("institutions.csv",
                 "institution_id,name,zone_id,kind,fields,lab_capacity,graduates_year,frontier\n"
                 "U1,University,ZZ99,university,software,5,100,1\n",
                 "ZZ99");
  expect_refused("institutions.csv",
                 "institution_id,name,zone_id,kind,fields,lab_capacity,graduates_year,frontier\n"
                 "U1,University,A1,universitas,software,5,100,1\n",
                 "kind");
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
