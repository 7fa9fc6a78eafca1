#include "sim/assignment/group_search.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

TEST(GroupSearch, AGroupHoldsThePairsOfOneClassFromOneOrigin) {
  auto const p = small::grid(3, 4);  // nine zones, three classes, all pairs
  auto const set = pairs_of(p);
  auto const groups = groups_of(set);
  ASSERT_EQ(groups.size(), 27U);
  EXPECT_EQ(groups.front().begin, 0U);
  EXPECT_EQ(groups.back().end, set.pairs.size());
  for (auto const& group : groups)
    for (auto row = group.begin; row < group.end; ++row) {
      EXPECT_EQ(set.pairs[row].origin, set.pairs[group.begin].origin);
      EXPECT_EQ(set.pairs[row].vehicle_class, set.pairs[group.begin].vehicle_class);
    }
}

TEST(GroupSearch, RoutesBeginAtTheConnectorThatMakesThemCheapest) {
  auto p = small::problem(3, {{0, 2, 10, 100}, {1, 2, 4, 100}}, {0, 2}, 1);
  p.access.offset = {0, 2, 3};
  p.access.node = {NodeId{0}, NodeId{1}, NodeId{2}};
  p.access.cost = {1, 3, 0.5};
  p.classes[0].demand[1] = 1;
  auto const set = pairs_of(p);
  auto const hierarchy = contraction_hierarchy(p.graph);
  HierarchyMetric metric;
  customize(hierarchy, std::vector<double>{10, 4}, metric);
  GroupSearch search(p, hierarchy);
  search.grow(set, groups_of(set), metric);
  auto const arrival = search.arrival(1, 0);
  EXPECT_DOUBLE_EQ(arrival.cost, 3 + 4 + 0.5);
  std::vector<LinkId> route;
  EXPECT_DOUBLE_EQ(search.route(arrival, 0, route).access, 3.5);
  EXPECT_EQ(route, std::vector<LinkId>{LinkId{1}});
}

}  // namespace
}  // namespace tanvan
