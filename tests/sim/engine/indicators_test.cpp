#include "sim/engine/indicators.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

using Series = std::vector<double>;

/// A record that stands in its `years`-th year after twelve months of each.
Record record_of(int years) {
  Record record;
  for (int y = 0; y < years; ++y) {
    record.years.push_back(2020 + y);
    for (int m = 1; m <= 12; ++m) record.months.push_back((2020 + y) * 100 + m);
  }
  return record;
}

TEST(Indicators, AFigureStandsInTheRowOfItsYear) {
  Record record = record_of(1);
  set_yearly(record, "GRDP", 10);
  record.years.push_back(2021);
  set_yearly(record, "GRDP", 12);
  EXPECT_EQ(record.indicators.at("GRDP"), (Series{10, 12}));
}

TEST(Indicators, ASecondFigureOfAYearReplacesTheFirst) {
  Record record = record_of(1);
  set_yearly(record, "GRDP", 10);
  set_yearly(record, "GRDP", 11);
  EXPECT_EQ(record.indicators.at("GRDP"), Series{11});
}

TEST(Indicators, YearsThatWereLeftOutTakeTheYearBefore) {
  Record record = record_of(1);
  set_yearly(record, "mode_share_bus", 2);
  record.years.insert(record.years.end(), {2021, 2022, 2023});
  set_yearly(record, "mode_share_bus", 5);
  EXPECT_EQ(record.indicators.at("mode_share_bus"), (Series{2, 2, 2, 5}));
}

TEST(Indicators, YearsBeforeTheFirstFigureTakeIt) {
  Record record = record_of(3);
  set_yearly(record, "mode_share_bus", 4);
  EXPECT_EQ(record.indicators.at("mode_share_bus"), (Series{4, 4, 4}));
}

TEST(Indicators, MonthsHaveRowsOfTheirOwn) {
  Record record = record_of(0);
  for (int m = 1; m <= 3; ++m) {
    record.months.push_back(202000 + m);
    set_monthly(record, "unemployment", 10.0 * m);
  }
  EXPECT_EQ(record.indicators.at("unemployment"), (Series{10, 20, 30}));
}

TEST(Indicators, WithoutARowThereIsNowhereToWrite) {
  Record record;
  EXPECT_THROW(set_yearly(record, "GRDP", 1), Violation);
  EXPECT_THROW(set_monthly(record, "GRDP", 1), Violation);
}

TEST(Indicators, CarryingForwardFillsYearlySeriesAndLeavesMonthlyOnes) {
  Record record = record_of(1);
  set_yearly(record, "commute_time_mean", 21);
  for (std::size_t m = 0; m < 12; ++m) record.indicators["unemployment"].push_back(static_cast<double>(m));
  record = [&] {
    Record next = record_of(2);
    next.indicators = record.indicators;
    for (std::size_t m = 12; m < 24; ++m) next.indicators["unemployment"].push_back(static_cast<double>(m));
    return next;
  }();
  carry_forward(record, 0);
  EXPECT_EQ(record.indicators.at("commute_time_mean"), (Series{21, 21}));
  EXPECT_EQ(record.indicators.at("unemployment").size(), 24U);
}

TEST(Indicators, ZonesOfAYearFollowThoseOfTheYearBefore) {
  Record record = record_of(1);
  set_zones(record, "population", Series{1, 2});
  record.years.push_back(2021);
  set_zones(record, "population", Series{3, 4});
  set_zones(record, "population", Series{5, 6});  // again in the same year
  EXPECT_EQ(record.zone_year.at("population"), (Series{1, 2, 5, 6}));
}

TEST(Indicators, SectorsOfAYearFollowThoseOfTheYearBefore) {
  Record record = record_of(1);
  set_sectors(record, "enterprise_tfp_entry", Series{1, 2});
  record.years.push_back(2021);
  set_sectors(record, "enterprise_tfp_entry", Series{3, 4});
  EXPECT_EQ(record.sector_year.at("enterprise_tfp_entry"), (Series{1, 2, 3, 4}));
}

TEST(Indicators, EventsKeepTheOrderInWhichTheyHappened) {
  Record record;
  note_event(record, month_of(2027, 1), "link_opening", "Vành đai 3", "6 làn", "bài báo");
  note_event(record, month_of(2027, 1), "station_opening", "A1", "", "");
  ASSERT_EQ(record.events.size(), 2U);
  EXPECT_EQ(record.events[0].target, "Vành đai 3");
  EXPECT_EQ(record.events[1].kind, "station_opening");
}

TEST(Indicators, ZonesOfYearsThatWereLeftOutTakeTheYearBefore) {
  Record record = record_of(2);
  set_zones(record, "accessibility_jobs_car", Series{1, 2});
  EXPECT_EQ(record.zone_year.at("accessibility_jobs_car"), (Series{1, 2, 1, 2})) << "the first rows take the first set";
  record.years.push_back(2022);
  carry_forward(record, 2);
  EXPECT_EQ(record.zone_year.at("accessibility_jobs_car"), (Series{1, 2, 1, 2, 1, 2}));
  carry_forward(record, 2);
  EXPECT_EQ(record.zone_year.at("accessibility_jobs_car").size(), 6U) << "once a year";
}

TEST(Indicators, CellsHaveARowADayOfTravel) {
  Record record;
  record.travel[2020];
  set_cells(record, "jobs", std::vector<float>{1, 2});
  record.travel[2022];
  set_cells(record, "jobs", std::vector<float>{3, 4});
  set_cells(record, "jobs", std::vector<float>{5, 6});  // again on the same day
  EXPECT_EQ(record.cell_year.at("jobs"), (Series{1, 2, 5, 6}));
}

}  // namespace
}  // namespace tanvan
