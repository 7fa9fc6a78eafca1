// On which days services run.
#include "sim/io/gtfs/service_days.hpp"

#include <gtest/gtest.h>

#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

FeedServices services_with(std::string const& exceptions) {
  auto const read = read_texts(with("calendar_dates.txt", "service_id,date,exception_type\n" + exceptions));
  return read ? read->feed.services : FeedServices{};
}

Date day(char const* text) {
  return *parse_date(text);
}

FeedServiceId const kWeek{0};

TEST(ServiceDays, WeekdaysHoldWithinTheRange) {
  auto const services = read_texts(small_feed())->feed.services;
  EXPECT_TRUE(runs_on(services, kWeek, day("20250106"))) << "a Monday";
  EXPECT_FALSE(runs_on(services, kWeek, day("20250105"))) << "a Sunday";
  EXPECT_TRUE(runs_on(services, kWeek, day("20250101")));
  EXPECT_TRUE(runs_on(services, kWeek, day("20250131")));
  EXPECT_FALSE(runs_on(services, kWeek, day("20241231")));
  EXPECT_FALSE(runs_on(services, kWeek, day("20250203")));
}

TEST(ServiceDays, ExceptionsOverruleTheWeek) {
  auto const services = services_with("week,20250106,2\nweek,20250105,1\nweek,20260101,1\n");
  EXPECT_FALSE(runs_on(services, kWeek, day("20250106")));
  EXPECT_TRUE(runs_on(services, kWeek, day("20250105")));
  EXPECT_TRUE(runs_on(services, kWeek, day("20260101"))) << "beyond the range too";
}

TEST(ServiceDays, ActiveDatesAreThoseOnWhichItRuns) {
  auto const services = services_with("week,20250106,2\nweek,20250105,1\n");
  auto const dates = active_dates(services, kWeek);
  EXPECT_EQ(dates.size(), 23U) << "23 weekdays of January, one less, one more";
  for (auto const date : dates) EXPECT_TRUE(runs_on(services, kWeek, date));
  auto const range = active_range(services);
  ASSERT_TRUE(range);
  EXPECT_EQ(date_text(range->first), "20250101");
  EXPECT_EQ(date_text(range->last), "20250131");
}

TEST(ServiceDays, TheRangeOfAServiceBeginsAndEndsOnDaysOnWhichItRuns) {
  auto const services = services_with("week,20250101,2\nweek,20250131,2\nweek,20250202,1\n");
  auto const range = active_range(services, kWeek);
  ASSERT_TRUE(range);
  EXPECT_EQ(range->first, active_dates(services, kWeek).front());
  EXPECT_EQ(range->last, active_dates(services, kWeek).back());
}

TEST(ServiceDays, OneDateMayNotBeAddedAndRemoved) {
  auto texts = with("calendar_dates.txt", "service_id,date,exception_type\nweek,20250106,1\nweek,20250106,2\n");
  EXPECT_NE(faults_of(texts).find("feed/calendar_dates.txt:3: line 2 says the opposite"), std::string::npos);
  texts["calendar_dates.txt"] = "service_id,date,exception_type\nweek,20250106,1\nweek,20250106,1\n";
  EXPECT_EQ(read_texts(texts)->report.dropped.size(), 1U);
}

TEST(ServiceDays, DatesAreThoseOfTheCalendar) {
  EXPECT_EQ(date_text(day("20240229")), "20240229");
  for (auto const* const text :
       {"20230229", "20250431", "2025.1.1", "2025-01-01", "", "202501011", "2025011", "18000101", "+2025010"})
    EXPECT_FALSE(parse_date(text)) << text;
}

}  // namespace
}  // namespace tanvan
