#include "sim/assignment/user_equilibrium.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/core/check.hpp"
#include "sim/routing/tree_search.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

double route_cost(AssignmentResult const& r, std::vector<std::size_t> const& links) {
  double cost = 0;
  for (auto a : links) cost += r.time[a];
  return cost;
}

TEST(Assignment, BraessEquilibriumCostsEveryUsedRouteTheSame) {
  auto const r = solve_user_equilibrium(small::braess(true), {.gap = 1e-12});
  EXPECT_NEAR(r.objective, 386, 1e-6);
  EXPECT_NEAR(r.tstt, 552, 1e-5);
  EXPECT_NEAR(route_cost(r, {0, 2}), 92, 1e-6);
  EXPECT_NEAR(route_cost(r, {1, 3}), 92, 1e-6);
  EXPECT_NEAR(route_cost(r, {0, 4, 3}), 92, 1e-6);
}

TEST(Assignment, BraessWithoutTheBridgeIsFasterForAll) {
  auto const r = solve_user_equilibrium(small::braess(false), {.gap = 1e-12});
  EXPECT_NEAR(r.objective, 399, 1e-6);
  EXPECT_NEAR(r.tstt, 498, 1e-5);
  EXPECT_NEAR(route_cost(r, {0, 2}), 83, 1e-6);
}

TEST(Assignment, NobodyAppearsOrVanishesAtAJunction) {
  auto const p = small::grid(6, 8);
  auto const r = solve_user_equilibrium(p, {.gap = 1e-5});
  std::size_t const zones = p.zones();
  for (std::size_t c = 0; c < p.classes.size(); ++c)
    for (std::size_t v = 0; v < zones; ++v) {
      double balance = 0;
      for (std::size_t d = 0; d < zones; ++d)
        if (d != v) balance += p.classes[c].demand[v * zones + d] - p.classes[c].demand[d * zones + v];
      for (std::size_t u = 0; u < zones; ++u)
        for (auto const& arc : p.graph.leaving(id_of<NodeId>(u))) {
          double const x = r.volume[c * p.links() + arc.link.value];
          if (u == v) balance -= x;
          if (arc.to.value == v) balance += x;
        }
      EXPECT_NEAR(balance, 0, 1e-6) << "class " << c << " node " << v;
    }
}

TEST(Assignment, PcuVolumeIsTheWeightedSumOfTheClasses) {
  auto p = small::grid(5, 8);
  p.background_pcu.assign(p.links(), 12);
  auto const r = solve_user_equilibrium(p);
  for (std::size_t a = 0; a < p.links(); ++a) {
    double pcu = 12;
    for (std::size_t c = 0; c < 3; ++c) pcu += p.classes[c].pcu * r.volume[c * p.links() + a];
    EXPECT_NEAR(r.volume_pcu[a], pcu, 1e-6);
  }
}

TEST(Assignment, MoreDemandNeverLowersTheObjective) {
  double last = 0;
  for (double load : {2.0, 4.0, 8.0, 16.0}) {
    auto const r = solve_user_equilibrium(small::grid(5, load), {.gap = 1e-6});
    EXPECT_GT(r.objective, last);
    last = r.objective;
  }
}

TEST(Assignment, MoreCapacityEverywhereNeverLengthensTheTotal) {
  auto p = small::grid(5, 12);
  auto const before = solve_user_equilibrium(p, {.gap = 1e-6});
  for (auto& c : p.delay.capacity) c *= 1.5;
  EXPECT_LT(solve_user_equilibrium(p, {.gap = 1e-6}).tstt, before.tstt);
}

TEST(Assignment, TheGapThatWasAskedForIsReached) {
  for (double gap : {1e-3, 1e-4, 1e-6}) {
    auto const r = solve_user_equilibrium(small::grid(6, 8), {.gap = gap});
    EXPECT_LE(r.relative_gap, gap);
    EXPECT_GE(r.relative_gap, -1e-13);
    EXPECT_LT(r.iterations, 100);
  }
}

TEST(Assignment, SameBitsOnOneTwoAndSevenThreads) {
  auto const p = small::grid(7, 10);
  std::vector<AssignmentResult> results;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    results.push_back(solve_user_equilibrium(p, {.gap = 1e-6}));
  }
  for (auto const& r : results) {
    EXPECT_EQ(r.volume, results[0].volume);
    EXPECT_EQ(r.objective, results[0].objective);
    EXPECT_EQ(r.relative_gap, results[0].relative_gap);
  }
}

TEST(Assignment, ABannedClassTakesTheDetourAndTheOthersDoNot) {
  auto p = small::problem(3, {{0, 1, 10, 1000}, {0, 2, 10, 1000}, {2, 1, 10, 1000}}, {0, 1}, 2);
  p.classes[0].demand[1] = 10;
  p.classes[1].demand[1] = 10;
  p.classes[1].link_cost.assign(3, 0);
  p.classes[1].link_cost[LinkId{0}] = kUnreachable;
  auto const r = solve_user_equilibrium(p);
  EXPECT_EQ(r.volume, (std::vector<double>{10, 0, 0, 0, 10, 10}));
}

TEST(Assignment, ATollMovesTheClassThatPaysIt) {
  auto p = small::problem(3, {{0, 1, 10, 1000, {0, 1}}, {0, 2, 6, 1000, {0, 1}}, {2, 1, 6, 1000, {0, 1}}}, {0, 1}, 2);
  p.classes[0].demand[1] = 10;
  p.classes[1].demand[1] = 10;
  p.classes[1].link_cost.assign(3, 0);
  p.classes[1].link_cost[LinkId{0}] = 3;
  auto const r = solve_user_equilibrium(p);
  EXPECT_EQ(r.volume[0], 10);
  EXPECT_EQ(r.volume[3], 0);
  EXPECT_NEAR(r.tstt, 10 * 10 + 10 * 12, 1e-9);
}

TEST(Assignment, DemandWithoutAnyRouteIsReportedAndLeftOut) {
  auto p = small::problem(3, {{0, 1, 10, 1000}}, {0, 1, 2}, 1);
  p.classes[0].demand[1] = 5;
  p.classes[0].demand[2] = 7;
  auto const r = solve_user_equilibrium(p);
  EXPECT_EQ(r.unreachable, 7);
  EXPECT_EQ(r.volume, std::vector<double>{5});
}

TEST(Assignment, NobodyTravellingHasGapZero) {
  auto const r = solve_user_equilibrium(small::problem(2, {{0, 1, 10, 1000}}, {0, 1}, 1));
  EXPECT_EQ(r.relative_gap, 0);
  EXPECT_EQ(r.tstt, 0);
}

TEST(Assignment, AWarmStartNeedsFewerIterationsThanAColdOne) {
  auto p = small::grid(6, 8);
  PathSet paths;
  auto const cold = continue_user_equilibrium(p, {.gap = 1e-6}, paths);
  for (auto& d : p.classes[1].demand) d *= 1.01;
  auto const warm = continue_user_equilibrium(p, {.gap = 1e-6}, paths);
  EXPECT_LT(warm.iterations, cold.iterations);
  EXPECT_LE(warm.relative_gap, 1e-6);
}

TEST(Assignment, NegativeDemandIsRefused) {
  auto p = small::problem(2, {{0, 1, 10, 1000}}, {0, 1}, 1);
  p.classes[0].demand[1] = -1;
  EXPECT_THROW(solve_user_equilibrium(p), Violation);
}

}  // namespace
}  // namespace tanvan
