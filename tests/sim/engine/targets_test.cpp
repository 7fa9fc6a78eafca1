#include "sim/engine/targets.hpp"

#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <sstream>

#include "tests/sim/engine/synthetic_world.hpp"

namespace tanvan {
namespace {

World flat_world() {
  World world = synthetic::world();
  for (auto& [name, series] : world.record.indicators)
    for (auto& value : series) value = 10;
  return world;
}

TargetScore first(std::vector<TargetScore> const& scores, std::string const& id) {
  for (auto const& score : scores)
    if (score.target.id == id) return score;
  ADD_FAILURE() << "no score for " << id;
  return {};
}

TEST(Targets, EachComparatorMeansWhatItSays) {
  EXPECT_FALSE(meets(20, ">", 20));
  EXPECT_TRUE(meets(20, ">=", 20));
  EXPECT_TRUE(meets(4, "<=", 5));
  EXPECT_TRUE(meets(49.5, "~", 45));
  EXPECT_FALSE(meets(40.4, "~", 45));
  EXPECT_FALSE(meets(std::numeric_limits<double>::quiet_NaN(), ">", 0));
}

TEST(Targets, EveryTargetIsScoredInTheOrderOfTheTable) {
  auto const world = flat_world();
  std::vector<std::string> seen;
  for (auto const& score : score_targets(world))
    if (seen.empty() || seen.back() != score.target.id) seen.push_back(score.target.id);
  std::vector<std::string> wanted;
  for (auto const& target : world.region.targets) wanted.push_back(target.id);
  EXPECT_EQ(seen, wanted);
}

TEST(Targets, ShortfallIsWhatIsMissingInTheUnitOfTheTarget) {
  auto world = flat_world();
  auto const score = first(score_targets(world), "T02");
  EXPECT_FALSE(score.met);
  EXPECT_EQ(score.simulated, 10);
  EXPECT_EQ(score.shortfall, 40);
}

TEST(Targets, ProductivityIsTheMeanOfThreeYears) {
  auto world = flat_world();
  auto& series = world.record.indicators["labour_productivity_growth"];
  series[3] = 6, series[4] = 7, series[5] = 8.6;  // 2023 to 2025
  auto const score = first(score_targets(world), "T05");
  EXPECT_NEAR(score.simulated, 7.2, 1e-12);
  EXPECT_TRUE(score.met);
  EXPECT_EQ(score.shortfall, 0);
}

TEST(Targets, RatiosAreAgainst2020) {
  auto world = flat_world();
  world.record.indicators["startups"][10] = 25;
  EXPECT_DOUBLE_EQ(first(score_targets(world), "T10").simulated, 2.5);
}

TEST(Targets, WhatIsNotSimulatedIsNeitherMetNorMissedByANumber) {
  auto const score = first(score_targets(flat_world()), "T15");
  EXPECT_TRUE(std::isnan(score.simulated) && std::isnan(score.shortfall));
  EXPECT_FALSE(score.met);
}

TEST(Targets, AYearBeyondTheRunIsNotSimulated) {
  auto world = flat_world();
  world.record.years.resize(8);  // to 2027
  EXPECT_TRUE(std::isnan(first(score_targets(world), "T11").simulated));
}

TEST(Targets, AVerdictWithinTheYearlyScatterIsTooCloseToCall) {
  auto world = flat_world();
  auto& series = world.record.indicators["innovating_share_all"];
  for (std::size_t i = 0; i < series.size(); ++i) series[i] = i % 2 == 0 ? 39 : 43;  // 39 in 2030, target 40
  auto const score = first(score_targets(world), "T11");
  EXPECT_FALSE(score.met);
  EXPECT_TRUE(score.too_close);
  EXPECT_GT(score.margin, 1);
  EXPECT_NEAR(score.smoothed, (39 + 43 + 39) / 3.0, 1e-12);
}

TEST(Targets, FarFromTheLineTheVerdictStands) {
  auto const score = first(score_targets(flat_world()), "T11");
  EXPECT_FALSE(score.met || score.too_close);
  EXPECT_EQ(score.margin, 0);
}

TEST(Targets, AboutHasItsLineAtATenthOnEitherSide) {
  auto world = flat_world();
  auto& tfp = world.record.indicators["growth_tfp"];
  for (std::size_t i = 0; i < tfp.size(); ++i) tfp[i] = i % 2 == 0 ? 4.3 : 4.7;  // scatter of 3.3 points of share
  auto& share = world.record.indicators["tfp_share_gso"];
  share[5] = 45;  // 4.5 from either end
  EXPECT_FALSE(first(score_targets(world), "T01").too_close);
  share[5] = 41;
  EXPECT_TRUE(first(score_targets(world), "T01").too_close);
}

TEST(Targets, AFewSampledEnterprisesMakeARatioTooCloseToCall) {
  auto world = flat_world();  // ten enterprises at scale 0.01: a tenth of one
  world.record.indicators["startups"][10] = 12;
  EXPECT_TRUE(first(score_targets(world), "T10").too_close);
}

TEST(Targets, AnAreaThatIsOnlyPlannedStaysClosed) {
  auto world = flat_world();
  world.region.areas[0].status = "planned";
  EXPECT_EQ(first(score_targets(world), "T18").simulated, 0);
}

TEST(Targets, AnExhibitionCentreCountsFromTheYearItOpens) {
  auto world = flat_world();
  EXPECT_EQ(first(score_targets(world), "T18").simulated, 22000);
  world.region.areas[0].opening_year = 2031;
  EXPECT_EQ(first(score_targets(world), "T18").simulated, 0);
}

TEST(Targets, TheTitleIsKeptWhileTheIndexOfNoYearFallsBelowThatOf2020) {
  auto world = flat_world();
  EXPECT_TRUE(first(score_targets(world), "T07").met);
  world.record.indicators["icf_index"][4] = 9;  // 2024; the index is 10 in all other years
  auto const score = first(score_targets(world), "T07");
  EXPECT_DOUBLE_EQ(score.simulated, 0.9);
  EXPECT_FALSE(score.met);
}

TEST(Targets, EachFigureSaysWhatItRestsOn) {
  auto const scores = score_targets(flat_world());
  EXPECT_EQ(first(scores, "T02").basis, TargetBasis::agents);
  EXPECT_EQ(first(scores, "T07").basis, TargetBasis::index);
  EXPECT_EQ(first(scores, "T15").basis, TargetBasis::input);
  EXPECT_EQ(first(scores, "T18").basis, TargetBasis::input);
}

/// The targets of the shipped scenario: id to comparator hold no quotes or commas in its first six columns.
std::vector<TargetRow> shipped_targets() {
  std::ifstream file(TANVAN_SOURCE_DIR "/scenarios/binhduong/targets.csv");
  std::vector<TargetRow> targets;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::stringstream text(line);
    TargetRow row;
    std::string year, value;
    for (auto* field : {&row.id, &row.section, &row.indicator, &year, &row.comparator, &value, &row.unit})
      std::getline(text, *field, ',');
    row.year = std::stoi(year), row.value = std::stod(value);
    targets.push_back(row);
  }
  return targets;
}

TEST(Targets, EveryTargetOfTheDecisionHasAFigureOrSaysWhyNoModelHoldsIt) {
  auto world = flat_world();
  world.region.targets = shipped_targets();
  ASSERT_EQ(world.region.targets.size(), 30U);
  for (auto const& score : score_targets(world)) {
    EXPECT_NE(score.definition_en, "not simulated") << score.target.id;
    EXPECT_FALSE(score.definition_vi.empty()) << score.target.id;
    bool const held = score.target.indicator != "tfp_rank_national" &&
                      score.target.indicator != "smart_city_model_layers" &&
                      score.target.section.rfind("III.2", 0) != 0;
    bool const in_run = score.target.year <= synthetic::kLastYear || score.target.indicator != "tfp_rank_national";
    EXPECT_EQ(std::isnan(score.simulated), !(held && in_run)) << score.target.id;
    if (!held) {
      EXPECT_EQ(score.basis, TargetBasis::input) << score.target.id;
    }
  }
}

TEST(Targets, ATargetBeyondTheRunThatAsksForAStateIsReadInItsLastYear) {
  auto world = flat_world();
  world.region.targets = shipped_targets();
  world.record.indicators["high_technology_share"].back() = 36;
  EXPECT_DOUBLE_EQ(first(score_targets(world), "T16").simulated, 0.8);
}

TEST(Targets, OfFiveLayersNoneIsScoredWhileOneIsInNoModel) {
  auto world = flat_world();
  world.region.targets = shipped_targets();
  auto const score = first(score_targets(world), "T24");
  EXPECT_TRUE(std::isnan(score.simulated) && !score.met);
  EXPECT_NE(score.definition_en.find("culture"), std::string::npos);
  EXPECT_NE(score.definition_en.find("(digital_share) not better"), std::string::npos) << score.definition_en;
}

TEST(Targets, EnterprisesThatAProgrammeSupportedAddUpFromTheFirstYearOn) {
  auto world = flat_world();
  world.region.targets = shipped_targets();
  auto& supported = world.record.indicators["innovation_management_supported"];
  for (auto& year : supported) year = 0;
  EXPECT_FALSE(first(score_targets(world), "T30").met);
  supported[3] = 500, supported[5] = 700;
  EXPECT_EQ(first(score_targets(world), "T30").simulated, 1200);
}

TEST(Targets, OfAreasOfOneKindTheNamedOneCounts) {
  auto world = flat_world();
  world.region.targets = shipped_targets();
  SpecialAreaRow area;
  area.id = "SA7", area.name = "Provincial administrative centre", area.kind = "government", area.opening_year = 2014;
  world.region.areas.push_back(area);
  EXPECT_EQ(first(score_targets(world), "T23").simulated, 0);
  area.id = "SA9", area.name = "Smart city operations centre", area.opening_year = 2022;
  world.region.areas.push_back(area);
  EXPECT_EQ(first(score_targets(world), "T23").simulated, 1);
}

}  // namespace
}  // namespace tanvan
