#include "sim/assignment/stochastic_equilibrium.hpp"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/assignment/user_equilibrium.hpp"
#include "sim/core/check.hpp"
#include "sim/routing/tree_search.hpp"
#include "tests/sim/assignment/route_list.hpp"
#include "tests/sim/assignment/tntp.hpp"

namespace tanvan {
namespace {

BprParameters constexpr kFlat = {0, 1};

/// Two roads from zone 0 to zone 1 with the given times and congestion; 1000 vehicles/h.
AssignmentProblem two_roads(double first, double second, BprParameters shape) {
  auto p = small::problem(2, {{0, 1, first, 400, shape}, {0, 1, second, 400, shape}}, {0, 1}, 1);
  p.classes[0].demand[1] = 1000;
  return p;
}

TEST(StochasticEquilibrium, TwoRoadsWithoutCongestionShareByTheLogitFormula) {
  for (double theta : {0.0, 0.01, 0.3, 5.0}) {
    auto const r = solve_stochastic_equilibrium(two_roads(60, 63, kFlat), {.theta = theta});
    EXPECT_NEAR(r.volume[1], 1000 / (1 + std::exp(theta * 3)), 1e-9) << theta;
    EXPECT_NEAR(r.volume[0] + r.volume[1], 1000, 1e-9);
    EXPECT_EQ(r.iterations, 1);
  }
}

TEST(StochasticEquilibrium, TwoCongestedRoadsSolveTheirFixedPointEquation) {
  auto const p = two_roads(60, 75, {0.15, 4});
  for (double theta : {0.01, 0.1, 1.0}) {
    double low = 0, high = 1000;  // share of the first road falls with its volume: bisection
    for (int i = 0; i < 200; ++i) {
      double const x = (low + high) / 2;
      double const dearer = p.delay.time(LinkId{0}, x) - p.delay.time(LinkId{1}, 1000 - x);
      (1000 / (1 + std::exp(theta * dearer)) > x ? low : high) = x;
    }
    auto const r = solve_stochastic_equilibrium(p, {.theta = theta, .gap = 1e-10});
    EXPECT_LE(r.gap, 1e-10);
    EXPECT_NEAR(r.volume[0], low, 1e-6) << theta;
    EXPECT_NEAR(r.tstt, r.volume[0] * r.time[0] + r.volume[1] * r.time[1], 1e-6);
  }
}

TEST(StochasticEquilibrium, SharpEyesDriveTheUserEquilibrium) {
  auto const p = small::braess(true);
  auto const r = solve_stochastic_equilibrium(p, {.theta = 20, .gap = 1e-9, .max_iterations = 20000});
  EXPECT_LE(r.gap, 1e-9);
  EXPECT_NEAR(r.tstt, 552, 0.5);
  for (double v : {r.volume[1], r.volume[2], r.volume[4]}) EXPECT_NEAR(v, 2, 0.02);
}

/// A grid where routes branch and join; with a zone that may not be passed in its middle.
AssignmentProblem closed_middle() {
  auto p = small::grid(4, 8);
  p.graph.through[5] = 0;
  return p;
}

TEST(LogitLoading, EveryLinkCarriesWhatAListOfAllEfficientRoutesGivesIt) {
  for (double theta : {0.0, 0.002, 0.02, 0.2}) {
    auto p = closed_middle();
    for (auto& shape : p.delay.shape) shape.alpha = 0;
    auto const r = solve_stochastic_equilibrium(p, {.theta = theta});
    for (std::uint32_t c = 0; c < p.classes.size(); ++c) {
      std::vector<double> cost(p.links());
      class_cost(p.classes[c], p.delay.t0.span(), cost);
      auto const listed = small::RouteList(p, cost, cost, theta).volumes(c);
      for (std::size_t a = 0; a < p.links(); ++a) EXPECT_NEAR(r.volume[c * p.links() + a], listed[a], 1e-9) << a;
    }
  }
}

TEST(StochasticEquilibrium, AListOfAllRoutesAtItsOwnTimesGivesTheSameVolumes) {
  auto const p = closed_middle();
  double const theta = 0.02;
  auto const r = solve_stochastic_equilibrium(p, {.theta = theta, .gap = 1e-10});
  EXPECT_LE(r.gap, 1e-10);
  for (std::uint32_t c = 0; c < p.classes.size(); ++c) {
    std::vector<double> free_cost(p.links()), cost(p.links());
    class_cost(p.classes[c], p.delay.t0.span(), free_cost);
    class_cost(p.classes[c], r.time, cost);
    auto const listed = small::RouteList(p, free_cost, cost, theta).volumes(c);
    for (std::size_t a = 0; a < p.links(); ++a) EXPECT_NEAR(r.volume[c * p.links() + a], listed[a], 1e-5) << a;
  }
}

// 2^1100 routes: more than a double can count; each 66,000 s long.
TEST(LogitLoading, RoutesTooManyToCountAndCostsTooLongToExponentiateAreNoTrouble) {
  std::vector<small::Road> roads;
  for (std::uint32_t v = 0; v < 1100; ++v)
    for (int twin = 0; twin < 2; ++twin) roads.push_back({v, v + 1, 60, 1000, kFlat});
  auto p = small::problem(1101, roads, {0, 1100}, 1);
  p.classes[0].demand[1] = 10;
  for (double theta : {0.0, 1.0, 1000.0}) {
    auto const r = solve_stochastic_equilibrium(p, {.theta = theta});
    for (double v : r.volume) ASSERT_NEAR(v, 5, 1e-10) << theta;
  }
}

/// Zone 0 reaches road 0 (10 s) at 3 s and road 1 (8 s) at 5 s; zone 1 lies behind both, 1 and 2 s from their ends.
AssignmentProblem two_connectors() {
  auto p = small::problem(4, {{0, 2, 10, 100, kFlat}, {1, 3, 8, 100, kFlat}}, {0, 1}, 1);
  p.access.offset = {0, 2, 4};
  p.access.node = {{0}, {1}, {2}, {3}};
  p.access.cost = {3, 5, 1, 2};
  p.classes[0].demand[1] = 100;
  return p;
}

TEST(LogitLoading, ConnectorsAreChosenWithTheRoutesAndTheirCostsArePaid) {
  auto const r = solve_stochastic_equilibrium(two_connectors(), {.theta = 0.4});
  double const second = 100 / (1 + std::exp(0.4 * 1));  // 15 s rather than 14
  EXPECT_NEAR(r.volume[1], second, 1e-9);
  EXPECT_NEAR(r.tstt, (100 - second) * 14 + second * 15, 1e-9);
}

TEST(LogitLoading, AConnectorWhoseJunctionLiesBeyondTheZoneIsNotEfficient) {
  auto p = two_connectors();
  p.access.cost = {3, 9, 1, 0};  // the zone is 14 s away, the end of road 1 17 s
  auto const r = solve_stochastic_equilibrium(p, {.theta = 0});
  EXPECT_EQ(r.volume, (std::vector<double>{100, 0}));
}

TEST(LogitLoading, ZonesThatShareAJunctionPayTheirAccessAlone) {
  auto p = small::problem(2, {{0, 1, 10, 100, kFlat}}, {0, 0}, 1);
  p.access.cost = {3, 4};
  p.classes[0].demand[1] = 10;
  auto const r = solve_stochastic_equilibrium(p, {.theta = 1});
  EXPECT_EQ(r.volume, std::vector<double>{0});
  EXPECT_NEAR(r.tstt, 70, 1e-12);
  EXPECT_EQ(r.gap, 0);
}

TEST(LogitLoading, AZoneThatMayNotBePassedIsNotPassed) {
  auto p = small::problem(3, {{0, 1, 1, 100, kFlat}, {1, 2, 1, 100, kFlat}, {0, 2, 50, 100, kFlat}}, {0, 1, 2}, 1);
  p.graph.through = {0, 0, 0};
  p.classes[0].demand = {0, 4, 6, 0, 0, 3, 0, 0, 0};
  auto const r = solve_stochastic_equilibrium(p, {.theta = 0.001});
  EXPECT_EQ(r.volume, (std::vector<double>{4, 3, 6}));
}

TEST(LogitLoading, ARoadThatCostsNothingIsPartOfARoute) {
  auto p = small::problem(3, {{0, 1, 0, 100, kFlat}, {1, 2, 5, 100, kFlat}, {0, 2, 5, 100, kFlat}}, {0, 1, 2}, 1);
  p.classes[0].demand[2] = 10;
  auto const r = solve_stochastic_equilibrium(p, {.theta = 2});
  for (double v : r.volume) EXPECT_NEAR(v, 5, 1e-12);
}

TEST(StochasticEquilibrium, ABannedClassKeepsOffAndTheOthersStillCrowdIt) {
  auto p = two_roads(60, 75, {0.15, 4});
  p.classes.push_back(p.classes[0]);
  p.classes[1].pcu = 2;
  p.classes[1].link_cost.assign(2, 0);
  p.classes[1].link_cost[LinkId{1}] = kUnreachable;
  auto const r = solve_stochastic_equilibrium(p, {.theta = 0, .gap = 1e-9});
  EXPECT_EQ(r.volume, (std::vector<double>{500, 500, 1000, 0}));
  EXPECT_EQ(r.volume_pcu, (std::vector<double>{2500, 500}));
  EXPECT_TRUE(std::isfinite(r.tstt));
}

TEST(StochasticEquilibrium, DemandWithoutAnyRouteIsReportedAndLeftOut) {
  auto p = small::problem(3, {{0, 1, 10, 1000}}, {0, 1, 2}, 1);
  p.classes[0].demand = {0, 5, 7, 0, 0, 0, 0, 0, 0};
  auto const r = solve_stochastic_equilibrium(p);
  EXPECT_EQ(r.unreachable, 7);
  EXPECT_EQ(r.volume, std::vector<double>{5});
}

TEST(StochasticEquilibrium, NobodyTravellingHasGapZero) {
  auto const r = solve_stochastic_equilibrium(small::problem(2, {{0, 1, 10, 1000}}, {0, 1}, 1));
  EXPECT_EQ(r.gap, 0);
  EXPECT_EQ(r.tstt, 0);
}

TEST(StochasticEquilibrium, SameBitsOnOneTwoAndSevenThreads) {
  auto p = small::grid(7, 10);
  p.background_pcu.assign(p.links(), 30);
  std::vector<StochasticResult> results;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    results.push_back(solve_stochastic_equilibrium(p, {.theta = 0.05, .gap = 1e-4}));
  }
  for (auto const& r : results) {
    EXPECT_EQ(r.volume, results[0].volume);
    EXPECT_EQ(r.gap, results[0].gap);
    EXPECT_EQ(r.tstt, results[0].tstt);
  }
}

TEST(StochasticEquilibrium, SiouxFallsReachesItsGapAndCostsMoreThanTheUserEquilibrium) {
  auto const folder = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp/SiouxFalls";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no TNTP data at " << folder;
  auto const r = solve_stochastic_equilibrium(small::read_tntp(folder, "SiouxFalls"), {.theta = 1, .gap = 1e-6});
  EXPECT_LE(r.gap, 1e-6);
  EXPECT_GT(r.tstt, 7480225);
}

TEST(StochasticEquilibrium, OptionsOutOfRangeAreRefused) {
  auto const p = two_roads(60, 63, kFlat);
  EXPECT_THROW(solve_stochastic_equilibrium(p, {.theta = -1}), Violation);
  EXPECT_THROW(solve_stochastic_equilibrium(p, {.gap = 0}), Violation);
  EXPECT_THROW(solve_stochastic_equilibrium(p, {.braking = 1}), Violation);
}

}  // namespace
}  // namespace tanvan
