#include "models/demand/departure_times.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::vector<TimeBin> const kBins = {{"am", 5.5 * 3600, 3 * 3600},
                                    {"midday", 8.5 * 3600, 7.5 * 3600},
                                    {"pm", 16 * 3600., 3 * 3600.},
                                    {"night", 19 * 3600., 10.5 * 3600}};

TEST(DepartureTimes, EverySecondLiesInItsBin) {
  DepartureTable const table(kBins);
  for (std::size_t purpose = 0; purpose < kPurposes; ++purpose)
    for (std::size_t b = 0; b < kBins.size(); ++b)
      for (double u = 0.0005; u < 1; u += 0.001) {
        double const s = table.of(static_cast<Purpose>(purpose), Way::out).draw(b, u);
        ASSERT_TRUE(s >= 0 && s < kDay_s);
        EXPECT_EQ(bin_at(kBins, s / 3600), b) << purpose << ' ' << s;
      }
}

TEST(DepartureTimes, SharesOfHoursWithinABinAreThoseOfTheProfile) {
  DepartureTimes const times(kBins, departures(Purpose::work, Way::out));
  int six = 0, seven = 0;
  for (double u = 0.00005; u < 1; u += 0.0001) {
    double const hour = times.draw(0, u) / 3600;
    six += hour >= 6 && hour < 7;
    seven += hour >= 7 && hour < 8;
  }
  EXPECT_NEAR(static_cast<double>(six) / seven, 27.0 / 38, 0.01);
}

TEST(DepartureTimes, NobodyLeavesBeforeTheEarliestSecond) {
  DepartureTimes const times(kBins, departures(Purpose::shopping, Way::back));
  double const earliest = 7.3 * 3600;
  for (double u = 0.005; u < 1; u += 0.01) EXPECT_GE(times.draw(0, u, earliest), earliest - 1e-6);
  EXPECT_GE(times.draw(0, 0.5, 8.49999 * 3600), 8.49999 * 3600);
  EXPECT_LT(times.draw(0, 0.5, 30 * 3600), kDay_s);
}

TEST(DepartureTimes, ABinWithoutAShareIsSpreadEvenly) {
  HourProfile noon{};
  noon[12] = 1;
  DepartureTimes const times(kBins, noon);
  EXPECT_NEAR(times.draw(0, 0.5), 7 * 3600, 1);
  EXPECT_NEAR(times.draw(0, 0.25), 6.25 * 3600, 1);
}

TEST(Shifts, AWorkerArrivesAsEarlyAsHeWantsBeforeAShiftBegins) {
  for (double u : {0.01, 0.3, 0.6, 0.99}) {
    double const leave = departure_to_shift(kBins, 0, 900, 300, u), arrive = leave + 900 + 300;
    auto const starts = shift_starts();
    EXPECT_TRUE(std::any_of(starts.begin(), starts.end(), [&](ShiftStart s) { return s.start_s == arrive; })) << arrive;
    EXPECT_EQ(bin_at(kBins, leave / 3600), 0);
  }
}

TEST(Shifts, AMorningHasTheFourStartsOfTheIssueAndOfficesAtNine) {
  EXPECT_EQ(departure_to_shift(kBins, 0, 600, 300, 1e-9), 6 * 3600 - 900);
  EXPECT_EQ(departure_to_shift(kBins, 0, 3600, 300, 1 - 1e-9), 9 * 3600 - 3900);
}

TEST(Shifts, ABinThatNoShiftFitsIsSaidSo) {
  std::vector<TimeBin> const bins = {{"noon", 11 * 3600., 3600.}, {"rest", 12 * 3600., 23 * 3600.}};
  EXPECT_LT(departure_to_shift(bins, 0, 600, 300, 0.5), 0);
}

}  // namespace
}  // namespace tanvan
