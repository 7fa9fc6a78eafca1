#include "sim/engine/icf.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "sim/engine/target_counts.hpp"

namespace tanvan {
namespace {

Record two_years() {
  Record record;
  record.years = {2020, 2021};
  record.indicators = {{"digital_share", {20, 30}},
                       {"skilled_share", {10, 10}},
                       {"innovating_share_all", {25, 50}},
                       {"rnd_share_of_grdp", {0.5, 0.5}},
                       {"young_innovating_enterprises", {100, 400}},
                       {"digital_equality", {50, 50}},
                       {"green_share", {10, 40}},
                       {"innovation_management_share", {5, 5}}};
  return record;
}

TEST(Icf, EveryCriterionIsAHundredInTheFirstYear) {
  auto record = two_years();
  record_icf(record);
  for (auto const& criterion : icf_criteria())
    EXPECT_NEAR(record.indicators.at(std::string(criterion.series))[0], 100, 1e-10) << criterion.series;
  EXPECT_NEAR(record.indicators.at("icf_index")[0], 100, 1e-10);
}

TEST(Icf, ACriterionIsTheGeometricMeanOfItsComponents) {
  auto record = two_years();
  record_icf(record);
  EXPECT_NEAR(record.indicators.at("icf_broadband")[1], 150, 1e-10);
  EXPECT_NEAR(record.indicators.at("icf_innovation")[1], 200, 1e-10);  // of 2, 1 and 4
  EXPECT_NEAR(record.indicators.at("icf_index")[1], 100 * std::pow(1.5 * 2 * 4, 1.0 / 6), 1e-9);
}

TEST(Icf, EmissionsEnterSustainabilityWhereARunHasThem) {
  auto record = two_years();
  record_icf(record);
  EXPECT_NEAR(record.indicators.at("icf_sustainability")[1], 400, 1e-10);
  record.indicators["GRDP_constant"] = {100, 110};
  record.indicators["co2_traffic_t_day"] = {10, 11};
  record_icf(record);
  EXPECT_NEAR(record.indicators.at("icf_sustainability")[1], 200, 1e-10);  // of 4 and 1
}

TEST(Icf, ACriterionWithoutComponentsLeavesTheIndex) {
  auto record = two_years();
  record.indicators.erase("digital_share");
  record_icf(record);
  EXPECT_FALSE(record.indicators.contains("icf_broadband"));
  EXPECT_NEAR(record.indicators.at("icf_index")[1], 100 * std::pow(2 * 4, 1.0 / 5), 1e-9);
}

TEST(TargetCounts, CriteriaBelowTheirLevelOf2021AreNotKept) {
  auto record = two_years();
  record.years.push_back(2022);
  for (auto& [name, series] : record.indicators) series.push_back(name == "green_share" ? 39 : series.back());
  record_icf(record);
  EXPECT_EQ(criteria_kept(record, {}, 2022), 5);
  EXPECT_EQ(criteria_kept(record, {}, 2021), 6);
  EXPECT_TRUE(std::isnan(criteria_kept(record, {}, 2030)));
}

TEST(TargetCounts, ACoreCityGrowsWhereResidentsAndJobsDo) {
  Record record;
  record.years = {2020, 2021};
  Network network;
  for (auto const* code : {"a", "b", "c"}) network.zones.code.push_back(code);
  for (auto const* district : {"Thủ Dầu Một", "Thủ Dầu Một", "Dĩ An"}) network.zones.district.push_back(district);
  network.zones.kind = Column<ZoneId, ZoneKind>(3, ZoneKind::internal);
  network.zones.lon = Column<ZoneId, double>(3);
  record.zone_year["population"] = {10, 10, 10, 12, 9, 20};
  record.zone_year["jobs"] = {5, 5, 5, 6, 6, 4};
  EXPECT_EQ(core_cities_grown(record, network, 2021), 1);
}

}  // namespace
}  // namespace tanvan
