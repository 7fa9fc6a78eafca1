#include "viz/report/report.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "sim/engine/results.hpp"
#include "tests/sim/engine/synthetic_world.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class ReportTest : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-report-" + std::to_string(::getpid()));
  std::vector<ResultsFile> files;

  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  void add(World const& world, std::string const& name, std::string const& title_vi, std::string const& title_en) {
    RunIdentity run;
    run.scenario = name, run.title_vi = title_vi, run.title_en = title_en;
    write_results(world, run, folder / (name + ".h5"));
    files.push_back(std::move(*ResultsFile::open(folder / (name + ".h5"))));
  }

  std::size_t count(std::string const& text, std::string const& word) const {
    std::size_t found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
  }
};

TEST_F(ReportTest, IsOnePageThatFetchesNothing) {
  add(synthetic::world(), "baseline", "Kịch bản cơ sở", "Baseline");
  auto const page = report_page(files);
  for (auto const* word : {"<link", "src=\"", "@import", "url(http", "fetch("})
    EXPECT_EQ(count(page, word), 0u) << word;
  EXPECT_GE(count(page, "<svg"), 3u);
  EXPECT_NE(page.find("<meta charset=\"utf-8\">"), std::string::npos);
  for (auto const* mark : {"@TITLE@", "@STYLE@", "@DATA@", "@SCRIPT@"}) EXPECT_EQ(count(page, mark), 0u) << mark;
}

TEST_F(ReportTest, WithoutDaysOfTravelItOffersNoneAndSaysWhy) {
  auto world = synthetic::world();
  world.record.travel.clear();
  world.record.zone_year.erase("accessibility_jobs");
  world.record.zone_year.erase("accessibility_workers");
  add(world, "economy", "Chỉ kinh tế", "Economy alone");
  auto const page = report_page(files);
  EXPECT_NE(page.find("\"traffic\":{},\"trips\":{}"), std::string::npos);
  EXPECT_EQ(count(page, "accessibility_jobs\":"), 0U);
  EXPECT_NE(page.find("id=\"no-travel\""), std::string::npos);
  EXPECT_NE(page.find("No day of travel was simulated"), std::string::npos);
}

TEST_F(ReportTest, NamesTheDecisionItsTargetsAndBothLanguages) {
  add(synthetic::world(), "baseline", "Kịch bản cơ sở", "Baseline");
  auto const page = report_page(files);
  for (auto const* word : {"742/QĐ-UBND", "\"T01\"", "\"T06\"", "\"T11\"", "năng suất", "đổi mới", "Bình Dương",
                           "productivity", "innovat"})
    EXPECT_GE(count(page, word), 1u) << word;
}

TEST_F(ReportTest, WordsOfTheScenarioNeverBecomeMarkup) {
  auto const nasty = std::string("</script><img src=x onerror=alert(1)>");
  auto world = synthetic::world();
  world.record.events.front().target = nasty;
  add(world, "baseline", nasty, nasty);
  auto const page = report_page(files);
  EXPECT_EQ(count(page, "<img"), 0u);
  EXPECT_EQ(count(page, "</script>"), 2u);
}

TEST_F(ReportTest, HoldsEveryScenarioInItsOrder) {
  add(synthetic::world(), "baseline", "Kịch bản cơ sở", "Baseline");
  add(synthetic::world(1), "ring-road-3", "Vành đai 3", "Ring Road 3");
  auto const data = nlohmann::json::parse(report_data(files));
  ASSERT_EQ(data["files"].size(), 2u);
  EXPECT_EQ(data["files"][0]["title_en"], "Baseline");
  EXPECT_EQ(data["files"][1]["title_vi"], "Vành đai 3");
}

TEST_F(ReportTest, FiguresOfThePageAreThoseOfTheFile) {
  auto const world = synthetic::world();
  add(world, "baseline", "", "");
  auto const data = nlohmann::json::parse(report_data(files))["files"][0];
  EXPECT_NEAR(data["indicators"]["GRDP"]["values"].back().get<double>(), world.record.indicators.at("GRDP").back(), 1);
  EXPECT_EQ(data["zoneYear"]["population"]["values"].size(), world.record.years.size());
  EXPECT_EQ(data["traffic"]["2030"]["pcu"][0].size(), world.network.links.size());
  EXPECT_EQ(data["links"]["line"][0].size(), 2u);
  EXPECT_EQ(data["trips"]["2025"]["walk"].get<double>(), 3.0 * 49 * 49);
}

TEST_F(ReportTest, SaysWhichTargetBindsInEachTargetYear) {
  auto world = synthetic::world();
  for (auto& value : world.record.indicators["growth_capital"]) value = 30;
  add(world, "baseline", "", "");
  auto const binding = nlohmann::json::parse(report_data(files))["files"][0]["binding"];
  ASSERT_EQ(binding.size(), 2u);
  EXPECT_GT(binding[1]["need_share"].get<double>(), binding[1]["need_growth"].get<double>());
}

TEST_F(ReportTest, WhatIsNotSimulatedIsNullAndNotANumber) {
  add(synthetic::world(), "baseline", "", "");
  auto const data = nlohmann::json::parse(report_data(files))["files"][0];
  for (auto const& row : data["targets"])
    if (row["id"] == "T15") {
      EXPECT_TRUE(row["simulated"].is_null());
    }
}

TEST_F(ReportTest, EveryTargetSaysWhatItsFigureRestsOn) {
  add(synthetic::world(), "baseline", "", "");
  for (auto const& row : nlohmann::json::parse(report_data(files))["files"][0]["targets"])
    EXPECT_TRUE(row["basis"] == "agents" || row["basis"] == "index" || row["basis"] == "input") << row["id"];
}

TEST_F(ReportTest, TheSecondResultSaysWhatItsPoliciesCostAgainstTheFirst) {
  auto second = synthetic::world();
  second.record.indicators["public_spending_policy"][3] += 500;
  add(synthetic::world(), "baseline", "", "");
  add(second, "fund", "", "");
  auto const data = nlohmann::json::parse(report_data(files))["files"];
  EXPECT_FALSE(data[0].contains("cost"));
  EXPECT_NEAR(data[1]["cost"]["spending"].get<double>(), 500, 1e-6);
  EXPECT_EQ(data[1]["cost"]["tfp"]["verdict"], "no_effect");
}

TEST_F(ReportTest, CountsKeepTheirOwnYearAndSayWhetherTheyWerePublished) {
  add(synthetic::world(), "baseline", "", "");
  auto const counts = nlohmann::json::parse(report_data(files))["files"][0]["counts"];
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0]["countedYear"], 2024);
  EXPECT_EQ(counts[0]["year"], 2025);
  EXPECT_EQ(counts[0]["published"], 1);
  EXPECT_EQ(counts[1]["published"], 0);
}

TEST_F(ReportTest, OfficialFiguresStandBesideTheSimulatedOnes) {
  add(synthetic::world(), "baseline", "", "");
  auto const rows = nlohmann::json::parse(report_data(files))["files"][0]["official"];
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["official"], 459041);
  EXPECT_EQ(rows[1]["inPoints"], 1);
  EXPECT_EQ(rows[1]["tolerance"], 0.7);
}

TEST_F(ReportTest, EveryTargetCarriesItsMarginAndWhetherItIsTooClose) {
  add(synthetic::world(), "baseline", "", "");
  for (auto const& row : nlohmann::json::parse(report_data(files))["files"][0]["targets"]) {
    EXPECT_TRUE(row["close"] == 0 || row["close"] == 1) << row["id"];
    EXPECT_TRUE(row["margin"].is_null() || row["margin"] >= 0) << row["id"];
  }
}

}  // namespace
}  // namespace tanvan
