#include "sim/transit/expected_times.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/sim/transit/small_service.hpp"

namespace tanvan {
namespace {

/// The timetable, each call later by so many seconds.
RealisedCalls day_of(TransitService const& service, std::vector<std::int32_t> const& delay) {
  RealisedCalls calls;
  for (std::size_t c = 0; c < delay.size(); ++c) {
    calls.arrival.push_back(service.timetable.arrival[c] + delay[c]);
    calls.departure.push_back(service.timetable.departure[c] + delay[c]);
  }
  return calls;
}

TEST(ExpectedTimes, AreTheTimetableBeforeAnyDay) {
  auto const service = row_of_stops(3, 2, 600, 120);
  auto const expected = ExpectedDelays(service, 4).expected();
  EXPECT_EQ(expected.arrival, service.timetable.arrival);
  EXPECT_EQ(expected.departure, service.timetable.departure);
  EXPECT_EQ(expected.deviation_s, std::vector<double>(6, 0.0));
}

TEST(ExpectedTimes, MoveTwoFifthsOfTheWayToTheLastDayWhereFourCount) {
  auto const service = row_of_stops(2, 1, 600, 120);
  ExpectedDelays delays(service, 4);
  delays.learn(day_of(service, {100, 100}));
  EXPECT_EQ(delays.expected().arrival[1], 3720 + 100);
  delays.learn(day_of(service, {0, 0}));
  auto const expected = delays.expected();
  EXPECT_EQ(expected.arrival[1], 3720 + 60);
  EXPECT_NEAR(expected.deviation_s[1], std::sqrt(0.6 * 100 * 100 - 60 * 60), 1e-9);
}

TEST(ExpectedTimes, CallsOfALineAtAStopInTheSameQuarterAreOneCell) {
  auto service = row_of_stops(2, 3, 600, 60);  // 01:00, 01:10 and 01:20
  ExpectedDelays delays(service, 4);
  EXPECT_EQ(delays.cells(), 4U);
  delays.learn(day_of(service, {0, 10, 0, 50, 0, 90}));
  auto const expected = delays.expected();
  EXPECT_EQ(expected.arrival, (std::vector<std::int32_t>{3600, 3690, 4200, 4290, 4800, 4950}));
  EXPECT_NEAR(expected.deviation_s[1], 20, 1e-9);
  service.line = {0, 0, 1, 1, 0, 0};
  EXPECT_EQ(ExpectedDelays(service, 4).cells(), 6U);
}

TEST(ExpectedTimes, NeverFallAlongARunAndSkipCallsThatWereNotMade) {
  auto const service = row_of_stops(3, 1, 600, 120);
  ExpectedDelays delays(service, 1);
  auto day = day_of(service, {600, 0, 0});
  day.arrival[2] = day.departure[2] = kNotMade;
  delays.learn(day);
  EXPECT_EQ(delays.expected().arrival, (std::vector<std::int32_t>{4200, 4200, 4200}));
}

}  // namespace
}  // namespace tanvan
