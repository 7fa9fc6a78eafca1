#include "sim/assignment/day_switching.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/assignment/queue_day.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

LinkRecord record_of(std::size_t bins, double bin_s, std::vector<std::uint32_t> const& cars) {
  auto r = small::empty_record(bins, cars.size() / bins, bin_s);
  for (std::size_t i = 0; i < cars.size(); ++i) r.volume[i * kVehicleClasses + 1] = cars[i];
  return r;
}

TEST(ExperiencedGap, IsTheExcessOverTheBestOfThoseWhoCount) {
  std::vector<double> const experienced = {110, 100, 500}, best = {100, 100, 100};
  std::vector<std::uint8_t> const counts = {1, 1, 0}, none = {0, 0, 0};
  EXPECT_DOUBLE_EQ(experienced_gap(experienced, best, counts), 0.05);
  EXPECT_EQ(experienced_gap(experienced, best, none), 0);
  EXPECT_EQ(experienced_gap(best, best, counts), 0);
}

TEST(Geh, IsHaversFormula) {
  EXPECT_EQ(geh(0, 0), 0);
  EXPECT_EQ(geh(100, 100), 0);
  EXPECT_DOUBLE_EQ(geh(400, 500), std::sqrt(2 * 10000.0 / 900));
  EXPECT_EQ(geh(400, 500), geh(500, 400));
}

TEST(HourlyVolumes, GatherTheBinsOfEachHour) {
  auto const quarters = record_of(6, 900, {1, 2, 3, 4, 5, 6});
  EXPECT_EQ(hourly_volumes(quarters), (std::vector<double>{10, 11}));
  auto const long_bins = record_of(1, 7200, {10});
  EXPECT_EQ(hourly_volumes(long_bins), (std::vector<double>{5, 5}));
}

TEST(GehShare, LeavesOutWhatIsEmptyInBoth) {
  std::vector<double> const before = {100, 0, 1000}, now = {100, 0, 2000};
  EXPECT_DOUBLE_EQ(geh_share(before, now, 5), 0.5);
  EXPECT_EQ(geh_share({}, {}, 5), 1);
  EXPECT_DOUBLE_EQ(geh_share(before, std::vector<double>{100, 0}, 5), 0.5);
}

TEST(SwitchingShare, GrowsWithTheGainUpToTheMost) {
  EXPECT_EQ(switching_share(100, 0, 0, 1, 0.5), 0);
  EXPECT_DOUBLE_EQ(switching_share(100, 10, 0, 1, 0.5), 0.1);
  EXPECT_DOUBLE_EQ(switching_share(100, 10, 0, 0.5, 0.5), 0.05);
  EXPECT_DOUBLE_EQ(switching_share(100, 90, 0, 1, 0.5), 0.5);
  EXPECT_DOUBLE_EQ(switching_share(100, 1, 20, 0.4, 0.5), 0.2);
}

TEST(NextStep, ShrinksWhereTheGapStoodStillButNeverBelowTheFloor) {
  SwitchRule const rule;
  EXPECT_EQ(next_step(1, 0.5, 0.1, 2, rule), 1);
  EXPECT_DOUBLE_EQ(next_step(1, 0.5, 0.5, 2, rule), rule.shrink);
  EXPECT_DOUBLE_EQ(next_step(0.1, 0.5, 0.5, 2, rule), std::pow(2, -0.7));
}

TEST(Switchers, AreSpreadEvenlyOverTheQueue) {
  std::vector<double> const share(100, 0.5);
  std::vector<std::uint32_t> const group(100, 3);
  std::vector<TrafficTime> depart(100);
  std::iota(depart.begin(), depart.end(), 0U);
  auto const changes = switchers(share, group, depart, 1, 1);
  for (std::size_t i = 1; i < changes.size(); ++i) EXPECT_NE(changes[i], changes[i - 1]);
}

TEST(Switchers, AreAsManyAsTheSharesSayInEachGroup) {
  std::vector<double> const share(1000, 0.13);
  std::vector<std::uint32_t> group(1000);
  std::vector<TrafficTime> depart(1000);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    group[i] = i % 7;
    depart[i] = (i * 7919) % 1000;
  }
  auto const changes = switchers(share, group, depart, 1, 1);
  EXPECT_NEAR(std::accumulate(changes.begin(), changes.end(), 0), 130, 1);
  for (std::uint32_t g = 0; g < 7; ++g) {
    int in_group = 0;
    for (std::size_t i = g; i < 1000; i += 7) in_group += changes[i];
    EXPECT_NEAR(in_group, 0.13 * 1000 / 7, 1.2);
  }
}

TEST(Switchers, WhoGainsNothingStays) {
  std::vector<double> const share = {0, 1, 0};
  std::vector<std::uint32_t> const group = {0, 0, 0};
  std::vector<TrafficTime> const depart = {1, 2, 3};
  EXPECT_EQ(switchers(share, group, depart, 1, 1), (std::vector<std::uint8_t>{0, 1, 0}));
}

TEST(Switchers, SameOnOneTwoAndSevenThreads) {
  std::vector<double> const share(5000, 0.3);
  std::vector<std::uint32_t> group(5000);
  std::vector<TrafficTime> const depart(5000, 9);
  for (std::uint32_t i = 0; i < 5000; ++i) group[i] = i % 3;
  auto const runs = on_one_two_and_seven_threads([&] { return switchers(share, group, depart, 2, 3); });
  EXPECT_EQ(runs[0], runs[1]);
  EXPECT_EQ(runs[0], runs[2]);
}

}  // namespace
}  // namespace tanvan
