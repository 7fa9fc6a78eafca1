#include "sim/traffic/conical.hpp"

#include <gtest/gtest.h>

#include "tests/sim/traffic/simpson.hpp"

namespace tanvan {
namespace {

double const kSteepnesses[] = {1.1, 2, 4, 10, 100};

TEST(Conical, AnEmptyLinkTakesItsFreeFlowTime) {
  for (double a : kSteepnesses) EXPECT_NEAR(conical_curve(a, 0).ratio, 1, 1e-13) << a;
}

TEST(Conical, AFullLinkTakesTwiceItsFreeFlowTimeAndIsAsSteepAsItsParameterSays) {
  for (double a : kSteepnesses) {
    EXPECT_DOUBLE_EQ(conical_curve(a, 1).ratio, 2) << a;
    EXPECT_DOUBLE_EQ(conical_curve(a, 1).slope, a) << a;
  }
}

// a = 2: b = 3/2; at x = 2: 2 + sqrt(4 + 9/4) + 2 - 3/2 = 2 + 5/2 + 1/2 = 5, slope 2 (1 + 2 / 2.5) = 3.6.
TEST(Conical, HalfOverloadedLinkOfSteepnessTwoTakesFiveTimesAsLong) {
  auto const at = conical_curve(2, 2);
  EXPECT_DOUBLE_EQ(at.ratio, 5);
  EXPECT_DOUBLE_EQ(at.slope, 3.6);
  EXPECT_DOUBLE_EQ(at.bend, 4 * 2.25 / (2.5 * 2.5 * 2.5));
}

TEST(Conical, FarBeyondCapacityItIsAsSteepAsTwiceItsParameterAndNoMore) {
  EXPECT_NEAR(conical_curve(4, 1e4).slope, 8, 1e-7);
  EXPECT_LE(conical_curve(4, 1e4).slope, 8);
}

TEST(Conical, SlopeAndBendAreDifferenceQuotients) {
  for (double a : {1.5, 4.0, 12.0})
    for (double x : {0.01, 0.5, 0.95, 1.0, 1.7}) {
      EXPECT_NEAR(conical_curve(a, x).slope,
                  small::quotient([&](double y) { return conical_curve(a, y).ratio; }, x, 1e-5), 1e-6);
      EXPECT_NEAR(conical_curve(a, x).bend,
                  small::quotient([&](double y) { return conical_curve(a, y).slope; }, x, 1e-5), 1e-5);
    }
}

TEST(Conical, AreaIsSimpsonsOne) {
  for (double a : kSteepnesses)
    for (double x : {0.0, 0.3, 1.0, 2.5})
      EXPECT_NEAR(conical_area(a, x), small::simpson([&](double y) { return conical_curve(a, y).ratio; }, x, 20000),
                  1e-11 * a);
}

}  // namespace
}  // namespace tanvan
