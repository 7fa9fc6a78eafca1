#include "sim/statistics/points.hpp"

#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

TEST(Points, SlopeAndCorrelationOfALineAreExact) {
  Points p;
  for (int i = 0; i < 10; ++i) p.add(i, 3 - 2.0 * i);
  EXPECT_DOUBLE_EQ(slope(p), -2);
  EXPECT_DOUBLE_EQ(correlation(p), -1);
}

TEST(Points, NothingThatDoesNotVaryHasASlope) {
  Points const p{{1, 1, 1}, {1, 2, 3}};
  EXPECT_EQ(slope(p), 0);
  EXPECT_EQ(correlation(p), 0);
}

TEST(Points, SlopesWithinGroupsIgnoreTheirLevels) {
  Points p;
  std::vector<std::size_t> group;
  for (std::size_t g = 0; g < 3; ++g)
    for (int i = 0; i < 5; ++i)
      p.add(i + 10.0 * static_cast<double>(g), 0.5 * i - 100.0 * static_cast<double>(g)), group.push_back(g);
  EXPECT_LT(slope(p), 0);
  EXPECT_NEAR(slope(within(p, group)), 0.5, 1e-12);
}

TEST(Points, ACounterClockwiseSquareHasTwiceItsArea) {
  EXPECT_DOUBLE_EQ(loop_area({{0, 2, 2, 0}, {0, 0, 2, 2}}), 8);
  EXPECT_DOUBLE_EQ(loop_area({{0, 0, 2, 2}, {0, 2, 2, 0}}), -8);
}

TEST(Points, LeastSquaresFindsTheCoefficientsOfALinearLaw) {
  Draws draws{1, AgentKey{1}, 0, Stream::separation};
  std::vector<std::vector<double>> columns(3);
  std::vector<double> y;
  for (int i = 0; i < 200; ++i) {
    double const a = draws.normal(), b = a + draws.normal(), c = draws.normal();
    columns[0].push_back(a), columns[1].push_back(b), columns[2].push_back(c);
    y.push_back(7 + 1.5 * a - 2 * b + 0.25 * c);
  }
  auto const k = least_squares(columns, y);
  EXPECT_NEAR(k[0], 1.5, 1e-9);
  EXPECT_NEAR(k[1], -2, 1e-9);
  EXPECT_NEAR(k[2], 0.25, 1e-9);
}

TEST(Points, AColumnThatOthersExplainGetsNothing) {
  std::vector<std::vector<double>> const columns = {{1, 2, 3, 4}, {2, 4, 6, 8}};
  auto const k = least_squares(columns, std::vector<double>{3, 6, 9, 12});
  EXPECT_NEAR(k[0], 3, 1e-12);
  EXPECT_EQ(k[1], 0);
}

}  // namespace
}  // namespace tanvan
