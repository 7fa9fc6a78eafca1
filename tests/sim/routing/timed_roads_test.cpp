#include "sim/routing/timed_roads.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr Ticks kHour = 3'600'000;
constexpr double kFourBins[] = {5 * 3600.0, 9 * 3600.0, 15 * 3600.0, 22 * 3600.0};  // the last one lasts until five

LinkClosures closures(std::vector<unsigned> const& masks) {
  std::vector<BinMask> ban(masks.begin(), masks.end());
  return closures_of_bans(ban, kFourBins);
}

TEST(LinkClosures, BansOfBinsCloseTheirHours) {
  auto const c = closures({0b0010, 0});
  LinkId const banned{0}, open{1};
  EXPECT_EQ(next_opening(c, banned, 8 * kHour), 8 * kHour);
  EXPECT_EQ(next_opening(c, banned, 9 * kHour), 15 * kHour);
  EXPECT_EQ(next_opening(c, banned, 12 * kHour), 15 * kHour);
  EXPECT_EQ(next_opening(c, banned, 15 * kHour), 15 * kHour);
  EXPECT_EQ(next_opening(c, banned, 35 * kHour), 39 * kHour);  // the next day
  EXPECT_EQ(next_opening(c, open, 12 * kHour), 12 * kHour);
}

TEST(LinkClosures, NeighbouringBinsAreOneClosureAndANightRunsPastMidnight) {
  auto const c = closures({0b0110, 0b1000});
  EXPECT_EQ(c.offset, (std::vector<std::uint32_t>{0, 1, 3}));
  EXPECT_EQ(next_opening(c, LinkId{0}, 10 * kHour), 22 * kHour);
  EXPECT_EQ(next_opening(c, LinkId{1}, 23 * kHour), 29 * kHour);
  EXPECT_EQ(next_opening(c, LinkId{1}, 25 * kHour), 29 * kHour);
  EXPECT_EQ(next_opening(c, LinkId{1}, 29 * kHour), 29 * kHour);
}

TEST(LinkClosures, ThoseThatDontRepeatHoldOnTheirDayAloneOrForGood) {
  LinkClosures const once{.offset = {0, 2, 3},
                          .begin = {1000, 90'000'000, 5000},
                          .end = {2000, 95'000'000, LinkClosures::kForGood},
                          .repeats = Repeats::never};
  EXPECT_EQ(next_opening(once, LinkId{0}, 999), 999);
  EXPECT_EQ(next_opening(once, LinkId{0}, 1000), 2000);
  EXPECT_EQ(next_opening(once, LinkId{0}, kDay + 1000), kDay + 1000);
  EXPECT_EQ(next_opening(once, LinkId{0}, 90'000'000), 95'000'000);
  EXPECT_EQ(next_opening(once, LinkId{1}, 4999), 4999);
  EXPECT_EQ(next_opening(once, LinkId{1}, 5000), kNever);
}

TEST(LinkClosures, WhatIsBannedAllDayNeverOpens) {
  auto const c = closures({0b1111});
  EXPECT_EQ(next_opening(c, LinkId{0}, 7 * kHour), kNever);
  double const time_s[] = {60};
  auto const profiles = constant_profiles(time_s);
  double least[1];
  least_times({.profiles = &profiles, .closures = &c}, least);
  EXPECT_EQ(least[0], std::numeric_limits<double>::infinity());
}

TEST(TimedRoads, AClosedLinkTurnsAwayOrIsWaitedFor) {
  auto const c = closures({0b0010});
  double const time_s[] = {600};
  auto const profiles = constant_profiles(time_s);
  TimedRoads roads{.profiles = &profiles, .closures = &c};
  std::uint32_t hint = 0;
  EXPECT_EQ(leave_time(roads, LinkId{0}, 9 * kHour - 1, hint), 9 * kHour - 1 + 600'000);  // drives on when it closes
  EXPECT_EQ(leave_time(roads, LinkId{0}, 9 * kHour, hint), kNever);
  roads.at_closure = AtClosure::wait;
  EXPECT_EQ(leave_time(roads, LinkId{0}, 9 * kHour, hint), 15 * kHour + 600'000);
}

TEST(TimedRoads, ASpeedCapSlowsWhereTheRoadIsFaster) {
  double const time_s[] = {60, 180}, length_m[] = {1000, 1000};
  auto const profiles = constant_profiles(time_s);
  std::int32_t cap[2];
  times_at_cap(length_m, 30, cap);
  TimedRoads const roads{.profiles = &profiles, .at_least = cap};
  std::uint32_t hint = 0;
  EXPECT_EQ(leave_time(roads, LinkId{0}, 0, hint), 120'000);
  EXPECT_EQ(leave_time(roads, LinkId{1}, 0, hint), 180'000);
  double least[2];
  least_times(roads, least);
  EXPECT_EQ(least[0], 120'000);
  EXPECT_EQ(least[1], 180'000);
}

TEST(TimedRoads, RetimingAPathReachesEachLinkWhenTheLastIsLeft) {
  auto const c = closures({0, 0b0010, 0});
  double const time_s[] = {600, 300, 60};
  auto const profiles = constant_profiles(time_s);
  TimedRoads roads{.profiles = &profiles, .closures = &c, .at_closure = AtClosure::wait};
  LinkId const path[] = {LinkId{0}, LinkId{1}, LinkId{2}};
  Ticks enter[3];
  Ticks const start = 9 * kHour - 300'000;
  EXPECT_EQ(retime(roads, path, start, enter), 15 * kHour + 360'000);
  EXPECT_EQ(enter[1], start + 600'000);
  EXPECT_EQ(enter[2], 15 * kHour + 300'000);
  roads.at_closure = AtClosure::turn_away;
  EXPECT_EQ(retime(roads, path, start), kNever);
  EXPECT_EQ(retime(roads, {}, start), start);
}

}  // namespace
}  // namespace tanvan
