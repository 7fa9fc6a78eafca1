#include "sim/routing/contraction_hierarchy.hpp"

#include <gtest/gtest.h>
#include <set>

#include "sim/core/check.hpp"
#include "tests/sim/routing/towns.hpp"

namespace tanvan {
namespace {

TEST(ContractionHierarchy, HigherNeighboursOfANodeAreNeighboursOfItsParent) {
  auto const h = contraction_hierarchy(grid_town(20, 1).graph());
  for (std::uint32_t r = 0; r < h.nodes(); ++r) {
    std::set<std::uint32_t> up(h.up_head.begin() + h.up_offset[r], h.up_head.begin() + h.up_offset[r + 1]);
    if (up.empty()) continue;
    EXPECT_EQ(h.parent[r], *up.begin());
    up.erase(up.begin());
    std::set<std::uint32_t> const above(h.up_head.begin() + h.up_offset[h.parent[r]],
                                        h.up_head.begin() + h.up_offset[h.parent[r] + 1]);
    EXPECT_TRUE(std::includes(above.begin(), above.end(), up.begin(), up.end()));
  }
}

TEST(ContractionHierarchy, PartsHoldEveryRankOnceAfterAllThatIsBelowIt) {
  auto const h = contraction_hierarchy(grid_town(120, 1).graph());
  ASSERT_GT(h.parts.parts.size(), 4U);
  std::vector<std::uint8_t> done(h.nodes());
  auto const run = [&](auto const& self, std::uint32_t row) -> void {
    auto const& part = h.parts.parts[row];
    for (auto c = part.first_child; c < part.last_child; ++c) self(self, h.parts.children[c]);
    for (auto i = part.begin; i < part.end; ++i) {
      auto const r = h.parts.ranks[i];
      for (auto e = h.down_offset[r]; e < h.down_offset[r + 1]; ++e) EXPECT_TRUE(done[h.tail[h.down_edge[e]]]);
      EXPECT_FALSE(done[r]);
      done[r] = 1;
    }
  };
  for (auto root : h.parts.roots) run(run, root);
  EXPECT_EQ(std::ranges::count(done, 1), static_cast<std::ptrdiff_t>(h.nodes()));
}

TEST(ContractionHierarchy, AnOrderWithoutSomeNodeIsRefused) {
  Town town;
  town.nodes = 2;
  town.road(0, 1, 1);
  std::vector<NodeId> const twice = {NodeId{0}, NodeId{0}};
  EXPECT_THROW(contraction_hierarchy(town.graph(), twice), Violation);
}

}  // namespace
}  // namespace tanvan
