#include "sim/network/strong_parts.hpp"

#include <gtest/gtest.h>
#include <random>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

struct Ends {
  std::vector<NodeId> from, to;

  void link(std::uint32_t a, std::uint32_t b) {
    from.push_back(NodeId{a});
    to.push_back(NodeId{b});
  }
};

using Numbers = std::vector<std::uint32_t>;

TEST(StrongParts, AOneWayStreetJoinsNothingAndARingAll) {
  Ends ends;
  for (auto const& [a, b] : {std::pair{0U, 1U}, {1U, 2U}, {2U, 0U}, {2U, 3U}}) ends.link(a, b);
  auto const parts = strong_parts(ends.from, ends.to, 4);
  EXPECT_EQ(parts.of, (Numbers{0, 0, 0, 1}));
  EXPECT_EQ(parts.size, (Numbers{3, 1}));
}

TEST(StrongParts, OfEqualPartsTheOneWithTheLowestNodeComesFirst) {
  Ends ends;
  for (auto const& [a, b] : {std::pair{5U, 1U}, {1U, 5U}, {4U, 2U}, {2U, 4U}}) ends.link(a, b);
  auto const parts = strong_parts(ends.from, ends.to, 6);
  EXPECT_EQ(parts.of, (Numbers{2, 0, 1, 3, 1, 0}));  // 1 and 5, 2 and 4, 0, 3
  EXPECT_EQ(parts.size, (Numbers{2, 2, 1, 1}));
}

TEST(StrongParts, LoopsAndLinksThatAreThereTwiceChangeNothing) {
  Ends ends;
  for (auto const& [a, b] : {std::pair{0U, 0U}, {0U, 1U}, {0U, 1U}}) ends.link(a, b);
  EXPECT_EQ(strong_parts(ends.from, ends.to, 2).of, (Numbers{0, 1}));
}

TEST(StrongParts, NoNodesHaveNoParts) {
  EXPECT_TRUE(strong_parts({}, {}, 0).size.empty());
  EXPECT_EQ(strong_parts({}, {}, 2).size, (Numbers{1, 1}));
  std::vector const one{NodeId{0}};
  EXPECT_THROW(strong_parts(one, {}, 1), Violation);
}

TEST(StrongParts, TwoNodesShareAPartWhereEachReachesTheOther) {
  std::mt19937 bits(7);
  for (int n = 0; n < 200; ++n) {
    auto const nodes = 1 + bits() % 9;
    Ends ends;
    std::vector<std::vector<bool>> reaches(nodes, std::vector<bool>(nodes));
    for (std::uint32_t v = 0; v < nodes; ++v) reaches[v][v] = true;
    for (auto links = bits() % 16; links > 0; --links) {
      ends.link(static_cast<std::uint32_t>(bits() % nodes), static_cast<std::uint32_t>(bits() % nodes));
      reaches[ends.from.back().value][ends.to.back().value] = true;
    }
    for (std::uint32_t by = 0; by < nodes; ++by)
      for (std::uint32_t a = 0; a < nodes; ++a)
        for (std::uint32_t b = 0; b < nodes; ++b) reaches[a][b] = reaches[a][b] || (reaches[a][by] && reaches[by][b]);
    auto const parts = strong_parts(ends.from, ends.to, nodes);
    Numbers size(parts.size.size());
    for (std::uint32_t a = 0; a < nodes; ++a) {
      ++size[parts.of[a]];
      for (std::uint32_t b = 0; b < nodes; ++b)
        EXPECT_EQ(parts.of[a] == parts.of[b], reaches[a][b] && reaches[b][a]) << a << ' ' << b;
    }
    EXPECT_EQ(size, parts.size);
    EXPECT_TRUE(std::is_sorted(size.rbegin(), size.rend()));
  }
}

}  // namespace
}  // namespace tanvan
