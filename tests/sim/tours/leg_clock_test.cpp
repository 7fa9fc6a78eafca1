#include "sim/tours/leg_clock.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// One leg with a full time in each bin.
struct Leg {
  DayBins bins;
  std::vector<double> full;

  Leg(std::vector<double> starts, std::vector<double> times) : bins(std::move(starts)), full(std::move(times)) {}
  LegRun run(double leave) const { return leg_run(bins, full.data(), leave); }
  double arrival(double leave) const { return leg_arrival(bins, full.data(), leave); }
  double latest(double arrive) const { return leg_latest_departure(bins, full.data(), arrive); }
};

TEST(LegClock, ABinEndsWhereTheNextBegins) {
  DayBins const bins{{0, 100, 130, 400}};
  EXPECT_EQ(bins.bin_of(-5), 0U);
  EXPECT_EQ(bins.bin_of(99.999), 0U);
  EXPECT_EQ(bins.bin_of(100), 1U);
  EXPECT_EQ(bins.bin_of(130), 2U);
  EXPECT_EQ(bins.bin_of(399), 2U);
  EXPECT_EQ(bins.bin_of(1e9), 3U);
}

TEST(LegClock, AllTimeLiesInABinAndInfinityInTheLast) {
  for (std::size_t size = 1; size <= 30; ++size) {
    Draws draws{size, AgentKey{8}, 0, Stream::freight};
    std::vector<double> starts{draws.uniform() * 1e4 - 5e3};
    while (starts.size() < size) starts.push_back(starts.back() + std::pow(10, 9 * draws.uniform() - 5));
    DayBins const bins{starts};
    EXPECT_EQ(bins.bin_of(-kForever), 0U);
    EXPECT_EQ(bins.bin_of(kForever), size - 1);
    EXPECT_EQ(bins.bin_from(0, kForever), size - 1);
    EXPECT_EQ(bins.bin_of(std::numeric_limits<double>::max()), size - 1);
    for (std::size_t bin = 0; bin < size; ++bin) {
      EXPECT_EQ(bins.bin_of(starts[bin]), bin);
      EXPECT_EQ(bins.bin_of(std::nextafter(starts[bin], kForever)), bin);
      if (bin == 0) continue;
      EXPECT_EQ(bins.bin_of(std::nextafter(starts[bin], -kForever)), bin - 1);
    }
  }
}

TEST(LegClock, WhoNeverLeavesNeverArrivesAndWhoMayComeAnyTimeMayLeaveAnyTime) {
  for (auto const& starts : {std::vector<double>{0}, {0, 100}, {0, 100, 200}}) {
    Leg const leg{starts, std::vector<double>(starts.size(), 40)};
    auto const& full = leg.full;
    EXPECT_EQ(leg.arrival(kForever), kForever);
    EXPECT_EQ(leg.run(kForever).arrive_s, kForever);
    EXPECT_EQ(leg.latest(kForever), kForever);
    EXPECT_EQ(leg.latest(-kForever), -kForever);
    std::size_t from = 0, until = starts.size() - 1;
    EXPECT_EQ(leg_run_after(leg.bins, full.data(), kForever, from).arrive_s, kForever);
    EXPECT_EQ(leg_latest_before(leg.bins, full.data(), -kForever, until), -kForever);
    EXPECT_EQ(from, starts.size() - 1);
    EXPECT_EQ(until, 0U);
  }
}

TEST(LegClock, ALegThatCrossesABoundaryDrivesTheRestAtTheOtherSpeed) {
  Leg const leg{{0, 100}, {40, 80}};
  EXPECT_DOUBLE_EQ(leg.arrival(10), 50);
  EXPECT_DOUBLE_EQ(leg.arrival(80), 140);  // half of the way until 100, the other half takes 40
  EXPECT_DOUBLE_EQ(leg.arrival(100), 180);
}

TEST(LegClock, AClosedLegIsDrivenWholeBeforeOrWholeAfter) {
  Leg const leg{{0, 100, 200}, {40, kForever, 40}};
  EXPECT_DOUBLE_EQ(leg.arrival(60), 100);
  auto const late = leg.run(61);
  EXPECT_DOUBLE_EQ(late.leave_s, 200);
  EXPECT_DOUBLE_EQ(late.arrive_s, 240);
  EXPECT_NEAR(leg.latest(239), 60, 1e-6);
  EXPECT_DOUBLE_EQ(leg.latest(240), 200);
}

TEST(LegClock, ALegClosedForGoodNeverArrives) {
  Leg const leg{{0, 100}, {40, kForever}};
  EXPECT_EQ(leg.arrival(61), kForever);
  EXPECT_NEAR(leg.latest(kForever), 60, 1e-6);
  Leg const never{{0}, {kForever}};
  EXPECT_EQ(never.arrival(0), kForever);
  EXPECT_EQ(never.latest(1000), -kForever);
}

TEST(LegClock, WhoLeavesLaterArrivesNoEarlierAndTheLatestDepartureIsTheInverse) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Draws draws{seed, AgentKey{7}, 0, Stream::freight};
    std::vector<double> starts{0}, full;
    while (starts.size() < 6) starts.push_back(starts.back() + 1 + draws.below(50));
    for (std::size_t b = 0; b < starts.size(); ++b)
      full.push_back(draws.chance(0.2) && b + 1 < starts.size() ? kForever : draws.below(60));
    Leg const leg{starts, full};
    double before = -kForever;
    // The moment before a closing is a tenth of a microsecond off, which slower bins stretch up to sixtyfold.
    for (double leave = -20; leave < starts.back() + 50; leave += 0.25) {
      double const there = leg.arrival(leave);
      EXPECT_GE(there, before) << "seed " << seed << " leaving at " << leave;
      EXPECT_GE(there, leave);
      EXPECT_GE(leg.latest(there), leave - 1e-5) << "seed " << seed << " leaving at " << leave;
      double const latest = leg.latest(leave);
      if (latest != -kForever) {
        EXPECT_LE(leg.arrival(latest), leave + 1e-9) << "seed " << seed << " until " << leave;
      }
      before = there;
    }
  }
}

}  // namespace
}  // namespace tanvan
