#include "sim/assignment/user_equilibrium.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

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

/// Every way from `node` to `end`, by walking: the network has no circles.
void collect_routes(AssignmentProblem const& p, NodeId node, NodeId end, std::vector<std::size_t>& way,
                    std::vector<std::vector<std::size_t>>& routes) {
  if (node == end) routes.push_back(way);
  for (auto const& arc : p.graph.leaving(node)) {
    way.push_back(arc.link.value);
    collect_routes(p, arc.to, end, way, routes);
    way.pop_back();
  }
}

TEST(Assignment, NguyenDupuisUsesNoRouteOfTheTwentyFiveThatIsDearerThanAnother) {
  auto const p = small::nguyen_dupuis();
  PathSet paths;
  auto const r = continue_user_equilibrium(p, {.gap = 1e-13}, paths);
  std::size_t routes_in_all = 0;
  for (auto const& pair : paths.pairs) {
    std::vector<std::size_t> way;
    std::vector<std::vector<std::size_t>> routes;
    collect_routes(p, p.access.node[pair.origin], p.access.node[pair.destination], way, routes);
    routes_in_all += routes.size();
    double least = kUnreachable;
    for (auto const& route : routes) least = std::min(least, route_cost(r, route));
    for (auto q = pair.first; q != kNoPath; q = paths.paths[q].next) {
      double cost = 0;
      for (LinkId a : paths.links_of(paths.paths[q])) cost += r.time[a.value];
      EXPECT_NEAR(cost, least, 1e-8) << pair.origin << " to " << pair.destination;
    }
  }
  EXPECT_EQ(routes_in_all, 25U);
  EXPECT_NEAR(r.volume_pcu[0] + r.volume_pcu[1], 1200, 1e-9);    // leave node 1
  EXPECT_NEAR(r.volume_pcu[10] + r.volume_pcu[14], 1000, 1e-9);  // enter node 2
}

/// Two links side by side, t = t0 + v; zone 0 to zone 1.
AssignmentProblem two_links(double t0_first, double t0_second) {
  return small::problem(2, {{0, 1, t0_first, 1, {1 / t0_first, 1}}, {0, 1, t0_second, 1, {1 / t0_second, 1}}}, {0, 1},
                        2);
}

TEST(Assignment, DelaysThatBendDownAreBalancedToo) {
  auto roots = small::problem(2, {{0, 1, 1, 1, {1, 0.5}}, {0, 1, 1, 1, {1, 0.5}}}, {0, 1}, 1);  // t = 1 + sqrt(v)
  roots.classes[0].demand[1] = 10;
  auto const r = solve_user_equilibrium(roots, {.gap = 1e-10});
  EXPECT_LE(r.relative_gap, 1e-10);
  EXPECT_NEAR(r.volume[0], 5, 1e-6);
  DelayPoint const bend[] = {{0, 1}, {0.5, 1}, {1, 3}, {10, 3.1}};  // flat, steep, flat
  for (double demand : {2.0, 4.0, 10.0}) {
    auto table = small::problem(2, {{0, 1, 1, 1}, {0, 1, 1, 1}}, {0, 1}, 1);
    auto const row = table.delay.tables.add(bend);
    table.delay.form.assign(2, {.kind = DelayKind::table, .table = row});
    table.classes[0].demand[1] = demand;
    EXPECT_LE(solve_user_equilibrium(table, {.gap = 1e-9}).relative_gap, 1e-9) << demand;
  }
}

TEST(Assignment, AZoneThatMayNotBePassedHasNoOtherConnector) {
  auto p = small::problem(3, {{0, 1, 1, 1}, {1, 2, 1, 1}}, {0, 2}, 1);
  p.access.offset = {0, 2, 3};
  p.access.node = {NodeId{0}, NodeId{1}, NodeId{2}};
  p.access.cost = {0, 0, 0};
  EXPECT_NO_THROW(solve_user_equilibrium(p));
  p.graph.through[0] = 0;
  EXPECT_THROW(solve_user_equilibrium(p), Violation);
}

TEST(Assignment, TrucksOnTheOneRoadLeftToThemPushCarsToTheOther) {
  auto p = two_links(1, 2);  // two trucks of 2.5 PCU on the first: 1 + 5 + x = 2 + 10 - x for x cars
  p.classes[0].demand[1] = 10;
  p.classes[1].demand[1] = 2;
  p.classes[1].pcu = 2.5;
  p.classes[1].link_cost.assign(2, 0);
  p.classes[1].link_cost[LinkId{1}] = kUnreachable;
  auto const r = solve_user_equilibrium(p, {.gap = 1e-12});
  EXPECT_NEAR(r.volume[0], 3, 1e-9);
  EXPECT_NEAR(r.volume[1], 7, 1e-9);
  EXPECT_NEAR(r.volume[2], 2, 1e-9);
  EXPECT_NEAR(r.time[0], 9, 1e-9);
  EXPECT_NEAR(r.tstt, 12 * 9, 1e-8);
}

TEST(Assignment, WhoPaysTheTollLeavesTheRoadToWhoDoesNot) {
  auto p = two_links(1, 1);  // four vehicles each way cost the same; those who pay take the free road
  p.classes[0].demand[1] = 4;
  p.classes[1].demand[1] = 4;
  p.classes[1].link_cost.assign(2, 0);
  p.classes[1].link_cost[LinkId{0}] = 2;
  auto const r = solve_user_equilibrium(p, {.gap = 1e-12});
  EXPECT_NEAR(r.volume[0], 4, 1e-9);
  EXPECT_NEAR(r.volume[3], 4, 1e-9);
  EXPECT_NEAR(r.objective, 24, 1e-8);
  EXPECT_NEAR(r.tstt, 40, 1e-8);
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

TEST(Assignment, SeveralAtOnceAreWhatEachIsAlone) {  // as the bins of a day are solved
  std::vector<AssignmentProblem> problems;
  for (int b = 0; b < 6; ++b) problems.push_back(small::grid(8, 1.0 + b));
  std::vector<double> alone(problems.size()), together(problems.size());
  for (std::size_t b = 0; b < problems.size(); ++b) alone[b] = solve_user_equilibrium(problems[b]).objective;
  for (int repeat = 0; repeat < 4; ++repeat) {
    tbb::parallel_for(std::size_t{0}, problems.size(),
                      [&](std::size_t b) { together[b] = solve_user_equilibrium(problems[b]).objective; });
    EXPECT_EQ(together, alone);
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

TEST(Assignment, AWarmStartLeavesRoadsThatHaveClosedAndPaysNewTolls) {
  auto p = small::problem(3, {{0, 1, 10, 1000}, {0, 2, 10, 1000}, {2, 1, 10, 1000}}, {0, 1}, 1);
  p.classes[0].demand[1] = 10;
  p.classes[0].link_cost.assign(3, 0);
  PathSet paths;
  continue_user_equilibrium(p, {}, paths);
  p.classes[0].link_cost[LinkId{0}] = 5;
  EXPECT_NEAR(continue_user_equilibrium(p, {}, paths).tstt, 10 * 15, 1e-4);
  p.classes[0].link_cost[LinkId{0}] = kUnreachable;
  auto const r = continue_user_equilibrium(p, {}, paths);
  EXPECT_EQ(r.volume, (std::vector<double>{0, 10, 10}));
  EXPECT_LT(r.tstt, kUnreachable);
}

TEST(Assignment, NegativeDemandIsRefused) {
  auto p = small::problem(2, {{0, 1, 10, 1000}}, {0, 1}, 1);
  p.classes[0].demand[1] = -1;
  EXPECT_THROW(solve_user_equilibrium(p), Violation);
}

}  // namespace
}  // namespace tanvan
