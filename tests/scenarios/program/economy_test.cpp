// The economy and the population alone, as the program runs and writes them.
#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <set>
#include <string>

#include "sim/io/results/results_reader.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

/// `T07`
std::string name_of_target(int id) {
  return (id < 10 ? "T0" : "T") + std::to_string(id);
}

class Economy : public ProgramFolder {
 protected:
  std::string const baseline = TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml --scale 0.002 ";

  ResultsFile economy(std::string const& words) const {
    auto const ran = tanvan("economy " + baseline + words + " -o e.h5");
    EXPECT_EQ(ran.status, 0) << ran.said;
    return std::move(*ResultsFile::open(folder / "e.h5"));
  }
  ResultsFile people(std::string const& words) const {
    auto const ran = tanvan("synthesize " + baseline + words + " -o p.h5");
    EXPECT_EQ(ran.status, 0) << ran.said;
    return std::move(*ResultsFile::open(folder / "p.h5"));
  }
};

TEST_F(Economy, LivesWholeYearsOfTheMonthsThatAreAskedFor) {
  auto const file = economy("--months 30");
  EXPECT_EQ(file.integers("/time/year"), (std::vector<std::int64_t>{2020, 2021}));
  EXPECT_EQ(file.integers("/time/month").size(), 30U);
  EXPECT_TRUE(file.children("/traffic").empty());
  auto const said = tanvan("economy " + baseline + "--months 1").said;
  auto const end = said.substr(said.rfind("agent_months="));
  for (auto const* word : {"founding_s=", "wall_s=", "agent_months_per_s=", "peak_rss_mib="})
    EXPECT_NE(end.find(word), std::string::npos) << end;
}

TEST_F(Economy, ProductByProductionIncomeAndExpenditureIsOneSum) {
  auto const file = economy("--months 24");
  EXPECT_EQ(file.reals("/indicators/GRDP"), file.reals("/indicators/GRDP_income"));
  EXPECT_EQ(file.reals("/indicators/GRDP"), file.reals("/indicators/GRDP_expenditure"));
}

TEST_F(Economy, EachFlowSumsToNothingAndLeadsFromBalanceToBalance) {
  auto const file = economy("--months 12");
  auto const accounts = file.texts("/accounts/account").size(), rows = file.texts("/accounts/row").size();
  auto const flows = file.integers("/accounts/2020/flows");
  auto const opening = file.integers("/accounts/2020/opening"), closing = file.integers("/accounts/2020/closing");
  for (std::size_t f = 0; f < rows; ++f)
    EXPECT_EQ(std::accumulate(flows.begin() + static_cast<std::ptrdiff_t>(f * accounts),
                              flows.begin() + static_cast<std::ptrdiff_t>((f + 1) * accounts), std::int64_t{0}),
              0);
  for (std::size_t a = 0; a < accounts; ++a) {
    std::int64_t sum = 0;
    for (std::size_t f = 0; f < rows; ++f) sum += flows[f * accounts + a];
    EXPECT_EQ(closing[a] - opening[a], sum) << a;
  }
}

TEST_F(Economy, SameFileOnAnyThreadsAndAnotherForAnotherSeed) {
  std::set<std::string> hashes;
  for (auto const* threads : {"1", "2", "7"})
    hashes.insert(economy("--months 12 --threads " + std::string(threads)).content_hash());
  EXPECT_EQ(hashes.size(), 1U);
  EXPECT_FALSE(hashes.contains(economy("--months 12 --seed 99").content_hash()));
}

TEST_F(Economy, MonthsAndNumbersOutOfRangeAreWrongInput) {
  for (auto const* words : {"--months 0", "--months=-5", "--months many", "--set scenario.scale=nan --scale 0.01",
                            "--set models.labour.betaa=1"}) {
    EXPECT_EQ(tanvan("economy " + baseline + words + " -o bad.h5").status, 2) << words;
    EXPECT_FALSE(std::filesystem::exists(folder / "bad.h5")) << words;
  }
}

TEST_F(Economy, PeopleStandInTheirHouseholdsAndHomes) {
  auto const file = people("--csv people");
  auto const household = file.integers("/persons/household"), id = file.integers("/households/id");
  std::set<std::int64_t> const known(id.begin(), id.end()), named(household.begin(), household.end());
  EXPECT_EQ(known.size(), id.size());
  EXPECT_EQ(named, known);
  auto const sizes = file.integers("/households/persons");
  EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}), static_cast<std::int64_t>(household.size()));
  auto const zones = static_cast<std::int64_t>(file.texts("/zones/id").size());
  for (auto const zone : file.integers("/households/zone")) EXPECT_LT(zone, zones);
  auto const table = text_of("people/persons.csv");
  EXPECT_TRUE(table.starts_with("person_id,household_id,born,sex,education,status,migrant,enterprise_id,wage_vnd\n"));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(table, '\n')), household.size() + 1);
  EXPECT_EQ(tanvan("synthesize " + baseline + "--csv people").status, 0) << "a folder of ours is written again";
  EXPECT_EQ(tanvan("synthesize " + baseline).status, 2) << "nowhere to write";
}

TEST_F(Economy, AFileWithoutTransportSaysSoAndHoldsNoAccessibility) {
  auto const file = economy("--months 12");
  EXPECT_FALSE(file.has("/zone_year/accessibility_jobs") || file.has("/zone_year/accessibility_workers"));
  EXPECT_TRUE(file.has("/zone_year/population"));
  auto const said = tanvan("info e.h5").said;
  EXPECT_NE(said.find("tanvan economy"), std::string::npos) << said;
  EXPECT_EQ(said.find("tanvan run"), std::string::npos) << said;
}

TEST_F(Economy, ARunWithTransportBesideItIsToldApart) {
  economy("--months 12");
  ASSERT_EQ(tanvan("run " + baseline + "--set scenario.end=2020-12-31 --set transport.years=[2020] -o r.h5").status, 0);
  auto const said = tanvan("compare e.h5 r.h5").said;
  EXPECT_NE(said.find("differ in transport (e.h5: without, r.h5: with days of travel)"), std::string::npos) << said;
}

TEST_F(Economy, InfoListsEveryTargetAndMarksThoseThatAreNotSimulated) {
  economy("--months 12");
  auto const said = tanvan("info e.h5").said;
  for (int id = 1; id <= 30; ++id) EXPECT_NE(said.find(name_of_target(id)), std::string::npos) << id << said;
  auto const line = said.substr(said.find("  T15"), 90);
  EXPECT_NE(line.find("input"), std::string::npos) << line;
}

TEST_F(Economy, TargetsOfYearsThatARunDoesNotReachAreCalledLater) {
  economy("--months 12");
  auto const said = tanvan("info e.h5").said;
  EXPECT_NE(said.substr(said.find("  T02"), 60).find("later"), std::string::npos) << said;
}

TEST_F(Economy, WithoutAWholeYearThereIsNoPage) {
  economy("--months 6");
  auto const ended = tanvan("report e.h5 -o e.html");
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.said.find("no whole year"), std::string::npos) << ended.said;
  EXPECT_EQ(tanvan("info e.h5").status, 0);
}

TEST_F(Economy, AVerdictOfWhatIsNotSimulatedIsAnEmptyCell) {
  economy("--months 12");
  ASSERT_EQ(tanvan("export e.h5 --to csv -o e-csv").status, 0);
  auto const table = text_of("e-csv/targets.csv");
  auto const line = table.substr(table.find("T15"), table.find('\n', table.find("T15")) - table.find("T15"));
  EXPECT_NE(line.find(",,,,,"), std::string::npos) << line;  // simulated to too_close
  EXPECT_TRUE(text_of("e-csv/balances.csv").starts_with("year,account,opening_vnd,closing_vnd\n2020,households,"));
}

TEST_F(Economy, APopulationIsDescribedAndExportedAsItsTables) {
  people("--csv people");
  auto const said = tanvan("info p.h5").said;
  for (auto const* word : {"tanvan synthesize", "persons", "households", "enterprises", "employed", "domestic"})
    EXPECT_NE(said.find(word), std::string::npos) << word << said;
  ASSERT_EQ(tanvan("export p.h5 --to csv -o p-csv").status, 0);
  for (auto const* table : {"persons.csv", "households.csv", "dwellings.csv", "enterprises.csv"})
    EXPECT_EQ(text_of(std::string("p-csv/") + table), text_of(std::string("people/") + table)) << table;
}

TEST_F(Economy, WhatNeedsYearsOrRoadsRefusesAPopulationInASentence) {
  people("");
  for (auto const* words :
       {"report p.h5 -o p.html", "compare p.h5 p.h5", "export p.h5 --to gpkg", "export p.h5 --to gmns"}) {
    auto const ended = tanvan(words);
    EXPECT_EQ(ended.status, 2) << words;
    EXPECT_NE(ended.said.find("population of `tanvan synthesize`"), std::string::npos) << ended.said;
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "p.html"));
}

TEST_F(Economy, ThePopulationIsTheSameOnAnyThreads) {
  EXPECT_EQ(people("--threads 1").content_hash(), people("--threads 7").content_hash());
}

}  // namespace
}  // namespace tanvan
