#include "sim/tours/plan_parts.hpp"

#include <gtest/gtest.h>

#include "sim/tours/solve_tours.hpp"
#include "tests/sim/tours/small_problems.hpp"
#include "tests/sim/tours/tour_oracle.hpp"

namespace tanvan {
namespace {

TEST(PlanParts, CoverThePlanAndJoinToTheSame) {
  auto p = drawn_problem(150, 1, 40);
  p.fleet[0].capacity = 20;
  p.demand[7] = 21;  // nobody can take it
  add_bins(p, 1);
  TourSettings settings;
  settings.iterations = 500;
  auto const plan = solve_tours(p, settings);
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Draws draws{seed, AgentKey{0}, 0, Stream::freight};
    auto const cut = cut_plan(p, plan, 40, draws);
    EXPECT_GE(cut.size(), 3U);
    auto const parts = part_problems(p, plan, cut);
    TourPlan whole;
    std::size_t vehicles = 0;
    double cost = 0;
    for (auto const& part : parts) {
      SearchTables const tables(part.problem);
      EXPECT_TRUE(faults_of(part.problem, {}).empty());
      cost += cost_of(tables, part.plan.duties).total();
      vehicles += part.problem.fleet[0].vehicles;
      add_part(whole, part, part.plan);
    }
    put_in_order(whole);
    whole.cost = plan.cost;
    EXPECT_EQ(whole, plan);
    EXPECT_EQ(vehicles, 40U);
    EXPECT_NEAR(cost, plan.cost, 1e-9 * cost);
  }
}

}  // namespace
}  // namespace tanvan
