#include "sim/assignment/path_set.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

/// Three zones on a triangle of roads; demand [from][to] of one class.
AssignmentProblem triangle(std::vector<double> const& demand) {
  auto p = small::problem(3, {{0, 1, 1, 100}, {1, 2, 1, 100}, {0, 2, 3, 100}}, {0, 1, 2}, 1);
  p.classes[0].demand = demand;
  return p;
}

/// 40 vehicles/h from zone 0 to zone 2: 30 straight, 10 by zone 1, and a third route that nobody takes.
PathSet two_used_routes() {
  PathSet set = pairs_of(triangle({0, 0, 40, 0, 0, 0, 0, 0, 0}));
  std::vector<LinkId> const straight = {LinkId{2}}, around = {LinkId{0}, LinkId{1}}, unused = {LinkId{0}};
  set.add(0, straight, 30, 0, 1);
  set.add(0, unused, 0, 0, 2);
  set.add(0, around, 10, 3, 3);
  return set;
}

std::vector<double> flows(PathSet const& set, PathSet::Pair const& pair) {
  std::vector<double> found;
  for (auto p = pair.first; p != kNoPath; p = set.paths[p].next) found.push_back(set.paths[p].flow);
  return found;
}

TEST(PathSet, PairsAreThoseWithDemandInTheOrderOfOriginAndDestination) {
  auto const set = pairs_of(triangle({9, 1, 0, 0, 9, 2, 3, 0, 9}));
  ASSERT_EQ(set.pairs.size(), 3U);  // trips inside a zone are left out
  EXPECT_EQ(set.pairs[0].destination, 1U);
  EXPECT_EQ(set.pairs[1].origin, 1U);
  EXPECT_EQ(set.pairs[2].demand, 3);
}

TEST(PathSet, RoutesOfAPairComeInTheOrderInWhichTheyWereFound) {
  auto const set = two_used_routes();
  EXPECT_EQ(flows(set, set.pairs[0]), (std::vector<double>{30, 0, 10}));
  auto const around = set.links_of(set.paths[2]);
  EXPECT_EQ((std::vector<LinkId>{around.begin(), around.end()}), (std::vector<LinkId>{LinkId{0}, LinkId{1}}));
}

TEST(PathSet, PackingLeavesOutWhatCarriesNothing) {
  auto const set = packed(two_used_routes());
  EXPECT_EQ(flows(set, set.pairs[0]), (std::vector<double>{30, 10}));
  EXPECT_EQ(set.links.size(), 3U);
  EXPECT_EQ(set.paths[1].fixed, 3);
}

TEST(PathSet, AdoptedRoutesCarryTheNewDemandInTheOldProportions) {
  auto const set = adopt_paths(triangle({0, 5, 80, 0, 0, 0, 0, 0, 0}), two_used_routes());
  ASSERT_EQ(set.pairs.size(), 2U);
  EXPECT_EQ(set.pairs[0].first, kNoPath);  // a pair that had no demand before
  EXPECT_EQ(flows(set, set.pairs[1]), (std::vector<double>{60, 20}));
}

TEST(PathSet, RoutesOfPairsThatLostTheirDemandAreForgotten) {
  auto const set = adopt_paths(triangle({0, 5, 0, 0, 0, 0, 0, 0, 0}), two_used_routes());
  EXPECT_EQ(set.pairs.size(), 1U);
  EXPECT_TRUE(set.paths.empty());
}

}  // namespace
}  // namespace tanvan
