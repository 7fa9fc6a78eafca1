#include "sim/tours/duty_schedule.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/tours/small_problems.hpp"

namespace tanvan {
namespace {

/// A day with hours, five bins, a ban, and what `seed` adds: rests, reloads.
TourProblem day_of(std::uint64_t seed) {
  auto p = drawn_problem(12, seed);
  add_hours(p, seed, 700);
  for (std::size_t i = 1; i < p.stops(); ++i)
    if (i % 3 != 0) p.open_s[i] = 0, p.close_s[i] = 600;
  add_bins(p, seed);
  close_stop(p, FleetClassId{0}, TourStopId{4}, 90, 150);
  auto& f = p.fleet[0];
  f.leaves_from_s = 5;
  f.reload_s = seed % 4 == 0 ? 25 : 8;
  f.most_trips = 4;
  f.longest_duty_s = 650;
  if (seed % 3 != 0) f.rest = {.after_s = 130, .length_s = 20};
  return p;
}

/// Places drawn, with reloads among them.
std::vector<std::uint32_t> drawn_places(std::size_t stops, Draws& draws) {
  std::vector<std::uint32_t> places(stops - 1);
  std::iota(places.begin(), places.end(), 1U);
  for (std::size_t i = places.size(); i > 1; --i)
    std::swap(places[i - 1], places[draws.below(static_cast<std::uint32_t>(i))]);
  places.resize(1 + draws.below(6));
  if (places.size() > 2 && draws.chance(0.5)) places.insert(places.begin() + 2, 0);
  return places;
}

DutySchedule scheduled(std::vector<std::uint32_t> const& places) {
  DutySchedule schedule;
  schedule.steps.resize(places.size() + 2);
  for (std::size_t i = 0; i < places.size(); ++i) schedule.steps[i + 1].place = places[i];
  return schedule;
}

void expect_same(bool held, DutyTimes const& times, bool runs, DutyTimes const& run, std::uint64_t seed) {
  EXPECT_EQ(held, runs) << seed;
  if (!held || !runs) return;
  EXPECT_NEAR(times.leave_s, run.leave_s, 1e-6) << seed;
  EXPECT_NEAR(times.back_s, run.back_s, 1e-6) << seed;
}

TEST(DutySchedule, IsDrivenAsTheRunnerDrives) {
  int held = 0, rested = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const p = day_of(seed);
    SearchTables const tables(p);
    DutyRunner runner(tables);
    DutyScheduler scheduler(tables);
    Draws draws{seed, AgentKey{4}, 0, Stream::freight};
    auto const places = drawn_places(p.stops(), draws);
    auto schedule = scheduled(places);
    DutyTimes run;
    bool const holds = scheduler.drive(0, schedule), runs = runner.run(0, places, run);
    expect_same(holds, schedule.times, runs, run, seed);
    held += holds ? 1 : 0;
    if (holds) rested += std::ranges::any_of(schedule.steps, [](auto const& s) { return s.rest_s > 0; }) ? 1 : 0;
  }
  EXPECT_GT(held, 100);
  EXPECT_GT(rested, 20);
}

TEST(DutySchedule, AChangeIsTimedAsTheWholeDutyWouldBe) {
  int held = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    auto const p = day_of(seed);
    SearchTables const tables(p);
    DutyRunner runner(tables);
    DutyScheduler scheduler(tables);
    Draws draws{seed, AgentKey{5}, 0, Stream::freight};
    auto places = drawn_places(p.stops(), draws);
    std::uint32_t extra = 1;
    while (std::ranges::find(places, extra) != places.end()) ++extra;
    auto schedule = scheduled(places);
    scheduler.drive(0, schedule);
    for (std::size_t behind = 0; behind <= places.size(); ++behind) {
      std::vector<std::uint32_t> more = {extra};
      if (behind == 0 && draws.chance(0.5)) more.push_back(0);
      auto changed = places;
      changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(behind), more.begin(), more.end());
      DutyTimes times, run;
      bool const holds = scheduler.times_with(schedule, behind, more, kForever, times),
                 runs = runner.run(0, changed, run);
      expect_same(holds, times, runs, run, seed);
      if (!holds) continue;
      ++held;
      double const length_s = run.length_s();
      EXPECT_FALSE(scheduler.times_with(schedule, behind, more, length_s - 1e-3, times)) << "not shorter";
      refused += scheduler.times_with(schedule, behind, more, length_s + 1e-3, times) ? 0 : 1;
    }
  }
  EXPECT_GT(held, 500);
  EXPECT_LT(refused, held / 100) << "shorter only by rests that fall elsewhere";
}

}  // namespace
}  // namespace tanvan
