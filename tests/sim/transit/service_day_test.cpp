#include "sim/transit/service_day.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "tests/sim/transit/small_service.hpp"

namespace tanvan {
namespace {

constexpr double kTick = 3.0 / kTimesPerSecond;  // of sums of rounded times

/// Comes to a call; when it goes on [s].
double call(ServiceDay& day, std::uint32_t row, double at_s) {
  return seconds_of_time(day.call(row, traffic_time(at_s)));
}

TEST(ServiceDay, RidersGetInWhereTheyWaitAndOutWhereTheyWant) {
  auto const service = row_of_stops(3, 1, 600, 120);
  RiderTable riders;
  add_riders(riders, 4, 0, 2, 3500);
  add_riders(riders, 3, 0, 1, 3500);
  ServiceDay day(service, riders, {});
  EXPECT_NEAR(call(day, 0, 3600), 3600 + 12 + 7 * 2.75, kTick);
  EXPECT_NEAR(call(day, 1, 3800), 3800 + 12 + 3 * 1.6, kTick);
  EXPECT_NEAR(call(day, 2, 4000), 4000 + 12 + 4 * 1.6, kTick);
  auto const calls = day.realised();
  EXPECT_EQ(calls.boardings, (std::vector<std::uint32_t>{7, 0, 0}));
  EXPECT_EQ(calls.alightings, (std::vector<std::uint32_t>{0, 3, 4}));
  EXPECT_EQ(calls.load, (std::vector<std::uint32_t>{7, 4, 0}));
  EXPECT_EQ(calls.arrival, (std::vector<std::int32_t>{3600, 3800, 4000}));
  EXPECT_EQ(calls.departure, (std::vector<std::int32_t>{3631, 3816, 4018}));
  auto const out = day.outcomes(traffic_time(4100));
  for (auto const fate : out.fate) EXPECT_EQ(fate, RiderFate::arrived);
  EXPECT_EQ(out.ended[6], traffic_time(3800));
  EXPECT_EQ(out.alight_call[6], 1U);
}

TEST(ServiceDay, WhoCameFirstGetsInFirstAndWhoIsRefusedIsCounted) {
  auto const service = row_of_stops(3, 2, 600, 120, 3600, {.seats = 2, .standing = 1});
  RiderTable riders;
  for (double const at_s : {3400.0, 3100.0, 3300.0, 3200.0, 3590.0}) add_riders(riders, 1, 0, 2, at_s);
  ServiceDay day(service, riders, {});
  call(day, 0, 3600);
  EXPECT_EQ(day.realised().denied[0], 2U);
  auto out = day.outcomes(traffic_time(3700));
  EXPECT_EQ(out.refusals, (std::vector<std::uint32_t>{1, 0, 0, 0, 1}));
  EXPECT_EQ(out.fate[0], RiderFate::waiting);
  EXPECT_EQ(out.fate[3], RiderFate::riding);
  call(day, 3, 4200);  // the next run takes them
  out = day.outcomes(traffic_time(4300));
  EXPECT_EQ(out.board_call[0], 3U);
  EXPECT_EQ(out.fate[4], RiderFate::riding);
}

TEST(ServiceDay, WhoComesWhileDoorsAreOpenGetsInToo) {
  auto const service = row_of_stops(2, 1, 600, 120);
  RiderTable riders;
  add_riders(riders, 1, 0, 1, 3600);
  add_riders(riders, 1, 0, 1, 3614);    // the doors close at 3614.75
  add_riders(riders, 1, 0, 1, 3617.4);  // and now at 3617.5
  add_riders(riders, 1, 0, 1, 3620.5);  // too late for 3620.25
  ServiceDay day(service, riders, {});
  EXPECT_NEAR(call(day, 0, 3600), 3600 + 12 + 3 * 2.75, kTick);
  EXPECT_EQ(day.outcomes(0).boarded[2], traffic_time(3617.4));
  EXPECT_EQ(day.outcomes(0).fate[3], RiderFate::waiting);
}

TEST(ServiceDay, AVehicleMayGoOnAsAnotherLine) {
  auto service = row_of_stops(3, 1, 600, 120);
  service.line = {7, 8, 8};
  RiderTable riders;
  auto const early = traffic_time(3000);
  riders.add(StopId{1}, StopId{2}, early, std::vector{8U});
  riders.add(StopId{0}, StopId{2}, early, std::vector{7U});
  riders.add(StopId{0}, StopId{1}, early, std::vector{8U});
  ServiceDay day(service, riders, {});
  call(day, 0, 3600);
  call(day, 1, 3720);
  EXPECT_EQ(day.realised().boardings, (std::vector<std::uint32_t>{1, 1, 0})) << "nobody boards line 8 before it begins";
}

TEST(ServiceDay, RidersTakeTheLinesThatTheyAcceptAndNoneThatDoesNotGoThere) {
  auto service = row_of_stops(3, 2, 600, 120);
  service.line = {7, 7, 7, 8, 8, 8};
  RiderTable riders;
  riders.add(StopId{1}, StopId{2}, 0, std::vector{8U});
  riders.add(StopId{1}, StopId{2}, 0, std::vector{5U, 7U});
  riders.add(StopId{1}, StopId{0}, 0);
  ServiceDay day(service, riders, {.most_wait_min = 1440});
  call(day, 1, 3720);
  EXPECT_EQ(day.realised().boardings[1], 1U);
  EXPECT_EQ(day.realised().denied[1], 0U);
  call(day, 4, 4320);
  auto const out = day.outcomes(traffic_time(4400));
  EXPECT_EQ(out.board_call, (std::vector<std::uint32_t>{4, 1, kNoCall}));
}

TEST(ServiceDay, WhoIsRefusedTooOftenOrWaitsTooLongGoesAway) {
  auto const service = row_of_stops(2, 4, 600, 120, 3600, {.seats = 1, .standing = 0});
  RiderTable riders;
  add_riders(riders, 1, 0, 1, 3000);
  add_riders(riders, 1, 0, 1, 3001);
  add_riders(riders, 4, 0, 1, 3002);
  ServiceDay day(service, riders, {.most_refusals = 2, .most_wait_min = 15});
  for (std::uint32_t run = 0; run < 4; ++run) call(day, 2 * run, 3600 + 600 * run);
  auto const out = day.outcomes(traffic_time(6000));
  EXPECT_EQ(day.realised().denied, (std::vector<std::uint32_t>{5, 0, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(out.fate[0], RiderFate::riding);
  EXPECT_EQ(out.fate[1], RiderFate::out_of_time);  // before the second run came
  EXPECT_EQ(out.ended[1], traffic_time(3001 + 900));
  ServiceDay patient(service, riders, {.most_refusals = 2, .most_wait_min = 60});
  for (std::uint32_t run = 0; run < 2; ++run) call(patient, 2 * run, 3600 + 600 * run);
  auto const refused = patient.outcomes(traffic_time(4300));
  EXPECT_EQ(refused.fate[1], RiderFate::riding);
  for (std::size_t r = 2; r < 6; ++r) EXPECT_EQ(refused.fate[r], RiderFate::refused) << r;
  EXPECT_EQ(refused.ended[2], traffic_time(4200 + 12 + 2.75));
}

TEST(ServiceDay, TimepointsKeepToTheClockAndOtherStopsDoNot) {
  auto service = row_of_stops(4, 1, 600, 120);
  service.timepoint[2] = 1;
  RiderTable const nobody;
  ServiceDay day(service, nobody, {});
  EXPECT_EQ(call(day, 0, 3500), 3600);
  EXPECT_EQ(call(day, 1, 3650), 3650);  // planned for 3720
  EXPECT_EQ(call(day, 2, 3700), 3840);
}

TEST(ServiceDay, ARunBeginsLateWhereItsVehicleComesLate) {
  auto service = row_of_stops(2, 2, 600, 120);
  service.next[0] = 1;
  RiderTable const nobody;
  ServiceDay late(service, nobody, {.least_layover_min = 5});
  call(late, 0, 3600);
  call(late, 1, 4000);
  EXPECT_EQ(call(late, 2, 4000), 4300);
  ServiceDay punctual(service, nobody, {.least_layover_min = 5});
  call(punctual, 0, 3600);
  call(punctual, 1, 3720);
  EXPECT_EQ(call(punctual, 2, 3720), 4200);
}

TEST(ServiceDay, BoardingsAreAlightingsAndThoseOnBoardAtAllTimes) {
  TestDraws draw(11);
  auto const service = row_of_stops(8, 20, 200, 90, 3600, {.seats = 10, .standing = 8});
  RiderTable riders;
  for (int i = 0; i < 2000; ++i) {
    auto const from = static_cast<std::uint32_t>(draw.below(7));
    auto const to = from + 1 + static_cast<std::uint32_t>(draw.below(static_cast<int>(7 - from)));
    add_riders(riders, 1, from, to, 3000 + draw.below(5000));
  }
  ServiceDay day(service, riders, {});
  std::uint64_t denied = 0;
  for (std::uint32_t c = 0; c < service.timetable.calls(); ++c) {
    call(day, c, service.timetable.arrival[c] + draw.below(300));
    day.check_conservation();
    auto const calls = day.realised();
    EXPECT_LE(calls.load[c], 18U);
    denied += calls.denied[c];
  }
  EXPECT_GT(denied, 100U);
  auto const out = day.outcomes(traffic_time(20'000));
  std::uint64_t refusals = 0;
  for (auto const n : out.refusals) refusals += n;
  EXPECT_EQ(refusals, denied);
  for (auto const fate : out.fate) EXPECT_NE(fate, RiderFate::riding);
}

TEST(ServiceDay, RidersOfACallThatWasPassedByGetOutAtTheNextOne) {
  auto const service = row_of_stops(3, 1, 600, 120);
  RiderTable riders;
  add_riders(riders, 2, 0, 1, 3500);
  ServiceDay day(service, riders, {});
  call(day, 0, 3600);
  call(day, 2, 4000);
  day.check_conservation();
  EXPECT_EQ(day.outcomes(0).ended[0], traffic_time(4000));
  EXPECT_EQ(day.realised().arrival[1], kNotMade);
}

TEST(Service, AVehicleThatServesARunTwiceIsRefused) {
  auto service = row_of_stops(2, 3, 600, 120);
  service.next = {2, 2, kNoRun};
  EXPECT_THROW(check_service(service), Violation);
  service.next = {1, 0, kNoRun};
  EXPECT_THROW(check_service(service), Violation);
}

}  // namespace
}  // namespace tanvan
