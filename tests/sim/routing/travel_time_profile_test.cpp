#include "sim/routing/travel_time_profile.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr Ticks kHour = 3'600'000, kSecond = 1000;

/// One link in bins of any length, of which times jump as they like.
TravelTimeProfiles wild_profile(Draws& draws) {
  std::vector<double> start, time;
  for (double t = draws.below(7200); t < 86'400; t += 60 + draws.below(7200)) {
    start.push_back(t);
    time.push_back(draws.below(5000));
  }
  return profiles_of_bins(start, time);
}

TEST(TravelTimeProfiles, TakeTheBinsTimeAtItsMiddleAndAMeanBetween) {
  double const start[] = {0, 43'200}, time[] = {10, 20};
  auto const p = profiles_of_bins(start, time);
  LinkId const a{0};
  EXPECT_EQ(travel_time(p, a, 6 * kHour), 10 * kSecond);
  EXPECT_EQ(travel_time(p, a, 18 * kHour), 20 * kSecond);
  EXPECT_EQ(travel_time(p, a, 12 * kHour), 15 * kSecond);
  EXPECT_EQ(travel_time(p, a, 0), 15 * kSecond);
  EXPECT_EQ(travel_time(p, a, 3 * kHour), 12 * kSecond + 500);
}

TEST(TravelTimeProfiles, ADayIsLikeTheOther) {
  Draws draws(2, AgentKey{1}, 0, Stream::activity);
  auto const p = wild_profile(draws);
  for (int i = 0; i < 1000; ++i) {
    Ticks const t = draws.below(kDay);
    EXPECT_EQ(travel_time(p, LinkId{0}, t), travel_time(p, LinkId{0}, t + 3 * Ticks{kDay}));
    EXPECT_EQ(travel_time(p, LinkId{0}, t), travel_time(p, LinkId{0}, t - 2 * Ticks{kDay}));
  }
}

TEST(TravelTimeProfiles, WhoEntersLaterNeverArrivesEarlier) {
  Draws draws(3, AgentKey{1}, 0, Stream::activity);
  for (int link = 0; link < 50; ++link) {
    auto const p = wild_profile(draws);
    EXPECT_TRUE(validate(p, {}).empty());
    std::vector<Ticks> enter;
    for (int i = 0; i < 500; ++i) enter.push_back(draws.below(2U * kDay));
    for (auto const& [time, travel] : p.breakpoint)
      for (Ticks near = -2; near <= 2; ++near) enter.push_back(time + near);
    std::ranges::sort(enter);
    for (std::size_t i = 1; i < enter.size(); ++i)
      EXPECT_LE(enter[i - 1] + travel_time(p, LinkId{0}, enter[i - 1]), enter[i] + travel_time(p, LinkId{0}, enter[i]));
  }
}

TEST(TravelTimeProfiles, AreRaisedOnlyWhereSomebodyWouldOvertake) {
  double const start[] = {0, 7200, 14'400, 21'600}, time[] = {100, 9000, 100, 100};
  auto const p = profiles_of_bins(start, time);
  LinkId const a{0};
  EXPECT_EQ(travel_time(p, a, 1 * kHour), 100 * kSecond);
  EXPECT_EQ(travel_time(p, a, 3 * kHour), 9000 * kSecond);
  EXPECT_EQ(travel_time(p, a, 5 * kHour), 1800 * kSecond);  // two hours later, and with those who came before
  EXPECT_EQ(travel_time(p, a, 15 * kHour - kHour / 2), 185 * kSecond);  // from five to fifteen o'clock
}

TEST(TravelTimeProfiles, AHintChangesNothingButTheSpeed) {
  Draws draws(4, AgentKey{1}, 0, Stream::activity);
  auto const p = wild_profile(draws);
  std::uint32_t hint = 0;
  for (int i = 0; i < 2000; ++i) {
    Ticks const t = draws.below(kDay);
    if (draws.below(3) == 0) hint = draws.below(200);
    EXPECT_EQ(travel_time(p, LinkId{0}, t, hint), travel_time(p, LinkId{0}, t));
  }
}

TEST(TravelTimeProfiles, LeastTimesAreReachedAndNeverUndercut) {
  Draws draws(5, AgentKey{1}, 0, Stream::activity);
  auto const p = wild_profile(draws);
  double least[1];
  least_travel_times(p, least);
  Ticks lowest = kNever;
  for (auto const& [time, travel] : p.breakpoint) lowest = std::min(lowest, travel_time(p, LinkId{0}, time));
  EXPECT_EQ(static_cast<Ticks>(least[0]), lowest);
  for (int i = 0; i < 2000; ++i) EXPECT_GE(travel_time(p, LinkId{0}, draws.below(kDay)), lowest);
}

TEST(TravelTimeProfiles, EqualBinsShareOneBreakpoint) {
  double const start[] = {0, 3600, 7200}, time[] = {30, 30, 30};
  auto const p = profiles_of_bins(start, time);
  EXPECT_EQ(p.breakpoint.size(), 1U);
  EXPECT_EQ(travel_time(p, LinkId{0}, 5 * kHour), 30 * kSecond);
}

TEST(TravelTimeProfiles, WithoutAPeriodTheyAreConstantOutside) {
  TravelTimeProfiles const p{.offset = {0, 2}, .breakpoint = {{1000, 10}, {3000, 30}}, .period = 0};
  EXPECT_TRUE(validate(p, {}).empty());
  EXPECT_EQ(travel_time(p, LinkId{0}, -5), 10);
  EXPECT_EQ(travel_time(p, LinkId{0}, 2000), 20);
  EXPECT_EQ(travel_time(p, LinkId{0}, Ticks{9} * kDay), 30);
}

TEST(TravelTimeProfiles, EveryLinkThatBreaksThePromiseIsNamed) {
  TravelTimeProfiles const p{
      .offset = {0, 2, 3, 5, 5, 6, 8},
      .breakpoint = {{0, 1500}, {1000, 400}, {5, 3}, {20, 1}, {10, 1}, {kDay, 1}, {0, 400}, {1000, 1500}},
      .period = kDay};
  auto const faults = validate(p, {"profiles.csv"}).sorted();
  ASSERT_EQ(faults.size(), 4U);
  EXPECT_EQ(faults[0].sentence,
            "link 0 lets those who enter at 1000 ms arrive at 1400 ms, before those of 0 ms, at 1500 ms (must be first "
            "in, first out)");
  EXPECT_EQ(faults[1].sentence, "link 2 has a breakpoint at 10 ms after one at 20 ms (must ascend)");
  EXPECT_EQ(faults[2].sentence, "link 3 has no breakpoint (must have one at least)");
  EXPECT_EQ(faults[3].sentence,
            "link 4 has a breakpoint at 86400000 ms (must be >= 0 and within the period of 86400000 ms)");
}

TEST(TravelTimeProfiles, FirstInFirstOutHoldsOverMidnightToo) {
  TravelTimeProfiles const p{.offset = {0, 2}, .breakpoint = {{0, 0}, {kDay - 1000, 5000}}, .period = kDay};
  EXPECT_EQ(validate(p, {}).size(), 1U);
}

}  // namespace
}  // namespace tanvan
