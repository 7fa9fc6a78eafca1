#include "sim/traffic/bpr.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/traffic/pcu.hpp"
#include "tests/sim/traffic/simpson.hpp"

namespace tanvan {
namespace {

TEST(Bpr, TimeAtZeroVolumeIsFreeFlowTime) {
  EXPECT_EQ(bpr_time(60, 1800, 0, {0.15, 4}), 60);
}

TEST(Bpr, TimeAtCapacityIsLongerByAlpha) {
  EXPECT_DOUBLE_EQ(bpr_time(60, 1800, 1800, {0.15, 4}), 69);
}

TEST(Bpr, SlopeIsTheDifferenceQuotientOfTime) {
  for (double beta : {1.0, 2.5, 3.0, 4.0, 5.0}) {
    BprParameters const p{0.6, beta};
    double const h = 1e-3;
    double const quotient = (bpr_time(60, 900, 700 + h, p) - bpr_time(60, 900, 700 - h, p)) / (2 * h);
    EXPECT_NEAR(bpr_slope(60, 900, 700, p), quotient, 1e-8) << beta;
  }
}

TEST(Bpr, TimeIsTheDifferenceQuotientOfItsIntegral) {
  BprParameters const p{0.6, 4};
  double const h = 1e-3;
  double const quotient = (bpr_integral(60, 900, 700 + h, p) - bpr_integral(60, 900, 700 - h, p)) / (2 * h);
  EXPECT_NEAR(bpr_time(60, 900, 700, p), quotient, 1e-6);
}

TEST(Bpr, WholePowersAreThoseOfTheStandardLibrary) {
  for (double beta : {1.0, 2.0, 3.0, 4.0, 5.0, 10.0, 64.0, 0.5, 2.5, 16.83, 65.0})
    for (double x : {0.1, 0.97, 1.3})
      EXPECT_NEAR(bpr_time(1, 100, 100 * x, {1, beta}) / (1 + std::pow(x, beta)), 1, 1e-13) << beta;
}

TEST(Bpr, IntegralIsSimpsonsForEveryPower) {
  for (double beta : {0.0, 1.0, 3.0, 4.0, 7.0, 16.83}) {
    auto const time = [&](double v) { return bpr_time(60, 900, v, {0.6, beta}); };
    EXPECT_NEAR(bpr_integral(60, 900, 1100, {0.6, beta}) / small::simpson(time, 1100), 1, 1e-9) << beta;
  }
}

TEST(Bpr, AnAlphaOfTwoInABillionIsNotLost) {
  EXPECT_NEAR(bpr_time(1, 1, 10, {2e-9, 1}) - 1, 2e-8, 1e-15);
  EXPECT_DOUBLE_EQ(bpr_slope(1, 1, 10, {2e-9, 1}), 2e-9);
}

TEST(Bpr, WhereAlphaOrBetaIsZeroNothingIsDividedByTheCapacity) {
  EXPECT_EQ(bpr_time(5, 0, 0, {0, 4}), 5);
  EXPECT_EQ(bpr_time(5, 0, 3, {0.2, 0}), 6);
  EXPECT_EQ(bpr_slope(5, 0, 3, {0, 4}), 0);
  EXPECT_EQ(bpr_integral(5, 0, 3, {0.2, 0}), 18);
}

TEST(Bpr, NeitherVolumeNorAlphaZeroGivesNotANumber) {
  EXPECT_EQ(bpr_time(5, 1, 0, {0, 0}), 5);
  EXPECT_EQ(bpr_slope(5, 1, 0, {0, 0}), 0);
  EXPECT_EQ(bpr_slope(5, 1, 0, {1, 0.5}), 0);
  EXPECT_EQ(bpr_slope(5, 1, 10, {0.15, 0}), 0);
}

TEST(Bpr, DoubledVolumesAndCapacitiesLeaveTimesUnchanged) {
  EXPECT_EQ(bpr_time(60, 900, 700, {}), bpr_time(60, 1800, 1400, {}));
}

TEST(Bpr, SpansOfDifferentLengthsAreRefused) {
  std::vector<double> const three(3, 1.0), two(2, 1.0);
  std::vector<double> time(3);
  EXPECT_THROW(bpr_travel_time(three, two, three, {}, time), Violation);
}

TEST(Pcu, ThreeMotorbikesTakeLessRoomThanACar) {
  EXPECT_LT(3 * pcu_of(VehicleClass::motorbike), 1);
}

}  // namespace
}  // namespace tanvan
