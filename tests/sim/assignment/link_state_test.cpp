#include "sim/assignment/link_state.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

/// t = 10 (1 + v / 100) on one link, with 20 PCU/h of background; 5 vehicles of 2 PCU.
AssignmentProblem one_link() {
  auto p = small::problem(2, {{0, 1, 10, 100, {1, 1}}}, {0, 1}, 1);
  p.background_pcu.assign(1, 20);
  p.classes[0].pcu = 2;
  p.classes[0].demand[1] = 5;
  return p;
}

TEST(LinkState, LoadingIsTheBackgroundAndThePcuOfAllRoutes) {
  auto const p = one_link();
  auto set = pairs_of(p);
  std::vector<LinkId> const route = {LinkId{0}};
  set.add(0, route, 5, 3, 3);
  LinkState state(p);
  state.load(set);
  EXPECT_EQ(state.volume(LinkId{0}), 30);
  EXPECT_DOUBLE_EQ(state.time(LinkId{0}), 13);
  EXPECT_DOUBLE_EQ(state.slope(LinkId{0}), 0.1);
  EXPECT_DOUBLE_EQ(state.cost(set, set.paths[0]), 16);
}

TEST(LinkState, AddingMovesTimeAndSlopeAtOnceAndRaisingAtTheNextRefresh) {
  auto const p = one_link();
  LinkState state(p);
  state.load(pairs_of(p));
  state.add(LinkId{0}, 30);
  EXPECT_DOUBLE_EQ(state.time(LinkId{0}), 15);
  state.raise(LinkId{0}, 50);
  EXPECT_DOUBLE_EQ(state.time(LinkId{0}), 15);
  state.refresh();
  EXPECT_DOUBLE_EQ(state.time(LinkId{0}), 20);
}

TEST(LinkState, NoVolumeFallsBelowZero) {
  auto const p = one_link();
  LinkState state(p);
  state.load(pairs_of(p));
  state.add(LinkId{0}, -1e3);
  EXPECT_EQ(state.volume(LinkId{0}), 0);
}

}  // namespace
}  // namespace tanvan
