#include "sim/transit/zone_durations.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

/// A bus at 10, 20 and 30 min from stop 0 over 1 to 2; zones 0 to 2 lie a minute from stops 0 to 2, and zone 1 half a
/// minute more from stop 2.
struct SmallWindow {
  Timetable timetable = timetable_with(3, {{{0, 600, 600}, {1, 900, 900}, {2, 960, 960}},
                                           {{0, 1200, 1200}, {1, 1500, 1500}, {2, 1560, 1560}},
                                           {{0, 1800, 1800}, {1, 2100, 2100}, {2, 2160, 2160}}});
  Patterns patterns{timetable, 0, 7200};
  ZoneReach access{{0, 1, 2, 3}, {{StopId{0}, 60}, {StopId{1}, 60}, {StopId{2}, 60}}};
  ZoneReach egress{{0, 1, 3, 4}, {{StopId{0}, 60}, {StopId{1}, 60}, {StopId{2}, 90}, {StopId{2}, 60}}};
  TimetableSkimOptions options;

  SmallWindow() {
    options.first_s = 0;
    options.departures = 36;  // more than are laid down together
  }
};

TEST(ZoneDurations, SpansAreWholeTicksRoundedUpAndEighteenHoursAtMost) {
  EXPECT_EQ(span_of(0), 0);
  EXPECT_EQ(span_of(1), 1);
  EXPECT_EQ(span_of(2), 1);
  EXPECT_EQ(span_of(65'533), 32'767);
  EXPECT_EQ(span_of(1'000'000), kTooLong);
}

TEST(ZoneDurations, EachDepartureTakesUntilTheNextBusHasArrived) {
  SmallWindow const w;
  ZoneWindow const window(w.patterns, w.access, w.egress, w.options);
  ZoneDurations durations(window);
  durations.search(0);
  auto const ticks = durations.to(1);
  ASSERT_EQ(ticks.size(), 36U);
  for (int n = 0; n < 36; ++n) {
    auto const leaves_s = 60 * n;
    auto const bus_s = leaves_s + 60 <= 600 ? 600 : leaves_s + 60 <= 1200 ? 1200 : 1800;
    auto const takes_s = bus_s + 300 + 60 - leaves_s;  // by stop 1; by stop 2 a minute and a half longer
    EXPECT_EQ(ticks[static_cast<std::size_t>(n)], n <= 29 ? takes_s / kTick_s : kTooLong) << n;
  }
}

TEST(ZoneDurations, ThereIsNoWayBackAndNoneWithoutARide) {
  SmallWindow const w;
  ZoneWindow const window(w.patterns, w.access, w.egress, w.options);
  ZoneDurations durations(window);
  durations.search(1);
  EXPECT_EQ(durations.to(0)[0], kTooLong);
  EXPECT_EQ(durations.rides_to(0), 0);
  EXPECT_EQ(durations.to(1)[0], (960 + 90) / kTick_s);  // on to stop 2, and from there back on foot
  EXPECT_EQ(durations.rides_to(1), 1);
}

TEST(ZoneDurations, RidesAreThoseOfTheMiddleDepartureWithinTheLongestTime) {
  SmallWindow w;
  w.options.departures = 21;  // the middle one leaves at 10 min, rides at 20 and comes at 26
  for (auto const& [longest_s, rides] : {std::pair{16 * 60, 1}, {16 * 60 - kTick_s, 0}}) {
    w.options.longest_s = longest_s;
    ZoneWindow const window(w.patterns, w.access, w.egress, w.options);
    ZoneDurations durations(window);
    durations.search(0);
    EXPECT_EQ(durations.rides_to(1), rides);
  }
}

TEST(ZoneDurations, StopsOfSeveralWaysHaveOnePlace) {
  SmallWindow const w;
  ZoneWindow const window(w.patterns, w.access, w.egress, w.options);
  EXPECT_EQ(window.used().size(), 3U);
  EXPECT_EQ(window.used_row(2), window.used_row(3));
}

TEST(ZoneDurations, WindowsThatAreNoneAreRefused) {
  SmallWindow w;
  w.options.longest_s = 17 * 3600;
  EXPECT_THROW(ZoneWindow(w.patterns, w.access, w.egress, w.options), Violation);
  w.options.longest_s = 3600;
  w.options.departures = 0;
  EXPECT_THROW(ZoneWindow(w.patterns, w.access, w.egress, w.options), Violation);
  w.options.departures = 1;
  ZoneReach const fewer{{0, 1}, {{StopId{0}, 60}}};
  EXPECT_THROW(ZoneWindow(w.patterns, fewer, w.egress, w.options), Violation);
}

}  // namespace
}  // namespace tanvan
