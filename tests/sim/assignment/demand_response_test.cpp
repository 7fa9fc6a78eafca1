#include "sim/assignment/demand_response.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "sim/assignment/user_equilibrium.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

/// One link from zone 0 to zone 1 with t = 1 + v; 9 vehicles/h to begin with.
AssignmentProblem one_link() {
  auto p = small::problem(2, {{0, 1, 1, 1, {1, 1}}}, {0, 1}, 1);
  p.classes[0].demand[1] = 9;
  return p;
}

double demand_of(PathSet const& paths) {
  return paths.pairs.at(0).demand;
}

TEST(DemandResponse, ALineOfDemandMeetsALineOfCost) {
  PathSet paths;  // D = 10 - c and c = 1 + D: D = 4.5, c = 5.5
  auto const respond = [](auto, auto, auto, double cost) { return std::max(0.0, 10 - cost); };
  auto const r = continue_user_equilibrium(one_link(), {.gap = 1e-10, .demand_response = respond}, paths);
  EXPECT_NEAR(demand_of(paths), 4.5, 1e-8);
  EXPECT_NEAR(r.time[0], 5.5, 1e-8);
  EXPECT_LE(r.demand_gap, 1e-10);
}

TEST(DemandResponse, AStepRegulatesItselfWhereDemandFallsSteeply) {
  PathSet paths;  // D = 1000 / c^3 and c = 1 + D: a full step would swing ever wider
  auto const respond = [](auto, auto, auto, double cost) { return 1000 / (cost * cost * cost); };
  continue_user_equilibrium(one_link(), {.gap = 1e-9, .demand_response = respond}, paths);
  double const d = demand_of(paths);
  EXPECT_NEAR(d * std::pow(1 + d, 3), 1000, 1e-4);
}

TEST(DemandResponse, AConstantAnswerIsFixedDemand) {
  PathSet paths;
  auto const p = small::braess(true);
  auto const fixed = solve_user_equilibrium(p, {.gap = 1e-12});
  auto const r = continue_user_equilibrium(
      p, {.gap = 1e-12, .demand_response = [](auto, auto, auto, double) { return 6.0; }}, paths);
  EXPECT_EQ(r.volume, fixed.volume);
  EXPECT_EQ(r.demand_gap, 0);
}

TEST(DemandResponse, NobodyTravelsWhereEveryCostIsTooHigh) {
  PathSet paths;
  auto const r = continue_user_equilibrium(
      one_link(), {.gap = 1e-6, .demand_response = [](auto, auto, auto, double) { return 0.0; }}, paths);
  EXPECT_LT(r.volume[0], 1e-5);
}

TEST(DemandResponse, FlowsOfEveryPairSumToItsAnswer) {
  auto const p = small::grid(5, 8);
  PathSet paths;
  auto const respond = [&](std::uint32_t c, std::uint32_t o, std::uint32_t d, double cost) {
    return p.classes[c].demand[o * p.zones() + d] * std::exp(-cost / 600);
  };
  auto const r = continue_user_equilibrium(p, {.gap = 1e-6, .demand_response = respond}, paths);
  EXPECT_LE(r.relative_gap, 1e-6);
  EXPECT_LE(r.demand_gap, 1e-6);
  for (auto const& pair : paths.pairs) {
    double flow = 0;
    for (auto q = pair.first; q != kNoPath; q = paths.paths[q].next) flow += paths.paths[q].flow;
    EXPECT_NEAR(flow, pair.demand, 1e-9 * (1 + pair.demand));
  }
}

}  // namespace
}  // namespace tanvan
