#include "sim/assignment/contest.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

/// A way in (link 0), two roads side by side (1, 2), a way out (3); 9 vehicles on the first road, 1 on the second.
struct Fork {
  AssignmentProblem problem = small::problem(4, {{0, 1, 1, 9}, {1, 2, 1, 9}, {1, 2, 1, 9}, {2, 3, 1, 9}}, {0, 3}, 1);
  PathSet set;
  std::vector<std::uint8_t> part = {0, 0, 0, 0};

  explicit Fork(double on_second = 1) {
    problem.classes[0].demand[1] = 9 + on_second;
    set = pairs_of(problem);
    std::vector<LinkId> const first = {LinkId{0}, LinkId{1}, LinkId{3}}, second = {LinkId{0}, LinkId{2}, LinkId{3}};
    set.add(0, first, 9, 0, 0);
    set.add(0, second, on_second, 0, 0);
  }
};

TEST(Contest, LinksThatAllRoutesShareAreLeftOut) {
  Fork const fork;
  Contest contest;
  gather(fork.problem, fork.set, fork.part, contest);
  ASSERT_EQ(contest.blocks.size(), 1U);
  auto const& block = contest.blocks[0];
  ASSERT_EQ(block.pairs.size(), 1U);
  EXPECT_EQ(block.links, (std::vector<LinkId>{LinkId{1}, LinkId{2}}));
  EXPECT_EQ(block.routes_of(block.pairs[0])[0].flow, 9);
}

TEST(Contest, APairWithOneRouteContestsNothing) {
  Fork fork;
  fork.set.paths[0].next = kNoPath;
  Contest contest;
  gather(fork.problem, fork.set, fork.part, contest);
  EXPECT_TRUE(contest.blocks[0].pairs.empty());
}

TEST(Contest, APairBelongsToThePartOfItsLinksOrToSeveral) {
  Fork fork;
  Contest contest;
  fork.part = {0, 3, 3, 0};
  gather(fork.problem, fork.set, fork.part, contest);
  EXPECT_EQ(contest.blocks[0].of_part[3].size(), 1U);
  fork.part = {0, 3, 4, 0};
  gather(fork.problem, fork.set, fork.part, contest);
  EXPECT_TRUE(contest.blocks[0].of_part[3].empty());
  EXPECT_EQ(contest.blocks[0].of_part[kSeveralParts].size(), 1U);
}

TEST(Contest, WritingBackDropsRoutesThatCarryNothing) {
  Fork fork(0);
  Contest contest;
  gather(fork.problem, fork.set, fork.part, contest);
  write_back(contest, fork.set);
  auto const first = fork.set.pairs[0].first;
  EXPECT_EQ(fork.set.paths[first].flow, 9);
  EXPECT_EQ(fork.set.paths[first].next, kNoPath);
}

}  // namespace
}  // namespace tanvan
