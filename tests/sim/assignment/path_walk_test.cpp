#include "sim/assignment/path_walk.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/triangle.hpp"

namespace tanvan {
namespace {

TEST(PathWalk, VisitsRoutesWithVehiclesByClassOriginAndDestination) {
  small::Triangle const t;
  std::vector<double> flow;
  std::size_t links = 0;
  for_each_used_path(t.paths, [&](UsedPath const& path) {
    flow.push_back(path.flow);
    links += path.links.size();
  });
  EXPECT_EQ(flow, (std::vector<double>{5, 30, 10, 7}));
  EXPECT_EQ(links, 5U);
}

}  // namespace
}  // namespace tanvan
