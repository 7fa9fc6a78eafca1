#include "sim/engine/region.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

RegionTables with_macro(std::vector<std::pair<int, double>> const& rows) {
  RegionTables region;
  region.macro.push_back({"other", 2020, -1, "", "", ""});
  for (auto const& [year, value] : rows) region.macro.push_back({"population", year, value, "persons", "", ""});
  return region;
}

TEST(MacroValue, IsThatOfTheNearestYear) {
  auto const region = with_macro({{2015, 15}, {2019, 19}, {2025, 25}});
  EXPECT_EQ(region.macro_value("population", 2019, 0), 19);
  EXPECT_EQ(region.macro_value("population", 2000, 0), 15);
  EXPECT_EQ(region.macro_value("population", 2023, 0), 25);
}

TEST(MacroValue, OfTwoYearsEquallyNearIsTheEarlierInAnyOrderOfRows) {
  EXPECT_EQ(with_macro({{2018, 18}, {2020, 20}}).macro_value("population", 2019, 0), 18);
  EXPECT_EQ(with_macro({{2020, 20}, {2018, 18}}).macro_value("population", 2019, 0), 18);
}

TEST(MacroValue, IsTheFallbackWhereNoRowHasTheName) {
  EXPECT_EQ(with_macro({}).macro_value("population", 2020, 7), 7);
}

TEST(Outlook, BeyondEitherEndIsTheNearestRow) {
  RegionTables region;
  for (int year = 2020; year <= 2022; ++year) region.outlook.push_back({.year = year});
  EXPECT_EQ(region.outlook_of(2010).year, 2020);
  EXPECT_EQ(region.outlook_of(2021).year, 2021);
  EXPECT_EQ(region.outlook_of(2050).year, 2022);
}

TEST(Outlook, WithoutAnyYearIsABrokenPromise) {
  EXPECT_THROW(RegionTables{}.outlook_of(2020), Violation);
}

}  // namespace
}  // namespace tanvan
