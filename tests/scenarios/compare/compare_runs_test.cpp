#include "scenarios/run/compare/compare_runs.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>
#include <vector>

#include "scenarios/run/compare/common_years.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

using Years = std::vector<std::int64_t>;

/// Runs with a zone, a link and two stops, and figures that tell the year that they are of.
class CompareRuns : public testing::Test {
 protected:
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / ("compare-" + std::to_string(::getpid()));
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }

  /// @param plus  what every figure has more than its year
  ResultsFile run(std::string const& name, Years const& years, Years const& travel, double plus,
                  bool named_lines = true) const {
    ResultsWriter file;
    file.integers("/time/year", {years.size()}, years);
    std::vector<double> own, of_day;
    for (auto const year : years) {
      own.push_back(static_cast<double>(year) + plus);
      double day = 0;
      for (auto const y : travel)
        if (y <= year) day = static_cast<double>(y) + plus;
      of_day.push_back(day);
    }
    file.reals("/indicators/GRDP", {years.size()}, own);
    if (!travel.empty()) file.reals("/indicators/vehicle_km_day", {years.size()}, of_day);
    if (!travel.empty()) file.reals("/zone_year/accessibility_jobs", {years.size(), 1}, of_day);
    file.texts("/zones/id", std::vector<std::string>{"A1"});
    file.texts("/zones/name", std::vector<std::string>{"Hòa Phú"});
    file.integers("/network/links/id", {1}, Years{1});
    file.texts("/network/links/name", std::vector<std::string>{"Đại lộ"});
    file.texts("/stops/line", std::vector<std::string>{"K66", "K66"});
    if (named_lines)
      file.texts("/stops/line_name", std::vector<std::string>{"Tuyến vòng Thành phố mới", "Tuyến vòng Thành phố mới"});
    for (auto const year : travel) {
      auto const value = static_cast<double>(year) + plus;
      file.reals("/traffic/" + std::to_string(year) + "/volume_pcu_h", {1, 1}, std::vector{value});
      file.reals("/transit/" + std::to_string(year) + "/boardings", {1, 2}, std::vector{value, value});
    }
    file.save(folder / name);
    return std::move(*ResultsFile::open(folder / name));
  }
};

void expect_says(std::string const& text, std::string const& words) {
  EXPECT_NE(text.find(words), std::string::npos) << "expected " << words << "\n" << text;
}

void expect_silent(std::string const& text, std::string const& words) {
  EXPECT_EQ(text.find(words), std::string::npos) << "unexpected " << words << "\n" << text;
}

TEST_F(CompareRuns, NothingIsLeftOutWhereAllYearsAreInBoth) {
  auto const text = compare_runs(run("a", {2020, 2021}, {2020}, 0), run("b", {2020, 2021}, {2020}, 5));
  expect_silent(text, "left out");
  expect_says(text, "indicator, 2021");
  expect_silent(text, "of the day of travel,");
}

TEST_F(CompareRuns, AYearOfTravelThatOneAloneHasIsLeftOutAndNamed) {
  Years const years = {2022, 2023, 2024, 2025};
  auto const text = compare_runs(run("a", years, {2022, 2025}, 0), run("b", years, {2025}, 5));
  expect_says(text, "days of travel in both: 2025; left out: 2022 of A\n");
  expect_says(text, "volume by link in the first time bin, PCU/h, 2025");
  expect_says(text, "accessibility_jobs by zone, 2025");
  expect_silent(text, "of the day of travel,");  // both stand on the day of 2025 at the end
}

TEST_F(CompareRuns, FiguresThatStandOnDifferentDaysAtTheEndCompareAtTheLastDayOfBoth) {
  Years const years = {2022, 2023, 2024, 2025};
  auto const text = compare_runs(run("a", years, {2022, 2025}, 0), run("b", years, {2022, 2024}, 5));
  expect_says(text, "days of travel in both: 2022; left out: 2025 of A; 2024 of B\n");
  expect_says(text, "indicator, 2025");
  expect_says(text, "of the day of travel, 2022");
  expect_says(text, "vehicle_km_day                               2022           2027              5");
  expect_says(text, "accessibility_jobs by zone, 2022");
  expect_says(text, "boardings a day by line, 2022");
}

TEST_F(CompareRuns, WithoutADayOfBothNoFigureOfADayIsCompared) {
  Years const years = {2022, 2023, 2024, 2025};
  auto const text = compare_runs(run("a", years, {2022}, 0), run("b", years, {2025}, 5));
  expect_says(text, "days of travel in both: none; left out: 2022 of A; 2025 of B\n");
  expect_says(text, "no day of travel is in both, so its figures are not compared");
  for (auto const* word : {"vehicle_km_day", "accessibility_jobs", "volume by link", "boardings"})
    expect_silent(text, word);
  expect_says(text, "GRDP ");
}

TEST_F(CompareRuns, CalendarYearsOfOneAloneAreNamedToo) {
  auto const text = compare_runs(run("a", {2020, 2021, 2022}, {2020, 2022}, 0), run("b", {2020, 2021}, {2020}, 5));
  expect_says(text, "years in both: 2020, 2021; left out: 2022 of A\n");
  expect_says(text, "days of travel in both: 2020; left out: 2022 of A\n");
  expect_says(text, "indicator, 2021");
  expect_silent(text, "of the day of travel,");
}

TEST_F(CompareRuns, LinesHaveTheirNamesWhereOneOfTheFilesDoes) {
  auto const named = run("a", {2020}, {2020}, 0), other = run("b", {2020}, {2020}, 5, false);
  expect_says(compare_runs(named, other), "  K66 Tuyến vòng Thành phố mới\n");
  expect_says(compare_runs(other, named), "  K66 Tuyến vòng Thành phố mới\n");
  expect_says(compare_runs(run("c", {2020}, {2020}, 1, false), other), "  K66\n");
}

}  // namespace
}  // namespace tanvan
