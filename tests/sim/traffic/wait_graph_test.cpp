// Circles among links that wait for each other, and when a full road stands.
#include "sim/traffic/wait_graph.hpp"

#include <gtest/gtest.h>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kMoves = 99;

/// Link a waits for on[a], since a + 1 minutes past midnight; kMoves: for none.
WaitGraph waiting(std::vector<std::uint32_t> const& on) {
  WaitGraph graph;
  for (std::uint32_t a = 0; a < on.size(); ++a) {
    graph.stands.push_back(on[a] != kMoves ? 1 : 0);
    graph.waits_for.push_back(LinkId{on[a]});
    graph.since.push_back(60 * (a + 1));
  }
  return graph;
}

std::vector<std::vector<std::uint32_t>> circles(WaitGraph const& graph) {
  std::vector<std::vector<std::uint32_t>> all;
  for (auto const& circle : circles_of(graph)) {
    all.emplace_back();
    for (auto const link : circle.links) all.back().push_back(link.value);
  }
  return all;
}

using Circles = std::vector<std::vector<std::uint32_t>>;

TEST(CirclesOf, ACircleBeginsAtItsLeastLinkWhoeverLeadsToIt) {
  EXPECT_EQ(circles(waiting({3, kMoves, kMoves, 5, 3, 4})), (Circles{{3, 5, 4}}));  // 0 waits for it and is not of it
}

TEST(CirclesOf, CirclesStandInTheOrderOfTheirLeastLinks) {
  EXPECT_EQ(circles(waiting({5, 4, 3, 2, 1, 0})), (Circles{{0, 5}, {1, 4}, {2, 3}}));
}

TEST(CirclesOf, EachCircleIsToldOnceHoweverManyWaitForIt) {
  EXPECT_EQ(circles(waiting({1, 0, 0, 2, 3, 1})), (Circles{{0, 1}}));
}

TEST(CirclesOf, ALinkThatWaitsForItselfIsACircle) {
  EXPECT_EQ(circles(waiting({kMoves, 1})), (Circles{{1}}));
}

TEST(CirclesOf, NobodyStandsInNone) {
  EXPECT_TRUE(circles(waiting({kMoves, kMoves})).empty());
  EXPECT_TRUE(circles(waiting({})).empty());
}

TEST(CirclesOf, ACircleStandsSinceTheLastOfItsHeadsCame) {
  auto const all = circles_of(waiting({kMoves, 2, 3, 1, 1}));  // 4 came later and is not of it
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].since, 60U * 4);
}

/// A ring of four short roads that hold two cars each; everybody wants to drive along all four.
SmallRoads ring() {
  SmallRoads s;
  std::vector<LinkId> round;
  for (std::uint32_t v = 0; v < 4; ++v) round.push_back(s.link(v, (v + 1) % 4, 10));
  for (std::uint32_t v = 0; v < 4; ++v)
    for (int i = 0; i < 6; ++i) s.trip(i, {round[v], round[(v + 1) % 4], round[(v + 2) % 4], round[(v + 3) % 4]});
  return s;
}

TEST(WaitGraph, AFullRingIsOneCircleThatIsFoundAndTold) {
  auto const day = ring().run();
  ASSERT_EQ(day.gridlocks.size(), 1U);
  EXPECT_EQ(day.gridlocks[0].links, (std::vector{LinkId{0}, LinkId{1}, LinkId{2}, LinkId{3}}));
  EXPECT_LT(day.arrived, 24U);
}

TEST(WaitGraph, WhereEverybodyLeavesTheRingNobodyStandsForEver) {
  auto s = ring();
  s.trips = {};
  for (std::uint32_t v = 0; v < 4; ++v) s.link(v, v + 4, 1000);
  for (std::uint32_t v = 0; v < 4; ++v)
    for (int i = 0; i < 6; ++i) s.trip(i, {LinkId{v}, LinkId{4 + (v + 1) % 4}});
  auto const day = s.run();
  EXPECT_TRUE(day.gridlocks.empty());
  EXPECT_EQ(day.arrived, 24U);
}

}  // namespace
}  // namespace tanvan
