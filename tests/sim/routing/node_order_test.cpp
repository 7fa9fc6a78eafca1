#include "sim/routing/node_order.hpp"

#include <gtest/gtest.h>
#include <set>

#include "tests/sim/routing/towns.hpp"

namespace tanvan {
namespace {

TEST(NodeOrder, HoldsEveryNodeOnceAndZonesFirst) {
  auto const town = random_town(200, 500, 3, 20);
  auto const order = nested_dissection_order(town.graph());
  EXPECT_EQ(std::set<NodeId>(order.begin(), order.end()).size(), 200U);
  for (std::uint32_t z = 0; z < 20; ++z) EXPECT_EQ(order[z], NodeId{z});
  EXPECT_EQ(order, nested_dissection_order(town.graph()));
}

TEST(NodeOrder, AGraphWithoutRoadsHasOne) {
  Town town;
  town.nodes = 3;
  EXPECT_EQ(nested_dissection_order(town.graph()).size(), 3U);
}

}  // namespace
}  // namespace tanvan
