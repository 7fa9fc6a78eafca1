#include "sim/traffic/delay_table.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "tests/sim/traffic/simpson.hpp"

namespace tanvan {
namespace {

std::vector<DelayPoint> const kSteps = {{0, 1}, {0.5, 1.1}, {0.8, 1.1}, {1, 2}, {1.2, 5}};

TEST(DelayTables, CurvePassesThroughItsPoints) {
  DelayTables tables;
  tables.add(kSteps);
  for (auto const& p : kSteps) EXPECT_DOUBLE_EQ(tables.curve(0, p.saturation).ratio, p.ratio) << p.saturation;
}

TEST(DelayTables, TwoPointsMakeAStraightLine) {
  DelayTables tables;
  std::vector<DelayPoint> const line = {{0, 1}, {1, 3}};
  auto const table = tables.add(line);
  for (double x : {0.0, 0.25, 1.0, 4.0}) {
    EXPECT_DOUBLE_EQ(tables.curve(table, x).ratio, 1 + 2 * x);
    EXPECT_DOUBLE_EQ(tables.curve(table, x).slope, 2);
    EXPECT_DOUBLE_EQ(tables.area(table, x), x + x * x);
  }
}

// Points (0,1), (1,2), (2,4): secants 1 and 2, so the inner slope is 6 / (3/1 + 3/2) = 4/3 and the cubic on the left is
// 1 + u - u^2/3 + u^3/3: 1 + 1/2 - 1/12 + 1/24 in its middle.
TEST(DelayTables, MiddleOfTheFirstPieceIsThatOfTheCubicWorkedByHand) {
  DelayTables tables;
  std::vector<DelayPoint> const points = {{0, 1}, {1, 2}, {2, 4}};
  auto const table = tables.add(points);
  EXPECT_DOUBLE_EQ(tables.curve(table, 0.5).ratio, 1.5 - 1.0 / 24);
  EXPECT_DOUBLE_EQ(tables.curve(table, 1).slope, 4.0 / 3);
}

TEST(DelayTables, CurveNeverFallsAndIsFlatWhereThePointsAre) {
  DelayTables tables;
  tables.add(kSteps);
  double last = 0;
  for (double x = 0; x < 1.5; x += 1e-3) {
    auto const at = tables.curve(0, x);
    EXPECT_GE(at.ratio, last - 1e-15) << x;
    EXPECT_GE(at.slope, -1e-14) << x;
    last = at.ratio;
  }
  EXPECT_DOUBLE_EQ(tables.curve(0, 0.65).ratio, 1.1);
}

TEST(DelayTables, SlopeDoesNotJumpAtThePoints) {
  DelayTables tables;
  tables.add(kSteps);
  for (auto const& p : kSteps)
    if (p.saturation > 0) {
      EXPECT_NEAR(tables.curve(0, p.saturation - 1e-9).slope, tables.curve(0, p.saturation).slope, 1e-5);
    }
}

TEST(DelayTables, BeyondTheLastPointTheCurveGoesStraightOn) {
  DelayTables tables;
  tables.add(kSteps);
  EXPECT_DOUBLE_EQ(tables.curve(0, 2.2).ratio, 5 + 15);  // (5 - 2) / 0.2 = 15 a unit of saturation
  EXPECT_EQ(tables.curve(0, 9).bend, 0);
}

TEST(DelayTables, SlopeAndAreaAreThoseOfTheCurve) {
  DelayTables tables;
  tables.add(kSteps);
  auto const ratio = [&](double x) { return tables.curve(0, x).ratio; };
  for (double x : {0.2, 0.6, 0.93, 1.1, 1.9}) {
    EXPECT_NEAR(tables.curve(0, x).slope, small::quotient(ratio, x, 1e-6), 1e-7) << x;
    EXPECT_NEAR(tables.curve(0, x).bend, small::quotient([&](double y) { return tables.curve(0, y).slope; }, x, 1e-6),
                1e-6);
    EXPECT_NEAR(tables.area(0, x), small::simpson(ratio, x, 20000), 1e-8) << x;
  }
}

TEST(DelayTables, EachTableKeepsToItself) {
  DelayTables tables;
  std::vector<DelayPoint> const line = {{0, 1}, {1, 3}};
  EXPECT_EQ(tables.add(line), 0U);
  EXPECT_EQ(tables.add(kSteps), 1U);
  EXPECT_EQ(tables.curve(0, 1).ratio, 3);
  EXPECT_EQ(tables.curve(1, 1).ratio, 2);
  EXPECT_EQ(tables.curve(1, 0).ratio, 1);
  EXPECT_EQ(tables.points(1).size(), kSteps.size());
}

TEST(DelayTables, EveryFaultOfATableIsNamedAndSuchATableIsRefused) {
  std::vector<DelayPoint> const bad = {{0.1, 1}, {0.1, 2}, {1, 1.5}, {2, -3}};
  EXPECT_EQ(faults_of(bad).size(), 5U);  // starts late, does not advance, falls twice, below 0
  EXPECT_EQ(faults_of(std::span{kSteps}.first(1)).size(), 1U);
  EXPECT_TRUE(faults_of(kSteps).empty());
  DelayTables tables;
  EXPECT_THROW(tables.add(bad), Violation);
}

}  // namespace
}  // namespace tanvan
