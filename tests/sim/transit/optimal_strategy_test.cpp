#include "sim/transit/optimal_strategy.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <tbb/global_control.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

constexpr StopId kA{0}, kX{1}, kY{2}, kB{3};

/// The example of Spiess and Florian, 1989: headways of 12, 12, 30 and 6 minutes, whose halves are the waits.
StrategyNetwork example() {
  std::vector<StrategyLine> const lines{
      {{kA, kB}, {25}, 6}, {{kA, kX, kY}, {7, 6}, 6}, {{kX, kY, kB}, {4, 4}, 15}, {{kY, kB}, {10}, 3}};
  return strategy_network(4, lines, {});
}

TEST(OptimalStrategy, TakesTheExpectedTimesOfSpiessAndFlorian) {
  auto const network = example();
  OptimalStrategy strategy(network);
  strategy.search(std::vector<StrategyEnd>{{StrategyNodeId{kB.value}}});
  EXPECT_NEAR(strategy.expected()[kY.value], 11.5, 1e-12);
  EXPECT_NEAR(strategy.expected()[kX.value], 19.0 + 1.0 / 14, 1e-12);  // 19.0714
  EXPECT_NEAR(strategy.expected()[kA.value], 27.75, 1e-12);
  EXPECT_EQ(strategy.expected()[kB.value], 0);
}

/// Volume that boards a line at a stop.
double boardings(StrategyNetwork const& network, std::span<double const> volume, StopId stop, int nth) {
  for (std::size_t arc = 0; arc < network.arcs(); ++arc)
    if (network.from[arc].value == stop.value && std::isfinite(network.per_minute[arc]) && nth-- == 0)
      return volume[arc];
  return -1;
}

TEST(OptimalStrategy, DealsTripsOutByFrequency) {
  auto const network = example();
  OptimalStrategy strategy(network);
  strategy.search(std::vector<StrategyEnd>{{StrategyNodeId{kB.value}}});
  std::vector<double> trips(network.nodes), volume(network.arcs());
  trips[kA.value] = 120;
  strategy.load(trips, volume);
  EXPECT_NEAR(boardings(network, volume, kA, 0), 60, 1e-9);
  EXPECT_NEAR(boardings(network, volume, kA, 1), 60, 1e-9);
  EXPECT_NEAR(boardings(network, volume, kX, 0), 0, 1e-9) << "who sits in line 2 stays";
  EXPECT_NEAR(boardings(network, volume, kY, 0), 10, 1e-9);  // line 3 comes once where line 4 comes five times
  EXPECT_NEAR(boardings(network, volume, kY, 1), 50, 1e-9);
}

TEST(OptimalStrategy, AllTripsArriveAndTakeAsLongAsExpected) {
  TestDraws draw(3);
  for (int n = 0; n < 200; ++n) {
    std::vector<StrategyLine> lines;
    for (int l = 1 + draw.below(8); l > 0; --l) {
      StrategyLine line{{}, {}, 2.0 + draw.below(20)};
      for (int i = 2 + draw.below(4); i > 0; --i)
        line.stops.push_back(StopId{static_cast<std::uint32_t>(draw.below(6))});
      for (std::size_t i = 1; i < line.stops.size(); ++i) line.ride.push_back(draw.below(9));
      lines.push_back(std::move(line));
    }
    auto const network = strategy_network(6, lines, std::vector<Walk>{{StopId{1}, StopId{2}, 240}});
    OptimalStrategy strategy(network);
    strategy.search(std::vector<StrategyEnd>{{StrategyNodeId{5}}});
    std::vector<double> trips(network.nodes), volume(network.arcs());
    double minutes = 0, begun = 0, expected = 0;
    for (std::size_t s = 0; s < 5; ++s)
      if (std::isfinite(strategy.expected()[s])) {
        trips[s] = 1.0 + static_cast<double>(s);
        begun += trips[s];
        expected += trips[s] * strategy.expected()[s];
      }
    strategy.load(trips, volume);
    double ended = 0;
    std::vector<double> wait(network.nodes), frequency(network.nodes), left(network.nodes);
    for (std::size_t arc = 0; arc < network.arcs(); ++arc) {
      minutes += volume[arc] * network.minutes[arc];
      if (network.to[arc].value == 5) ended += volume[arc];
      if (network.from[arc].value == 5) ended -= volume[arc];
      if (volume[arc] > 0 && std::isfinite(network.per_minute[arc])) {
        frequency[network.from[arc].value] += network.per_minute[arc];
        left[network.from[arc].value] += volume[arc];
      }
    }
    for (std::size_t node = 0; node < network.nodes; ++node)
      if (left[node] > 0) minutes += left[node] / frequency[node];
    EXPECT_NEAR(ended, begun, 1e-9) << n;
    EXPECT_NEAR(minutes, expected, 1e-6) << n;
  }
}

TEST(OptimalStrategy, AnotherLineNeverLengthensTheExpectedTime) {
  TestDraws draw(9);
  for (int n = 0; n < 200; ++n) {
    std::vector<StrategyLine> lines;
    std::vector<double> before(5, std::numeric_limits<double>::infinity());
    for (int l = 0; l < 8; ++l) {
      auto const a = static_cast<std::uint32_t>(draw.below(5)), b = static_cast<std::uint32_t>(draw.below(5));
      lines.push_back({{StopId{a}, StopId{b}}, {1.0 + draw.below(20)}, 2.0 + draw.below(20)});
      auto const network = strategy_network(5, lines, {});
      OptimalStrategy strategy(network);
      strategy.search(std::vector<StrategyEnd>{{StrategyNodeId{4}}});
      for (std::size_t s = 0; s < 5; ++s) {
        EXPECT_LE(strategy.expected()[s], before[s] + 1e-9);
        before[s] = strategy.expected()[s];
      }
    }
  }
}

TEST(StrategySkim, AddsAccessAndEgressOnAnyThreads) {
  auto const network = example();
  ZoneReach const reach{{0, 1, 3}, {{kA, 60}, {kB, 120}, {kY, 1200}}};
  auto const of_threads = [&](std::size_t threads) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    return strategy_skim(network, reach, reach);
  };
  auto const one = of_threads(1);
  EXPECT_NEAR(one[1], 1 + 27.75 + 2, 1e-12);
  EXPECT_EQ(one[0], std::numeric_limits<double>::infinity());
  EXPECT_EQ(of_threads(7), one);
}

}  // namespace
}  // namespace tanvan
