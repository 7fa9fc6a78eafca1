#include "sim/transit/driven_runs.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/sim/transit/small_service.hpp"

namespace tanvan {
namespace {

ServiceDay drive(TransitService const& service, RiderTable const& riders, std::uint32_t berths = 1,
                 StopRules const& rules = {}) {
  ServiceDay day(service, riders, rules);
  drive_runs(service, first_runs(service), std::vector<std::uint32_t>(service.timetable.stops, berths), day);
  day.check_conservation();
  return day;
}

TEST(DrivenRuns, WithoutRidersTheTimetableIsDriven) {
  auto const service = row_of_stops(6, 10, 420, 120);
  RiderTable const nobody;
  auto const calls = drive(service, nobody).realised();
  EXPECT_EQ(calls.arrival, service.timetable.arrival);
  EXPECT_EQ(calls.departure, service.timetable.departure);
}

TEST(DrivenRuns, DwellsAddUpAlongARunAndOnToTheVehiclesNextOne) {
  auto service = row_of_stops(3, 2, 600, 120, 3600, {.boarding = BoardingRule::level, .every_stop = true});
  service.next[0] = 1;
  RiderTable const nobody;
  auto const calls = drive(service, nobody, 1, {.least_layover_min = 10}).realised();
  EXPECT_EQ(calls.arrival, (std::vector<std::int32_t>{3600, 3732, 3864, 3876, 4584, 4704 + 12}));
  EXPECT_EQ(calls.departure[3], 3864 + 600);  // the layover counts from the arrival; then a hop of 120 s
}

TEST(DrivenRuns, RunningTimesMayDependOnTheMomentOfDeparture) {
  auto const service = row_of_stops(3, 2, 600, 100);
  RiderTable const nobody;
  ServiceDay day(service, nobody, {});
  auto const running = [](std::uint32_t, TrafficTime depart) {
    return traffic_time(depart < traffic_time(4000) ? 300 : 50);
  };
  drive_runs(service, first_runs(service), std::vector<std::uint32_t>(3, 1), day, running);
  EXPECT_EQ(day.realised().arrival, (std::vector<std::int32_t>{3600, 3900, 4200, 4200, 4250, 4300}));
}

TEST(DrivenRuns, AFullStopHoldsUpTheNextTrain) {
  auto service = row_of_stops(2, 2, 5, 100, 3600, {.every_stop = true});
  RiderTable const nobody;
  EXPECT_EQ(drive(service, nobody, 1).realised().arrival, (std::vector<std::int32_t>{3600, 3712, 3612, 3724}));
  EXPECT_EQ(drive(service, nobody, 2).realised().arrival, (std::vector<std::int32_t>{3600, 3712, 3605, 3717}));
}

/// Riders come to each stop but the last every `gap_s`, all to the last, from a headway before its first run comes.
/// @param hop_s  from stop to stop, with the dwell
RiderTable steady_riders(std::uint32_t stops, double gap_s, double hop_s, double headway_s = 420) {
  RiderTable riders;
  for (std::uint32_t s = 0; s + 1 < stops; ++s)
    for (double at_s = 3600 - headway_s + s * hop_s + 1; at_s < 9000; at_s += gap_s)
      add_riders(riders, 1, s, stops - 1, at_s);
  return riders;
}

constexpr double kGap_s = 30, kDwell_s = 12 + 14 * 2.75;  // 14 riders a headway

// Newell and Potts, "Maintaining a bus schedule", 1964: who is late meets more riders and falls back, the next one
// meets fewer and catches up.
TEST(DrivenRuns, ADelayedRunFallsBackFartherFromStopToStopAndTheNextOneCatchesUp) {
  constexpr std::uint32_t kStops = 12;
  auto service = row_of_stops(kStops, 8, 420, 90, 3600, {.seats = 200, .standing = 200});
  auto const riders = steady_riders(kStops, kGap_s, 90 + kDwell_s);
  auto const even = drive(service, riders).realised();
  auto& t = service.timetable;
  for (auto c = t.offset[4]; c < t.offset[5]; ++c) {  // the fifth run sets out two minutes late
    t.arrival[c] += 120;
    t.departure[c] += 120;
  }
  auto const bunched = drive(service, riders).realised();
  auto const headway = [&](RealisedCalls const& calls, std::uint32_t run, std::uint32_t stop) {
    return calls.arrival[run * kStops + stop] - calls.arrival[(run - 1) * kStops + stop];
  };
  for (std::uint32_t stop = 1; stop < kStops; ++stop) EXPECT_NEAR(headway(even, 4, stop), 420, 15) << stop;
  EXPECT_GT(headway(bunched, 4, 1), 540);
  for (std::uint32_t stop = 2; stop + 1 < kStops; ++stop) {
    EXPECT_GT(headway(bunched, 4, stop), headway(bunched, 4, stop - 1)) << stop;
    bool const together = headway(bunched, 5, stop - 1) < 100;  // one drives right behind the other
    EXPECT_LT(headway(bunched, 5, stop), together ? 100 : headway(bunched, 5, stop - 1)) << stop;
  }
  EXPECT_LT(headway(bunched, 5, kStops - 2), 100);
  EXPECT_GT(bunched.load[4 * kStops + 10], bunched.load[5 * kStops + 10]);
}

TEST(DrivenRuns, TimepointsKeepRunsApart) {
  constexpr std::uint32_t kStops = 12;
  auto service = row_of_stops(kStops, 8, 420, 150, 3600, {.seats = 200, .standing = 200});
  auto& t = service.timetable;
  t.departure[t.offset[4]] += 60;
  for (std::uint32_t c = 0; c < t.calls(); ++c) {  // ten minutes of recovery half way
    bool const later_half = c % kStops >= 6;
    if (later_half) t.arrival[c] += c % kStops == 6 ? 0 : 600;
    if (later_half) t.departure[c] += 600;
  }
  check_timetable(t);
  auto const riders = steady_riders(kStops, kGap_s, 150 + kDwell_s);
  auto const loose = drive(service, riders).realised();
  for (std::uint32_t run = 0; run < 8; ++run) service.timepoint[run * kStops + 6] = 1;
  auto const kept = drive(service, riders).realised();
  auto const spread = [&](RealisedCalls const& calls) {
    int most = 0;
    for (std::uint32_t run = 1; run < 8; ++run)
      most =
          std::max(most, std::abs(calls.departure[run * kStops + 6] - calls.departure[(run - 1) * kStops + 6] - 420));
    return most;
  };
  EXPECT_GT(spread(loose), 90);
  EXPECT_LE(spread(kept), 1);
}

TEST(DrivenRuns, TheSameDayTwiceGivesTheSameBits) {
  auto const service = row_of_stops(12, 30, 240, 90, 3600, {.seats = 20, .standing = 20});
  auto const riders = steady_riders(12, 9, 130);
  auto const a = drive(service, riders, 2), b = drive(service, riders, 2);
  EXPECT_EQ(a.realised().departure, b.realised().departure);
  EXPECT_EQ(a.outcomes(kNoTime).boarded, b.outcomes(kNoTime).boarded);
}

}  // namespace
}  // namespace tanvan
