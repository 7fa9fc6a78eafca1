#include "sim/queues/gate_summary.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr GateTime kMinute = 60 * kGateTimesPerSecond;

/// Five that wait 0, 1, 2, 3 minutes and for ever.
std::vector<GateArrival> const kArrivals = {
    {0, 0, {1}}, {kMinute, 0, {2}}, {0, 0, {3}}, {0, 0, {4}}, {kMinute, 0, {5}}};
std::vector<GateVisit> const kVisits = {
    {0, 0}, {4 * kMinute, 4 * kMinute}, {kMinute, kMinute}, {2 * kMinute, 2 * kMinute}, {kNoGateTime, kNoGateTime}};

TEST(GateSummary, MeanIsOfThoseServed) {
  EXPECT_DOUBLE_EQ(mean_gate_wait_s(kArrivals, kVisits), 90);
  EXPECT_EQ(count_unserved(kVisits), 1U);
}

TEST(GateSummary, PercentilesAreWaitsOfSomebody) {
  EXPECT_DOUBLE_EQ(gate_wait_percentile_s(kArrivals, kVisits, 0), 0);
  EXPECT_DOUBLE_EQ(gate_wait_percentile_s(kArrivals, kVisits, 0.25), 0);
  EXPECT_DOUBLE_EQ(gate_wait_percentile_s(kArrivals, kVisits, 0.5), 60);
  EXPECT_DOUBLE_EQ(gate_wait_percentile_s(kArrivals, kVisits, 0.95), 180);
  EXPECT_DOUBLE_EQ(gate_wait_percentile_s(kArrivals, kVisits, 1), 180);
}

TEST(GateSummary, NobodyWaitsNothing) {
  EXPECT_EQ(mean_gate_wait_s({}, {}), 0);
  EXPECT_EQ(gate_wait_percentile_s({}, {}, 0.95), 0);
  EXPECT_EQ(longest_queue_by_hour({}, {}, 2), (std::vector<std::uint32_t>{0, 0}));
}

TEST(GateSummary, AQueueThatStandsAtTheFullHourCountsInBoth) {
  auto const hour = kGateTimesPerHour;
  std::vector<GateArrival> const arrivals = {
      {hour - 2, 0, {1}}, {hour - 1, 0, {2}}, {hour, 0, {3}}, {3 * hour, 0, {4}}};
  std::vector<GateVisit> const visits = {{hour + 1, 0}, {hour + 1, 0}, {2 * hour, 0}, {3 * hour, 0}};
  EXPECT_EQ(longest_queue_by_hour(arrivals, visits, 4), (std::vector<std::uint32_t>{2, 3, 0, 0}));
}

TEST(GateSummary, WhoIsNeverServedWaitsToTheEnd) {
  EXPECT_EQ(longest_queue_by_hour(kArrivals, kVisits, 2), (std::vector<std::uint32_t>{3, 1}));
}

TEST(GateSummary, LongestQueueIsThatOfCountingAtEachArrival) {
  Draws draws{5, AgentKey{1}, 0, Stream::freight};
  std::vector<GateArrival> arrivals;
  for (std::uint64_t i = 0; i < 600; ++i)
    arrivals.push_back({gate_time(4 * 3'600 * draws.uniform()), gate_time(50 * draws.exponential()), AgentKey{i}});
  auto const visits = serve_all({{0, 1}, {kGateTimesPerHour / 2, 3}, {2 * kGateTimesPerHour, 1}}, arrivals);
  std::vector<std::uint32_t> expected(5);
  auto const look = [&](GateTime moment) {
    std::uint32_t waiting = 0;
    for (std::size_t i = 0; i < visits.size(); ++i) waiting += arrivals[i].time <= moment && moment < visits[i].begin;
    auto& longest = expected[static_cast<std::size_t>(moment / kGateTimesPerHour)];
    longest = std::max(longest, waiting);
  };
  for (auto const& arrival : arrivals) look(arrival.time);
  for (GateTime hour = 0; hour < 5; ++hour) look(hour * kGateTimesPerHour);
  EXPECT_EQ(longest_queue_by_hour(arrivals, visits, 5), expected);
}

TEST(GateSummary, WhatMakesNoSenseIsRefused) {
  EXPECT_THROW(mean_gate_wait_s(kArrivals, {}), Violation);
  EXPECT_THROW(gate_wait_percentile_s(kArrivals, kVisits, 95), Violation);
}

}  // namespace
}  // namespace tanvan
