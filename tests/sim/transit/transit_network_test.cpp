#include "sim/transit/transit_network.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace tanvan {
namespace {

/// Three lines of two stops: one runs, one is closed, one has no service in this period.
TransitNetwork three_lines() {
  TransitNetwork network;
  network.offset = {0, 2, 4, 6};
  for (double headway : {10.0, 10.0, std::numeric_limits<double>::infinity()}) network.headway_min.push_back(headway);
  for (bool open : {true, false, true}) network.open.push_back(open ? 1 : 0);
  for (int stop = 0; stop < 6; ++stop) network.place.push_back({106.6 + 0.01 * stop, 11});
  return network;
}

TEST(TransitNetwork, ALineRunsWhereItIsOpenAndHasAHeadway) {
  auto const network = three_lines();
  EXPECT_TRUE(network.runs(LineId{0}));
  EXPECT_FALSE(network.runs(LineId{1}));
  EXPECT_FALSE(network.runs(LineId{2}));
}

}  // namespace
}  // namespace tanvan
