#include "sim/traffic/bpr.hpp"

#include <gtest/gtest.h>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/traffic/pcu.hpp"

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
