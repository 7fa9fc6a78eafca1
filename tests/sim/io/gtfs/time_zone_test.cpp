#include "sim/io/gtfs/time_zone.hpp"

#include <gtest/gtest.h>

#include "sim/io/gtfs/service_days.hpp"

namespace tanvan {
namespace {

/// A TZif file of version 2: no block of version 1, one transition to `offset` seconds at `at`, then the rule.
std::string tzif(std::int64_t at, std::int32_t before, std::int32_t offset, std::string const& rule) {
  auto const number = [](std::int64_t value, int bytes) {
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 0xFF);
    return text;
  };
  auto const header = [&](int times, int types, int letters) {
    return "TZif2" + std::string(15, '\0') + number(0, 4) + number(0, 4) + number(0, 4) + number(times, 4) +
           number(types, 4) + number(letters, 4);
  };
  return header(0, 0, 0) + header(1, 2, 4) + number(at, 8) + '\1' + number(before, 4) + std::string(2, '\0') +
         number(offset, 4) + std::string(2, '\0') + std::string("LMT\0", 4) + "\n" + rule + "\n";
}

ZoneClock clock_of(std::string const& rule) {
  auto const clock = ZoneClock::parse(tzif(0, 25'600, 25'200, rule));
  EXPECT_TRUE(clock) << rule;
  return clock.value_or(ZoneClock{});
}

/// Seconds since 1970 of a date and an hour, UTC.
std::int64_t at(char const* date, int hour) {
  return std::chrono::duration_cast<std::chrono::seconds>(parse_date(date)->time_since_epoch()).count() + hour * 3600;
}

std::int32_t hours_between(ZoneClock const& clock, char const* from, char const* to) {
  return between_service_days(clock, *parse_date(from), *parse_date(to)) / 3600;
}

TEST(TimeZone, NamesAreThoseOfTheDatabase) {
  for (auto const* name : {"Asia/Ho_Chi_Minh", "Asia/Saigon", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT-7"})
    EXPECT_TRUE(is_time_zone(name)) << name;
  for (auto const* name : {"", "Asia/Hanoi", "asia/ho_chi_minh", "../etc/passwd", "GMT+7", "Factory"})
    EXPECT_FALSE(is_time_zone(name)) << name;
}

TEST(TimeZone, TransitionsCountUntilTheLastThenTheRule) {
  auto const clock = clock_of("<+07>-7");
  EXPECT_EQ(clock.offset_at(-1), 25'600);
  EXPECT_EQ(clock.offset_at(0), 25'200);
  EXPECT_EQ(clock.offset_at(at("20300101", 0)), 25'200);
}

TEST(TimeZone, SummerTimeOfTheNorthAndOfTheSouth) {
  auto const berlin = clock_of("CET-1CEST,M3.5.0,M10.5.0/3");
  EXPECT_EQ(berlin.offset_at(at("20260329", 0)), 3600);
  EXPECT_EQ(berlin.offset_at(at("20260329", 1)), 7200) << "at 02:00 of the clock before";
  EXPECT_EQ(berlin.offset_at(at("20261025", 0)), 7200);
  EXPECT_EQ(berlin.offset_at(at("20261025", 1)), 3600);
  auto const sydney = clock_of("AEST-10AEDT,M10.1.0,M4.1.0/3");
  EXPECT_EQ(sydney.offset_at(at("20260101", 0)), 39'600);
  EXPECT_EQ(sydney.offset_at(at("20260701", 0)), 36'000);
}

TEST(TimeZone, ServiceDaysAreAnHourShorterOrLongerWhereClocksChange) {
  auto const berlin = clock_of("CET-1CEST,M3.5.0,M10.5.0/3");
  EXPECT_EQ(hours_between(berlin, "20260328", "20260329"), 23) << "from noon to noon";
  EXPECT_EQ(hours_between(berlin, "20260329", "20260330"), 24);
  EXPECT_EQ(hours_between(berlin, "20261024", "20261025"), 25);
  EXPECT_EQ(hours_between(berlin, "20260327", "20260330"), 71);
  EXPECT_EQ(hours_between(clock_of("<+07>-7"), "20260328", "20260329"), 24);
  EXPECT_EQ(between_service_days(std::nullopt, *parse_date("20260328"), *parse_date("20260330")), 172'800);
}

TEST(TimeZone, CutFilesAreNone) {
  auto const file = tzif(0, 25'600, 25'200, "<+07>-7");
  for (std::size_t size = 0; size + 12 < file.size(); ++size)
    EXPECT_FALSE(ZoneClock::parse(std::span(file).first(size))) << size;
}

TEST(TimeZone, ARuleThatIsNoneLeavesTheLastTransition) {
  for (auto const* rule : {"", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,J60,J300", "<+07", "7"})
    EXPECT_EQ(clock_of(rule).offset_at(at("20260701", 0)), 25'200) << rule;
}

TEST(TimeZone, TheMachinesDatabaseIsReadWhereItHasOne) {
  auto const clock = ZoneClock::open("America/New_York");
  if (!clock) GTEST_SKIP() << "no time zone database on this machine";
  EXPECT_EQ(hours_between(*clock, "20070310", "20070311"), 23);
  EXPECT_EQ(hours_between(*clock, "20380313", "20380314"), 23) << "past the transitions of any file";
  EXPECT_FALSE(ZoneClock::open("America/Nowhere"));
}

}  // namespace
}  // namespace tanvan
