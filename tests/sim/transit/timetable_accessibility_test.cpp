#include "sim/transit/timetable_accessibility.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

/// A bus to each of two centres every ten minutes. From 0:00 to 0:20 it takes 25 minutes to the one and 35 to the
/// other, from 0:30 to 0:50 the other way round; waiting for the faster one gains nothing.
Timetable by_turns() {
  std::vector<std::vector<TestCall>> runs;
  for (std::int32_t minute = 0; minute < 60; minute += 10)
    for (std::uint32_t centre = 1; centre <= 2; ++centre) {
      bool const is_fast = (minute < 30) == (centre == 1);
      auto const leaves = minute * 60, arrives = leaves + (is_fast ? 25 : 35) * 60;
      runs.push_back({{0, leaves, leaves}, {centre, arrives, arrives}});
    }
  return timetable_with(3, runs);
}

TimetableSkimOptions an_hour() {
  TimetableSkimOptions options;
  options.first_s = 0;
  options.departures = 60;
  return options;
}

TEST(TimetableAccessibility, CentresThatTakeTurnsCountTwiceByTimeAndOnceByMinute) {  // conveyal/r5 #785, T8
  auto const timetable = by_turns();
  ZoneReach const reach{{0, 1, 2, 3}, {{StopId{0}}, {StopId{1}}, {StopId{2}}}};
  std::vector<double> const jobs{0, 100'000, 100'000};
  auto options = an_hour();
  options.step_s = 600;
  options.departures = 6;
  auto const found = timetable_accessibility(Patterns{timetable, 0, 4 * 3600}, reach, reach, jobs, 30 * 60, options);
  EXPECT_EQ(found.by_percentile_of_time[2][0], 200'000) << "the median time to each is 25 minutes";
  for (auto const& percentile : found.percentile_of_by_minute) EXPECT_EQ(percentile[0], 100'000) << "ever one";
  EXPECT_EQ(found.by_percentile_of_time[3][0], 0) << "three quarters of the minutes reach neither";
  EXPECT_EQ(found.percentile_of_by_minute[2][1], 0) << "nothing leads back";
}

/// Zones at the stops of a drawn timetable.
struct DrawnZones {
  Timetable timetable;
  ZoneReach reach;
  std::vector<double> jobs;
  explicit DrawnZones(std::uint32_t seed) {
    TestDraws draw(seed);
    timetable = drawn_timetable(draw);
    for (std::uint32_t s = 0; s < timetable.stops; ++s) {
      reach.reach.push_back({StopId{s}, 4});
      reach.offset.push_back(s + 1);
      jobs.push_back(draw.below(1000) / 7.0);
    }
  }
  TimetableAccessibility within(std::int32_t seconds, std::vector<double> const& opportunities) const {
    auto options = an_hour();
    options.step_s = 2;
    options.departures = 40;
    return timetable_accessibility(Patterns{timetable, 0, 4 * 3600}, reach, reach, opportunities, seconds, options);
  }
};

TEST(TimetableAccessibility, OfOneZoneIsTheSameBothWaysRound) {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    DrawnZones const zones(seed);
    for (std::size_t only = 0; only < zones.reach.zones(); ++only) {
      std::vector<double> jobs(zones.reach.zones());
      jobs[only] = 7;
      auto const found = zones.within(40, jobs);
      EXPECT_EQ(found.by_percentile_of_time, found.percentile_of_by_minute);
    }
  }
}

TEST(TimetableAccessibility, CountsZonesWhosePercentileIsWithinTheTime) {
  DrawnZones const zones(4);
  TimetableSkimOptions options = an_hour();
  options.step_s = 2;
  options.departures = 40;
  auto const skim = timetable_skim(Patterns{zones.timetable, 0, 4 * 3600}, zones.reach, zones.reach, options);
  auto const found = zones.within(60, zones.jobs);
  auto const n = zones.reach.zones();
  for (std::size_t p = 0; p < 5; ++p)
    for (std::size_t i = 0; i < n; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < n; ++j) sum += skim.time_min[p][i * n + j] <= 1 ? zones.jobs[j] : 0;
      EXPECT_EQ(found.by_percentile_of_time[p][i], sum);
    }
}

TEST(TimetableAccessibility, IsTheSameOnAnyThreads) {
  DrawnZones const zones(4);
  auto const of_threads = [&](std::size_t threads) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    return zones.within(60, zones.jobs);
  };
  auto const one = of_threads(1);
  for (std::size_t threads : {2U, 7U}) {
    auto const many = of_threads(threads);
    EXPECT_EQ(many.by_percentile_of_time, one.by_percentile_of_time);
    EXPECT_EQ(many.percentile_of_by_minute, one.percentile_of_by_minute);
  }
}

}  // namespace
}  // namespace tanvan
