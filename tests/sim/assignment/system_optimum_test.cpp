#include "sim/assignment/system_optimum.hpp"

#include <filesystem>
#include <gtest/gtest.h>

#include "tests/sim/assignment/tntp.hpp"

namespace tanvan {
namespace {

struct Compared {
  double equilibrium = 0;
  SystemOptimum optimum;
};

Compared compare(AssignmentProblem const& p, double gap) {
  PathSet selfish, best;
  auto const r = continue_user_equilibrium(p, {.gap = gap}, selfish);
  return {total_cost(p, selfish, r.volume_pcu), solve_system_optimum(p, {.gap = gap}, best)};
}

TEST(SystemOptimum, BraessBridgeStaysEmptyAndAllAreFasterThanInEquilibrium) {
  auto const c = compare(small::braess(true), 1e-12);
  EXPECT_NEAR(c.equilibrium, 552, 1e-5);
  EXPECT_NEAR(c.optimum.total_cost, 498, 1e-5);
  EXPECT_NEAR(c.optimum.result.volume[4], 0, 1e-9);
  EXPECT_NEAR(c.optimum.time[0] + c.optimum.time[2], 83, 1e-5);
  EXPECT_NEAR(price_of_anarchy(c.equilibrium, c.optimum.total_cost), 552.0 / 498, 1e-7);
}

/// Pigou, The Economics of Welfare, 1920: one road takes 1, the other as long as it has vehicles; 1 vehicle in all.
AssignmentProblem pigou() {
  double const tiny = 1e-9;
  auto p = small::problem(2, {{0, 1, 1, 1, {0, 1}}, {0, 1, tiny, 1, {1 / tiny, 1}}}, {0, 1}, 1);
  p.classes[0].demand[1] = 1;
  return p;
}

TEST(SystemOptimum, PigousTwoRoadsCostAThirdMoreThanTheyMust) {
  auto const c = compare(pigou(), 1e-12);
  EXPECT_NEAR(c.optimum.result.volume[1], 0.5, 1e-8);
  EXPECT_NEAR(c.optimum.toll[1], 0.5, 1e-8);
  EXPECT_NEAR(price_of_anarchy(c.equilibrium, c.optimum.total_cost), 4.0 / 3, 1e-8);
}

TEST(SystemOptimum, ObjectiveOfMarginalCostsIsTheTotalCostOfAllClasses) {
  auto p = small::grid(5, 10);
  p.background_pcu.assign(p.links(), 40);
  PathSet paths;
  auto const optimum = solve_system_optimum(p, {.gap = 1e-6}, paths);
  EXPECT_NEAR(optimum.result.objective / optimum.total_cost, 1, 1e-12);
}

TEST(SystemOptimum, NoEquilibriumIsCheaper) {
  for (double load : {3.0, 10.0, 20.0}) {
    auto const c = compare(small::grid(5, load), 1e-6);
    EXPECT_LE(c.optimum.total_cost, c.equilibrium * (1 + 1e-6));
  }
}

TEST(SystemOptimum, WhoeverPaysTheTollsDrivesAsTheOptimumHasIt) {
  auto p = small::grid(5, 10);
  PathSet paths;
  auto const optimum = solve_system_optimum(p, {.gap = 1e-8}, paths);
  for (auto& vehicles : p.classes) {
    if (vehicles.link_cost.empty()) vehicles.link_cost.assign(p.links(), 0);
    for (LinkId a : ids<LinkId>(p.links())) vehicles.link_cost[a] += optimum.toll[a.value];
  }
  auto const tolled = solve_user_equilibrium(p, {.gap = 1e-8});
  for (std::size_t a = 0; a < p.links(); ++a) EXPECT_NEAR(tolled.volume_pcu[a], optimum.result.volume_pcu[a], 2) << a;
}

/// Two parallel roads of 60 and 80 s, the first a cone or a table.
AssignmentProblem two_roads(DelayKind kind) {
  auto p = small::problem(2, {{0, 1, 60, 900}, {0, 1, 80, 900, {0.3, 4}}}, {0, 1}, 1);
  std::vector<DelayPoint> const points = {{0, 1}, {0.5, 1.1}, {1, 2}, {1.5, 4.5}};
  p.delay.form.assign(2, {});
  p.delay.form[LinkId{0}] = {.kind = kind, .table = p.delay.tables.add(points)};
  p.classes[0].demand[1] = 1500;
  return p;
}

TEST(SystemOptimum, ConesAndTablesReachEqualMarginalCosts) {
  for (auto kind : {DelayKind::conical, DelayKind::table}) {
    auto const p = two_roads(kind);
    PathSet paths;
    auto const o = solve_system_optimum(p, {.gap = 1e-12}, paths);
    EXPECT_NEAR(o.time[0] + o.toll[0], o.time[1] + o.toll[1], 1e-6);
    EXPECT_NEAR(o.result.volume[0] + o.result.volume[1], 1500, 1e-9);
    auto const r = solve_user_equilibrium(p, {.gap = 1e-12});
    EXPECT_NEAR(r.time[0], r.time[1], 1e-6);
  }
}

TEST(SystemOptimum, SiouxFallsCostsFourPercentLessThanItsEquilibrium) {
  auto const folder = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp/SiouxFalls";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no TNTP data at " << folder;
  auto const c = compare(small::read_tntp(folder, "SiouxFalls"), 1e-8);
  EXPECT_NEAR(c.equilibrium, 7480225, 50);
  EXPECT_NEAR(c.optimum.total_cost, 7194256, 1);
}

TEST(SystemOptimum, NobodyTravellingCostsNoAnarchy) {
  EXPECT_EQ(price_of_anarchy(0, 0), 1);
}

}  // namespace
}  // namespace tanvan
