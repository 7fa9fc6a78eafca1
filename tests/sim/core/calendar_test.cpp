#include "sim/core/calendar.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Calendar, MonthsCountAcrossYears) {
  auto const month = month_of(2026, 11) + 3;
  EXPECT_EQ(month, month_of(2027, 2));
  EXPECT_EQ(month.year(), 2027);
  EXPECT_EQ(month.of_year(), 2);
  EXPECT_EQ(month.yyyymm(), 202702);
  EXPECT_EQ(month - month_of(2025, 12), 14);
  EXPECT_EQ(month - 14, month_of(2025, 12));
  EXPECT_LT(month_of(2024, 12), month_of(2025, 1));
}

TEST(Calendar, DecemberStaysInItsYear) {
  EXPECT_EQ(month_of(2025, 12).year(), 2025);
  EXPECT_EQ(month_of(2025, 12).of_year(), 12);
}

TEST(Calendar, MonthsAreWrittenWithYearFirst) {
  EXPECT_EQ(to_string(month_of(2027, 2)), "2027-02");
}

TEST(Calendar, TetFallsInJanuaryOrFebruaryOfEveryYear) {
  for (int year = 2015; year <= 2045; ++year) {
    int months = 0;
    for (int m = 1; m <= 12; ++m) months += is_tet(month_of(year, m)) ? 1 : 0;
    EXPECT_EQ(months, 1) << year;
    EXPECT_TRUE(is_tet(month_of(year, 1)) || is_tet(month_of(year, 2))) << year;
  }
}

TEST(Calendar, TetOfKnownYears) {
  EXPECT_TRUE(is_tet(month_of(2020, 1)));  // 25 January
  EXPECT_TRUE(is_tet(month_of(2021, 2)));  // 12 February
  EXPECT_TRUE(is_tet(month_of(2023, 1)));  // 22 January
  EXPECT_TRUE(is_tet(month_of(2024, 2)));  // 10 February
  EXPECT_TRUE(is_tet(month_of(2025, 1)));  // 29 January
  EXPECT_TRUE(is_tet(month_of(2026, 2)));  // 17 February
}

}  // namespace
}  // namespace tanvan
