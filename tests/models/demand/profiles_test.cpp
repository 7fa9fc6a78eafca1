#include "models/demand/profiles.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// The four bins of a day; the night runs past midnight.
std::vector<TimeBin> four_bins() {
  return {{"am", 5.5 * 3600, 3 * 3600.},
          {"midday", 8.5 * 3600, 7.5 * 3600},
          {"pm", 16 * 3600., 3 * 3600.},
          {"night", 19 * 3600., 10.5 * 3600}};
}

double sum(std::span<double const> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(Profiles, EveryProfileSumsToOneOverTheDayAndOverTheBins) {
  for (std::size_t p = 0; p < kPurposes; ++p)
    for (Way way : {Way::out, Way::back}) {
      auto const& profile = departures(static_cast<Purpose>(p), way);
      EXPECT_NEAR(sum(profile), 1, 1e-12);
      EXPECT_NEAR(sum(bin_shares(four_bins(), profile)), 1, 1e-12);
    }
  EXPECT_NEAR(sum(truck_departures()), 1, 1e-12);
}

TEST(Profiles, ABinThatRunsPastMidnightHoldsTheSmallHours) {
  auto const bins = four_bins();
  EXPECT_EQ(bin_at(bins, 2.5), 3);
  EXPECT_EQ(bin_at(bins, 23.5), 3);
  EXPECT_EQ(bin_at(bins, 7.5), 0);
}

TEST(Profiles, ABinBeginsWithItsFirstSecondAndEndsBeforeItsLast) {
  auto const bins = four_bins();
  EXPECT_EQ(bin_at(bins, 5.5), 0);
  EXPECT_EQ(bin_at(bins, 8.5), 1);
  EXPECT_EQ(bin_at(bins, 5.499), 3);
}

TEST(Profiles, AHoleInTheDayIsABrokenPromise) {
  std::vector<TimeBin> const morning = {{"am", 6 * 3600., 3 * 3600.}};
  EXPECT_THROW(bin_at(morning, 12), Violation);
}

TEST(Profiles, AnHourThatTwoBinsShareIsSplitByItsMinutes) {
  HourProfile eight{};
  eight[8] = 1;  // all leave between 8 and 9; the morning ends at half past
  auto const shares = bin_shares(four_bins(), eight);
  EXPECT_NEAR(shares[0], 0.5, 1e-12);
  EXPECT_NEAR(shares[1], 0.5, 1e-12);
}

TEST(HourAt, QuantilesRunThroughTheHourThatHoldsThem) {
  HourProfile profile{};
  profile[7] = 0.25;
  profile[9] = 0.75;
  EXPECT_NEAR(hour_at(profile, 0.125, 0), 7.5, 1e-12);
  EXPECT_NEAR(hour_at(profile, 0.25 + 0.375, 0), 9.5, 1e-12);
}

TEST(HourAt, NobodyLeavesBeforeTheEarliestHour) {
  auto const& profile = departures(Purpose::work, Way::out);
  for (double u : {1e-9, 0.1, 0.5, 0.9, 1 - 1e-9}) {
    EXPECT_GE(hour_at(profile, u, 13), 13);
    EXPECT_LT(hour_at(profile, u, 13), 24);
  }
}

TEST(HourAt, LaterQuantilesNeverLeaveEarlier) {
  auto const& profile = departures(Purpose::shopping, Way::back);
  double before = 0;
  for (int i = 1; i < 1000; ++i) {
    double const hour = hour_at(profile, i / 1000.0, 0);
    EXPECT_GE(hour, before);
    before = hour;
  }
}

TEST(HourAt, WhereNoHourIsLeftItIsTheEarliest) {
  EXPECT_EQ(hour_at(departures(Purpose::school, Way::out), 0.5, 23), 23);
}

TEST(HourAt, SharesOfQuantilesAreThoseOfTheProfile) {
  auto const& profile = truck_departures();
  HourProfile drawn{};
  constexpr int kQuantiles = 10'000;
  for (int i = 0; i < kQuantiles; ++i)
    drawn[static_cast<std::size_t>(hour_at(profile, (i + 0.5) / kQuantiles, 0))] += 1.0 / kQuantiles;
  for (std::size_t h = 0; h < 24; ++h) EXPECT_NEAR(drawn[h], profile[h], 2e-4) << h;
}

}  // namespace
}  // namespace tanvan
