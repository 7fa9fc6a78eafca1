#include "sim/population/measures.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace tanvan {
namespace {

EnterpriseStore enterprise(std::array<float, kVintages> const& capital,
                           std::array<float, kVintages> const& technology) {
  EnterpriseStore e;
  e.key.push_back(AgentKey{1});
  e.technology.push_back(1.7);
  e.capital.push_back(capital);
  e.vintage_technology.push_back(technology);
  return e;
}

TEST(Measures, CapitalIsTheSumOverVintages) {
  EXPECT_EQ(capital_of(enterprise({1, 2, 3, 4, 5, 6, 7, 8}, {}), EnterpriseId{0}), 36);
}

TEST(Measures, EmbodiedTechnologyIsTheMeanWeightedByCapital) {
  auto const e = enterprise({1, 0, 0, 3}, {2, 100, 100, 1});
  EXPECT_NEAR(embodied_technology(e, EnterpriseId{0}), (2 + 3) / 4.0, 1e-12);
}

TEST(Measures, WithoutMachinesTechnologyIsThatOfThePractice) {
  EXPECT_EQ(embodied_technology(enterprise({}, {2, 2}), EnterpriseId{0}), 1.7);
}

TEST(Measures, MachinesWithoutTechnologyCountAsThePractice) {
  EXPECT_EQ(embodied_technology(enterprise({1, 1}, {}), EnterpriseId{0}), 1.7);
}

TEST(Measures, NineYearsOfSchoolWeighOneAndEachMoreSixPercent) {
  EXPECT_NEAR(schooling_weight(Education::lower_secondary), 1, 1e-12);
  EXPECT_NEAR(schooling_weight(Education::upper_secondary), std::exp(0.06 * 3), 1e-12);
  EXPECT_NEAR(schooling_weight(Education::none), std::exp(-0.06 * 6), 1e-12);
}

TEST(Measures, MoreSchoolingNeverWeighsLess) {
  for (int level = 1; level < 8; ++level)
    EXPECT_GT(schooling_weight(static_cast<Education>(level)), schooling_weight(static_cast<Education>(level - 1)));
}

TEST(Measures, GeneralSkillRunsFromOneToFive) {
  EXPECT_EQ(general_skill(Education::none), 1);
  EXPECT_EQ(general_skill(Education::postgraduate), 5);
}

TEST(SkillClass, ChangesAfterLowerSecondaryAndAfterVocational) {
  EXPECT_EQ(skill_class(Education::lower_secondary), SkillClass::basic);
  EXPECT_EQ(skill_class(Education::upper_secondary), SkillClass::middle);
  EXPECT_EQ(skill_class(Education::vocational), SkillClass::middle);
  EXPECT_EQ(skill_class(Education::college), SkillClass::high);
}

TEST(Age, IsCompletedYears) {
  EXPECT_EQ(age_at(month_of(2000, 6), month_of(2020, 5)), 19);
  EXPECT_EQ(age_at(month_of(2000, 6), month_of(2020, 6)), 20);
}

TEST(Sectors, NamesAllDiffer) {
  EXPECT_EQ(std::set<std::string_view>(kSectorNames.begin(), kSectorNames.end()).size(), kSectors);
}

TEST(Sectors, NoneIsBothIndustryAndService) {
  for (std::size_t s = 0; s < kSectors; ++s) {
    auto const sector = static_cast<Sector>(s);
    EXPECT_FALSE(is_industry(sector) && is_service(sector)) << kSectorNames[s];
    EXPECT_TRUE(!is_manufacturing(sector) || is_industry(sector)) << kSectorNames[s];
  }
}

}  // namespace
}  // namespace tanvan
