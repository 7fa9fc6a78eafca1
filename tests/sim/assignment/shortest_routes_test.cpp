#include "sim/assignment/shortest_routes.hpp"

#include <gtest/gtest.h>

#include "sim/assignment/contest.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

TEST(ShortestRoutes, LoadingGivesEveryPairOneRouteWithAllOfIt) {
  auto const p = small::grid(5, 4);
  auto set = pairs_of(p);
  LinkState state(p);
  state.load(set);
  ShortestRoutes(p, set).load_missing(set, state);
  for (auto const& pair : set.pairs) {
    ASSERT_NE(pair.first, kNoPath);
    EXPECT_EQ(set.paths[pair.first].flow, pair.demand);
    EXPECT_EQ(set.paths[pair.first].next, kNoPath);
  }
}

TEST(ShortestRoutes, AShorterRouteIsAddedOnceAndTheTotalsTellTheGap) {
  auto p = small::problem(2, {{0, 1, 10, 100, {1, 1}}, {0, 1, 12, 100, {1, 1}}}, {0, 1}, 1);
  p.classes[0].demand[1] = 50;
  auto set = pairs_of(p);
  LinkState state(p);
  state.load(set);
  ShortestRoutes routes(p, set);
  routes.load_missing(set, state);
  auto const total = routes.add_shortest(set, state);  // 50 vehicles at 15, the other road is free at 12
  EXPECT_DOUBLE_EQ(total.tstt, 50 * 15);
  EXPECT_DOUBLE_EQ(total.sptt, 50 * 12);
  EXPECT_DOUBLE_EQ(total.relative_gap(), 0.2);
  EXPECT_EQ(set.paths.size(), 2U);
  EXPECT_DOUBLE_EQ(set.pairs[0].least_cost, 12);
  routes.add_shortest(set, state);
  EXPECT_EQ(set.paths.size(), 2U);
}

TEST(ShortestRoutes, LinkPartsAreFew) {
  auto const p = small::grid(8, 1);
  auto const part = ShortestRoutes(p, pairs_of(p)).link_parts();
  ASSERT_EQ(part.size(), p.links());
  for (auto number : part) EXPECT_LT(number, kLinkParts);
}

}  // namespace
}  // namespace tanvan
