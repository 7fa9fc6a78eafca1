#include "sim/engine/target_counts.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "sim/engine/icf.hpp"

namespace tanvan {
namespace {

/// 2020, 2021 and 2022 with every ICF series at 1.
Record three_years() {
  Record record;
  record.years = {2020, 2021, 2022};
  for (auto const& criterion : icf_criteria()) record.indicators[std::string(criterion.series)] = {1, 1, 1};
  return record;
}

Network two_districts() {
  Network network;
  for (auto const* district : {"Dĩ An", "Bàu Bàng"}) {
    network.zones.code.push_back(district);
    network.zones.district.push_back(district);
  }
  return network;
}

TEST(TargetCounts, ACriterionBelowItsLevelOfTheTitleIsNotKept) {
  auto record = three_years();
  auto const all = static_cast<double>(icf_criteria().size());
  EXPECT_EQ(criteria_kept(record, {}, 2022), all);
  record.indicators[std::string(icf_criteria().front().series)] = {2, 1, 0.99};
  EXPECT_EQ(criteria_kept(record, {}, 2022), all - 1);
}

TEST(TargetCounts, StandingsAreGeometricMeansOverTheYearOfTheTitle) {
  auto record = three_years();
  record.indicators["icf_broadband"] = {1, 2, 8};
  record.indicators["icf_digital_equality"] = {1, 1, 1};
  EXPECT_DOUBLE_EQ(digital_standing(record, {}, 2022), 2);
}

TEST(TargetCounts, GreenStandingOfALaterYearIsReadInTheLastOfTheRun) {
  auto record = three_years();
  record.indicators["icf_sustainability"] = {1, 1, 9};
  EXPECT_DOUBLE_EQ(green_standing(record, {}, 2032), 3);
  EXPECT_TRUE(std::isnan(green_standing(record, {}, 2033)));  // too far to be read as the same state
}

TEST(TargetCounts, ALayerOfTransportRisesWhenCommutesShorten) {
  auto record = three_years();
  record.indicators["commute_time_mean"] = {20, 20, 19};
  EXPECT_NE(layers_told(record, 2022).en.find("(commuting time) better"), std::string::npos);
  record.indicators["commute_time_mean"] = {20, 20, 21};
  EXPECT_NE(layers_told(record, 2022).en.find("(commuting time) not better"), std::string::npos);
}

TEST(TargetCounts, ALayerThatARunDoesNotHoldIsCalledUnknown) {
  auto record = three_years();
  record.indicators["GRDP_constant"] = {100, 100, 120};
  record.indicators["employment"] = {10, 10, 11};
  auto const told = layers_told(record, 2022);
  EXPECT_NE(told.en.find("(commuting time) not known"), std::string::npos) << told.en;
  EXPECT_NE(told.en.find("(labour productivity) better"), std::string::npos) << told.en;
  EXPECT_NE(told.vi.find("(năng suất lao động) tốt hơn"), std::string::npos) << told.vi;
}

TEST(TargetCounts, ACoreCityGrowsInResidentsAndJobsOrNotAtAll) {
  auto record = three_years();
  record.zone_year["population"] = {100, 100, 100, 100, 120, 90};  // Dĩ An, Bàu Bàng by year
  record.zone_year["jobs"] = {50, 50, 50, 50, 49, 90};
  EXPECT_EQ(core_cities_grown(record, two_districts(), 2022), 0);
  record.zone_year["jobs"][4] = 51;
  EXPECT_EQ(core_cities_grown(record, two_districts(), 2022), 1);
}

TEST(TargetCounts, AYearThatWasNotLivedIsUnknown) {
  auto const record = three_years();
  EXPECT_TRUE(std::isnan(criteria_kept(record, {}, 2019)));
  EXPECT_TRUE(std::isnan(core_cities_grown(record, two_districts(), 2030)));
}

}  // namespace
}  // namespace tanvan
