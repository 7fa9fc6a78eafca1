#include "sim/assignment/gradient_projection.hpp"

#include <gtest/gtest.h>

#include "sim/traffic/volume_delay.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

/// Roads side by side with t = 10 (1 + (v / 10)^beta), all vehicles on the first.
struct Roads {
  AssignmentProblem problem;
  PathSet set;
  Contest contest;

  Roads(std::uint32_t roads, double beta, double vehicles) {
    problem = small::problem(2, std::vector<small::Road>(roads, {0, 1, 10, 10, {1, beta}}), {0, 1}, 1);
    problem.classes[0].demand[1] = vehicles;
    set = pairs_of(problem);
    for (std::uint32_t a = 0; a < roads; ++a) {
      LinkId const route[] = {LinkId{a}};
      set.add(0, route, a == 0 ? vehicles : 0, 0, 0);
    }
    gather(problem, set, std::vector<std::uint8_t>(roads, 0), contest);
  }
};

TEST(GradientProjection, OneNewtonStepBalancesTwoStraightRoads) {
  Roads roads(2, 1, 8);
  LinkState state(roads.problem);
  state.load(roads.set);
  GradientProjection projection(roads.contest, state, true);
  EXPECT_DOUBLE_EQ(projection.sweep(), 8 * 8);  // 8 vehicles pay 18, the other road costs 10
  EXPECT_DOUBLE_EQ(state.volume(LinkId{0}), 4);
  EXPECT_DOUBLE_EQ(state.volume(LinkId{1}), 4);
  EXPECT_EQ(projection.sweep(), 0);
}

TEST(GradientProjection, SweepsShareVehiclesAmongManyRoads) {
  Roads roads(5, 4, 100);
  LinkState state(roads.problem);
  state.load(roads.set);
  GradientProjection projection(roads.contest, state, is_convex(roads.problem.delay));
  for (int k = 0; k < 100; ++k) projection.sweep();
  double sum = 0;
  for (std::uint32_t a = 0; a < 5; ++a) {
    EXPECT_NEAR(state.volume(LinkId{a}), 20, 1e-6);
    sum += state.volume(LinkId{a});
  }
  EXPECT_NEAR(sum, 100, 1e-9);
}

TEST(GradientProjection, AStepThatLeadsFarBeyondTheBalanceIsHeldBack) {
  Roads roads(2, 0.5, 10);  // no slope at no volume: the bare step would move everybody, again and again
  LinkState state(roads.problem);
  state.load(roads.set);
  ASSERT_FALSE(is_convex(roads.problem.delay));
  GradientProjection projection(roads.contest, state, false);
  projection.sweep();
  EXPECT_NEAR(state.volume(LinkId{0}), 5, 1e-9);
}

}  // namespace
}  // namespace tanvan
