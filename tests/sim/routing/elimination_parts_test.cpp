#include "sim/routing/elimination_parts.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr auto kRoot = static_cast<std::uint32_t>(-1);

/// Ranks of a part and of all parts below it.
std::vector<std::uint32_t> ranks_below(EliminationParts const& cut, std::uint32_t row) {
  auto const& part = cut.parts[row];
  std::vector<std::uint32_t> ranks(cut.ranks.begin() + part.begin, cut.ranks.begin() + part.end);
  for (auto c = part.first_child; c < part.last_child; ++c)
    for (auto r : ranks_below(cut, cut.children[c])) ranks.push_back(r);
  return ranks;
}

TEST(EliminationParts, ATreeOfLittleWorkIsOnePart) {
  std::vector<std::uint32_t> const parent = {1, 2, kRoot};
  auto const cut = elimination_parts(parent, 0, std::vector<double>{1, 1, 1}, 10);
  ASSERT_EQ(cut.roots.size(), 1U);
  EXPECT_EQ(ranks_below(cut, cut.roots[0]), (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(EliminationParts, TwoLargeBranchesAreTwoPartsBelowTheTrunk) {
  // 0-1-2 and 3-4-5 hang on the trunk 6-7
  std::vector<std::uint32_t> const parent = {1, 2, 6, 4, 5, 6, 7, kRoot};
  auto const cut = elimination_parts(parent, 0, std::vector<double>(8, 1), 2.5);
  ASSERT_EQ(cut.roots.size(), 1U);
  auto const& trunk = cut.parts[cut.roots[0]];
  EXPECT_EQ(std::vector<std::uint32_t>(cut.ranks.begin() + trunk.begin, cut.ranks.begin() + trunk.end),
            (std::vector<std::uint32_t>{6, 7}));
  ASSERT_EQ(trunk.last_child - trunk.first_child, 2U);
  EXPECT_EQ(ranks_below(cut, cut.children[trunk.first_child]).size(), 3U);
}

TEST(EliminationParts, RanksBelowTheFirstAreLeftOut) {
  std::vector<std::uint32_t> const parent = {kRoot, kRoot, 3, kRoot};
  auto const cut = elimination_parts(parent, 2, std::vector<double>(4, 1), 10);
  EXPECT_EQ(cut.ranks, (std::vector<std::uint32_t>{2, 3}));
}

TEST(EliminationParts, AForestOfSmallTreesIsGatheredUpToTheGrain) {
  std::vector<std::uint32_t> const parent(9, kRoot);
  auto const cut = elimination_parts(parent, 0, std::vector<double>(9, 1), 2);
  EXPECT_EQ(cut.roots.size(), 3U);
  EXPECT_EQ(cut.ranks.size(), 9U);
}

}  // namespace
}  // namespace tanvan
