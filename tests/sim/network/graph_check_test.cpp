#include "sim/network/graph_check.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr std::uint8_t kCar = 1, kBus = 2, kBoth = 3;

/// A graph from its ends, for cars alone unless it is said.
struct Roads {
  std::vector<NodeId> from, to;
  std::vector<std::uint8_t> use, through;

  explicit Roads(std::size_t nodes) : through(nodes, 1) {}
  Roads& link(std::uint32_t a, std::uint32_t b, std::uint8_t uses = kCar) {
    from.push_back(NodeId{a});
    to.push_back(NodeId{b});
    use.push_back(uses);
    return *this;
  }
  Roads& street(std::uint32_t a, std::uint32_t b, std::uint8_t uses = kCar) {
    return link(a, b, uses).link(b, a, uses);
  }
  CheckedGraph graph() const { return {from, to, use, through}; }
};

std::vector<std::uint32_t> numbers(std::span<NodeId const> nodes) {
  std::vector<std::uint32_t> values;
  for (auto const v : nodes) values.push_back(v.value);
  return values;
}

using Numbers = std::vector<std::uint32_t>;

TEST(GraphCheck, PartsAreThoseOfTheUseAloneAndTheLargestComesFirst) {
  auto const roads = Roads(6).street(0, 1).street(2, 3, kBoth).street(3, 4, kBoth).link(1, 2, kBoth).link(4, 0, kBus);
  auto const car = parts_of_use(roads.graph(), kCar);
  ASSERT_EQ(car.size(), 2u);
  EXPECT_EQ(numbers(car[0]), (Numbers{2, 3, 4}));
  EXPECT_EQ(numbers(car[1]), (Numbers{0, 1}));
  auto const bus = parts_of_use(roads.graph(), kBus);
  EXPECT_EQ(bus.size(), 3u);  // 2-3-4, 0, 1; node 5 meets no link
}

TEST(GraphCheck, ANodeThatMayNotBePassedJoinsNoParts) {
  auto roads = Roads(5).street(0, 1).street(1, 2).street(2, 3).street(3, 4);
  roads.through[2] = 0;
  auto const parts = parts_of_use(roads.graph(), kCar);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(numbers(parts[0]), (Numbers{0, 1}));
  EXPECT_EQ(numbers(parts[1]), (Numbers{3, 4}));
}

TEST(GraphCheck, ReachStopsAtNodesThatMayNotBePassed) {
  auto roads = Roads(4).link(0, 1).link(1, 2).link(2, 3);
  roads.through[2] = 0;
  std::vector const start{NodeId{1}};
  auto const reach = reach_of(roads.graph(), kCar, start);
  EXPECT_EQ(reach.from, (std::vector<std::uint8_t>{0, 1, 1, 0}));
  EXPECT_EQ(reach.to, (std::vector<std::uint8_t>{1, 1, 0, 0}));
}

TEST(GraphCheck, DeadEndsTellWhatIsMissingAndACulDeSacFromAThroughStreet) {
  auto const roads = Roads(6).street(0, 1).link(1, 2).link(3, 1).street(1, 4).link(0, 0);
  auto const ends = dead_ends(roads.graph(), kCar);
  ASSERT_EQ(ends.size(), 4u);
  EXPECT_EQ(ends[0].kind, DeadEnd::cul_de_sac);  // 0: its self loop is no way on
  EXPECT_EQ(ends[1].node, NodeId{2});
  EXPECT_EQ(ends[1].kind, DeadEnd::no_way_out);
  EXPECT_EQ(ends[2].node, NodeId{3});
  EXPECT_EQ(ends[2].kind, DeadEnd::no_way_in);
  EXPECT_EQ(ends[3].node, NodeId{4});
  EXPECT_EQ(numbers(lonely_nodes(roads.graph())), (Numbers{5}));
  EXPECT_EQ(self_loops(roads.graph()), (std::vector{LinkId{6}}));
}

TEST(GraphCheck, LinksOfOtherUsersAreNotTheSameLinkTwice) {
  auto const roads = Roads(2).link(0, 1).link(0, 1, kBus).link(0, 1).link(1, 0);
  auto const pairs = parallel_links(roads.graph());
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].first, LinkId{0});
  EXPECT_EQ(pairs[0].again, LinkId{2});
  EXPECT_EQ(has_reverse(roads.graph()), (std::vector<std::uint8_t>{1, 0, 1, 1}));
}

TEST(GraphCheck, ALinkIsCutWhereEveryTurnButBackIsBanned) {
  auto const roads = Roads(4).street(0, 1).street(1, 2).street(1, 3);  // links 0 to 5
  std::vector const from{LinkId{0}, LinkId{0}, LinkId{3}}, to{LinkId{2}, LinkId{4}, LinkId{4}};
  auto const cut = cut_links(roads.graph(), from, to);
  ASSERT_EQ(cut.size(), 2u);
  EXPECT_EQ(cut[0].link, LinkId{0});
  EXPECT_TRUE(cut[0].at_end);
  EXPECT_EQ(cut[1].link, LinkId{4});  // from 0 and from 2 nobody may turn into it
  EXPECT_FALSE(cut[1].at_end);
}

TEST(GraphCheck, AGraphWithoutLinksHasNoPartsAndOnlyLonelyNodes) {
  Roads const roads(3);
  EXPECT_EQ(parts_of_use(roads.graph(), kCar).size(), 0u);
  EXPECT_TRUE(dead_ends(roads.graph(), kCar).empty());
  EXPECT_EQ(lonely_nodes(roads.graph()).size(), 3u);
}

}  // namespace
}  // namespace tanvan
