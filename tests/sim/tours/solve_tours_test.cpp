#include "sim/tours/solve_tours.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "tests/sim/tours/small_problems.hpp"
#include "tests/sim/tours/tour_oracle.hpp"

namespace tanvan {
namespace {

TourSettings iterations(std::uint64_t n, std::uint64_t seed = 1) {
  TourSettings settings;
  settings.iterations = n;
  settings.seed = seed;
  return settings;
}

/// The plan holds and costs what the best of all plans costs.
void expect_best(TourProblem const& p, double last_leave = 0, std::string const& what = "") {
  auto const plan = solve_tours(p, iterations(4'000));
  oracle::expect_holds(p, plan);
  double const best = oracle::best_plan(p, last_leave);
  if (best == kForever) {
    EXPECT_FALSE(plan.left_out.empty()) << what;
  } else {
    EXPECT_TRUE(plan.left_out.empty()) << what;
    EXPECT_NEAR(plan.cost, best, 1e-6) << what;
  }
}

TEST(SolveTours, FindsTheBestOfAllPlansByLoads) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed)
    expect_best(drawn_problem(8, seed), 0, "seed " + std::to_string(seed));
}

TEST(SolveTours, FindsTheBestOfAllPlansWithHours) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    auto p = drawn_problem(8, seed);
    add_hours(p, seed);
    expect_best(p, 0, "seed " + std::to_string(seed));
  }
}

TEST(SolveTours, FindsTheBestOfAllPlansAsHoursOfTheDayDiffer) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    auto p = drawn_problem(7, seed);
    add_hours(p, seed);
    add_bins(p, seed);
    if (seed % 2 == 0) close_stop(p, FleetClassId{0}, TourStopId{3}, 90, 150);
    expect_best(p, 0, "seed " + std::to_string(seed));
  }
}

TEST(SolveTours, FindsTheBestOfAllPlansOfAMixedFleet) {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    auto p = drawn_problem(7, seed);
    p.fleet[0].vehicles = 2;
    p.fleet[0].fixed_cost = 30;
    auto small = p.fleet[0];
    small.capacity = 9;
    small.vehicles = 6;
    small.fixed_cost = 12;
    small.cost_per_distance = 0.5;
    p.fleet.push_back(small);
    p.classes.assign(p.stops(), 3);
    p.classes[2] = 1;
    p.classes[4] = 2;
    p.demand[4] = std::min(p.demand[4], 9.0);
    if (seed % 3 == 0) add_hours(p, seed);
    if (seed % 3 == 0) p.fleet[1].back_by_s = p.fleet[0].back_by_s;
    expect_best(p, 0, "seed " + std::to_string(seed));
  }
}

TEST(SolveTours, FindsTheBestOfAllPlansWithLongestDutyAndCostOfTime) {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    auto p = drawn_problem(6, seed);
    p.fleet[0].longest_duty_s = 120;
    if (seed % 2 == 0) p.fleet[0].cost_per_s = 0.7;
    if (seed % 3 == 0) add_hours(p, seed);
    expect_best(p, 300, "seed " + std::to_string(seed));
  }
}

TEST(SolveTours, FindsTheBestOfAllPlansOfSeveralTrips) {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    auto p = drawn_problem(7, seed);
    p.fleet[0].vehicles = 3;
    p.fleet[0].fixed_cost = 40;
    p.fleet[0].most_trips = 3;
    p.fleet[0].reload_s = 5;
    p.fleet[0].back_by_s = 260;
    expect_best(p, 0, "seed " + std::to_string(seed));
  }
}

TEST(SolveTours, DriversRestAndDutiesEnd) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto p = drawn_problem(60, seed, 60);
    add_hours(p, seed, 600);
    add_bins(p, seed);
    auto& f = p.fleet[0];
    f.rest = {.after_s = 130, .length_s = 20};
    f.longest_duty_s = 400;
    f.cost_per_s = 0.2;
    f.most_trips = 2;
    f.reload_s = 10;
    close_stop(p, FleetClassId{0}, TourStopId{5}, 100, 160);
    auto const plan = solve_tours(p, iterations(3'000, seed));
    oracle::expect_holds(p, plan);
    EXPECT_LE(plan.left_out.size(), 4U);  // closed in all their hours
  }
}

TEST(SolveTours, AStopThatNobodyCanServeIsLeftOut) {
  auto p = drawn_problem(6, 1);
  p.demand[3] = 17;
  auto const plan = solve_tours(p, iterations(200));
  EXPECT_EQ(plan.left_out, std::vector{TourStopId{3}});
  oracle::expect_holds(p, plan);
}

TEST(SolveTours, TooFewVehiclesLeaveSomeOut) {
  auto p = drawn_problem(12, 2, 1);
  auto const plan = solve_tours(p, iterations(500));
  EXPECT_EQ(plan.duties.size(), 1U);
  EXPECT_FALSE(plan.left_out.empty());
  oracle::expect_holds(p, plan);
}

TEST(SolveTours, ADepotAloneAndOneStop) {
  EXPECT_EQ(solve_tours(drawn_problem(1, 1), iterations(10)), TourPlan{});
  auto const p = drawn_problem(2, 1);
  auto const plan = solve_tours(p, iterations(10));
  EXPECT_DOUBLE_EQ(plan.cost, 2 * p.distance[0].at(0, 1));
}

TourPlan on_threads(int threads, TourProblem const& p, TourSettings const& settings) {
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)};
  return solve_tours(p, settings);
}

TEST(SolveTours, SameBitsOnOneTwoAndSevenThreads) {
  auto small = drawn_problem(80, 3, 80), large = drawn_problem(600, 4, 600);
  add_hours(small, 3, 600);
  auto settings = iterations(2'000);
  settings.searches = 3;
  for (auto const* p : {&small, &large}) {
    auto const plan = on_threads(1, *p, p == &small ? settings : iterations(40'000));
    oracle::expect_holds(*p, plan);
    for (int const threads : {2, 7})
      EXPECT_EQ(on_threads(threads, *p, p == &small ? settings : iterations(40'000)), plan);
  }
}

TEST(SolveTours, AnotherSeedSearchesElsewhere) {
  auto const p = drawn_problem(200, 5, 200);
  EXPECT_NE(solve_tours(p, iterations(300, 1)), solve_tours(p, iterations(300, 2)));
}

TEST(SolveTours, ATripThatCostsTheSameEitherWayBeginsWithItsSmallerEnd) {
  int longer = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto const p = drawn_problem(40, seed, 40);
    for (auto const& duty : solve_tours(p, iterations(300, seed)).duties)
      for (auto const& trip : duty.trips) {
        EXPECT_LE(trip.front(), trip.back());
        longer += trip.size() > 1 ? 1 : 0;
      }
  }
  EXPECT_GT(longer, 20);
}

TEST(SolveTours, ATripIsNotTurnedWhereTheWayBackIsFarther) {
  auto p = drawn_problem(4, 1);
  p.fleet[0].capacity = 100;
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) p.distance[0].at(i, j) = (j + 1) % 4 == i ? 1 : 10;  // down: 3, 2, 1
  auto const plan = solve_tours(p, iterations(200));
  EXPECT_EQ(plan.cost, 4);
  EXPECT_EQ(plan.duties.at(0).trips.at(0), (std::vector{TourStopId{3}, TourStopId{2}, TourStopId{1}}));
}

TEST(SolveTours, ManyProblemsSideBySideAreAsOneByOne) {
  std::vector<TourProblem> problems;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) problems.push_back(drawn_problem(10 + seed, seed, 20));
  auto const plans = solve_all_tours(problems, 9);
  ASSERT_EQ(plans.size(), problems.size());
  for (std::size_t i = 0; i < plans.size(); ++i) {
    oracle::expect_holds(problems[i], plans[i]);
    EXPECT_EQ(plans[i], solve_tours(problems[i], iterations(bulk_iterations(problems[i].stops()), 9 + i)));
  }
}

TEST(SolveTours, MoreOfTheSameSearchIsNeverDearer) {
  auto const p = drawn_problem(40, 6, 40);
  double const first = solve_tours(p, iterations(100)).cost, last = solve_tours(p, iterations(20'000)).cost;
  EXPECT_LE(last, first);
}

TEST(SolveTours, ProgressRunsToTheEndAndCostsFall) {
  auto const p = drawn_problem(30, 6, 30);
  double share = 0, cost = kForever;
  auto const plan = solve_tours(p, iterations(3'000), [&](double s, double c) {
    EXPECT_GE(s, share);
    EXPECT_LE(c, cost);
    share = s;
    cost = c;
  });
  EXPECT_DOUBLE_EQ(share, 1);
  EXPECT_NEAR(cost, plan.cost, 1e-9);
}

}  // namespace
}  // namespace tanvan
