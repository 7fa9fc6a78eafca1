#include "sim/parallel/gravity.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

namespace tanvan {
namespace {

std::vector<double> deterrence(std::size_t zones, double beta) {
  std::vector<double> f(zones * zones);
  for (std::size_t i = 0; i < zones; ++i)
    for (std::size_t j = 0; j < zones; ++j)
      f[i * zones + j] = std::exp(-beta * (5 + std::abs(static_cast<double>(i) - static_cast<double>(j))));
  return f;
}

TEST(Gravity, DoublyConstrainedFlowsMeetBothTotals) {
  std::size_t const zones = 60;
  auto flow = deterrence(zones, 0.08);
  std::vector<double> origin(zones), destination(zones);
  for (std::size_t i = 0; i < zones; ++i) {
    origin[i] = 100 + static_cast<double>(i * 37 % 60);
    destination[i] = 100 + static_cast<double>(i * 23 % 60);
  }
  double const scale =
      std::accumulate(origin.begin(), origin.end(), 0.0) / std::accumulate(destination.begin(), destination.end(), 0.0);
  for (auto& d : destination) d *= scale;
  auto const fit = balance(flow, origin, destination);
  EXPECT_LT(fit.residual, 1e-9);
  double const sum = std::accumulate(flow.begin(), flow.begin() + static_cast<std::ptrdiff_t>(zones), 0.0);
  EXPECT_NEAR(sum, origin[0], 1e-6);
}

TEST(Gravity, BalancedFlowsKeepTheOddsRatiosOfDeterrence) {
  auto flow = deterrence(2, 0.5);
  auto const f = flow;
  balance(flow, std::vector<double>{30, 70}, std::vector<double>{40, 60});
  EXPECT_NEAR(flow[0] * flow[3] / (flow[1] * flow[2]), f[0] * f[3] / (f[1] * f[2]), 1e-9);
}

TEST(Gravity, TotalThatNothingReachesShowsInTheResidual) {
  std::vector<double> flow{1, 1, 0, 0};
  EXPECT_GE(balance(flow, std::vector<double>{5, 5}, std::vector<double>{5, 5}, 1e-9, 50).residual, 1.0);
}

TEST(Gravity, SinglyConstrainedFlowsAreLogitShares) {
  std::vector<double> flow{0.5, 0.25, 0, 0};
  distribute(flow, std::vector<double>{100, 10}, std::vector<double>{1, 2});
  EXPECT_NEAR(flow[0], 50, 1e-12);
  EXPECT_NEAR(flow[1], 50, 1e-12);
  EXPECT_EQ(flow[2] + flow[3], 0);
}

}  // namespace
}  // namespace tanvan
