#include "sim/routing/hierarchy_metric.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "tests/sim/routing/towns.hpp"

namespace tanvan {
namespace {

TEST(HierarchyMetric, NewCostsAreANewMetricOfTheSameHierarchy) {
  auto town = grid_town(10, 2);
  auto p = prepare(town);
  HierarchySearch search(p.hierarchy);
  for (std::size_t a = 0; a < town.cost.size(); a += 3) town.cost[a] *= 4;
  customize(p.hierarchy, town.cost, p.metric);
  auto const expected = BoostOracle(town).costs(NodeId{0});
  for (std::uint32_t d = 0; d < town.nodes; ++d) EXPECT_EQ(search.cost(p.metric, NodeId{0}, NodeId{d}), expected[d]);
}

TEST(HierarchyMetric, SameBitsOnOneTwoAndSevenThreads) {
  auto town = grid_town(100, 4);
  for (auto& c : town.cost) c = std::sqrt(c);  // sums that are not exact
  auto const h = contraction_hierarchy(town.graph());
  std::vector<HierarchyMetric> metrics;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    customize(h, town.cost, metrics.emplace_back());
  }
  for (auto const& metric : metrics) {
    EXPECT_EQ(metric.up, metrics[0].up);
    EXPECT_EQ(metric.down, metrics[0].down);
  }
}

}  // namespace
}  // namespace tanvan
