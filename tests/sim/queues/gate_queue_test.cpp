#include "sim/queues/gate_queue.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

std::uint32_t lanes_at(std::vector<LaneChange> const& changes, GateTime moment) {
  std::uint32_t lanes = 0;
  for (auto const& change : changes)
    if (change.from <= moment) lanes = change.lanes;
  return lanes;
}

/// Rows in the order in which they come.
std::vector<std::size_t> order_of(std::vector<GateArrival> const& arrivals) {
  std::vector<std::size_t> order(arrivals.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(arrivals[a].time, arrivals[a].id) < std::tie(arrivals[b].time, arrivals[b].id);
  });
  return order;
}

std::size_t served_at(std::vector<GateVisit> const& visits, GateTime moment) {
  return static_cast<std::size_t>(std::count_if(
      visits.begin(), visits.end(), [&](GateVisit const& v) { return v.begin <= moment && moment < v.end; }));
}

/// The same queue moment by moment: at each whoever ends goes, lanes change, then the first in the line begins as long
/// as fewer are served than lanes are open. @param until  after which nothing happens
std::vector<GateVisit> moment_by_moment(std::vector<LaneChange> const& changes,
                                        std::vector<GateArrival> const& arrivals, GateTime until) {
  std::vector<GateVisit> visits(arrivals.size());
  auto const order = order_of(arrivals);
  std::size_t first = 0;  // of the line
  for (GateTime now = 0; now <= until; ++now)
    while (first < order.size() && arrivals[order[first]].time <= now &&
           served_at(visits, now) < lanes_at(changes, now)) {
      auto const row = order[first++];
      visits[row] = {now, now + arrivals[row].service};
    }
  return visits;
}

struct SmallDay {
  std::vector<LaneChange> changes;
  std::vector<GateArrival> arrivals;
};

constexpr GateTime kSmallDay = 500;  // after which nothing happens on small days

/// A few that come close together, many at once, in any order, to up to six lanes that change up to seven times.
SmallDay small_day(std::uint64_t key) {
  Draws draws{11, AgentKey{key}, 0, Stream::freight};
  SmallDay day;
  GateTime from = draws.below(3);
  for (auto changes = draws.below(8); changes > 0; --changes) {
    day.changes.push_back({from, draws.below(7)});
    from += 1 + draws.below(15);
  }
  for (auto count = draws.below(30); count > 0; --count)
    day.arrivals.push_back({draws.below(60), draws.below(12), AgentKey{draws.below(10)}});
  return day;
}

TEST(GateQueue, OneLaneServesOneAfterTheOther) {
  std::vector<GateArrival> const arrivals = {{10, 5, {1}}, {12, 4, {2}}, {13, 3, {3}}, {30, 1, {4}}};
  std::vector<GateVisit> const expected = {{10, 15}, {15, 19}, {19, 22}, {30, 31}};
  EXPECT_EQ(serve_all(lanes_always(1), arrivals), expected);
}

TEST(GateQueue, OfThoseWhoComeAtOnceTheLowerIdGoesFirst) {
  std::vector<GateArrival> const arrivals = {{10, 5, {9}}, {10, 4, {2}}, {5, 1, {7}}};
  std::vector<GateVisit> const expected = {{14, 19}, {10, 14}, {5, 6}};
  EXPECT_EQ(serve_all(lanes_always(1), arrivals), expected);
}

TEST(GateQueue, WhoeverComesBeforeTheGateOpensWaitsForIt) {
  std::vector<std::uint32_t> const lanes = {0, 0, 2, 2, 1};
  std::vector<GateArrival> const arrivals = {{0, 100, {1}}, {1, 200, {2}}, {2, 300, {3}}};
  auto const opens = 2 * kGateTimesPerHour;
  std::vector<GateVisit> const expected = {{opens, opens + 100}, {opens, opens + 200}, {opens + 100, opens + 400}};
  EXPECT_EQ(serve_all(lanes_by_hour(lanes), arrivals), expected);
}

TEST(GateQueue, ALaneThatOpensTakesTheFirstInTheLine) {
  std::vector<GateArrival> const arrivals = {{0, 50, {1}}, {1, 50, {2}}, {2, 50, {3}}};
  std::vector<GateVisit> const expected = {{0, 50}, {20, 70}, {50, 100}};
  EXPECT_EQ(serve_all({{0, 1}, {20, 2}}, arrivals), expected);
}

TEST(GateQueue, ALaneThatClosesFinishesWhomItServes) {
  std::vector<GateArrival> const arrivals = {{0, 50, {1}}, {1, 90, {2}}, {2, 5, {3}}};
  std::vector<GateVisit> const expected = {{0, 50}, {1, 91}, {91, 96}};  // at 50 one is served and one lane is open
  EXPECT_EQ(serve_all({{0, 2}, {20, 1}}, arrivals), expected);
}

TEST(GateQueue, ALaneThatOpensAgainHasToFinishFirst) {
  std::vector<GateArrival> const arrivals = {{0, 50, {1}}, {1, 90, {2}}, {2, 5, {3}}};
  std::vector<GateVisit> const expected = {{0, 50}, {1, 91}, {50, 55}};
  EXPECT_EQ(serve_all({{0, 2}, {20, 1}, {30, 2}}, arrivals), expected);
  EXPECT_EQ(serve_all({{0, 2}, {20, 0}, {30, 2}}, arrivals), expected);
}

TEST(GateQueue, WhomNoLaneOpensForIsNeverServed) {
  std::vector<GateArrival> const arrivals = {{0, 50, {1}}, {60, 5, {2}}};
  std::vector<GateVisit> const expected = {{0, 50}, {kNoGateTime, kNoGateTime}};
  EXPECT_EQ(serve_all({{0, 1}, {55, 0}}, arrivals), expected);
  EXPECT_EQ(serve_all({}, arrivals), std::vector<GateVisit>(2));
}

TEST(GateQueue, EqualsASimulationMomentByMoment) {
  for (std::uint64_t key = 0; key < 3'000; ++key) {
    auto const day = small_day(key);
    EXPECT_EQ(serve_all(day.changes, day.arrivals), moment_by_moment(day.changes, day.arrivals, kSmallDay)) << key;
  }
}

TEST(GateQueue, OfManyLanesTheOneThatIsFreeFirstServes) {
  for (std::uint32_t lanes = 1; lanes < 130; lanes += 3) {
    Draws draws{12, AgentKey{lanes}, 0, Stream::freight};
    GateQueue queue(lanes_always(lanes));
    std::vector<GateTime> free(lanes);
    for (GateTime now = 0, i = 0; i < 2'000; ++i) {
      now += draws.below(200 / lanes + 1);
      auto const service = static_cast<GateTime>(draws.below(200));
      auto const lane = std::min_element(free.begin(), free.end());
      auto const begin = std::max(now, *lane);
      *lane = begin + service;
      ASSERT_EQ(queue.serve(now, service), (GateVisit{begin, begin + service})) << lanes << " lanes, " << i;
    }
  }
}

TEST(GateQueue, NoLaneIsIdleWhileSomebodyWaitsAndNoneServesTwo) {
  for (std::uint64_t key = 10'000; key < 10'300; ++key) {
    auto const day = small_day(key);
    auto const visits = serve_all(day.changes, day.arrivals);
    for (GateTime now = 0; now < kSmallDay; ++now) {
      bool waits = false, begins = false;
      for (std::size_t i = 0; i < visits.size(); ++i) {
        waits |= day.arrivals[i].time <= now && visits[i].begin > now;
        begins |= visits[i].begin == now;
      }
      auto const served = served_at(visits, now);
      EXPECT_TRUE(!waits || served >= lanes_at(day.changes, now)) << key << " at " << now;
      EXPECT_TRUE(!begins || served <= lanes_at(day.changes, now)) << key << " at " << now;
    }
  }
}

/// A busy day of a large gate: 20,000 trucks, more than 12 lanes hold by night and fewer than 30 do by day.
SmallDay large_day() {
  Draws draws{3, AgentKey{1}, 0, Stream::freight};
  SmallDay day;
  std::vector<std::uint32_t> lanes;
  for (int hour = 0; hour < 48; ++hour) lanes.push_back(hour % 24 >= 6 && hour % 24 < 22 ? 30 : 12);
  day.changes = lanes_by_hour(lanes);
  for (std::uint64_t i = 0; i < 20'000; ++i)
    day.arrivals.push_back({gate_time(86'400 * draws.uniform()), gate_time(90 * draws.exponential()), AgentKey{i}});
  return day;
}

TEST(GateQueue, AllWhoComeLeaveInTheOrderInWhichTheyCame) {
  auto const day = large_day();
  auto const visits = serve_all(day.changes, day.arrivals);
  auto const order = order_of(day.arrivals);
  GateTime last = 0;
  for (auto const row : order) {
    EXPECT_GE(visits[row].begin, std::max(last, day.arrivals[row].time));
    ASSERT_EQ(visits[row].end - visits[row].begin, day.arrivals[row].service);
    last = visits[row].begin;
  }
}

TEST(GateQueue, TheOrderOfTheListDoesNotMatter) {
  auto const day = large_day();
  auto const visits = serve_all(day.changes, day.arrivals);
  std::vector<GateArrival> sorted;
  std::vector<GateVisit> expected;
  for (auto const row : order_of(day.arrivals)) {
    sorted.push_back(day.arrivals[row]);
    expected.push_back(visits[row]);
  }
  EXPECT_EQ(serve_all(day.changes, sorted), expected);
}

TEST(GateQueue, MoreLanesLetNobodyBeginLater) {
  auto const day = large_day();
  auto more = day.changes;
  for (auto& change : more) ++change.lanes;
  auto const with = serve_all(more, day.arrivals), without = serve_all(day.changes, day.arrivals);
  for (std::size_t i = 0; i < with.size(); ++i) ASSERT_LE(with[i].begin, without[i].begin) << i;
}

TEST(GateQueue, WhatMakesNoSenseIsRefused) {
  EXPECT_THROW(GateQueue({{5, 1}, {5, 2}}), Violation);
  EXPECT_THROW(GateQueue({{-1, 1}}), Violation);
  GateQueue queue(lanes_always(1));
  queue.serve(10, 1);
  EXPECT_THROW(queue.serve(9, 1), Violation);
  EXPECT_THROW(queue.serve(10, -1), Violation);
  EXPECT_THROW(queue.serve(kLatestGateTime + 1, 1), Violation);
}

}  // namespace
}  // namespace tanvan
