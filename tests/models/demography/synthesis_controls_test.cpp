#include "models/demography/synthesis_controls.hpp"

#include <gtest/gtest.h>
#include <numeric>
#include <set>

#include "tests/models/synthesis_world.hpp"

namespace tanvan {
namespace {

constexpr Control kAll[] = {Control::age_sex, Control::household_size, Control::tenure,
                            Control::migrant, Control::education,      Control::labour_status};

std::vector<District> small_districts(RegionTables const& region, std::vector<std::string>& missing) {
  return districts_of(region, small_zones(), missing);
}

TEST(Controls, CategoriesOfAControlAllDiffer) {
  for (auto const control : kAll) {
    auto const& names = categories_of(control);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size()) << name_of(control);
  }
}

TEST(Controls, AgesRunInFivesWithWomenFirst) {
  auto const& names = categories_of(Control::age_sex);
  ASSERT_EQ(names.size(), 2 * kAgeClasses);
  EXPECT_EQ(names[0], "0-4 female");
  EXPECT_EQ(names[1], "0-4 male");
  EXPECT_EQ(names[2 * kFirstAdultClass], "15-19 female");
  EXPECT_EQ(names.back(), "80+ male");
}

TEST(Controls, DistrictsComeInTheOrderOfTheirFirstZoneWithoutThoseOutside) {
  std::vector<std::string> missing;
  auto const districts = small_districts(small_province(1).region, missing);
  ASSERT_EQ(districts.size(), 2U);
  EXPECT_EQ(districts[0].name, "Thành phố");
  EXPECT_EQ(districts[0].zones, (std::vector<ZoneId>{ZoneId{0}, ZoneId{2}}));
  EXPECT_EQ(districts[1].zones, (std::vector<ZoneId>{ZoneId{3}, ZoneId{4}}));
  EXPECT_TRUE(missing.empty());
}

TEST(Controls, SharesSumToOneEvenWhereTheTableDoesNot) {
  auto region = small_province(1).region;
  for (auto& row : region.controls) row.share *= 100;
  std::vector<std::string> missing;
  for (auto const& district : small_districts(region, missing))
    for (auto const control : kAll) {
      auto const& shares = district.of(control);
      ASSERT_EQ(shares.size(), categories_of(control).size());
      EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-12);
    }
}

TEST(Controls, ADistrictsOwnRowsGoBeforeTheStar) {
  std::vector<std::string> missing;
  auto const districts = small_districts(small_province(1).region, missing);
  EXPECT_NEAR(districts[0].of(Control::tenure)[0], 0.35, 1e-12);
  EXPECT_NEAR(districts[1].of(Control::tenure)[0], 0.85, 1e-12);
  EXPECT_EQ(districts[0].of(Control::education), districts[1].of(Control::education));
}

TEST(Controls, AControlWithoutRowsIsNamedForEachDistrict) {
  auto region = small_province(1).region;
  std::erase_if(region.controls, [](ControlRow const& row) { return row.control == "education"; });
  std::vector<std::string> missing;
  auto const districts = small_districts(region, missing);
  EXPECT_EQ(missing, (std::vector<std::string>{"education, Thành phố", "education, Huyện"}));
  EXPECT_TRUE(districts[0].of(Control::education).empty());
}

TEST(Controls, RowsOfOneCategoryAddUp) {
  RegionTables region;
  add_control(region, "migrant", "*", {{"yes", 0.1}, {"yes", 0.2}, {"no", 0.7}});
  std::vector<std::string> missing;
  EXPECT_NEAR(small_districts(region, missing)[0].of(Control::migrant)[0], 0.3, 1e-12);
}

}  // namespace
}  // namespace tanvan
